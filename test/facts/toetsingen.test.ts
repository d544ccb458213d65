import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import type { PrestatieFeit, ToewijzingFeit } from '../../src/facts/feiten.ts';
import {
  antwoord,
  dag,
  declaratie,
  laad,
  openProef,
  type Proef,
  type ProefBericht,
  prestatie,
  toewijzing,
  toewijzingen,
} from './stad.ts';

let proef: Proef;
beforeEach(async () => {
  proef = await openProef();
});
afterEach(() => proef.ruimOp());

const GEMEENTE = '9998';

async function getoetst(berichten: readonly ProefBericht[], peildatum = '2025-12-31') {
  await laad(proef.facts, berichten);
  const uit = await proef.facts.toetsingen(GEMEENTE, dag(peildatum));
  return Object.fromEntries(uit.map((t) => [t.regel, t.aantal]));
}

/** A line of care; October 2025 unless told otherwise. */
function zorg(referentie: string, van: string, tot: string, o: Partial<PrestatieFeit> = {}) {
  return prestatie(referentie, 100, '2025-10', { begindatum: dag(van), einddatum: dag(tot), ...o });
}
const OKTOBER = ['2025-10-01', '2025-10-31'] as const;
const ingediend = (...regels: PrestatieFeit[]) => declaratie('D1', '2025-12-01', regels);
const wijs = (o: Partial<ToewijzingFeit> = {}, eind: string | null = '2026-06-30') =>
  toewijzingen('T1', '2025-01-02', [toewijzing(1, '2025-01-01', eind, o)]);

describe('a line against its toewijzing', () => {
  it('that fits goes against no rule', async () => {
    expect(await getoetst([wijs(), ingediend(zorg('R1', ...OKTOBER))])).toEqual({});
  });

  it.each<[string, Partial<PrestatieFeit>, Partial<ToewijzingFeit>]>([
    ['TR338', { toewijzingNummer: 2 }, {}],
    ['TR384', {}, { redenWijziging: '13' }],
    ['TR339', { categorie: '01', code: '02A03' }, {}],
    ['TR340', { code: '02A04' }, {}],
    ['TR341', { eenheid: '14' }, {}],
    ['TR387', { begindatum: dag('2025-10-02') }, {}],
    ['TR388', { einddatum: dag('2025-10-30') }, {}],
    ['TR321', { volume: 5 }, { frequentie: '4' }],
    [
      'TR369',
      {},
      { volume: null, eenheid: null, frequentie: null, code: null, budgetCenten: toCenten(9_999) },
    ],
  ])('is told by %s', async (regel, regelVelden, toewijzingVelden) => {
    const berichten = [wijs(toewijzingVelden), ingediend(zorg('R1', ...OKTOBER, regelVelden))];
    expect(await getoetst(berichten)).toEqual({ [regel]: 1 });
  });

  it('may be in minutes where hours were allocated', async () => {
    const genoeg = zorg('R1', ...OKTOBER, { eenheid: '01', volume: 4 * 5 * 60 });
    expect(await getoetst([wijs(), ingediend(genoeg)])).toEqual({});
    const meer = declaratie('D2', '2025-12-02', [{ ...genoeg, referentieNummer: 'R2', volume: 1 }]);
    expect(await getoetst([meer])).toMatchObject({ TR321: 2 });
  });

  it('is tested as the toewijzing is known at the peildatum, in whatever order they came', async () => {
    const later = toewijzingen('T1', '2025-12-10', [toewijzing(1, '2025-01-01', null)]);
    expect(await getoetst([ingediend(zorg('R1', ...OKTOBER)), later], '2025-12-09')).toEqual({
      TR338: 1,
    });
    expect(await proef.facts.toetsingen(GEMEENTE, dag('2025-12-10'))).toEqual([]);
  });

  it('that its 325 returned is no longer held against the sender', async () => {
    const fout = ingediend(zorg('R1', ...OKTOBER, { toewijzingNummer: 9 }));
    expect(await getoetst([fout, antwoord('D1', '2025-12-20', ['R1'])])).toEqual({});
  });
});

/** The test vectors of the standard (IV076, IV077), by recomputed outcome. */
describe('volume by week', () => {
  const UUR = { volume: 3, eenheid: '04', frequentie: '2' };
  const EURO = { volume: 30_000, eenheid: '83', frequentie: '2' };
  it.each<[string, string, string, string, number, Partial<ToewijzingFeit>]>([
    ['2025-07-07', '2025-09-07', '2025-07-07', '2025-07-31', 12, UUR],
    ['2025-07-07', '2025-09-07', '2025-08-01', '2025-08-31', 15, UUR],
    ['2025-07-07', '2025-09-07', '2025-09-01', '2025-09-07', 3, UUR],
    ['2025-10-07', '2025-12-30', '2025-12-01', '2025-12-30', 15, UUR],
    ['2025-07-07', '2025-09-07', '2025-07-07', '2025-07-31', 90_000, EURO],
    ['2025-07-07', '2025-09-06', '2025-08-01', '2025-08-31', 180_000, EURO],
    ['2025-07-07', '2025-09-06', '2025-09-01', '2025-09-06', 0, EURO],
    ['2025-10-07', '2025-12-31', '2025-12-01', '2025-12-31', 150_000, EURO],
  ])(
    'of %s to %s from %s to %s is at most %i hundredths',
    async (ingang, eind, van, tot, max, o) => {
      const t = toewijzingen('T1', '2025-01-02', [toewijzing(1, ingang, eind, o)]);
      const regel = (volume: number) =>
        zorg('R1', van, tot, { volume, eenheid: o.eenheid ?? '04', begindatum: dag(van) });
      const past = declaratie('D1', '2025-12-31', [regel(max)]);
      expect((await getoetst([t, past]))['TR321']).toBeUndefined();
      const meer = declaratie('D2', '2025-12-31', [{ ...regel(1), referentieNummer: 'R2' }]);
      expect((await getoetst([meer]))['TR321']).toBe(2);
    },
  );

  it('over the whole term is at most 27 hours, whatever the months allow', async () => {
    const t = toewijzingen('T1', '2025-01-02', [toewijzing(1, '2025-07-07', '2025-09-07', UUR)]);
    const maanden = [
      zorg('R1', '2025-07-07', '2025-07-31', { volume: 12 }),
      zorg('R2', '2025-08-01', '2025-08-31', { volume: 15 }),
    ];
    const rest = declaratie('D2', '2025-10-06', [zorg('R3', '2025-09-01', '2025-09-07')]);
    const eerst = declaratie('D1', '2025-10-05', maanden);
    expect(await getoetst([t, eerst], '2025-10-05')).toEqual({});
    expect(await getoetst([rest], '2025-10-06')).toEqual({ TR322: 3 });
  });
});

describe('credits and answers', () => {
  const debet = zorg('R1', ...OKTOBER);
  const credit = (nummer: string, van = 'R1') => ({
    ...zorg(nummer, ...OKTOBER, { bedragCenten: toCenten(-10_000) }),
    vorigReferentieNummer: van,
  });
  const eerst = [wijs(), ingediend(debet), antwoord('D1', '2025-12-03')];

  it('a debit again is told, unless the first was credited', async () => {
    const nogEens = declaratie('D2', '2025-12-05', [{ ...debet, referentieNummer: 'R2' }]);
    expect(await getoetst([...eerst, nogEens])).toEqual({ TR389: 1 });
    expect(await getoetst([declaratie('D3', '2025-12-06', [credit('R3')])])).toEqual({});
  });

  it('a credit twice, and one without its debit, are told with their amount', async () => {
    const tweemaal = declaratie('D2', '2025-12-05', [
      credit('R3'),
      credit('R4'),
      credit('R5', 'R?'),
    ]);
    await laad(proef.facts, [...eerst, tweemaal]);
    expect(await proef.facts.toetsingen(GEMEENTE, dag('2025-12-31'))).toMatchObject([
      { regel: 'CREDIT-ZONDER-DEBET', aantal: 1, bedragCenten: -10_000, bestand: 'D2.xml' },
      { regel: 'TR390', aantal: 1, bedragCenten: -10_000, leverperiode: '2025-10' },
    ]);
  });

  it('an answer to nothing, and one with a line that was not declared, are told', async () => {
    const los = antwoord('D9', '2025-12-05');
    const vreemd = antwoord('D1', '2025-12-03', ['R7']);
    expect(await getoetst([wijs(), ingediend(debet), vreemd, los])).toEqual({
      'ANTWOORD-ZONDER-DECLARATIE': 1,
      TR366: 1,
    });
  });
});
