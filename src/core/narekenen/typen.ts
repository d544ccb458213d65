/** A number as it was printed: `12,30` is 1230 with 2 decimals, `3,2 mln` is 32 with -5. */
export interface GedruktGetal {
  /** Its digits as a whole number, with its sign. */
  readonly cijfers: number;
  readonly decimalen: number;
  readonly procent?: boolean | undefined;
}

/** A cell of a table that is recomputed: nothing, a text (`PM`), or a printed number. */
export type Ruwecel = null | string | GedruktGetal;

/** A table as it was read, with titles and headings still among its rows. */
export interface RuweTabel {
  /** Name of the sheet or publication; empty when there is one table. */
  readonly naam: string;
  readonly rijen: readonly { readonly nr: number; readonly cellen: readonly Ruwecel[] }[];
}

/** What stands at a place: a whole number in units of `10^-decimalen`, a text, or nothing. */
export type Waarde = number | string | null;

/** A line of a table: a row or a column, which may be the sum of others. */
export interface Lijn {
  /** What it is called in a sentence: `rij 8 (Totaal)`, `kolom 2017 saldo`. */
  readonly plaats: string;
  /** Its own name, without its group. */
  readonly label: string;
  /** The group that it lies in (a year over columns, a first label of rows); empty when none. */
  readonly groep: string;
  /** Lines with another number are parted by a heading or an empty row. */
  readonly deel: number;
  /** Heading of that part; empty when none. */
  readonly kopje: string;
  /** False for shares, prices and averages, and for rows that begin with "waarvan". */
  readonly optelbaar: boolean;
}

/** A table seen along one direction: `lijnen` add up, `plekken` lie across. */
export interface Vlak {
  readonly lijnen: readonly Lijn[];
  readonly plekken: readonly Lijn[];
  waarde(lijn: number, plek: number): Waarde;
  /** The finest printed step at a place, for a part, in the same units as its value. */
  stap(lijn: number, plek: number): number;
  /** The step in which the figure itself was printed: coarser where it has fewer decimals. */
  eigenStap(lijn: number, plek: number): number;
}

/** A table whose rows and columns are known. */
export interface Rooster {
  readonly naam: string;
  /** Values are whole numbers in units of `10^-decimalen`. */
  readonly decimalen: number;
  /** Unit as it stands above the table: `x € 1.000`; `null` when it is not told. */
  readonly eenheid: string | null;
  readonly rijen: Vlak;
  readonly kolommen: Vlak;
}

export type Uitkomst = 'klopt' | 'afronding' | 'nietHerleidbaar';

/** One published figure beside what its parts give, in the unit of the table. */
export interface NagerekendeSom {
  readonly plaats: string;
  readonly gepubliceerd: number;
  readonly berekend: number;
  /** Published less computed. */
  readonly verschil: number;
  readonly uitkomst: Uitkomst;
  /** Parts where PM is printed: the sum leaves them out, and they are not zero. */
  readonly pmPosten: number;
  /** In a Dutch sentence: what it was computed from, and what explains a difference. */
  readonly verklaring: string;
}

/** Something that kept a part of the table from being recomputed; `code` is fixed. */
export interface Narekenmelding {
  readonly code:
    | 'geen-totalen'
    | 'geen-tabel'
    | 'pm-als-totaal'
    | 'tekst-als-totaal'
    | 'totaal-zonder-delen'
    | 'getal-te-groot'
    | 'te-groot';
  readonly plaats: string;
  readonly melding: string;
}

/** What came of recomputing one table. */
export interface Narekening {
  readonly naam: string;
  readonly eenheid: string | null;
  readonly sommen: readonly NagerekendeSom[];
  readonly meldingen: readonly Narekenmelding[];
}
