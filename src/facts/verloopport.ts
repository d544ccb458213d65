import type { Centen } from '../core/basis/bedrag.ts';
import type { Datum, Maand } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';

/** What was allocated for one post and month on an earlier day, and how it changed since. Prices of now. */
export interface ToegewezenVerloop {
  readonly post: string | null;
  readonly leverperiode: Maand;
  readonly toenCenten: Centen;
  /** Toewijzingen that are new or became more: per toewijzing what it rose by. */
  readonly erbijCenten: Centen;
  /** Toewijzingen that ended or became less: per toewijzing what it fell by, as a positive amount. */
  readonly erafCenten: Centen;
}

/** How firm what is still open on a toewijzing is, of one post; whole cents at learned prices. */
export interface ObligoRij {
  readonly post: string | null;
  /**
   * `hard`: declared on within the last months; `verwacht`: too young to tell; `slapend`: old enough
   * and nothing declared in the last months; `zonderPrijs`: cannot be valued.
   */
  readonly klasse: 'hard' | 'verwacht' | 'slapend' | 'zonderPrijs';
  readonly toewijzingen: number;
  /** Unique clients, to know what may be shown. */
  readonly clienten: number;
  /** Allocated in months before that of the peildatum, neither toegekend nor in beoordeling; 0 for `zonderPrijs`. */
  readonly voorbijCenten: Centen;
  /** The same in the running month and those to come. */
  readonly komendCenten: Centen;
}

/** Which months of care, as of which day. */
export interface Maandsnede {
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
  readonly van: Maand;
  readonly tot: Maand;
}

/** Readings of toewijzingen one by one: how they moved, and how firm what is open on them is. */
export interface VerloopLezer {
  /** How the value of toewijzingen moved between a day and the peildatum, per post and month of care. */
  toegewezenVerloop(snede: Maandsnede, sinds: Datum): Promise<readonly ToegewezenVerloop[]>;
  /** What is open on toewijzingen in the months of care, by how firm it is; `slaapNa` in months. */
  obligo(snede: Maandsnede, slaapNa: number): Promise<readonly ObligoRij[]>;
}
