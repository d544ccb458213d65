import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { kopiemap, sqlTekst, type Verbinding } from './verbinding.ts';

/**
 * Makes the function that copies the whole warehouse into a new file, one copy at a time. All is
 * read in one transaction, so that an import may go on meanwhile: the copy holds what was kept when
 * it began. The file at `doel` must be on the same disk as the warehouse.
 */
export function maakBewaarder(pad: string, verbind: () => Promise<Verbinding>) {
  let rij: Promise<unknown> = Promise.resolve();
  return (doel: string): Promise<{ snapshot: number }> => {
    const dit = rij.then(() => kopieer(pad, doel, verbind));
    rij = dit.catch(() => undefined);
    return dit;
  };
}

async function kopieer(
  pad: string,
  doel: string,
  verbind: () => Promise<Verbinding>,
): Promise<{ snapshot: number }> {
  const map = kopiemap(pad);
  const bestand = join(map, 'kopie.duckdb');
  await rm(map, { recursive: true, force: true });
  await mkdir(map, { mode: 0o700 });
  const db = await verbind();
  try {
    const stand = await vulKopie(db, bestand);
    await rename(bestand, doel);
    return stand;
  } finally {
    db.sluit();
    await rm(map, { recursive: true, force: true });
  }
}

async function vulKopie(db: Verbinding, bestand: string): Promise<{ snapshot: number }> {
  const [hier] = await db.rijen<{ naam: string }>('select current_database() as naam');
  await db.run(`attach ${sqlTekst(bestand)} as kopie`);
  try {
    // structure and rows are two statements to the engine: one transaction makes them one moment
    await db.transactie(() => db.run(`copy from database "${hier?.naam ?? ''}" to kopie`));
    await db.run('checkpoint kopie');
    const [huis] = await db.rijen<{ snapshot: number }>(
      'select laatste_snapshot as snapshot from kopie.huis',
    );
    return { snapshot: huis?.snapshot ?? 0 };
  } finally {
    // a copy that failed (disk full) may be closed by the engine already
    await db.run('detach kopie').catch(() => undefined);
  }
}
