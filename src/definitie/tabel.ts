/** What a column holds; it decides notation on screen, in print, CSV and XLSX. */
export type Kolomsoort =
  | 'tekst'
  | 'bedrag'
  | 'aantal'
  | 'aandeel'
  | 'datum'
  | 'maand'
  | 'dagen'
  | 'getal';

export interface Kolom {
  readonly veld: string;
  readonly label: string;
  /** `bedrag` is whole cents, `aandeel` a fraction, dates ISO text. */
  readonly soort: Kolomsoort;
  /**
   * How the total row comes from this column (a live formula in XLSX). `som`: all rows added up.
   * `saldo`: rows whose field `soort` is last minus those whose `soort` is bate, other rows left out.
   */
  readonly totaal?: 'som' | 'saldo';
  /** Explains an abbreviation or a definition in place. */
  readonly uitleg?: string;
  /** A `null` in this column is a place where nothing exists (yet): empty, not "onbekend". */
  readonly leegMag?: boolean;
  /** Field of the row with the heat level of the cell, 0..5; what levels mean stands in `warmte`. */
  readonly warmteveld?: string;
  /** Field of the row with a short mark beside the cell (such as *), explained in the note. */
  readonly merkveld?: string;
}

/** Number of heat levels: 0 (lowest) to 5. */
export const WARMTENIVEAUS = 6;

/** What the heat levels of a table mean, in words, from 0 to 5. */
export interface Warmteschaal {
  readonly naam: string;
  readonly niveaus: readonly string[];
}

/** A cell: `null` is unknown and is shown as "onbekend", never as zero. */
export type Cel = string | number | null;

/** A table that every outlet can show: serialisable, in reading order. */
export interface Tabel {
  readonly titel: string;
  readonly kolommen: readonly Kolom[];
  readonly rijen: readonly Readonly<Record<string, Cel>>[];
  /** Given where a total is not the sum of the rows (quantiles, unique clients). */
  readonly totaalrij?: Readonly<Record<string, Cel>>;
  readonly noot?: string;
  /** Given where columns have a `warmteveld`. */
  readonly warmte?: Warmteschaal;
}

/** The heat level of a cell; `null` where it has none. */
export function warmteVan(
  rij: Readonly<Record<string, Cel>>,
  { warmteveld }: Kolom,
): number | null {
  const niveau = warmteveld === undefined ? null : rij[warmteveld];
  const bestaat = typeof niveau === 'number' && Number.isInteger(niveau);
  return bestaat && niveau >= 0 && niveau < WARMTENIVEAUS ? niveau : null;
}

/** The mark beside a cell; empty where it has none. */
export function merkVan(rij: Readonly<Record<string, Cel>>, { merkveld }: Kolom): string {
  const merk = merkveld === undefined ? null : rij[merkveld];
  return typeof merk === 'string' ? merk : '';
}

/** Whether a cell is an empty place, which is not the same as unknown. */
export const isLegePlek = (cel: Cel, kolom: Kolom): boolean =>
  cel === null && kolom.leegMag === true;

/**
 * The total row: the given one, else the one that the columns make.
 * `null` when no column has a total.
 */
export function totaalrijVan(tabel: Tabel): Readonly<Record<string, Cel>> | null {
  return tabel.totaalrij ?? berekendeTotaalrij(tabel);
}

/**
 * The total row that the columns make by their `totaal`; `null` when no column has one. An unknown
 * cell makes a `som` unknown; a `saldo` is of the cells that are known, unknown when none is.
 */
export function berekendeTotaalrij(tabel: Tabel): Readonly<Record<string, Cel>> | null {
  const kolommen = tabel.kolommen.filter((k) => k.totaal !== undefined);
  if (kolommen.length === 0 || tabel.rijen.length === 0) return null;
  const eerste = tabel.kolommen[0]?.veld ?? '';
  const totalen = kolommen.map(
    ({ veld, totaal }) =>
      [veld, totaal === 'saldo' ? saldoVan(tabel, veld) : somVan(tabel, veld)] as const,
  );
  return { [eerste]: 'Totaal', ...Object.fromEntries(totalen) };
}

function somVan(tabel: Tabel, veld: string): number | null {
  let som = 0;
  for (const rij of tabel.rijen) {
    const cel = rij[veld];
    if (typeof cel !== 'number') return null;
    som += cel;
  }
  return som;
}

/** The field that tells last from bate, and what each does to a `saldo`. */
export const SOORTVELD = 'soort';
const TEKENS: ReadonlyMap<Cel, 1 | -1> = new Map([
  ['last', 1],
  ['bate', -1],
]);

function saldoVan(tabel: Tabel, veld: string): number | null {
  let saldo: number | null = null;
  for (const rij of tabel.rijen) {
    const teken = TEKENS.get(rij[SOORTVELD] ?? null);
    const cel = rij[veld];
    if (teken !== undefined && typeof cel === 'number') saldo = (saldo ?? 0) + teken * cel;
  }
  return saldo;
}
