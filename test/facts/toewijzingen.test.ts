import { afterEach, describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import type { ToewijzingFeit } from '../../src/facts/feiten.ts';
import type { Facts } from '../../src/facts/port.ts';
import {
  antwoord,
  dag,
  declaratie,
  laad,
  maand,
  openProef,
  type Proef,
  type ProefBericht,
  persoon,
  prestatie,
  toewijzing,
  toewijzingen,
} from './stad.ts';

let proef: Proef | undefined;
afterEach(async () => {
  await proef?.ruimOp();
  proef = undefined;
});

async function met(berichten: readonly ProefBericht[]): Promise<Facts> {
  proef = await openProef();
  await laad(proef.facts, berichten);
  return proef.facts;
}

const snede = (van: string, tot: string, peildatum = '2025-12-31') => ({
  gemeente: '9998',
  peildatum: dag(peildatum),
  filter: { leverperiodeVan: maand(van), leverperiodeTot: maand(tot) },
});

/** A tariff of 50 euro an hour, learned from ten approved hours. */
const PRIJS = [
  declaratie('P', '2025-02-10', [
    prestatie('P1', 500, '2025-01', { volume: 10, client: persoon(99) }),
  ]),
  antwoord('P', '2025-02-11'),
];

const waardeVan = async (t: ToewijzingFeit, van: string, tot = van) => {
  const facts = await met([...PRIJS, toewijzingen('T', '2025-01-02', [t])]);
  const [r] = await facts.toegewezen({ ...snede(van, tot), per: [] });
  return r;
};

describe('value of toewijzingen', () => {
  it('takes weekly volume by days over seven, at the learned price, pro rata to the month', async () => {
    // 16 January to 31 January: 16 days, 4 hours a week, 50 euro.
    const r = await waardeVan(toewijzing(1, '2025-01-16', null), '2025-01');
    expect(r).toEqual({
      ...{ toewijzingen: 1, waardeCenten: Math.round((16 / 7) * 4 * 5000) },
      zonderPrijs: 0,
    });
  });

  it.each([
    ['1', 4 * 31 * 5000],
    ['4', 4 * 5000],
    ['6', Math.round((4 * 31 * 5000) / 59)],
  ])('reads frequentie %s', async (frequentie, centen) => {
    const r = await waardeVan(toewijzing(1, '2025-01-01', '2025-02-28', { frequentie }), '2025-01');
    expect(r?.waardeCenten).toBe(centen);
  });

  it('takes volume in unit 83 as cents, and a budget over its days', async () => {
    const euros = toewijzing(1, '2025-01-01', null, {
      ...{ eenheid: '83', volume: 25_000, frequentie: '4', code: '02E01' },
    });
    expect((await waardeVan(euros, '2025-03'))?.waardeCenten).toBe(25_000);
    await proef?.ruimOp();
    const budget = toewijzing(1, '2025-01-01', '2025-01-10', {
      ...{ volume: null, eenheid: null, frequentie: null, code: null },
      budgetCenten: toCenten(100_000),
    });
    expect((await waardeVan(budget, '2025-01', '2025-12'))?.waardeCenten).toBe(100_000);
  });

  it('learns the price of an hour from lines in minutes', async () => {
    const facts = await met([
      declaratie('P', '2025-02-10', [
        prestatie('P1', 60, '2025-01', { volume: 60, eenheid: '01' }),
      ]),
      antwoord('P', '2025-02-11'),
      toewijzingen('T', '2025-01-02', [
        toewijzing(1, '2025-01-01', null, { frequentie: '4', volume: 2 }),
      ]),
    ]);
    const [r] = await facts.toegewezen({ ...snede('2025-01', '2025-01'), per: [] });
    expect(r?.waardeCenten).toBe(12_000);
  });

  it('says how many toewijzingen have no price, also when the price is not known yet', async () => {
    const facts = await met([
      ...PRIJS,
      toewijzingen('T', '2025-01-02', [toewijzing(1, '2025-01-01', null)]),
    ]);
    const vroeg = { ...snede('2025-01', '2025-01', '2025-02-10'), per: [] };
    expect(await facts.toegewezen(vroeg)).toEqual([
      { toewijzingen: 1, waardeCenten: 0, zonderPrijs: 1 },
    ]);
  });

  it('takes the highest date and time as latest version, of those known at the peildatum', async () => {
    const oud = toewijzing(1, '2025-01-01', null, { volume: 4, frequentie: '4' });
    const nieuw = { ...oud, toewijzingsdatum: dag('2025-03-01'), volume: 8 };
    const facts = await met([
      ...PRIJS,
      toewijzingen('T2', '2025-03-02', [nieuw]),
      toewijzingen('T3', '2025-04-01', [oud]),
      toewijzingen('T1', '2025-01-02', [oud]),
    ]);
    const waarde = async (peildatum: string) =>
      (await facts.toegewezen({ ...snede('2025-06', '2025-06', peildatum), per: [] }))[0]
        ?.waardeCenten;
    expect(await waarde('2025-03-01')).toBe(20_000);
    expect(await waarde('2025-03-02')).toBe(40_000);
    expect(await waarde('2025-12-31')).toBe(40_000);
    const stappen = await facts.toegewezen({
      ...snede('2025-06', '2025-06'),
      per: ['bekendSinds'],
    });
    expect(stappen.map((r) => [r.bekendSinds, r.waardeCenten, r.toewijzingen])).toEqual([
      ['2025-01-02', 20_000, 1],
      ['2025-03-02', 20_000, 0],
    ]);
  });

  it('treats a toewijzing with redenWijziging 13 as never sent from that day on', async () => {
    const oud = toewijzing(1, '2025-01-01', null, { frequentie: '4' });
    const weg = { ...oud, toewijzingsdatum: dag('2025-03-01'), redenWijziging: '13' };
    const facts = await met([
      ...PRIJS,
      toewijzingen('T1', '2025-01-02', [oud]),
      toewijzingen('T2', '2025-03-02', [{ ...weg, einddatum: dag('2025-01-01') }]),
    ]);
    const aantal = async (peildatum: string) =>
      (await facts.toegewezen({ ...snede('2025-06', '2025-06', peildatum), per: [] }))[0]
        ?.toewijzingen;
    expect(await aantal('2025-03-01')).toBe(1);
    expect(await aantal('2025-03-02')).toBe(0);
    const { rijen: inUit } = await facts.inUitstroom({ ...snede('2025-01', '2025-12'), per: [] });
    expect(inUit).toMatchObject([{ instroom: 0, uitstroom: 0, duurGemiddeldDagen: null }]);
  });
});

describe('clients', () => {
  it('are counted three ways', async () => {
    const facts = await met([
      toewijzingen('T', '2025-01-02', [
        toewijzing(1, '2025-01-01', '2025-02-15'),
        toewijzing(2, '2025-02-01', null, { client: persoon(2) }),
      ]),
      declaratie('D1', '2025-03-10', [
        prestatie('R1', 10, '2025-01'),
        prestatie('R2', 10, '2025-02'),
        prestatie('R3', 10, '2025-02', { client: persoon(3), toewijzingNummer: 77 }),
      ]),
      antwoord('D1', '2025-03-20'),
    ]);
    const per = await facts.clienten({ ...snede('2025-01', '2025-03'), per: ['leverperiode'] });
    expect(per).toEqual([
      { leverperiode: '2025-01', opPeildatum: 1, metLevering: 1, uniekInJaar: 1 },
      { leverperiode: '2025-02', opPeildatum: 1, metLevering: 2, uniekInJaar: 2 },
      { leverperiode: '2025-03', opPeildatum: 1, metLevering: 0, uniekInJaar: 2 },
    ]);
    const jaar = await facts.clienten({ ...snede('2025-01', '2025-12'), per: ['wijk'] });
    expect(jaar).toEqual([
      { wijk: 'W1', opPeildatum: 1, metLevering: 1, uniekInJaar: 1 },
      { wijk: null, opPeildatum: 0, metLevering: 1, uniekInJaar: 1 },
    ]);
  });

  it('have no care from a line that is not approved, returned or credited', async () => {
    const facts = await met([
      declaratie('D2', '2025-04-10', [
        prestatie('C1', -10, '2025-01', { vorigReferentieNummer: 'R1' }),
      ]),
      antwoord('D2', '2025-04-20'),
      declaratie('D1', '2025-03-10', [
        prestatie('R1', 10, '2025-01'),
        prestatie('R2', 10, '2025-01', { client: persoon(2) }),
      ]),
      antwoord('D1', '2025-03-20', ['R2']),
    ]);
    const aantal = async (peildatum: string) =>
      (await facts.clienten({ ...snede('2025-01', '2025-01', peildatum), per: [] }))[0]
        ?.metLevering;
    expect(await aantal('2025-03-19')).toBe(0);
    expect(await aantal('2025-03-20')).toBe(1);
    expect(await aantal('2025-04-19')).toBe(1);
    expect(await aantal('2025-04-20')).toBe(0);
  });

  it('flow in and out per voorziening, not per toewijzing', async () => {
    const facts = await met([
      toewijzingen('T', '2025-01-02', [
        toewijzing(1, '2025-01-01', '2025-03-31'),
        toewijzing(2, '2025-02-01', '2025-04-10'),
        toewijzing(3, '2025-01-01', null, { categorie: '07', code: '07A01' }),
        toewijzing(4, '2025-03-01', '2025-03-31', { client: persoon(2) }),
        toewijzing(5, '2025-06-01', '2025-06-30', { client: persoon(2) }),
      ]),
    ]);
    const { rijen } = await facts.inUitstroom({ ...snede('2025-01', '2025-12'), per: [] });
    const [jaar] = rijen;
    expect(jaar).toEqual({
      ...{ instroom: 4, uitstroom: 3, nogNietZeker: 0, administratieveOvergangen: 0 },
      ...{ duurGemiddeldDagen: (100 + 31 + 30) / 3, duurMediaanDagen: 31 },
    });
  });

  it('count on the peildatum, and take what is planned or just ended for no outflow yet', async () => {
    const facts = await met([
      toewijzingen('T', '2025-01-02', [
        toewijzing(1, '2025-01-01', '2025-10-31'),
        toewijzing(2, '2025-01-01', '2025-09-30', { client: persoon(2) }),
        toewijzing(3, '2025-01-01', '2025-08-29', { client: persoon(3) }),
        toewijzing(4, '2025-10-15', null, { client: persoon(4) }),
      ]),
    ]);
    const vraag = { ...snede('2025-01', '2025-10', '2025-10-01'), per: [] };
    expect(await facts.clienten(vraag)).toMatchObject([{ opPeildatum: 1 }]);
    const { rijen } = await facts.inUitstroom(vraag);
    expect(rijen).toMatchObject([{ instroom: 3, uitstroom: 1, nogNietZeker: 1 }]);
  });

  it('do not flow when a re-tender ends and issues every toewijzing again', async () => {
    const facts = await met([
      toewijzingen('T', '2025-01-02', [
        toewijzing(1, '2024-03-01', '2024-12-31'),
        toewijzing(2, '2025-01-01', null, { code: '02B09' }),
        toewijzing(3, '2024-03-01', '2024-12-31', { client: persoon(2) }),
        toewijzing(4, '2025-02-01', null, { client: persoon(2) }),
        toewijzing(5, '2024-03-01', '2024-12-31', { client: persoon(3) }),
        toewijzing(6, '2025-02-02', null, { client: persoon(3) }),
      ]),
    ]);
    const { rijen: stroom, geheel } = await facts.inUitstroom({
      ...snede('2024-12', '2025-02'),
      per: ['leverperiode'],
    });
    expect(
      stroom.map((r) => [r.leverperiode, r.instroom, r.uitstroom, r.administratieveOvergangen]),
    ).toEqual([
      ['2024-12', 0, 1, 0],
      ['2025-01', 0, 0, 1],
      ['2025-02', 1, 0, 1],
    ]);
    expect(geheel).toMatchObject([{ instroom: 1, uitstroom: 1, administratieveOvergangen: 2 }]);
  });
});
