import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import type { Datum, Maand } from '../basis/datum.ts';
import { op } from '../basis/rij.ts';
import { bouwReeks, type Reeks, standVan } from './reeks.ts';

const cel = (herkomst: string, bekend: string, bedrag: number) => ({
  herkomst: herkomst as Maand, // literals of this file
  bekend: bekend as Datum | Maand, // literals of this file
  bedragCenten: toCenten(bedrag),
});

function reeksOp(peildatum: string): Reeks {
  const cellen = [
    cel('2024-01', '2024-02-05', 100),
    cel('2024-01', '2024-02-20', 10),
    cel('2024-02', '2024-03-05', 200),
    cel('2024-02', '2024-03-31', 20),
  ];
  const reeks = bouwReeks(cellen, undefined, peildatum as Datum); // a literal day
  if (reeks === null) throw new Error('nothing known');
  return reeks;
}

const stand = (r: Reeks, rij: number, peil: number) => standVan(r.som, r.leeftijden, rij, peil);

describe('bouwReeks', () => {
  it('compares a partial last month with equally partial earlier ones', () => {
    const r = reeksOp('2024-03-08');
    expect(r.rijen).toBe(3);
    expect(stand(r, 1, 2)).toBe(200);
    // On the 8th of February the first month stood at 100; the line of the 20th is one step later.
    expect(stand(r, 0, 1)).toBe(100);
    expect(stand(r, 0, 2)).toBe(110);
  });

  it('takes whole months at the end of a month', () => {
    const r = reeksOp('2024-03-31');
    expect(stand(r, 0, 1)).toBe(110);
    expect(stand(r, 1, 2)).toBe(220);
  });

  it('leaves out what became known later, and gives null when that is all', () => {
    expect(stand(reeksOp('2024-03-30'), 1, 2)).toBe(200);
    expect(bouwReeks([cel('2024-01', '2024-02', 1)], undefined, '2024-01-31' as Datum)).toBeNull(); // a literal day
  });

  it('keeps care of months to come apart', () => {
    const r = bouwReeks(
      [cel('2024-01', '2024-01', 5), cel('2024-03', '2024-01', 7)],
      undefined,
      '2024-01-31' as Datum, // a literal day
    );
    expect(r && [op(r.vooruit, 0), op(r.vooruit, 1)]).toEqual([0, 7]);
  });
});
