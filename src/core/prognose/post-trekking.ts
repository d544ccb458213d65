import type { Centen } from '../basis/bedrag.ts';
import type { Datum } from '../basis/datum.ts';
import { op, tel } from '../basis/rij.ts';
import type { Grond, Signaal } from './typen.ts';

/**
 * A post in all its draws, whole cents. `null` = the stroom has no such figure, or it is not known.
 * Per draw: verwacht = gedeclareerd + beoordelingGewogen + nalevering + nogTeLeveren + afwikkeling.
 */
export interface PostTrekking {
  readonly gedeclareerd: Centen | null;
  readonly inBeoordeling: Centen | null;
  readonly beoordelingGewogen: Float64Array | null;
  readonly nalevering: Float64Array | null;
  readonly nogTeLeveren: Float64Array | null;
  readonly afwikkeling: Float64Array | null;
  readonly lineair: Centen | null;
  readonly grond: Grond;
  readonly standPer: Datum | null;
  readonly signalen: readonly Signaal[];
}

/** The post's end in every draw; null when it has no figure at all. */
export function verwachtVan(p: PostTrekking): Float64Array | null {
  const delen = [p.beoordelingGewogen, p.nalevering, p.nogTeLeveren, p.afwikkeling].filter(
    (x) => x !== null,
  );
  const [eerste] = delen;
  if (!eerste) return null;
  const uit = new Float64Array(eerste.length).fill(p.gedeclareerd ?? 0);
  for (const deel of delen) for (let t = 0; t < uit.length; t++) tel(uit, t, op(deel, t));
  return uit;
}
