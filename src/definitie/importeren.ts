/** One fault of a file: where, which element or cell, which rule, and what is wrong in Dutch. */
export interface ImportFout {
  readonly bestand: string;
  readonly regel: number | null;
  readonly element: string | null;
  /** Rule id (`XSD`, `TR358`, ...) or a code of our own. */
  readonly code: string;
  readonly melding: string;
}

/** What an import did (CONTRACT.md, `importeer --json`). */
export interface ImportVerslag {
  readonly snapshot: number | null;
  readonly bestanden: number;
  readonly verwerkt: number;
  readonly alBekend: number;
  readonly geweigerd: number;
  /** Number of messages by kind (`WMO301`). */
  readonly berichten: Readonly<Record<string, number>>;
  readonly prestaties: number;
  readonly fouten: readonly ImportFout[];
}

export interface ImportVraag {
  /** Names this import in progress events; made up when absent. */
  readonly id?: string | undefined;
  /** Files, folders or zips on this machine. */
  readonly paden: readonly string[];
  /** What to call them for people (upload names); by default the path itself. */
  readonly namen?: readonly string[] | undefined;
  readonly omschrijving?: string | undefined;
  readonly fictief?: boolean | undefined;
  /** For table files, which carry no municipality of their own. */
  readonly gemeente?: string | undefined;
  /** Day of receipt, where no envelope tells it. */
  readonly ontvangenOp?: string | undefined;
  /** How numbers are written where a table leaves doubt. */
  readonly getal?: 'nl' | 'en' | undefined;
}
