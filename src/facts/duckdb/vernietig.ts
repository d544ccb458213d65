import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Maand } from '../../core/basis/datum.ts';
import type { Gemeente } from '../../core/basis/domein.ts';
import type { Bewijs, Onderdeel, Vernietigkop, Vernietigopdracht } from '../vernietiging.ts';
import { maakBewaarder } from './bewaar.ts';
import { gemeenteNummer, gemeenteVan } from './codes.ts';
import type { Verbinding } from './verbinding.ts';
import { type InstellingOpties, kopiemap, maakVerbinding, openInstantie } from './verbinding.ts';
import { kies, tel } from './vernietig-keuze.ts';
import { wis } from './vernietig-wis.ts';

/**
 * Destroys in a copy of a closed warehouse, copies what is left into a new file, so that no value stays
 * behind in a free block, and puts that in the place of the old one by one rename: a kill leaves the
 * old or the new, and the next opening removes the rest. Needs twice the size of the file on disk.
 */
export async function vernietigInBestand(
  opties: InstellingOpties,
  opdracht: Vernietigopdracht,
  kop: Vernietigkop,
): Promise<Bewijs> {
  const { pad } = opties;
  // a closed store has everything in its file; a log beside it would come back over the new one
  if (existsSync(`${pad}.wal`)) throw new Error('the store was not closed whole');
  const map = kopiemap(pad);
  const werk = join(map, 'werk.duckdb');
  const nieuw = join(map, 'nieuw.duckdb');
  await rm(map, { recursive: true, force: true });
  await mkdir(map, { mode: 0o700 });
  try {
    await copyFile(pad, werk);
    const bewijs = await vernietigIn({ ...opties, pad: werk }, nieuw, opdracht, kop);
    await spoel(nieuw);
    await rename(nieuw, pad);
    await spoel(dirname(pad));
    return bewijs;
  } finally {
    await rm(map, { recursive: true, force: true });
  }
}

async function vernietigIn(
  opties: InstellingOpties,
  nieuw: string,
  opdracht: Vernietigopdracht,
  kop: Vernietigkop,
): Promise<Bewijs> {
  const instantie = await openInstantie(opties);
  const db = maakVerbinding(await instantie.connect());
  try {
    const bewijs = await db.transactie(async () => {
      const voor = await vingerafdruk(db);
      await kies(db, opdracht);
      const onderdelen = await tel(db);
      await wis(db, opdracht);
      return noteer(db, opdracht, kop, { onderdelen, voor, na: await vingerafdruk(db) });
    });
    await maakBewaarder(opties.pad, async () => maakVerbinding(await instantie.connect()))(nieuw);
    return bewijs;
  } finally {
    db.sluit();
    instantie.closeSync();
  }
}

/** Waits until a file or the list of names of a folder is on the disk itself. */
async function spoel(pad: string): Promise<void> {
  const greep = await open(pad, 'r');
  try {
    await greep.sync();
  } finally {
    await greep.close();
  }
}

/** SHA-256 over the content of every table, whatever the order of its rows; proofs left out. */
async function vingerafdruk(db: Verbinding): Promise<string> {
  const tabellen = await db.rijen<{ naam: string }>(
    `select table_name as naam from duckdb_tables()
     where database_name = current_database() and not temporary and table_name <> 'vernietiging'
     order by 1`,
  );
  const delen = tabellen.map(
    ({ naam }) => `select '${naam}' as naam, count(*)::double as n,
      coalesce(bit_xor(hash(t)), 0)::varchar as h from "${naam}" t`,
  );
  const rijen = await db.rijen<{ naam: string; n: number; h: string }>(
    `${delen.join(' union all ')} order by naam`,
  );
  return createHash('sha256').update(JSON.stringify(rijen)).digest('hex');
}

async function noteer(
  db: Verbinding,
  opdracht: Vernietigopdracht,
  kop: Vernietigkop,
  uitslag: Pick<Bewijs, 'onderdelen' | 'voor' | 'na'>,
): Promise<Bewijs> {
  const [volgend] = await db.rijen<{ nr: number }>(
    'select (coalesce(max(nr), 0) + 1)::int as nr from vernietiging',
  );
  const bewijs: Bewijs = {
    nr: volgend?.nr ?? 1,
    gemeente: opdracht.gemeente,
    opdracht,
    grond: kop.grond,
    gedaanOp: kop.gedaanOp,
    actor: kop.actor,
    ...uitslag,
    onderdelen: [...uitslag.onderdelen, ...(kop.erbij ?? [])],
  };
  await db.run('insert into vernietiging values ($1, $2, $3, $4, $5, $6, $7, $8, $9)', [
    bewijs.nr,
    gemeenteNummer(bewijs.gemeente),
    JSON.stringify(opdracht),
    bewijs.grond,
    bewijs.gedaanOp,
    bewijs.actor,
    JSON.stringify(bewijs.onderdelen),
    bewijs.voor,
    bewijs.na,
  ]);
  return bewijs;
}

interface Rij extends Omit<Vernietigkop, 'erbij'> {
  readonly nr: number;
  readonly g: number;
  readonly opdracht: string;
  readonly onderdelen: string;
  readonly voor: string;
  readonly na: string;
}

/** See `VernietigLezer.vernietigingen`. */
export async function vernietigingen(
  db: Verbinding,
  gemeente: Gemeente | null,
): Promise<readonly Bewijs[]> {
  const rijen = await db.rijen<Rij>(
    `select nr, gemeente::int as g, opdracht, grond, gedaan_op as "gedaanOp", actor, onderdelen, voor, na
     from vernietiging where $1::int is null or gemeente = $1 order by nr`,
    [gemeente === null ? null : gemeenteNummer(gemeente)],
  );
  return rijen.map(({ g, opdracht, onderdelen, ...r }) => ({
    ...r,
    gemeente: gemeenteVan(g),
    // safe (both): only `noteer` writes this table, from the same types
    opdracht: JSON.parse(opdracht) as Vernietigopdracht,
    onderdelen: JSON.parse(onderdelen) as Onderdeel[], // idem
  }));
}

/** See `VernietigLezer.regelsVernietigdTot`. */
export async function regelsVernietigdTot(
  db: Verbinding,
  gemeente: Gemeente,
): Promise<Maand | null> {
  const maanden = (await vernietigingen(db, gemeente)).flatMap(({ opdracht: o, onderdelen }) => {
    const heeft = onderdelen.some((d) => d.wat === 'declaratieregels');
    return o.soort === 'termijn' && heeft && o.grenzen.declaraties ? [o.grenzen.declaraties] : [];
  });
  return maanden.sort().at(-1) ?? null;
}
