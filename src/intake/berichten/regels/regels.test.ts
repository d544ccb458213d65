import { describe, expect, it } from 'vitest';
import type { BerichtInhoud } from '../beschrijving/standaard.ts';
import { readBericht } from '../lezer.ts';
import { writeBericht } from '../schrijver.ts';
import { voorbeeld301, voorbeeld323, voorbeeld325 } from '../voorbeelden.fixture.ts';
import { isBsn } from './bsn.ts';

type Inhoud323 = BerichtInhoud<'WMO323'>;
type Prestatie =
  Inhoud323['Declaratie']['Clienten']['Client'][number]['Prestaties']['Prestatie'][number];
type Toewijzing =
  BerichtInhoud<'JW301'>['Client']['ToegewezenProducten']['ToegewezenProduct'][number];

async function bevindingen(xml: string): Promise<string[]> {
  const uitkomst = await readBericht([Buffer.from(xml)]);
  if (!uitkomst.ok) throw new Error(uitkomst.problem.detail);
  return uitkomst.value.bevindingen.map((b) => `${b.code} ${b.regel ?? '-'}: ${b.melding}`);
}

/** The example declaration with changed lines, and the right total unless another is given. */
function declaratie(
  wijzig: (p: Prestatie, i: number) => Prestatie,
  meer: { totaal?: number; bsn?: string; periode?: [string, string] } = {},
): Promise<string[]> {
  const inhoud = voorbeeld323();
  const [client] = inhoud.Declaratie.Clienten.Client;
  if (!client) throw new Error('the example has a client');
  const lijst = client.Prestaties.Prestatie.map(wijzig);
  const som = lijst.reduce(
    (t, p) => t + (p.IngediendBedrag.DebetCredit === 'C' ? -1 : 1) * p.IngediendBedrag.Bedrag,
    0,
  );
  const totaal = meer.totaal ?? som;
  const [Begindatum, Einddatum] = meer.periode ?? ['2026-04-01', '2026-04-30'];
  const gewijzigd: Inhoud323 = {
    ...inhoud,
    Declaratie: {
      ...inhoud.Declaratie,
      DeclaratiePeriode: { Begindatum, Einddatum },
      TotaalIngediendBedrag: {
        TotaalBedrag: Math.abs(totaal),
        DebetCredit: totaal < 0 ? 'C' : 'D',
      },
      Clienten: { Client: [{ Bsn: meer.bsn ?? client.Bsn, Prestaties: { Prestatie: lijst } }] },
    },
  };
  return bevindingen(writeBericht('WMO323', gewijzigd));
}

const eerste =
  (anders: Partial<Prestatie>) =>
  (p: Prestatie, i: number): Prestatie =>
    i === 0 ? { ...p, ...anders } : p;
const zelfde = (p: Prestatie): Prestatie => p;

describe('the rules on one 323', () => {
  it('find nothing in a declaration that keeps them', async () => {
    expect(await declaratie(zelfde)).toEqual([]);
  });

  it('TR358: the total is the sum of debit minus credit, whatever its sign', async () => {
    expect(await declaratie(zelfde, { totaal: -3000 })).toEqual([
      'TR358 -: TotaalIngediendBedrag is -3000 cent, maar de regels tellen op tot 3000 cent.',
    ]);
  });

  it('TR314: a reference number stands once in a file', async () => {
    const [melding] = await declaratie((p) => ({
      ...p,
      ProductReferentie: { ...p.ProductReferentie, ReferentieNummer: 'RN001' },
    }));
    expect(melding).toBe(
      'TR314 52: ReferentieNummer RN001 komt vaker dan één keer voor in dit bestand.',
    );
  });

  it('a reference number that looks like a BSN is not shown', async () => {
    const [melding] = await declaratie((p) => ({
      ...p,
      ProductReferentie: { ...p.ProductReferentie, ReferentieNummer: 'R-999900006' },
    }));
    expect(melding).toMatch(/^TR314 52: ReferentieNummer R-\*{9} komt/);
  });

  it('TR316 and IV091: a credit names its debit, which is in another file', async () => {
    const credit = (vorig: string | undefined) => (p: Prestatie, i: number) =>
      i === 0
        ? p
        : { ...p, ProductReferentie: { ReferentieNummer: 'RN002', VorigReferentieNummer: vorig } };
    expect(await declaratie(credit('RN001'))).toEqual([
      'TR316 52: De creditregel staat in hetzelfde bestand als zijn debetregel RN001.',
    ]);
    expect((await declaratie(credit(undefined)))[0]).toMatch(/^IV091 52: Creditregel RN002/);
  });

  it('TR346: the amount is volume times tariff, with room for a rounded tariff a minute', async () => {
    const bedrag = (Bedrag: number) => ({ Bedrag, DebetCredit: 'D' });
    expect((await declaratie(eerste({ IngediendBedrag: bedrag(4999) })))[0]).toBe(
      'TR346 33: IngediendBedrag (4999) is niet GeleverdVolume (4) maal ProductTarief (1250).',
    );
    expect((await declaratie(eerste({ ProductTarief: undefined })))[0]).toMatch(
      /^TR346 33: ProductTarief ontbreekt/,
    );
    // 100 minutes at 50,20 an hour = 83,67; the tariff a minute is printed as 0,84.
    const minuten = { Eenheid: '01', GeleverdVolume: 100, ProductTarief: 84 };
    expect(await declaratie(eerste({ ...minuten, IngediendBedrag: bedrag(8367) }))).toEqual([]);
    expect(await declaratie(eerste({ ...minuten, IngediendBedrag: bedrag(8300) }))).toHaveLength(1);
  });

  it('in euros the volume is the amount', async () => {
    const [melding] = await declaratie(eerste({ Eenheid: '83', ProductTarief: undefined }));
    expect(melding).toMatch(/^SH-EENHEID83 33: .*het volume \(4\) is niet het bedrag \(5000\)/);
  });

  it('OP367, TR319, TR335 and SH-PERIODE: the months of care and of declaration', async () => {
    const periode = (Begindatum: string, Einddatum: string) =>
      declaratie(eerste({ ProductPeriode: { Begindatum, Einddatum } }));
    expect((await periode('2026-03-15', '2026-04-14'))[0]).toMatch(/^OP367 33/);
    expect((await periode('2026-05-01', '2026-05-31'))[0]).toMatch(/^TR319 33/);
    expect((await periode('2021-04-01', '2021-04-30'))[0]).toMatch(/^TR335 33/);
    expect(await periode('2021-05-01', '2021-05-31')).toEqual([]);
    expect((await periode('2026-04-20', '2026-04-10'))[0]).toMatch(/^SH-PERIODE 33/);
    const kort = await declaratie(zelfde, { periode: ['2026-04-01', '2026-04-29'] });
    expect(kort).toContainEqual(expect.stringMatching(/^SH-DECLARATIEPERIODE/));
  });

  it('SH-BSN: a BSN passes the elfproef, and the finding does not show it', async () => {
    const [melding] = await declaratie(zelfde, { bsn: '123456789' });
    expect(melding).toBe('SH-BSN 30: Het BSN voldoet niet aan de elfproef; controleer de cliënt.');
    expect(['999900006', '111222333'].map(isBsn)).toEqual([true, true]);
    expect(['000000000', '123456789', '12345678', '99990000X'].map(isBsn)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});

describe('the rules on one 325', () => {
  const antwoord = (toegekend: number, code = '0200'): Promise<string[]> => {
    const inhoud = voorbeeld325();
    if (!inhoud.DeclaratieAntwoord) throw new Error('the example has an answer');
    const gewijzigd: BerichtInhoud<'WMO325'> = {
      ...inhoud,
      DeclaratieAntwoord: {
        ...inhoud.DeclaratieAntwoord,
        TotaalToegekendBedrag: {
          TotaalBedrag: Math.abs(toegekend),
          DebetCredit: toegekend < 0 ? 'C' : 'D',
        },
        RetourCodes: { RetourCode: [code] },
      },
    };
    return bevindingen(writeBericht('WMO325', gewijzigd));
  };

  it('SH-TOEGEKEND: what is awarded is what was declared minus what is returned', async () => {
    expect(await antwoord(-2000)).toEqual([]);
    expect(await antwoord(0)).toEqual([
      'SH-TOEGEKEND -: TotaalToegekendBedrag is 0 cent, maar ingediend (3000) min teruggestuurd (5000) is -2000 cent.',
    ]);
  });

  it('nothing is awarded when the declaration as a whole is rejected', async () => {
    expect(await antwoord(0, '9333')).toEqual([]);
  });
});

describe('the rules on one 301, 305 and 307', () => {
  const toewijzing = (anders: Partial<Toewijzing>): Promise<string[]> => {
    const inhoud = voorbeeld301();
    const lijst = inhoud.Client.ToegewezenProducten.ToegewezenProduct.map((t) => ({
      ...t,
      ...anders,
    }));
    const Client = { ...inhoud.Client, ToegewezenProducten: { ToegewezenProduct: lijst } };
    return bevindingen(writeBericht('JW301', { ...inhoud, Client }));
  };
  const zonder = { Product: undefined, Omvang: undefined, Budget: undefined };
  const aspecifiek = { ...zonder, Product: { Categorie: '45' } };

  it.each([
    ['specifiek', {}],
    ['aspecifiek without budget', aspecifiek],
    ['aspecifiek with budget', { ...aspecifiek, Budget: 100 }],
    ['generiek', { ...zonder, Budget: 100 }],
    ['deleted', { RedenWijziging: '13', Einddatum: '2026-05-01' }],
  ])('accept a toewijzing that is %s', async (_, anders) => {
    expect(await toewijzing(anders)).toEqual([]);
  });

  it.each([
    ['a volume a week without end', { Einddatum: undefined }, /^SH-VARIANT 42: .*per week/],
    ['a product code without volume', { Omvang: undefined }, /^SH-VARIANT 42: .*vraagt een Omvang/],
    ['a product code with a budget', { Budget: 1 }, /^SH-VARIANT 42: .*heeft geen Budget/],
    ['a volume without product', { Product: undefined }, /^SH-VARIANT 42: .*bij een productcode/],
    ['nothing but dates', zonder, /^SH-VARIANT 42: .*vraagt een Budget/],
    [
      'a budget without end',
      { ...aspecifiek, Budget: 1, Einddatum: undefined },
      /vraagt een Einddatum/,
    ],
    ['an end before the start', { Einddatum: '2026-04-30' }, /^SH-PERIODE 42/],
    ['a deletion that ends later', { RedenWijziging: '13' }, /^SH-REDEN13 42/],
  ])('find %s', async (_, anders, melding) => {
    expect((await toewijzing(anders))[0]).toMatch(melding);
  });

  it('OP033x2 and SH-PERIODE: a stop has a status that is still in use and ends after it starts', async () => {
    const { Header, Client } = voorbeeld301();
    const StopProduct = [
      {
        Begindatum: '2026-05-01',
        Einddatum: '2026-04-01',
        RedenBeeindiging: '31',
        StatusAanlevering: '2',
      },
    ];
    const { Bsn, Geboortedatum, Geslacht, Naam } = Client;
    const { NaamGebruik: _, Partnernaam: __, ...kort } = Naam;
    const xml = writeBericht('JW307', {
      Header: { ...Header, BerichtCode: '440', Afzender: '12345678', Ontvanger: '9998' },
      Client: { Bsn, Geboortedatum, Geslacht, Naam: kort, StopProducten: { StopProduct } },
    });
    expect(await bevindingen(xml)).toEqual([
      'OP033x2 30: StatusAanlevering 2 wordt niet meer gebruikt; alleen 1 en 3 mogen.',
      'SH-PERIODE 30: StopProduct eindigt (2026-04-01) voor het begint (2026-05-01).',
    ]);
  });
});
