import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import { type Beweegbaar, effectVan } from './gevoeligheid.ts';

const maand = (gedeclareerd: number, verwacht: number) => ({
  gedeclareerdCenten: toCenten(gedeclareerd),
  verwachtCenten: toCenten(verwacht),
});
/** Three months that are over: all in, four fifths in, half in; the running one has nothing yet. */
const POST: Beweegbaar = {
  post: 'A',
  nogTeLeverenCenten: toCenten(600_000),
  voorbij: [maand(100_000, 100_000), maand(80_000, 100_000), maand(50_000, 100_000)],
  lopendAandeel: 0,
};
const GEEN = { groei: 0, prijs: 0, tempoMaanden: 0 };

describe('what if it turns out otherwise', () => {
  it('changes nothing when nothing differs', () => {
    expect(effectVan(POST, GEEN)).toEqual({ groeiCenten: 0, prijsCenten: 0, tempoCenten: 0 });
  });

  it('takes growth and price over what is still to come', () => {
    const e = effectVan(POST, { ...GEEN, groei: 0.05, prijs: -0.02 });
    expect(e).toEqual({ groeiCenten: 30_000, prijsCenten: -12_000, tempoCenten: 0 });
  });

  it('a month later: each month is as far in as the next one was thought to be', () => {
    // 100 (1 - 0.8) + 100 (0.8 - 0.5) + 100 (0.5 - 0)
    expect(effectVan(POST, { ...GEEN, tempoMaanden: 1 }).tempoCenten).toBe(100_000);
    // half a month is half of it
    expect(effectVan(POST, { ...GEEN, tempoMaanden: 0.5 }).tempoCenten).toBe(50_000);
    // a month sooner: 0 + 100 (0.8 - 1) + 100 (0.5 - 0.8)
    expect(effectVan(POST, { ...GEEN, tempoMaanden: -1 }).tempoCenten).toBe(-50_000);
  });

  it('of a post without declarations only what is to come moves; unknown does not', () => {
    const ander = { ...POST, voorbij: [], nogTeLeverenCenten: null };
    expect(effectVan(ander, { groei: 0.1, prijs: 0.1, tempoMaanden: 1 })).toEqual({
      ...{ groeiCenten: 0, prijsCenten: 0, tempoCenten: 0 },
    });
  });
});
