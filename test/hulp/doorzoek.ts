import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Database from 'libsql';

/** Where a searched-for text was found. */
export interface Vondst {
  readonly plek: string;
  readonly tekst: string;
}

/** Every file under a folder, with its path from there. */
export function alleBestanden(map: string): string[] {
  return readdirSync(map, { recursive: true, withFileTypes: true })
    .filter((b) => b.isFile())
    .map((b) => join(b.parentPath, b.name));
}

/** Looks for texts in every byte of every file (and in file names) under a folder. */
export function zoekInBytes(map: string, teksten: readonly string[]): Vondst[] {
  return alleBestanden(map).flatMap((pad) => {
    const inhoud = readFileSync(pad);
    return teksten
      .filter(
        (t) => pad.includes(t) || inhoud.includes(t) || inhoud.includes(Buffer.from(t, 'utf16le')),
      )
      .map((tekst) => ({ plek: pad, tekst }));
  });
}

/** Looks for texts in every column of every table of a closed DuckDB file, exported as text. */
export async function zoekInFeiten(pad: string, teksten: readonly string[]): Promise<Vondst[]> {
  const instantie = await DuckDBInstance.create(pad, { access_mode: 'READ_ONLY' });
  const db = await instantie.connect();
  try {
    const tabellen = await db.runAndReadAll(
      "select table_schema || '.' || table_name from information_schema.tables",
    );
    const vondsten: Vondst[] = [];
    for (const [naam] of tabellen.getRows()) {
      const rijen = await db.runAndReadAll(`select columns(*)::varchar from ${String(naam)}`);
      vondsten.push(...zoekInRijen(`tabel ${String(naam)}`, rijen.getRows(), teksten));
    }
    return vondsten;
  } finally {
    db.closeSync();
    instantie.closeSync();
  }
}

/** Looks for texts in every column of every table of a closed SQLite file, exported as text. */
export function zoekInRegister(pad: string, teksten: readonly string[]): Vondst[] {
  const db = new Database(pad, { readonly: true });
  try {
    const namen = db.prepare("select name from sqlite_master where type = 'table'").raw().all();
    return namen.flat().flatMap((naam) => {
      const rijen = db
        .prepare(`select * from "${String(naam)}"`)
        .raw()
        .all();
      return zoekInRijen(`tabel ${String(naam)}`, rijen, teksten);
    });
  } finally {
    db.close();
  }
}

function zoekInRijen(
  plek: string,
  rijen: readonly unknown[],
  teksten: readonly string[],
): Vondst[] {
  const alles = JSON.stringify(rijen);
  return teksten.filter((t) => alles.includes(t)).map((tekst) => ({ plek, tekst }));
}
