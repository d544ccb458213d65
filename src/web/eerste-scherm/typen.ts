import type { DekkingRegel, PostPrognose, PrognoseBedragen } from '../../core/prognose/typen.ts';

/** The answer of `jaarprognose` (CONTRACT.md), as far as the first screen reads it. */
export interface Jaarprognose {
  readonly jaar: number;
  readonly posten: readonly PostPrognose[];
  readonly dekking: readonly DekkingRegel[];
  /** `null` while it is being computed. */
  readonly totaal: PrognoseBedragen | null;
}
