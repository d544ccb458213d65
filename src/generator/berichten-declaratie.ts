import type { BerichtInhoud } from '../intake/berichten/beschrijving/standaard.ts';
import { groepeer } from './groepeer.ts';
import { datumVan, eersteVan, laatsteVan } from './kalender.ts';
import type { Declaratie, Regel } from './model.ts';
import { GEMEENTE, type Kop } from './poststuk.ts';

type Inhoud323 = BerichtInhoud<'WMO323'> & BerichtInhoud<'JW323'>;
type Inhoud325 = BerichtInhoud<'WMO325'> & BerichtInhoud<'JW325'>;
type Prestatie =
  Inhoud323['Declaratie']['Clienten']['Client'][number]['Prestaties']['Prestatie'][number];

/** Signed amount of a line in cents: a credit is negative. */
export const metTeken = (regel: Regel): number => (regel.vorige ? -regel.bedrag : regel.bedrag);

const som = (regels: readonly Regel[]): number => regels.reduce((s, r) => s + metTeken(r), 0);

const totaal = (bedrag: number) => ({
  TotaalBedrag: Math.abs(bedrag),
  DebetCredit: bedrag < 0 ? 'C' : 'D',
});

/** The 323: lines grouped by client, with the total as TR358 wants it. */
export function inhoud323(d: Declaratie, kop: Kop): Inhoud323 {
  return {
    Header: { Afzender: d.aanbieder.agb, Ontvanger: GEMEENTE, ...kop },
    Declaratie: {
      DeclaratieNummer: d.nummer,
      DeclaratiePeriode: {
        Begindatum: datumVan(eersteVan(d.periode)),
        Einddatum: datumVan(laatsteVan(d.periode)),
      },
      DeclaratieDagtekening: datumVan(d.dag),
      TotaalIngediendBedrag: totaal(som(d.regels)),
      Clienten: {
        Client: [...perClient(d.regels)].map(([Bsn, regels]) => ({
          Bsn,
          Prestaties: { Prestatie: regels.map(prestatie) },
        })),
      },
    },
  };
}

/** The 325: only what was rejected (TR342), or a header alone when the 323 could not be processed. */
export function inhoud325(
  d: Declaratie,
  kop: Kop,
  DeclaratieIdentificatie: Kop['BerichtIdentificatie'],
): Inhoud325 {
  const Header = {
    Afzender: GEMEENTE,
    Ontvanger: d.aanbieder.agb,
    ...kop,
    DeclaratieIdentificatie,
    RetourCodes: codes(d.nietVerzonden ? '0001' : '0200'),
  };
  if (d.nietVerzonden) return { Header };
  const afgewezen = d.regels.filter((r) => d.afgewezen.has(r));
  const Client = [...perClient(afgewezen)].map(([Bsn, regels]) => ({
    Bsn,
    Prestaties: {
      Prestatie: regels.map((r) => ({
        ...prestatie(r),
        RetourCodes: codes(d.afgewezen.get(r) ?? '0233'),
      })),
    },
    RetourCodes: codes('0200'),
  }));
  return {
    Header,
    DeclaratieAntwoord: {
      DeclaratieNummer: d.nummer,
      TotaalIngediendBedrag: totaal(som(d.regels)),
      TotaalToegekendBedrag: totaal(d.geheelAfgewezen ? 0 : som(d.regels) - som(afgewezen)),
      ...(Client.length > 0 ? { Clienten: { Client } } : {}),
      RetourCodes: codes(d.geheelAfgewezen ?? (Client.length > 0 ? '0200' : '8001')),
    },
  };
}

const codes = (...RetourCode: string[]) => ({ RetourCode });

function prestatie(r: Regel): Prestatie {
  const { toewijzing, van, tot } = r.levering;
  const { product, nummer } = toewijzing;
  return {
    ProductReferentie: {
      ReferentieNummer: r.referentie,
      ...(r.vorige ? { VorigReferentieNummer: r.vorige.referentie } : {}),
    },
    ToewijzingNummer: nummer,
    ProductCategorie: product.categorie,
    ProductCode: product.code,
    ProductPeriode: { Begindatum: datumVan(van), Einddatum: datumVan(tot) },
    GeleverdVolume: r.volume,
    Eenheid: product.eenheid,
    ...(r.tarief === null ? {} : { ProductTarief: r.tarief }),
    IngediendBedrag: { Bedrag: r.bedrag, DebetCredit: r.vorige ? 'C' : 'D' },
  };
}

const perClient = (regels: readonly Regel[]) =>
  groepeer(regels, (r) => r.levering.toewijzing.client.bsn);
