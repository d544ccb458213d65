import { op } from '../basis/rij.ts';
import type { Reeks } from './reeks.ts';

/** Share of the end that is in, by age; the last age is 1. */
export type Patroon = Float64Array;

export interface Cyclus {
  readonly maanden: number;
  /** Weight of the coarser pattern, in months of money. */
  readonly gewicht: number;
}

export interface PatroonOpties {
  /** Weight of a diagonal n months back is tempo^n: lower follows a change of pace faster. */
  readonly tempo: number;
  /** Rows that are looked at. */
  readonly venster: number;
  /** Weight of the whole post's pattern on a provider's own, in months of money. */
  readonly gewichtAanbieder: number;
  /**
   * Cycles of declaring, each shrunk to the one before: 3 months lets quarterly submitters have
   * their own pattern, 12 the rush before the books close. Each length divides the next.
   */
  readonly cycli: readonly Cyclus[];
}

/** Sums of successive cumulative amounts by phase of a cycle: `fase x leeftijd`, row-major. */
interface Schakels {
  readonly cyclus: number;
  readonly leeftijden: number;
  readonly van: Float64Array;
  readonly naar: Float64Array;
  readonly gezien: Uint8Array;
}

const leegSchakel = (cyclus: number, leeftijden: number): Schakels => ({
  cyclus,
  leeftijden,
  van: new Float64Array(cyclus * leeftijden),
  naar: new Float64Array(cyclus * leeftijden),
  gezien: new Uint8Array(cyclus * leeftijden),
});

/** Sums over the rows in view, each diagonal weighted by its recency. */
function schakelsVan(
  cum: Float64Array,
  reeks: Reeks,
  peil: number,
  o: PatroonOpties,
  cyclus: number,
): Schakels {
  const n = reeks.leeftijden;
  const uit = leegSchakel(cyclus, n);
  const tot = Math.min(peil, reeks.zorgRijen);
  for (let i = Math.max(0, peil - o.venster + 1); i < tot; i++) {
    const fase = ((reeks.eerste + i) % cyclus) * n;
    const basis = i * n;
    const laatste = Math.min(peil - i, n - 1);
    let gewicht = o.tempo ** (peil - i - 1);
    for (let l = 0; l < laatste; l++) {
      uit.van[fase + l] = (uit.van[fase + l] ?? 0) + gewicht * (cum[basis + l] ?? 0);
      uit.naar[fase + l] = (uit.naar[fase + l] ?? 0) + gewicht * (cum[basis + l + 1] ?? 0);
      uit.gezien[fase + l] = 1;
      gewicht /= o.tempo;
    }
  }
  return uit;
}

/** Adds sums of a longer or equal cycle to those of a shorter one: phases that coincide are added. */
function telSchakels(som: Schakels, deel: Schakels): void {
  const n = som.leeftijden;
  for (let fase = 0; fase < deel.cyclus; fase++) {
    const hier = (fase % som.cyclus) * n;
    const daar = fase * n;
    for (let l = 0; l < n; l++) {
      som.van[hier + l] = (som.van[hier + l] ?? 0) + (deel.van[daar + l] ?? 0);
      som.naar[hier + l] = (som.naar[hier + l] ?? 0) + (deel.naar[daar + l] ?? 0);
      if (deel.gezien[daar + l]) som.gezien[hier + l] = 1;
    }
  }
}

function vouw(delen: readonly Schakels[], cyclus: number, leeftijden: number): Schakels {
  const som = leegSchakel(cyclus, leeftijden);
  for (const deel of delen) telSchakels(som, deel);
  return som;
}

/**
 * Chain ladder in shares: G(l) = G(l+1) * sum C(l) / sum C(l+1), with the prior pattern as extra
 * observations worth `k` of money. An age that was never seen adds nothing (share stays).
 */
function patroonUit(s: Schakels, fase: number, prior: Patroon | null, k: number): Patroon {
  const n = s.leeftijden;
  const basis = fase * n;
  const g = new Float64Array(n);
  let later = 1;
  g[n - 1] = later;
  for (let l = n - 2; l >= 0; l--) {
    const van = (s.van[basis + l] ?? 0) + (prior ? k * (prior[l] ?? 0) : 0);
    const naar = (s.naar[basis + l] ?? 0) + (prior ? k * (prior[l + 1] ?? 0) : 0);
    const ratio = naar > 0 ? van / naar : s.gezien[basis + l] ? 0 : 1;
    later *= Math.min(1.25, Math.max(0, ratio));
    g[l] = later;
  }
  return g;
}

/** The most money that one age rests on: over the months, the unit of the prior weights. */
const hoogste = (s: Schakels): number => s.naar.reduce((m, x) => Math.max(m, x), 0);

export interface Patronen {
  /** Of the whole post. */
  readonly post: Patroon;
  /** By provider (order of the series) and phase. */
  readonly perAanbieder: readonly (readonly Patroon[])[];
}

/** The pattern of each phase of the longest cycle, refined cycle by cycle. */
function verfijn(fijn: Schakels, o: PatroonOpties, bedrag: number, eigen: Patroon): Patroon[] {
  let grof: Patroon[] = [eigen];
  for (const { maanden, gewicht } of o.cycli) {
    const s = maanden === fijn.cyclus ? fijn : vouw([fijn], maanden, fijn.leeftijden);
    const vorige = grof;
    grof = Array.from({ length: maanden }, (_, fase) =>
      patroonUit(s, fase, op(vorige, fase % vorige.length), gewicht * bedrag),
    );
  }
  return grof;
}

/**
 * Delay patterns as known at row-step `peil`: of the post, of each provider shrunk to the post, and
 * of each provider's phase in the cycle of declaring shrunk to the provider.
 */
export function patronen(reeks: Reeks, peil: number, o: PatroonOpties): Patronen {
  const n = reeks.leeftijden;
  const cyclus = o.cycli.at(-1)?.maanden ?? 1;
  const fijn = reeks.aanbieders.map((a) => schakelsVan(a.cum, reeks, peil, o, cyclus));
  const perAanbieder = fijn.map((s) => vouw([s], 1, n));
  const post = patroonUit(vouw(perAanbieder, 1, n), 0, null, 0);
  const maanden = Math.max(1, Math.min(o.venster, peil) * 0.6);
  return {
    post,
    perAanbieder: perAanbieder.map((samen, k) => {
      const bedrag = hoogste(samen) / maanden;
      const eigen = patroonUit(samen, 0, post, o.gewichtAanbieder * bedrag);
      return verfijn(op(fijn, k), o, bedrag, eigen);
    }),
  };
}
