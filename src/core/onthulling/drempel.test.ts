import { describe, expect, it } from 'vitest';
import { toonbaar, voegKleineSamen } from './drempel.ts';

describe('toonbaar', () => {
  it.each([
    [0, 0],
    [1, null],
    [9, null],
    [10, 10],
    [null, null],
  ])('of %s is %s', (n, getoond) => expect(toonbaar(n)).toBe(getoond));
});

describe('voegKleineSamen', () => {
  const voeg = (...n: (number | null)[]) => voegKleineSamen(n, (x) => x);

  it('leaves groups of ten and more, and nobody, apart', () => {
    expect(voeg(10, 25, 0)).toEqual({ apart: [10, 25, 0], samen: [], teKlein: false });
  });

  it('puts small ones together, with the next one when they are still too few', () => {
    expect(voeg(30, 6, 4, 12)).toEqual({ apart: [30, 12], samen: [6, 4], teKlein: false });
    expect(voeg(30, 3, 12)).toEqual({ apart: [30], samen: [3, 12], teKlein: false });
  });

  it('says that all together are too few', () => {
    expect(voeg(3, 4)).toEqual({ apart: [], samen: [3, 4], teKlein: true });
  });

  it('takes an unknown number for small, and draws nobody in for it alone', () => {
    expect(voeg(30, null)).toEqual({ apart: [30], samen: [null], teKlein: false });
    expect(voeg(30, null, 4)).toEqual({ apart: [], samen: [30, null, 4], teKlein: false });
  });
});
