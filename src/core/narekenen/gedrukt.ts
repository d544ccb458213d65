/** A cell as it was printed: a number in the unit of the table, a text (`PM`, `n.b.`), or nothing. */
export type GedrukteCel = number | string | null;

/** What a printed figure should come from, told by who laid the table down. */
export type Formule =
  | number
  /** A cell by the name of its row and of its column, of another table when `tabel` names one. */
  | { readonly cel: readonly [rij: string, kolom: string]; readonly tabel?: string | undefined }
  | { readonly plus: readonly Formule[] }
  | { readonly min: readonly [Formule, Formule] }
  | { readonly maal: readonly [Formule, Formule] }
  | { readonly deel: readonly [Formule, Formule] };

/** A sum that no label gives away: a share, a figure per inhabitant, a bridge to another table. */
export interface GedrukteSom {
  readonly naam: string;
  /** The printed figure, and with how many decimals it was printed. */
  readonly gedrukt: number;
  readonly decimalen: number;
  readonly formule: Formule;
}

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
  /** Sums beside those that the labels tell. */
  readonly sommen?: readonly GedrukteSom[] | undefined;
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
