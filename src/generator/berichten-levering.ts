import type { BerichtInhoud } from '../intake/berichten/beschrijving/standaard.ts';
import { writeBericht } from '../intake/berichten/schrijver.ts';
import { naamVan, omvangVan, referentieVan, wie } from './bericht-deel.ts';
import { datumVan } from './kalender.ts';
import type { Toewijzing } from './model.ts';
import { GEMEENTE, type Kop, type Poststuk } from './poststuk.ts';
import type { Product } from './product.ts';

/** The request, the start and the stop of one toewijzing, all from the provider. */
export function* leveringBerichten(w: Toewijzing): Iterable<Poststuk> {
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
