/** One fault of a file: where, which element or cell, which rule, and what is wrong in Dutch. */
export interface ImportFout {
  readonly bestand: string;
  readonly regel: number | null;
  readonly element: string | null;
  /** Rule id (`XSD`, `TR358`, ...) or a code of our own. */
  readonly code: string;
  readonly melding: string;
}

/** A headline figure that an import changed, in cents; `null` is not known. */
export interface ImportVerschil {
  readonly cijfer: string;
  readonly voorCenten: number | null;
  readonly naCenten: number | null;
}

/** What one column holds, to lay beside the total that the sender gives; `null` does not apply. */
export interface Kolomcontrole {
  readonly veld: string;
  /** The heading as the sender wrote it; of a message the name of the field. */
  readonly kop: string;
  /** Cells with something in them. */
  readonly gevuld: number;
  readonly somCenten: number | null;
  /** First and last day, month or year. */
  readonly eerste: string | null;
  readonly laatste: string | null;
  /** How many different ones, of providers, clients and posts. */
  readonly verschillend: number | null;
}

/** Control totals of a table, or of all messages of one kind with the same outcome. */
export interface Controletotaal {
  /** The file; `null` when it is about more than one. */
  readonly bestand: string | null;
  readonly bestanden: number;
  /** `WMO323`, `begroting`, ... */
  readonly soort: string;
  readonly uitkomst: 'nieuw' | 'alBekend' | 'geweigerd';
  readonly rijen: number;
  readonly kolommen: readonly Kolomcontrole[];
  /** Headings of columns that are not read. */
  readonly overgeslagen: readonly string[];
  /** Numbers of the sheets of a workbook that are not read. */
  readonly andereBladen: readonly number[];
}

/** A kind that an unknown table may be. */
export interface Gelijkenis {
  readonly soort: string;
  /** Fields of that kind that were found by their heading. */
  readonly gevonden: readonly string[];
  readonly ontbreekt: readonly { readonly veld: string; readonly verplicht: boolean }[];
}

/** A table that was not recognised: the headings in it, and what it resembles, most first. */
export interface OnbekendeTabel {
  readonly bestand: string;
  readonly koppen: readonly string[];
  readonly lijktOp: readonly Gelijkenis[];
}

/** What a table takes the place of: rows and sum as they stood, and as they become. */
export interface Vervanging {
  readonly bestand: string;
  readonly soort: string;
  /** Which part (`boekjaar 2025, boekperiode 8`); `null`: several together. */
  readonly deel: string | null;
  readonly delen: number;
  readonly rijenOud: number;
  readonly rijenNieuw: number;
  /** `null`: no amount in it, or not all known. */
  readonly oudCenten: number | null;
  readonly nieuwCenten: number | null;
}

/** What an import did (CONTRACT.md, `importeer --json`). */
export interface ImportVerslag {
  /** A trial: this is what would happen, and nothing was kept. */
  readonly proef: boolean;
  readonly snapshot: number | null;
  readonly bestanden: number;
  readonly verwerkt: number;
  readonly alBekend: number;
  readonly geweigerd: number;
  /** Number of messages by kind (`WMO301`). */
  readonly berichten: Readonly<Record<string, number>>;
  readonly prestaties: number;
  readonly fouten: readonly ImportFout[];
  readonly controle: readonly Controletotaal[];
  /** Only in a trial: it names cells of the file, which are never kept. */
  readonly onbekend: readonly OnbekendeTabel[];
  /** What tables took the place of, part by part. */
  readonly vervangt: readonly Vervanging[];
  /** Lines that were there already, by message or by an earlier export: they count once. */
  readonly herkend: number;
  /** What it changed in the headline figures of the municipality, when one is known. */
  readonly verschillen: readonly ImportVerschil[];
}
