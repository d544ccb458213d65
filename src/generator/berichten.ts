import type { BerichtInhoud } from '../intake/berichten/beschrijving/standaard.ts';
import { writeBericht } from '../intake/berichten/schrijver.ts';
import { inhoud323, inhoud325 } from './berichten-declaratie.ts';
import { type Dag, datumVan, maandTekst, maandVanDag } from './kalender.ts';
import type { Client, Declaratie, Toewijzing, Versie } from './model.ts';
import type { Product } from './producten.ts';

/** CBS code of the synthetic municipality. */
export const GEMEENTE = '9998';

/** One message that waits for its turn: numbers are given out in order of sending. */
export interface Poststuk {
  readonly dag: Dag;
  /** `WMO301`, `JW323`, ... */
  readonly soort: string;
  readonly afzender: string;
  readonly maakXml: (kop: Kop) => string;
}

export interface Kop {
  readonly BerichtIdentificatie: { readonly Identificatie: string; readonly Dagtekening: string };
}

type Wet = Product['wet'];
type Inhoud301 = BerichtInhoud<'WMO301'> & BerichtInhoud<'JW301'>;
type ToegewezenProduct = Inhoud301['Client']['ToegewezenProducten']['ToegewezenProduct'][number];

/** All messages about toewijzingen and deliveries: 315, 301, 305 and 307. */
export function* toewijzingBerichten(toewijzingen: readonly Toewijzing[]): Iterable<Poststuk> {
  const groepen = new Map<string, Toewijzing[]>();
  for (const w of toewijzingen) {
    const sleutel = `${w.client.bsn}|${w.product.wet}|${w.aanbieder.agb}`;
    const groep = groepen.get(sleutel);
    if (groep) groep.push(w);
    else groepen.set(sleutel, [w]);
    yield* leveringBerichten(w);
  }
  for (const groep of groepen.values()) yield* bericht301(groep);
}

/** One 301 per day: all toewijzingen of this client with this provider that run or changed (OP087). */
function* bericht301(groep: readonly Toewijzing[]): Iterable<Poststuk> {
  const [eerste] = groep;
  if (!eerste) return;
  const dagen = new Set(groep.flatMap((w) => w.versies.map((v) => v.verzonden)));
  for (const dag of dagen) {
    const producten = groep.flatMap((w) => {
      const versie = w.versies.findLast((v) => v.verzonden <= dag);
      const loopt = versie && (versie.einde === null || versie.einde >= dag);
      const weg = versie?.reden === '13' && versie.verzonden < dag;
      return versie && !weg && (loopt || versie.verzonden === dag) ? [toegewezen(w, versie)] : [];
    });
    yield {
      dag,
      soort: eerste.product.wet === 'wmo' ? 'WMO301' : 'JW301',
      afzender: GEMEENTE,
      maakXml: (kop) => xml301(eerste, kop, producten),
    };
  }
}

function xml301(
  { client, aanbieder, product }: Toewijzing,
  kop: Kop,
  producten: readonly ToegewezenProduct[],
): string {
  const { persoon } = client;
  const { adres } = persoon.huishouden;
  const toevoeging = adres.toevoeging === null ? {} : { HuisnummerToevoeging: adres.toevoeging };
  const inhoud: Inhoud301 = {
    Header: { Afzender: GEMEENTE, Ontvanger: aanbieder.agb, ...kop },
    Client: {
      ...wie(client),
      Naam: { ...naamVan(client), NaamGebruik: '1' },
      Contactgegevens: {
        Contact: [
          {
            Soort: '01',
            Adres: {
              Huis: { Huisnummer: adres.huisnummer, ...toevoeging },
              Postcode: adres.postcode,
              Straatnaam: adres.straat,
              Plaatsnaam: 'Voorbeeldstad',
              LandCode: 'NL',
            },
          },
        ],
      },
      ToegewezenProducten: { ToegewezenProduct: producten },
    },
  };
  return writeBericht(product.wet === 'wmo' ? 'WMO301' : 'JW301', inhoud);
}

function toegewezen(w: Toewijzing, versie: Versie): ToegewezenProduct {
  const { product } = w;
  const { frequentie } = product.toegekend;
  const aspecifiek = frequentie === null;
  return {
    ToewijzingNummer: w.nummer,
    ...(w.verzoek ? { ReferentieAanbieder: referentieVan(w) } : {}),
    Product: { Categorie: product.categorie, ...(aspecifiek ? {} : { Code: product.code }) },
    Toewijzingsdatum: datumVan(versie.besluit),
    Toewijzingstijd: tijdVan(w.nummer),
    Ingangsdatum: datumVan(w.ingang),
    ...(versie.einde === null ? {} : { Einddatum: datumVan(versie.einde) }),
    ...(versie.reden === null ? {} : { RedenWijziging: versie.reden }),
    ...omvangVan(w),
  };
}

function omvangVan({ product, volume }: Toewijzing): Pick<ToegewezenProduct, 'Omvang' | 'Budget'> {
  const { frequentie } = product.toegekend;
  if (frequentie === null) return { Budget: volume };
  return { Omvang: { Volume: volume, Eenheid: product.eenheid, Frequentie: frequentie } };
}

const referentieVan = (w: Toewijzing): string => `REF-${w.aanbieder.agb}-${w.nummer}`;

/** A time of day in office hours, fixed per toewijzing. */
function tijdVan(nummer: number): string {
  const minuut = (nummer * 37) % 480;
  const twee = (n: number): string => String(n).padStart(2, '0');
  return `${twee(9 + Math.floor(minuut / 60))}:${twee(minuut % 60)}:${twee((nummer * 13) % 60)}`;
}

const wie = ({ bsn, persoon }: Client) => ({
  Bsn: bsn,
  Geboortedatum: { Datum: datumVan(persoon.geboren) },
  Geslacht: persoon.geslacht,
});

const naamVan = ({ persoon }: Client) => ({
  Geslachtsnaam: {
    Achternaam: persoon.achternaam,
    ...(persoon.voorvoegsel === null ? {} : { Voorvoegsel: persoon.voorvoegsel }),
  },
  Voornamen: persoon.voornaam,
  Voorletters: persoon.voornaam.charAt(0),
});

/** The request, the start and the stop of one toewijzing, all from the provider. */
function* leveringBerichten(w: Toewijzing): Iterable<Poststuk> {
  const { aanbieder, client, product, verzoek } = w;
  const wmo = product.wet === 'wmo';
  const afzender = aanbieder.agb;
  const kort = { ...wie(client), Naam: naamVan(client) };
  const header = (kop: Kop) => ({ Afzender: afzender, Ontvanger: GEMEENTE, ...kop });
  if (verzoek) {
    const aanvraag = {
      ReferentieAanbieder: referentieVan(w),
      ...aangevraagd(w, verzoek.verwijzer),
    };
    const soort = wmo ? 'WMO315' : 'JW315';
    const Client = { ...kort, AangevraagdeProducten: { AangevraagdProduct: [aanvraag] } };
    const maakXml = (kop: Kop) => schrijf315(wmo, { Header: header(kop), Client });
    yield { dag: verzoek.dag, soort, afzender, maakXml };
  }
  for (const melding of w.meldingen) {
    const { dag, begin, status, stop } = melding;
    const sleutel = {
      ToewijzingNummer: w.nummer,
      Product: productVanMelding(product),
      ToewijzingIngangsdatum: datumVan(w.ingang),
      Begindatum: datumVan(begin),
    };
    if (stop) {
      const einde = { RedenBeeindiging: stop.reden, Einddatum: datumVan(stop.dag) };
      const StopProduct = [{ ...sleutel, ...einde, StatusAanlevering: status }];
      const soort = wmo ? 'WMO307' : 'JW307';
      const Client = { ...kort, StopProducten: { StopProduct } };
      const maakXml = (kop: Kop) => schrijf307(wmo, { Header: header(kop), Client });
      yield { dag, soort, afzender, maakXml };
    } else {
      const StartProduct = [{ ...sleutel, StatusAanlevering: status }];
      const soort = wmo ? 'WMO305' : 'JW305';
      const Client = { ...kort, StartProducten: { StartProduct } };
      const maakXml = (kop: Kop) => schrijf305(wmo, { Header: header(kop), Client });
      yield { dag, soort, afzender, maakXml };
    }
  }
}

const schrijf315 = (wmo: boolean, inhoud: BerichtInhoud<'WMO315'> & BerichtInhoud<'JW315'>) =>
  wmo ? writeBericht('WMO315', inhoud) : writeBericht('JW315', inhoud);
const schrijf305 = (wmo: boolean, inhoud: BerichtInhoud<'WMO305'> & BerichtInhoud<'JW305'>) =>
  wmo ? writeBericht('WMO305', inhoud) : writeBericht('JW305', inhoud);
const schrijf307 = (wmo: boolean, inhoud: BerichtInhoud<'WMO307'> & BerichtInhoud<'JW307'>) =>
  wmo ? writeBericht('WMO307', inhoud) : writeBericht('JW307', inhoud);

const productVanMelding = ({ categorie, code, toegekend }: Product) => ({
  Categorie: categorie,
  ...(toegekend.frequentie === null ? {} : { Code: code }),
});

function aangevraagd(w: Toewijzing, verwijzer: string) {
  const einde = w.versies[0]?.einde ?? null;
  return {
    Product: productVanMelding(w.product),
    ToewijzingIngangsdatum: datumVan(w.ingang),
    ...(einde === null ? {} : { ToewijzingEinddatum: datumVan(einde) }),
    ...omvangVan(w),
    Verwijzer: verwijzerVan(verwijzer, w.nummer),
    Raamcontract: '1',
  };
}

/** A doctor is known by a (made-up) AGB code, an institution by its name. */
function verwijzerVan(type: string, nummer: number) {
  if (type === '02')
    return { Type: type, ZorgverlenerCode: `0198${String((nummer * 7) % 9).padStart(4, '0')}` };
  if (type === '04') return { Type: type, Naam: 'Jeugdbescherming Stroomwacht' };
  if (type === '01')
    return { Type: type, Naam: `Wijkteam ${['Noord', 'Oost', 'Zuid', 'West'][nummer % 4]}` };
  return { Type: type };
}

/** The 323 and its 325; the answer names the 323 by the number that it was sent under. */
export function* declaratieBerichten(declaraties: readonly Declaratie[]): Iterable<Poststuk> {
  for (const d of declaraties) {
    const wet: Wet = d.wet;
    const soort = wet === 'wmo' ? 'WMO323' : 'JW323';
    const antwoord = wet === 'wmo' ? 'WMO325' : 'JW325';
    let gestuurd: Kop['BerichtIdentificatie'] | null = null;
    yield {
      dag: d.dag,
      soort,
      afzender: d.aanbieder.agb,
      maakXml: (kop) => {
        gestuurd = kop.BerichtIdentificatie;
        return writeBericht(soort, inhoud323(d, kop));
      },
    };
    yield {
      dag: d.antwoordDag,
      soort: antwoord,
      afzender: GEMEENTE,
      maakXml: (kop) => {
        if (!gestuurd) throw new Error('a 325 before its 323');
        return writeBericht(antwoord, inhoud325(d, kop, gestuurd));
      },
    };
  }
}

/** Path of a message: folder by month of receipt. */
export const padVan = ({ dag, soort, afzender }: Poststuk, identificatie: string): string =>
  `berichten/${maandTekst(maandVanDag(dag))}/${soort}_${afzender}_${identificatie}.xml`;
