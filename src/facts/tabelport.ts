import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { Feitrij, Feitwaarde, MetDag, Tabelnaam } from './tabelsoorten/tabelsoorten.ts';

/** Which rows of a table: of whom, as of when, and with what in some columns (a list: one of these). */
export interface Tabelvraag<S extends Tabelnaam> {
  /** `LANDELIJK` for national figures. */
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
  readonly filter?: Partial<Record<keyof Feitrij<S>, Feitwaarde | readonly Feitwaarde[]>>;
}

/** Rows added up: an unknown part makes the whole `null`; `onbekend` counts rows with such a part. */
export type Tabelsom<
  S extends Tabelnaam,
  P extends keyof Feitrij<S>,
  M extends keyof Feitrij<S>,
> = Pick<Feitrij<S>, P> & { readonly [K in M]: Feitrij<S>[K] | null } & {
  readonly rijen: number;
  readonly onbekend: number;
  /** Latest day on which a row of it became known. */
  readonly bekendSinds: Datum;
};

/** Reads tables that are kept as they were delivered. */
export interface TabelLezer {
  /** Rows of a kind of table, of each `beeld` the latest delivery as of the peildatum; in file order. */
  tabel<S extends Tabelnaam>(
    soort: S,
    vraag: Tabelvraag<S>,
  ): Promise<readonly MetDag<Feitrij<S>>[]>;
  /** The same rows, added up by some columns. */
  tabelSom<S extends Tabelnaam, P extends keyof Feitrij<S>, M extends keyof Feitrij<S>>(
    soort: S,
    vraag: Tabelvraag<S> & { readonly per: readonly P[]; readonly som: readonly M[] },
  ): Promise<readonly Tabelsom<S, P, M>[]>;
}
