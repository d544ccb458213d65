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
  /** `som`: the total row adds this column (a live formula in XLSX). */
  readonly totaal?: 'som';
  /** Explains an abbreviation or a definition in place. */
  readonly uitleg?: string;
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
}

/**
 * The total row: the given one, else the sums of the columns marked `som`.
 * An unknown cell makes its total unknown. `null` when no column has a total.
 */
export function totaalrijVan(tabel: Tabel): Readonly<Record<string, Cel>> | null {
  if (tabel.totaalrij) return tabel.totaalrij;
  const somKolommen = tabel.kolommen.filter((k) => k.totaal === 'som');
  if (somKolommen.length === 0 || tabel.rijen.length === 0) return null;
  const eerste = tabel.kolommen[0]?.veld ?? '';
  const totalen = somKolommen.map(({ veld }) => [veld, somVan(tabel, veld)] as const);
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
