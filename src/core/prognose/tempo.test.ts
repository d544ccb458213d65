import { describe, expect, it } from 'vitest';
import { zetVoort } from './tempo.ts';

/** Bijstand with holiday pay in May: 100 a month, 150 in May, growing 1% a month. */
const metVakantiegeld = (maanden: number): Map<number, number> =>
  new Map(
    Array.from({ length: maanden }, (_, i) => [
      i,
      Math.round((i % 12 === 4 ? 15_000 : 10_000) * 1.01 ** i),
    ]),
  );

describe('zetVoort', () => {
  it('follows last year where that came nearer in the past', () => {
    const alle = metVakantiegeld(48);
    const bekend = new Map([...alle].filter(([m]) => m <= 41));
    const werd = [42, 43, 44, 45, 46, 47].reduce((s, m) => s + (alle.get(m) ?? 0), 0);
    const uit = zetVoort(bekend, 3, 6);
    expect(Math.abs((uit?.midden ?? 0) / werd - 1)).toBeLessThan(0.02);
    expect(uit?.fout ?? 0).toBeLessThan(0.05 * werd);
  });

  it('stays flat with a short history, and says that the spread is an assumption', () => {
    const uit = zetVoort(
      new Map([
        [0, 100],
        [1, 100],
      ]),
      3,
      4,
    );
    expect(uit?.midden).toBe(400);
    expect(uit?.aangenomen).toBe(true);
  });

  it('knows nothing without months, and has nothing to add after December', () => {
    expect(zetVoort(new Map(), 3, 4)).toBeNull();
    expect(zetVoort(new Map([[0, 100]]), 3, 0)?.midden).toBe(0);
  });
});
