import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunkWriter,
  DuckDBInstance,
  type DuckDBValue,
} from '@duckdb/node-api';

/** A value that may be bound to a statement. */
export type Waarde = string | number | boolean | null;

/** One connection: statements run one after the other. */
export interface Verbinding {
  /** Runs one or more statements without an answer. */
  run(sql: string, waarden?: readonly Waarde[]): Promise<void>;
  /** Rows by column name; the caller's SQL decides the shape `R` (numbers cast to int or double). */
  rijen<R>(sql: string, waarden?: readonly Waarde[]): Promise<R[]>;
  /** Runs `werk` in a transaction, after earlier ones: all of it is kept, or nothing. */
  transactie<T>(werk: () => Promise<T>): Promise<T>;
  /** A writer that appends rows to a table in chunks. */
  schrijver(tabel: string, katalogus?: string): Promise<Schrijver>;
  sluit(): void;
}

/** Appends rows in bulk; `leeg` hands the last rows to the engine. */
export interface Schrijver {
  voegToe(rij: readonly DuckDBValue[]): void;
  leeg(): void;
  sluit(): void;
}

/** Where the database lives and what it may use. */
export interface InstellingOpties {
  readonly pad: string;
  readonly geheugen?: string;
  readonly draden?: number;
}

/** What DuckDB may hold in memory while answering; beyond it, it writes to its temporary folder. */
export const GEHEUGEN = '1GB';
/** What it may hold while an import runs, so that a whole process stays under 400 MB. */
export const GEHEUGEN_IMPORT = '120MB';

/** The only place outside the database file that SQL may write: where a copy of it is made. */
export const kopiemap = (pad: string): string => `${pad}.kopie`;

/** A text as SQL; a path may hold quotes. */
export const sqlTekst = (tekst: string): string => `'${tekst.replaceAll("'", "''")}'`;

/** Opens the database file; temporary files and a copy stay beside it, nothing outside is reachable. */
export async function openInstantie(opties: InstellingOpties): Promise<DuckDBInstance> {
  mkdirSync(dirname(opties.pad), { recursive: true });
  const instantie = await DuckDBInstance.create(opties.pad, {
    threads: String(opties.draden ?? 2),
    memory_limit: opties.geheugen ?? GEHEUGEN,
    temp_directory: `${opties.pad}.tmp`,
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const db = await instantie.connect();
  await db.run(`set allowed_directories = [${sqlTekst(kopiemap(opties.pad))}]`);
  await db.run('set enable_external_access = false');
  db.closeSync();
  return instantie;
}

function maakSchrijver(appender: DuckDBAppender): Schrijver {
  const writer = DuckDBDataChunkWriter.forAppender(appender);
  const leeg = () => {
    writer.flush();
    appender.flushSync();
  };
  return {
    voegToe: (rij) => writer.appendRow(rij),
    leeg,
    sluit: () => {
      leeg();
      appender.closeSync();
    },
  };
}

/** Wraps a connection; calls are queued, so that two never run at once on it. */
export function maakVerbinding(verbinding: DuckDBConnection): Verbinding {
  let rij: Promise<unknown> = Promise.resolve();
  let transacties: Promise<unknown> = Promise.resolve();
  const naElkaar = <T>(werk: () => Promise<T>): Promise<T> => {
    const dit = rij.then(werk);
    rij = dit.catch(() => undefined);
    return dit;
  };
  const run = async (sql: string, waarden?: readonly Waarde[]): Promise<void> => {
    await naElkaar(() => verbinding.run(sql, waarden ? [...waarden] : undefined));
  };
  return {
    run,
    rijen: <R>(sql: string, waarden?: readonly Waarde[]) =>
      naElkaar(async () => {
        const lezer = await verbinding.runAndReadAll(sql, waarden ? [...waarden] : undefined);
        // Safe: the columns are named and cast by the SQL beside the type argument.
        return lezer.getRowObjectsJS() as R[];
      }),
    transactie: (werk) => {
      const dit = transacties.then(async () => {
        await run('begin transaction');
        try {
          const uit = await werk();
          await run('commit');
          return uit;
        } catch (fout) {
          await run('rollback').catch(() => undefined);
          throw fout;
        }
      });
      transacties = dit.catch(() => undefined);
      return dit;
    },
    schrijver: (tabel, katalogus) =>
      naElkaar(async () =>
        maakSchrijver(await verbinding.createAppender(tabel, 'main', katalogus ?? null)),
      ),
    sluit: () => verbinding.closeSync(),
  };
}

/** Carries the outcome out of a transaction that must not be kept. */
class Teruggedraaid<T> extends Error {
  readonly uitkomst: T;
  constructor(uitkomst: T) {
    super('rolled back');
    this.uitkomst = uitkomst;
  }
}

/** Runs `werk` in a transaction and undoes all that it did, whatever came of it. */
export async function zonderGevolg<T>(db: Verbinding, werk: () => Promise<T>): Promise<T> {
  try {
    return await db.transactie(async () => {
      throw new Teruggedraaid(await werk());
    });
  } catch (fout) {
    // safe: thrown by the line above with the outcome of this very work
    if (fout instanceof Teruggedraaid) return fout.uitkomst as T;
    throw fout;
  }
}
