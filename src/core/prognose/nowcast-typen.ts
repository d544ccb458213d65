import type { Centen } from '../basis/bedrag.ts';
import type { Maand } from '../basis/datum.ts';
import type { Cel } from './typen.ts';

/** One line of late-declared money; `bedragCenten` may be a count, with `--eenheid aantal`. */
export interface NowcastRegel extends Cel {
  readonly segment: string;
}

/** What was allocated for a care month as known at a month; a later row replaces an earlier one. */
export interface NowcastToewijzing {
  readonly segment: string;
  readonly herkomst: Maand;
  readonly bekend: Maand;
  readonly toegewezenCenten: Centen;
}
