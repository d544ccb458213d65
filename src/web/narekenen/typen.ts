import type { NagerekendeSom, Narekenmelding } from '../../core/narekenen/typen.ts';

/** What the house says of a table that was sent. */
export interface Narekenantwoord {
  readonly bestand: string;
  readonly zin: string;
  readonly sommen: readonly NagerekendeSom[];
  readonly meldingen: readonly Narekenmelding[];
}
