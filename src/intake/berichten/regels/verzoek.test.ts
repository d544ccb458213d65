import { describe, expect, it } from 'vitest';
import type { BerichtInhoud } from '../beschrijving/standaard.ts';
import { readBericht } from '../lezer.ts';
import { writeBericht } from '../schrijver.ts';

async function codes(xml: string): Promise<string[]> {
  const uitkomst = await readBericht([Buffer.from(xml)]);
  if (!uitkomst.ok) throw new Error(uitkomst.problem.detail);
  return uitkomst.value.bevindingen.map((b) => b.code);
}

const kop = (Afzender: string, Ontvanger: string) => ({
  ...{ Afzender, Ontvanger },
  BerichtIdentificatie: { Identificatie: 'V1', Dagtekening: '2026-05-06' },
});
const AANBIEDER = kop('12345678', '9998');
const BSN = '999900006';

type Aangevraagd =
  BerichtInhoud<'JW315'>['Client']['AangevraagdeProducten']['AangevraagdProduct'][number];
type Nieuw = NonNullable<
  BerichtInhoud<'JW317'>['Client']['Verzoek']['NieuweProducten']
>['NieuwProduct'][number];

const OMVANG = { Volume: 3, Eenheid: '04', Frequentie: '4' };
const PRODUCT = { Categorie: '45', Code: '45A04' };
const PER_WEEK = { ...OMVANG, Frequentie: '2' };

const aanvraag = (p: Partial<Aangevraagd>) =>
  codes(
    writeBericht('JW315', {
      Header: AANBIEDER,
      Client: {
        ...{ Bsn: BSN, Geboortedatum: { Datum: '2012-03-04' }, Geslacht: '2' },
        Naam: { Geslachtsnaam: { Achternaam: 'Voorbeeld' } },
        AangevraagdeProducten: {
          AangevraagdProduct: [
            {
              ...{ ReferentieAanbieder: 'R1', ToewijzingIngangsdatum: '2026-05-01' },
              Verwijzer: { Type: '02' },
              ...p,
            },
          ],
        },
      },
    }),
  );

const verzoek = (v: Partial<BerichtInhoud<'JW317'>['Client']['Verzoek']>) =>
  codes(
    writeBericht('JW317', {
      Header: AANBIEDER,
      Client: { Bsn: BSN, Verzoek: { ReferentieAanbieder: 'R1', RedenVerzoek: '1', ...v } },
    }),
  );
const nieuw = (p: Partial<Nieuw>) =>
  verzoek({ NieuweProducten: { NieuwProduct: [{ GewensteIngangsdatum: '2026-05-01', ...p }] } });
const anders = (p: Partial<Nieuw>) =>
  verzoek({
    TeWijzigenProducten: {
      TeWijzigenProduct: [{ ToewijzingNummer: 1, GewensteIngangsdatum: '2026-05-01', ...p }],
    },
  });
const antwoord = (a: Partial<BerichtInhoud<'JW319'>['Antwoord']>) =>
  codes(
    writeBericht('JW319', {
      Header: kop('9998', '12345678'),
      Antwoord: { ReferentieAanbieder: 'R1', VerzoekAntwoord: '2', ...a },
    }),
  );

describe('the rules on one 315', () => {
  it.each<[string[], Parameters<typeof aanvraag>[0]]>([
    [[], { Product: PRODUCT, Omvang: OMVANG }],
    [[], { Budget: 5, ToewijzingEinddatum: '2026-12-31' }],
    [['CS003'], { ToewijzingEinddatum: '2026-04-30' }],
    [['CD075'], { Budget: 5 }],
    [['CD076'], { Product: PRODUCT, Omvang: PER_WEEK }],
    [['CD041'], { Product: PRODUCT }],
    [['CD095'], { Product: { Categorie: '45' }, Omvang: OMVANG }],
    [['CD077'], { Product: PRODUCT, Omvang: OMVANG, Budget: 5, ToewijzingEinddatum: '2026-12-31' }],
  ])('find %j', async (verwacht, p) => expect(await aanvraag(p)).toEqual(verwacht));
});

describe('the rules on one 317', () => {
  it.each<[string[], Parameters<typeof nieuw>[0]]>([
    [[], { Product: PRODUCT, Omvang: OMVANG }],
    [['CS003'], { Einddatum: '2026-04-30' }],
    [['CD075'], { Budget: 5 }],
    [['CD076'], { Product: PRODUCT, Omvang: PER_WEEK }],
    [['CD041'], { Product: PRODUCT }],
    [['CD096'], { Omvang: OMVANG }],
  ])('find %j in a new product', async (verwacht, p) => expect(await nieuw(p)).toEqual(verwacht));

  it.each<[string[], Parameters<typeof anders>[0]]>([
    [[], { Omvang: OMVANG }],
    [['CD076'], { Omvang: PER_WEEK }],
    [['CD077'], { Omvang: OMVANG, Budget: 5, Einddatum: '2026-12-31' }],
  ])('find %j in a changed product', async (verwacht, p) =>
    expect(await anders(p)).toEqual(verwacht),
  );
});

describe('the rules on one 319', () => {
  it.each<[string[], Parameters<typeof antwoord>[0]]>([
    [[], {}],
    [[], { VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '2' }],
    [
      [],
      {
        ...{ VerzoekAntwoord: '1', RedenAfwijzingVerzoek: '8' },
        Woonplaatsbeginsel: { Gemeente: '0384' },
      },
    ],
    [['CD085'], { VerzoekAntwoord: '1' }],
    [['CD086'], { RedenAfwijzingVerzoek: '3' }],
    [['IV095'], { Woonplaatsbeginsel: { Gemeente: '0384' } }],
  ])('find %j', async (verwacht, a) => expect(await antwoord(a)).toEqual(verwacht));
});
