import type { Maand } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { Pseudoniem } from './feiten.ts';

/** Kinds of facts that have a term of their own. */
export const FEITSOORTEN = [
  'declaraties',
  'toewijzingen',
  'leveringen',
  'boekhouding',
  'tabellen',
  'bevindingen',
  'prognoses',
] as const;
export type Feitsoort = (typeof FEITSOORTEN)[number];

/** Up to and including which month each kind is past its term; a kind that is not named has none. */
export type Grenzen = { readonly [S in Feitsoort]?: Maand | undefined };

/**
 * What is to be destroyed. It is data and names no person, so that it can be kept and done again on a
 * copy that was restored. `merken` come from `merkVan` (merk.ts).
 */
export type Vernietigopdracht =
  | { readonly soort: 'termijn'; readonly gemeente: Gemeente; readonly grenzen: Grenzen }
  | {
      readonly soort: 'import';
      readonly gemeente: Gemeente;
      readonly snapshot: number;
      /** Tells two imports with one serial apart: a restored copy counts on from where it was. */
      readonly ingelezenOp: string;
    }
  | { readonly soort: 'bestand'; readonly gemeente: Gemeente; readonly bestand: string }
  | {
      readonly soort: 'personen';
      readonly gemeente: Gemeente;
      readonly merken: readonly string[];
      /** Takes their amounts out of the sums too: for who should never have been here. */
      readonly ookBedragen: boolean;
    };

/** Rows of one kind: how many, and the first and last month that they speak of. */
export interface Onderdeel {
  readonly wat: string;
  readonly aantal: number;
  readonly van: Maand | null;
  readonly tot: Maand | null;
}

/** On which ground, when and by whom. */
export interface Vernietigkop {
  readonly grond: string;
  readonly gedaanOp: string;
  readonly actor: string;
  /** What goes with it outside the facts, for the proof. */
  readonly erbij?: readonly Onderdeel[];
}

/** Proof of a destruction. The fingerprints are SHA-256 over all facts, before and after. */
export interface Bewijs extends Omit<Vernietigkop, 'erbij'> {
  readonly nr: number;
  readonly gemeente: Gemeente;
  readonly opdracht: Vernietigopdracht;
  readonly onderdelen: readonly Onderdeel[];
  readonly voor: string;
  readonly na: string;
}

/** What is kept of a kind of facts. */
export interface Voorraad {
  readonly soort: Feitsoort;
  readonly aantal: number;
  /** First month that it speaks of; `null` when there is nothing or no month is known. */
  readonly oudste: Maand | null;
  /** How much of it is past its term. */
  readonly overTermijn: number;
}

/** One line of what is known of a person: columns as words, in the order of the message. */
export type Persoonsregel = Readonly<Record<string, string | number | boolean | null>>;

/** What the facts hold of one person, per kind. */
export interface Persoonsgegevens {
  readonly soort: string;
  readonly feitsoort: Feitsoort | null;
  readonly regels: readonly Persoonsregel[];
}

/** What destruction reads. */
export interface VernietigLezer {
  /** What is kept per kind, and how much of it lies before a month. */
  voorraad(gemeente: Gemeente, grenzen: Grenzen): Promise<readonly Voorraad[]>;
  /** What an order would destroy now; nothing changes. */
  vernietigbaar(opdracht: Vernietigopdracht): Promise<readonly Onderdeel[]>;
  /** Every destruction that was done, in order. */
  vernietigingen(gemeente: Gemeente | null): Promise<readonly Bewijs[]>;
  /** Last month of care of which lines were destroyed at the end of their term; `null`: none. */
  regelsVernietigdTot(gemeente: Gemeente): Promise<Maand | null>;
  /** Everything that is kept of one person. */
  persoon(gemeente: Gemeente, client: Pseudoniem): Promise<readonly Persoonsgegevens[]>;
}

/** Text before the mark, so that it is no other hash of a pseudonym. */
export const MERKTEKST = 'stuurhuis/vernietigd/';
export const MERK_HEX = 32;
