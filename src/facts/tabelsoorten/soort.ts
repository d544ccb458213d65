import type { Centen } from '../../core/basis/bedrag.ts';
import type { Datum, Maand } from '../../core/basis/datum.ts';
import type { Soort, Stroom } from '../../core/basis/domein.ts';

/**
 * What a column of a table holds. `bedrag` is whole cents, `aandeel` a fraction, `getal` a number
 * that may be broken (fte), `aantal` a whole number.
 */
export type Kolomtype =
  | 'tekst'
  | 'bedrag'
  | 'aantal'
  | 'getal'
  | 'aandeel'
  | 'jaar'
  | 'datum'
  | 'maand'
  | 'jaNee';

/** One column: its name, what it holds, and how others call it. */
export interface Feitkolom {
  readonly veld: string;
  readonly als: Kolomtype | readonly string[];
  /** `verplicht`: the column is there and filled; `mag leeg`: it is there; `mag ontbreken`: neither. */
  readonly hoe: 'verplicht' | 'mag leeg' | 'mag ontbreken';
  /** Other names for it, lower case without punctuation. */
  readonly ook?: readonly string[];
  /** Least and most that a number in it may be. */
  readonly grens?: readonly [van: number, tot: number];
  /** Two columns that may come instead of it: debet minus credit, of a bate the other way round. */
  readonly of?: readonly [debet: string, credit: string];
  /** A number of another administration: it becomes the same reference as in messages. */
  readonly verwijst?: true;
}

/** How a monthly figure follows from a table: the rows are first added up by `per`. */
export interface Maandregel {
  readonly stroom: Stroom;
  /** A fixed soort, or the column that tells it. */
  readonly soort: Soort;
  /** Rows that count, where not all do. */
  readonly filter?: Readonly<Record<string, readonly (string | null)[]>>;
  /** Columns that are grouped by; `post` is one of them. */
  readonly per: readonly string[];
  /** Columns that are added up; a sum with an unknown part is not known. */
  readonly som: readonly string[];
  /** Monthly figures of one group; a figure that is not known is left out. */
  readonly van: (rij: Readonly<Record<string, unknown>>) => readonly Maandwaarde[];
}

/** One figure of a post in a month; `maatstaf` as in the monthly figures that are delivered as such. */
export interface Maandwaarde {
  readonly maand: Maand;
  readonly maatstaf: string;
  readonly bedragCenten: Centen | null;
  readonly aantal?: number | null;
}

/**
 * A kind of table that a municipality can hand over. Its facts are append-only; a newer delivery
 * replaces an older one for each `beeld` that it contains: the columns that name the part of which
 * a delivery is a complete statement (a month of the ledger, one contract, one invoice).
 */
export interface Tabelsoort {
  readonly titel: string;
  readonly kolommen: readonly Feitkolom[];
  /** Empty: a delivery is a statement of everything. */
  readonly beeld: readonly string[];
  /** Two rows of one delivery with the same `beeld` contradict each other and are refused. */
  readonly uniek: boolean;
  /** National figures: of no municipality in particular. */
  readonly landelijk?: true;
  /** Reference data: without a day it counts at every peildatum; of several the one read in last. */
  readonly stamgegeven?: true;
  /** The `post` of each row must exist in the budget. */
  readonly opPost?: true;
  readonly maandcijfers?: Maandregel;
}

type WaardeVan<A> = A extends 'tekst'
  ? string
  : A extends 'bedrag'
    ? Centen
    : A extends 'aantal' | 'getal' | 'aandeel' | 'jaar'
      ? number
      : A extends 'datum'
        ? Datum
        : A extends 'maand'
          ? Maand
          : A extends 'jaNee'
            ? boolean
            : A extends readonly (infer K)[]
              ? K
              : never;

type Kolommen<T extends Tabelsoort> = T['kolommen'][number];

/** A row of a table: `null` where nothing is known. */
export type RijVan<T extends Tabelsoort> = {
  readonly [K in Kolommen<T> as K['veld']]: K['hoe'] extends 'verplicht'
    ? WaardeVan<K['als']>
    : WaardeVan<K['als']> | null;
};

/** Writes a kind of table down so that the compiler knows its rows. */
export const tabelsoort = <const T extends Tabelsoort>(soort: T): T => soort;
