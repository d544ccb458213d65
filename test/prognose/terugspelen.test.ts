import { beforeAll, describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import { type Datum, type Maand, maandIndex, maandMetIndex } from '../../src/core/basis/datum.ts';
import { zekerBedrag } from '../../src/core/basis/verdeling.ts';
import { crps } from '../../src/core/prognose/terugspelen/scores.ts';
import {
  speelTerug,
  type TerugblikUitkomst,
} from '../../src/core/prognose/terugspelen/terugspelen.ts';
import type { Cel, DeclaratiePost, JaarprognoseInvoer } from '../../src/core/prognose/typen.ts';

const EERSTE = maandIndex('2021-01' as Maand);
const MAANDEN = 57;

/** 1.000 euros of care a month: half known a month later, half two months later. */
function cellen(): Cel[] {
  return Array.from({ length: MAANDEN }, (_, i) => EERSTE + i).flatMap((m) =>
    [1, 2].map((later) => ({
      herkomst: maandMetIndex(m),
      bekend: `${maandMetIndex(m + later)}-15` as Datum, // a day that exists
      bedragCenten: toCenten(50_000),
      aanbieder: 'a',
    })),
  );
}
const post = (code: string): DeclaratiePost => ({
  ...{ post: code, naam: code, wet: 'wmo', taakveld: null, soort: 'last', stroom: 'declaraties' },
  ...{ begrootCenten: null, begrootPrimitiefCenten: null, cellen: cellen() },
});
const invoer: JaarprognoseInvoer = {
  ...{ jaar: 2025, basis: 'leverjaar', peildatum: '2025-09-30' as Datum },
  posten: [post('A'), post('B')],
};

let u: TerugblikUitkomst;
const voortgang: number[] = [];
beforeAll(() => {
  u = speelTerug(invoer, 20, (deel) => voortgang.push(deel));
});
const wape = (methode: string, s = u.jaarScore) =>
  s.methoden.find((m) => m.methode === methode)?.wape;

describe('playing the forecast back', () => {
  it('scores the straight line as it is by hand', () => {
    // whole cents; month-ends of 2024; at the end of month k is (k - 1,5) of k months in, nothing at the first
    const maanden = Array.from({ length: 12 }, (_, i) => i + 1);
    const fout = maanden.map((k) => (k === 1 ? 1 : 1.5 / k));
    const verwacht = fout.reduce((s, x) => s + x, 0) / 12;
    expect(u.jaarScore.aantal).toBe(12);
    expect(wape('rechteLijn')).toBeCloseTo(verwacht, 7);
  });

  it('finds chain ladder right on a steady pattern, where it can say something', () => {
    const jong = u.perLeeftijd.find((l) => l.van === 1);
    expect(jong?.score.methoden.find((m) => m.methode === 'chainLadder')).toMatchObject({
      // January up to November 2024 as seen a month later, of two posts
      ...{ aantal: 22, wape: expect.closeTo(0, 9), vertekening: expect.closeTo(0, 9) },
    });
    // nothing ever came in the month of care itself
    const nul = u.perLeeftijd.find((l) => l.van === 0);
    expect(wape('chainLadder', nul?.score)).toBeNull();
    // from February on every month that it speaks of is right, so the year is too
    const jaar = u.jaarScore.methoden.find((m) => m.methode === 'chainLadder');
    expect(jaar).toMatchObject({ aantal: 11, wape: expect.closeTo(0, 9) });
    expect(wape('toewijzingen')).toBeNull();
  });

  it('finds this engine near the truth, far better than the straight line', () => {
    expect(wape('stuurhuis')).toBeLessThan(0.02);
    expect(u.jaarScore.crpsWinst).toBeGreaterThan(0.8);
    expect(u.jaarScore.dekking80).toBe(1);
  });

  it('leaves out and counts what has not matured', () => {
    // care after December 2024 is younger than nine months: 1 + .. + 8 months of two posts, 8 years
    expect(u.maandeinden).toHaveLength(20);
    expect(u.nietRijp).toBe(2 * 36 + 8);
    expect(u.jaren.filter((j) => j.werdCenten === null)).toHaveLength(8);
    expect(u.perPost.map((p) => p.score.aantal)).toEqual([78, 78]);
  });

  it('tells how far it is, up to the end', () => {
    expect(voortgang).toHaveLength(20);
    expect(voortgang.at(-1)).toBe(1);
  });
});

describe('the score of a distribution', () => {
  it('of a point is its absolute error', () => {
    expect(crps(zekerBedrag(toCenten(100)), 130)).toBeCloseTo(30, 10);
    expect(crps(zekerBedrag(toCenten(100)), 70)).toBeCloseTo(30, 10);
  });
});
