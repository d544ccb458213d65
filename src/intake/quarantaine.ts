import { createHash, type Hash, randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sleutels } from '../access/sleutels.ts';
import { type Bron, BronBreuk } from './bron.ts';

/** How long a refused file is kept, so that it can be looked into and delivered again. */
const BEWAARDAGEN = 30;
const DAG_MS = 86_400_000;

/**
 * Keeps a refused file, encrypted, under a name that says nothing. The same content lies there once.
 * @returns that name; `null` when the file cannot be read to its end
 */
export async function zetInQuarantaine(
  map: string,
  sleutels: Sleutels,
  bron: Pick<Bron, 'open'>,
): Promise<string | null> {
  const plek = join(map, 'quarantaine');
  mkdirSync(plek, { recursive: true, mode: 0o700 });
  const voorlopig = join(plek, `${randomUUID()}.dicht`);
  const inhoud = createHash('sha256');
  try {
    await sleutels.versleutel(meegelezen(await bron.open(), inhoud), voorlopig);
  } catch (fout) {
    await rm(voorlopig, { force: true });
    if (fout instanceof BronBreuk) return null;
    throw fout;
  }
  const naam = `${sleutels.merk(inhoud.digest('hex'))}.dicht`;
  await rename(voorlopig, join(plek, naam));
  return naam;
}

async function* meegelezen(bron: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const stuk of bron) {
    hash.update(stuk);
    yield stuk;
  }
}

/** Removes what lay in quarantine longer than its term; returns how many files went. */
export async function ruimQuarantaineOp(map: string, nu: Date): Promise<number> {
  const plek = join(map, 'quarantaine');
  const namen = await readdir(plek).catch(() => []);
  let weg = 0;
  for (const naam of namen) {
    const { mtimeMs } = await stat(join(plek, naam));
    if (nu.getTime() - mtimeMs < BEWAARDAGEN * DAG_MS) continue;
    await rm(join(plek, naam));
    weg += 1;
  }
  return weg;
}
