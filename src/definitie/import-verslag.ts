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
  /** What it changed in the headline figures of the municipality, when one is known. */
  readonly verschillen: readonly ImportVerschil[];
}
