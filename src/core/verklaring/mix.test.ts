import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import { type Klasse, mixbrug } from './mix.ts';

const k = (clienten: number, perClient: number): Klasse => ({
  clienten,
  kosten: toCenten(clienten * perClient),
});

describe('mixbrug', () => {
  it('finds a shift to heavier care at the same prices and number', () => {
    // 80 light at 100 and 20 heavy at 500 become 60 and 40: 20 x 400
    expect(mixbrug([k(80, 100), k(20, 500)], [k(60, 100), k(40, 500)])).toEqual({
      ...{ verschilCenten: 8000, aantalCenten: 0, mixCenten: 8000, perClientCenten: 0 },
    });
  });

  it('finds more clients of the same mix, and a higher price by itself', () => {
    const toen = [k(80, 100), k(20, 500)];
    expect(mixbrug(toen, [k(88, 100), k(22, 500)])).toMatchObject({
      ...{ aantalCenten: 1800, mixCenten: 0, perClientCenten: 0 },
    });
    expect(mixbrug(toen, [k(80, 110), k(20, 550)])).toMatchObject({
      ...{ aantalCenten: 0, mixCenten: 0, perClientCenten: 1800 },
    });
  });

  it('takes a class that comes new for mix, and always closes', () => {
    const uit = mixbrug([k(30, 100), k(0, 0)], [k(31, 103), k(7, 911)]);
    expect(uit?.perClientCenten).toBe(31 * 3);
    expect((uit?.aantalCenten ?? 0) + (uit?.mixCenten ?? 0) + 93).toBe(uit?.verschilCenten);
  });

  it('says nothing without clients on both sides', () => {
    expect(mixbrug([k(0, 0)], [k(5, 100)])).toBeNull();
  });
});
