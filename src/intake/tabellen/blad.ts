import type { Bron } from '../bron.ts';
import { type Blad, type Rij, TabelFout } from './cel.ts';
import { openCsv } from './csv.ts';

/** A workbook is held in memory as it is on disk: packed. */
const MAX_WERKBOEK = 64 * 1024 ** 2;
/** Ten years of declarations of a large city; more comes in parts. */
const MAX_CSV = 2 * 1024 ** 3;

/**
 * Opens a CSV or XLSX as its sheets; their rows are read when they are asked for.
 * @throws TabelFout with a Dutch sentence when the file is damaged or too large
 */
export async function openBladen(bron: Bron): Promise<Blad[]> {
  const { werkboek } = bron.herkend;
  if (bron.bytes > (werkboek ? MAX_WERKBOEK : MAX_CSV))
    throw new TabelFout(`De tabel is groter dan ${werkboek ? '64 MB' : '2 GB'}. Splits hem.`);
  if (!werkboek) return [await openCsv(bron)];
  const { openWerkboek } = await import('./werkboek.ts');
  const stukken: Buffer[] = [];
  for await (const stuk of await bron.open()) stukken.push(stuk);
  return openWerkboek(Buffer.concat(stukken));
}

/** What a table that is taken whole may hold. */
const MAX_CELLEN = 10_000_000;

/**
 * Reads the first sheet whole into memory, its texts without blanks around them.
 * @throws TabelFout as `openBladen`, and when it has too many cells
 */
export async function leesEersteBlad(bron: Bron): Promise<Rij[]> {
  const [blad] = await openBladen(bron);
  const rijen: Rij[] = [];
  let cellen = 0;
  for await (const portie of blad?.rijen() ?? []) {
    for (const rij of portie) {
      cellen += rij.cellen.length;
      if (cellen > MAX_CELLEN) throw new TabelFout('De tabel heeft te veel cellen.', rij.nr);
      const kaal = rij.cellen.map((c) => (typeof c === 'string' ? c.trim() : c));
      rijen.push({ nr: rij.nr, cellen: kaal });
    }
  }
  return rijen;
}
