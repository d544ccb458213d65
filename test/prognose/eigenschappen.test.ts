import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import { type Maand, maandMetIndex } from '../../src/core/basis/datum.ts';
import {
  type NowcastAntwoord,
  type NowcastRegel,
  nowcast,
} from '../../src/core/prognose/nowcast.ts';

const VAN = 2023 * 12;
const PEIL = '2024-08' as Maand; // a literal month

/** A handful of lines with odd months, signs and providers: two segments, up to two years. */
const regel = fc
  .record({
    segment: fc.constantFrom('A', 'B'),
    aanbieder: fc.constantFrom('p', 'q', undefined),
    zorg: fc.integer({ min: 0, max: 22 }),
    wacht: fc.integer({ min: -2, max: 14 }),
    bedrag: fc.oneof(fc.integer({ min: -50_000, max: 900_000 }), fc.constant(0)),
  })
  .map(
    ({ segment, aanbieder, zorg, wacht, bedrag }): NowcastRegel => ({
      segment,
      herkomst: maandMetIndex(VAN + zorg),
      bekend: maandMetIndex(VAN + zorg + wacht),
      bedragCenten: toCenten(bedrag),
      ...(aanbieder === undefined ? {} : { aanbieder }),
    }),
  );
const regels = fc.array(regel, { minLength: 1, maxLength: 60 });
const weinig = { numRuns: 25, seed: 4 };

function zegt(lijst: readonly NowcastRegel[]): NowcastAntwoord | null {
  const uit = nowcast({ regels: lijst, peildatum: PEIL, jaar: 2024, trekkingen: 60 });
  return uit.ok ? uit.value : null;
}

/** Every number in an answer. */
function getallen(x: unknown): number[] {
  if (typeof x === 'number') return [x];
  return typeof x === 'object' && x !== null ? Object.values(x).flatMap(getallen) : [];
}

describe('nowcast on whatever lines', () => {
  it('gives numbers or a coded reason, with quantiles in order', () => {
    fc.assert(
      fc.property(regels, (lijst) => {
        const a = zegt(lijst);
        if (a === null) return;
        expect(getallen(a).every(Number.isFinite)).toBe(true);
        expect(a.reserve.p10).toBeLessThanOrEqual(a.reserve.p90);
        expect(a.jaartotaal.p2_5).toBeLessThanOrEqual(a.jaartotaal.p97_5);
      }),
      weinig,
    );
  });

  it('does not change by the order of the lines, nor by what became known later', () => {
    fc.assert(
      fc.property(regels, regels, (lijst, later) => {
        const na = later.map((r) => ({ ...r, bekend: '2024-09' as Maand })); // after the peildatum
        expect(zegt([...na, ...lijst].reverse())).toEqual(zegt(lijst));
      }),
      weinig,
    );
  });

  it('sums segments in every draw', () => {
    fc.assert(
      fc.property(regels, (lijst) => {
        const a = zegt(lijst);
        const som = a?.segmenten.reduce((s, x) => s + x.jaartotaal.gemiddelde, 0) ?? 0;
        expect(Math.abs((a?.jaartotaal.gemiddelde ?? 0) - som)).toBeLessThanOrEqual(2);
      }),
      weinig,
    );
  });

  it('scales with the amounts', () => {
    fc.assert(
      fc.property(regels, (lijst) => {
        const a = zegt(lijst);
        const b = zegt(lijst.map((r) => ({ ...r, bedragCenten: toCenten(8 * r.bedragCenten) })));
        const verschil = Math.abs(8 * (a?.jaartotaal.p50 ?? 0) - (b?.jaartotaal.p50 ?? 0));
        expect(verschil).toBeLessThanOrEqual(200 + 1e-6 * Math.abs(b?.jaartotaal.p50 ?? 0));
      }),
      weinig,
    );
  });
});
