/** A cell as it was delivered: text, or a number from a workbook. */
export type Cel = string | number;

/** A table with its place: `nr` is the row number as the sender sees it. */
export interface Blad {
  /** Name of the sheet; empty for CSV. */
  readonly naam: string;
  readonly rijen: readonly { readonly nr: number; readonly cellen: readonly Cel[] }[];
}

/** Why a file could not be read as a table. */
export class TabelFout extends Error {}

/** All postcodes of the country with wijk and buurt fit in it. */
export const MAX_CELLEN = 3_000_000;
