/** A cell as it was delivered: text, a number from a workbook, or a formula that went wrong. */
export type Cel = string | number | Celfout;

/** A cell that cannot be read; where its column matters, the table is refused with this sentence. */
export class Celfout {
  readonly melding: string;
  constructor(melding: string) {
    this.melding = melding;
  }
  /** As text it is empty: what stands there is not known. */
  toString(): string {
    return '';
  }
}

/** A row with its place: `nr` is the row number as the sender sees it. Empty rows are left out. */
export interface Rij {
  readonly nr: number;
  readonly cellen: readonly Cel[];
  /** Hidden in the workbook, by hand or by a filter. */
  readonly verborgen?: boolean;
}

/** One sheet, or the whole of a CSV, from the top; it may be read more than once. */
export interface Blad {
  /** Name of the sheet; empty for CSV. */
  readonly naam: string;
  /**
   * The rows in portions, so that a large table is never in memory.
   * @throws TabelFout when it is damaged; BronBreuk when the source fails
   */
  rijen(): AsyncIterable<readonly Rij[]>;
  /** Ranges of merged cells (`B3:C3`); of a workbook, once its rows were read to the end. */
  samengevoegd?(): readonly string[];
}

/** Why a file could not be read as a table. */
export class TabelFout extends Error {
  /** The row, where it is known. */
  readonly regel: number | null;
  constructor(melding: string, regel: number | null = null) {
    super(melding);
    this.regel = regel;
  }
}
