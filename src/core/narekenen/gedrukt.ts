/** A cell as it was printed: a number in the unit of the table, a text (`PM`, `n.b.`), or nothing. */
export type GedrukteCel = number | string | null;

/**
 * A published table, kept as it was printed. Numbers stand in the unit of the paper; nothing in it
 * was mended.
 */
export interface GedrukteTabel {
  /** `x € 1.000`, `x € 1 mln`; `null` when the paper does not say. */
  readonly eenheid: string | null;
  /** Names above the columns, those of the labels first. */
  readonly kolommen: readonly string[];
  readonly rijen: readonly (readonly GedrukteCel[])[];
}

/** One quantity to which the same papers give several values: each with where it stands. */
export interface GedruktCijfer {
  readonly eenheid: string;
  readonly waarden: readonly {
    readonly waarde: number;
    readonly stuk: string;
    readonly vindplaats: string;
    /** What is in it, and how it comes from other printed figures. */
    readonly toelichting: string;
  }[];
}
