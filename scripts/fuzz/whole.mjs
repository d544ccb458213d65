import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Database from 'libsql';
import { openHuis } from '../../dist/main.js';

const NU = () => new Date('2026-11-01T12:00:00Z');
const SLEUTEL = 'ab'.repeat(32);
/** What says that a file was refused is the one thing that a refused file may leave. */
const MAG = new Set(['feiten.weigering']);

/**
 * A real data folder into which inputs are imported. A refused one must leave every table as it was.
 * @param {string} map
 * @param {(huis: any) => Promise<void>} meer what happens besides each import; only a test has use for it
 */
export async function openWhole(map, meer = async () => undefined) {
  mkdirSync(map, { recursive: true });
  const geopend = await openHuis(join(map, 'data'), { nu: NU, sleutel: SLEUTEL });
  if (!geopend.ok) throw new Error(geopend.problem.detail);
  const huis = geopend.value;
  const read = async () => new Map([...(await facts(huis, join(map, 'data'))), ...register(map)]);
  let voor = await read();
  return {
    async check(bytes, naam) {
      const pad = join(map, naam);
      writeFileSync(pad, bytes);
      const verslag = await huis.importeer({ paden: [pad], gemeente: '9998' }).catch((e) => e);
      rmSync(pad);
      await meer(huis);
      if (verslag instanceof Error) return { soort: 'fout', melding: `${verslag.stack}` };
      const na = await read();
      const anders = [...na].filter(([t, h]) => voor.get(t) !== h && !MAG.has(t)).map(([t]) => t);
      voor = na;
      if (verslag.verwerkt > 0 || anders.length === 0) return null;
      return { soort: 'half', melding: `refused, but changed: ${anders.join(', ')}` };
    },
    /** Everything that was accepted must be whole. */
    async close() {
      const mis = (await huis.facts.controleer()).filter((c) => !c.goed);
      await huis.sluit();
      rmSync(map, { recursive: true, force: true });
      return mis.map((c) => c.melding);
    },
  };
}

/** A mark of the content of every table of the facts, whatever the order of its rows. */
async function facts(huis, map) {
  const kopie = join(map, 'kijk.duckdb');
  await huis.facts.bewaarNaar(kopie);
  const db = await DuckDBInstance.create(kopie);
  const lezer = await db.connect();
  const rijen = async (sql) => (await lezer.runAndReadAll(sql)).getRowsJson();
  const uit = [];
  for (const [gevonden] of await rijen('select table_name from duckdb_tables() order by 1')) {
    const naam = /** @type {string} */ (gevonden);
    const [merk] = await rijen(`select count(*), bit_xor(hash(t)) from "${naam}" t`);
    uit.push([`feiten.${naam}`, JSON.stringify(merk)]);
  }
  lezer.closeSync();
  db.closeSync();
  rmSync(kopie);
  return uit;
}

function register(map) {
  const db = new Database(join(map, 'data', 'register.sqlite'), { readonly: true });
  /** @type {any[]} */
  const namen = db.prepare("select name from sqlite_master where type = 'table'").all();
  const uit = namen.map(({ name }) => [
    `register.${name}`,
    JSON.stringify(db.prepare(`select * from "${name}"`).all()),
  ]);
  db.close();
  return uit;
}
