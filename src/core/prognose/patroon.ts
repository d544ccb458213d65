import { op, tel } from '../basis/rij.ts';
import type { Reeks } from './reeks.ts';

/** Share of the end that is in, by age; the last age is 1. */
export type Patroon = Float64Array;

export interface PatroonOpties {
  /** Weight of a diagonal n months back is tempo^n: lower follows a change of pace faster. */
  readonly tempo: number;
  /** Rows that are looked at. */
  readonly venster: number;
  /** Prior weights in months of money: of the whole post on a provider, of a provider on its phase. */
  readonly gewichtAanbieder: number;
  readonly gewichtFase: number;
  /**
   * Cycles of declaring, in months, each shrunk to the one before: 3 lets quarterly submitters have
   * their own pattern, 12 the rush before the books close. Each divides the next.
   */
  readonly cycli: readonly number[];
}

interface Schakels {
  readonly van: Float64Array;
  readonly naar: Float64Array;
  readonly gezien: Uint8Array;
}

/** Weighted sums of successive cumulative amounts over the rows of one phase of a cycle. */
function schakelsVan(
  cum: Float64Array,
  reeks: Reeks,
  peil: number,
  o: PatroonOpties,
  cyclus: number,
  fase: number,
): Schakels {
  const n = reeks.leeftijden;
  const uit = { van: new Float64Array(n), naar: new Float64Array(n), gezien: new Uint8Array(n) };
  const vanaf = Math.max(0, peil - o.venster + 1);
  const begin = vanaf + ((((fase - reeks.eerste - vanaf) % cyclus) + cyclus) % cyclus);
  for (let i = begin; i < Math.min(peil, reeks.zorgRijen); i += cyclus) {
    const basis = i * n;
    const tot = Math.min(peil - i, n - 1);
    let gewicht = o.tempo ** (peil - i - 1);
    for (let l = 0; l < tot; l++) {
      tel(uit.van, l, gewicht * op(cum, basis + l));
      tel(uit.naar, l, gewicht * op(cum, basis + l + 1));
      uit.gezien[l] = 1;
      gewicht /= o.tempo;
    }
  }
  return uit;
}

/**
 * Chain ladder in shares: G(l) = G(l+1) * sum C(l) / sum C(l+1), with the prior pattern as extra
 * observations worth `k` of money. An age that was never seen adds nothing (share stays).
 */
function patroonUit(s: Schakels, prior: Patroon | null, k: number): Patroon {
  const n = s.van.length;
  const g = new Float64Array(n);
  g[n - 1] = 1;
  for (let l = n - 2; l >= 0; l--) {
    const later = op(g, l + 1);
    const van = op(s.van, l) + (prior ? k * op(prior, l) : 0);
    const naar = op(s.naar, l) + (prior ? k * op(prior, l + 1) : 0);
    const ratio = naar > 0 ? van / naar : s.gezien[l] ? 0 : 1;
    g[l] = later * Math.min(1.25, Math.max(0, ratio));
  }
  return g;
}

/** Mean money a month over the recent rows, as the unit of the prior weights. */
function maandbedrag(s: Schakels): number {
  let hoogste = 0;
  for (const x of s.naar) hoogste = Math.max(hoogste, x);
  return hoogste;
}

export interface Patronen {
  /** Of the whole post. */
  readonly post: Patroon;
  /** By provider (order of the series) and phase. */
  readonly perAanbieder: readonly (readonly Patroon[])[];
}

function somVan(reeks: Reeks): Float64Array {
  const [een] = reeks.aanbieders;
  if (een && reeks.aanbieders.length === 1) return een.cum;
  const som = new Float64Array(reeks.rijen * reeks.leeftijden);
  for (const a of reeks.aanbieders) for (let k = 0; k < som.length; k++) tel(som, k, op(a.cum, k));
  return som;
}

const sommen = new WeakMap<Reeks, Float64Array>();

/** The cumulative amounts of all providers together (kept with the series). */
export function postSom(reeks: Reeks): Float64Array {
  const som = sommen.get(reeks) ?? somVan(reeks);
  sommen.set(reeks, som);
  return som;
}

/** The pattern of each phase of the longest cycle, refined cycle by cycle. */
function verfijn(
  cum: Float64Array,
  reeks: Reeks,
  peil: number,
  o: PatroonOpties,
  bedrag: number,
  eigen: Patroon,
): Patroon[] {
  let grof: Patroon[] = [eigen];
  for (const cyclus of o.cycli)
    grof = Array.from({ length: cyclus }, (_, fase) =>
      patroonUit(
        schakelsVan(cum, reeks, peil, o, cyclus, fase),
        op(grof, fase % grof.length),
        o.gewichtFase * bedrag,
      ),
    );
  return grof;
}

/**
 * Delay patterns as known at row-step `peil`: of the post, of each provider shrunk to the post, and
 * of each provider's phase in the cycle of declaring shrunk to the provider.
 */
export function patronen(reeks: Reeks, peil: number, o: PatroonOpties): Patronen {
  const alle = schakelsVan(postSom(reeks), reeks, peil, o, 1, 0);
  const post = patroonUit(alle, null, 0);
  const perAanbieder = reeks.aanbieders.map(({ cum }) => {
    const s = reeks.aanbieders.length === 1 ? alle : schakelsVan(cum, reeks, peil, o, 1, 0);
    const bedrag = maandbedrag(s) / Math.max(1, Math.min(o.venster, peil) * 0.6);
    return verfijn(cum, reeks, peil, o, bedrag, patroonUit(s, post, o.gewichtAanbieder * bedrag));
  });
  return { post, perAanbieder };
}
