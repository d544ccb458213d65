import type {
  DekkingRegel,
  GroepPrognose,
  PostPrognose,
  PrognoseBedragen,
} from '../../core/prognose/typen.ts';

/** The total, with the posts that the straight line is of. */
export type GroepTotaal = PrognoseBedragen &
  Pick<GroepPrognose, 'lineairPosten' | 'lineairVerwachtCenten'>;

/** The answer of `jaarprognose` (CONTRACT.md), as far as the first screen reads it. */
export interface Jaarprognose {
  readonly jaar: number;
  readonly posten: readonly PostPrognose[];
  readonly dekking: readonly DekkingRegel[];
  /** `null` while it is being computed. */
  readonly totaal: GroepTotaal | null;
}
