import { parse } from 'csv-parse/sync';
import type { Bron } from '../bron.ts';
import { type Blad, MAX_CELLEN, TabelFout } from './cel.ts';
import { leesWerkboek } from './werkboek.ts';

export { TabelFout };

const MAX_BYTES = 64 * 1024 ** 2;

/**
 * Reads a CSV or XLSX into rows of cells; empty rows are left out.
 * @throws TabelFout with a Dutch sentence when the file is damaged, too large or holds a formula error
 */
export async function leesBladen(bron: Bron): Promise<Blad[]> {
  if (bron.bytes > MAX_BYTES) throw new TabelFout('De tabel is groter dan 64 MB. Splits hem.');
  const inhoud = await inhoudVan(bron);
  return bron.herkend.werkboek ? leesWerkboek(inhoud) : [leesCsv(inhoud)];
}

async function inhoudVan(bron: Bron): Promise<Buffer> {
  const stukken: Buffer[] = [];
  for await (const stuk of await bron.open()) stukken.push(stuk);
  return Buffer.concat(stukken);
}

function leesCsv(inhoud: Buffer): Blad {
  const tekst = toTekst(inhoud);
  try {
    // safe: with `info` csv-parse yields records with their place; its types do not say so
    const rijen = parse(tekst, {
      delimiter: scheidingVan(tekst),
      bom: true,
      relax_column_count: true,
      skip_empty_lines: true,
      info: true,
      trim: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    if (rijen.reduce((n, r) => n + r.record.length, 0) > MAX_CELLEN) {
      throw new TabelFout('De tabel heeft te veel cellen.');
    }
    return {
      naam: '',
      rijen: rijen
        .map(({ record, info }) => ({ nr: info.lines, cellen: record }))
        .filter(({ cellen }) => cellen.some((c) => c !== '')),
    };
  } catch (fout) {
    if (fout instanceof TabelFout) throw fout;
    throw new TabelFout(
      'De CSV is niet goed gevormd: kijk of alle aanhalingstekens gesloten zijn.',
    );
  }
}

/** UTF-8 where it is valid UTF-8, else Windows-1252 (what Excel writes without being asked). */
function toTekst(inhoud: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(inhoud);
  } catch {
    return inhoud
      .toString('latin1')
      .replace(/[\x80-\x9f]/g, (c) => CP1252[c.charCodeAt(0) - 0x80] ?? c);
  }
}

/** 0x80-0x9f of Windows-1252, where it differs from Latin-1. Node's own decoder takes them for one. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * The separator of most of the first lines. The comma comes last: in Dutch files it stands within
 * amounts. Without any the semicolon, for a table of one column.
 */
function scheidingVan(tekst: string): string {
  const regels = tekst.split('\n', 10).filter((r) => r.trim() !== '');
  const aandeel = (teken: string) => regels.filter((r) => r.includes(teken)).length / regels.length;
  return ['\t', ';', ','].find((teken) => aandeel(teken) >= 0.5) ?? ';';
}
