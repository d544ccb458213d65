import { describe, expect, it } from 'vitest';
import { driehoek } from '../../src/core/prognose/driehoek/antwoord.ts';
import type { DriehoekAntwoord, DriehoekOpties } from '../../src/core/prognose/driehoek/typen.ts';
import { invoerVan } from './driehoeken.ts';
import { eis } from './eis.ts';
import { GENINS, RAA } from './klassiek.ts';

const reken = (rijen: typeof RAA, opties: DriehoekOpties): DriehoekAntwoord =>
  eis(driehoek(invoerVan(rijen), opties));

/** Standard error as a share of what is still to come, in per cent. */
const procenten = (a: DriehoekAntwoord): number[] =>
  [...a.herkomst.slice(1), a.totaal].map((r) => (100 * (r.standaardfout ?? 0)) / r.nogTeMelden);

describe('what was published', () => {
  it('RAA: Mack 1994, CAS Forum (reserve and standard error); R ChainLadder (log-linear, tail)', () => {
    const { totaal } = reken(RAA, { methode: 'mack' });
    expect(Math.round(totaal.nogTeMelden)).toBe(52_135);
    expect(Math.round(totaal.standaardfout ?? 0)).toBe(26_909);
    const log = reken(RAA, { methode: 'mack', sigma: 'loglineair' });
    expect(log.totaal.standaardfout).toBeCloseTo(26_880.74, 2);
    const staart = reken(RAA, { methode: 'mack', staart: 1.05 });
    expect(staart.totaal.standaardfout).toBeCloseTo(28_669.91, 2);
  });

  it('Taylor and Ashe: Mack 1993, ASTIN Bulletin 23, table 1', () => {
    const a = reken(GENINS, { methode: 'mack' });
    expect(Math.round(a.totaal.nogTeMelden)).toBe(18_680_856);
    expect(Math.round(a.totaal.standaardfout ?? 0)).toBe(2_447_095);
    expect(a.herkomst.map((r) => Math.round(r.standaardfout ?? 0))).toEqual([
      0, 75_535, 121_699, 133_549, 261_406, 411_010, 558_317, 875_328, 971_258, 1_363_155,
    ]);
  });

  // England 2002, Insurance: Mathematics and Economics 31, tables 1-3: one sample of 1,000 draws,
  // so bands and not exact values.
  const ENGLAND = [117, 47, 37, 31, 27, 23, 21, 25, 44, 16];

  it('Taylor and Ashe: England 2002, prediction error by origin within 2 points', () => {
    const gekregen = procenten(reken(GENINS, { methode: 'odp' }));
    expect(gekregen).toHaveLength(ENGLAND.length);
    ENGLAND.forEach((p, i) => {
      expect(Math.abs((gekregen[i] ?? 0) - p)).toBeLessThan(2);
    });
  });

  it('Taylor and Ashe: England 2002, the bootstrap within 10 per cent', () => {
    const { totaal } = reken(GENINS, { methode: 'odp-bootstrap' });
    expect(Math.abs((totaal.standaardfout ?? 0) / 2_956_000 - 1)).toBeLessThan(0.1);
    const banden = [
      [totaal.p50, 18_532],
      [totaal.p75, 20_640],
      [totaal.p90, 22_620],
      [totaal.p95, 23_827],
      [totaal.p99, 25_967],
    ] as const;
    for (const [p, verwacht] of banden)
      expect(Math.abs((p ?? 0) / 1000 / verwacht - 1)).toBeLessThan(0.1);
  });
});
