/** One series of a chart; `null` is a gap, never zero. */
export interface Reeks {
  readonly naam: string;
  /** `band` is drawn between `laag` and `waarden` (its upper edge). */
  readonly vorm: 'staaf' | 'lijn' | 'band';
  readonly waarden: readonly (number | null)[];
  readonly laag?: readonly (number | null)[];
  /** Bars of one stack stand on each other. */
  readonly stapel?: string;
  /** Drawn hatched or dashed: not yet firm. */
  readonly voorlopig?: boolean;
}

/** A chart that screen and documents draw from the same specification; a table stands beside it. */
export interface Grafiek {
  /**
   * `assen`: along a horizontal axis; `liggend`: horizontal bars; `waterval`: a bridge, whose first
   * series holds the levels (drawn from zero) and whose second the steps between them, each `null`
   * where a category is of the other kind. A waterval with one series is all steps.
   */
  readonly soort: 'assen' | 'waterval' | 'liggend';
  readonly titel: string;
  /** What the chart shows, in a sentence: its text alternative. */
  readonly beschrijving: string;
  readonly eenheid: 'centen' | 'aantal' | 'aandeel' | 'dagen';
  /** Labels along the axis (months, posts, steps). */
  readonly categorieen: readonly string[];
  readonly reeksen: readonly Reeks[];
  /** A level to hold the figures against (the budget). */
  readonly streep?: { readonly naam: string; readonly waarde: number };
}
