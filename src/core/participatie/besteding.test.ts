import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import type { Maand } from '../basis/datum.ts';
import { bestedingVan, jaarlastVan, type Uitkering } from './besteding.ts';

const rij = (regeling: string, maand: string, bedrag: number | null): Uitkering => ({
  regeling,
  // safe: literal months
  maand: maand as Maand,
  bedrag: bedrag === null ? null : toCenten(bedrag),
  ontvangsten: null,
});
const maanden = (jaar: number, tot: number) =>
  Array.from({ length: tot }, (_, i) => `${jaar}-${String(i + 1).padStart(2, '0')}`);

describe('bestedingVan', () => {
  it('does not take a month for known without a scheme of the year before', () => {
    const b = bestedingVan(
      [rij('bbz', '2024-12', 5), rij('pw', '2025-01', 100), rij('pw', '2025-02', 100)].concat(
        rij('bbz', '2025-01', 0),
      ),
      2025,
    );
    expect(b).toMatchObject({ maanden: ['2025-01'], netto: 100, ontvangsten: null });
    expect(b.gaten).toEqual([{ regeling: 'bbz', maanden: ['2025-02'] }]);
  });

  it('takes an amount that is not known for a gap, and forgets a scheme of two years ago', () => {
    const b = bestedingVan(
      [rij('ioaz', '2023-12', 5), rij('pw', '2025-01', null), rij('pw', '2025-02', 100)],
      2025,
    );
    expect(b).toMatchObject({ maanden: ['2025-02'], gaten: [{ regeling: 'pw' }] });
  });

  it('knows nothing of a year without benefits', () => {
    expect(bestedingVan([], 2025)).toMatchObject({ maanden: [], lasten: null, gaten: [] });
  });
});

describe('jaarlastVan', () => {
  it('carries the last months on, with an interval when they move', () => {
    const vast = maanden(2025, 6).map((m) => rij('pw', m, 100));
    expect(jaarlastVan(vast, 2025)).toEqual({ p10: 1200, p50: 1200, p90: 1200 });
    const wisselend = maanden(2025, 6).map((m, i) => rij('pw', m, 100 + (i % 2) * 20));
    const uit = jaarlastVan(wisselend, 2025);
    expect(uit?.p10).toBeLessThan(uit?.p50 ?? 0);
    expect(uit?.p90).toBeGreaterThan(uit?.p50 ?? 0);
  });

  it('fills a gap between known months with their mean', () => {
    const rijen = maanden(2025, 12)
      .filter((m) => m !== '2025-03')
      .map((m) => rij('pw', m, 100));
    expect(jaarlastVan(rijen, 2025)?.p50).toBe(1200);
  });

  it('says nothing without a known month', () => {
    expect(jaarlastVan([rij('pw', '2024-01', 100)], 2025)).toBeNull();
  });
});
