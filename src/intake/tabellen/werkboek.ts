import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import ExcelJS from 'exceljs';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type Blad, type Cel, MAX_CELLEN, TabelFout } from './cel.ts';

/** What a workbook may become when unpacked; a table of a municipality stays far below it. */
const MAX_BYTES_UITGEPAKT = 200 * 1024 ** 2;

const openZip = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/**
 * Reads the visible cells of every sheet: the cached outcome of a formula, dates as JJJJ-MM-DD.
 * @throws TabelFout when it is damaged, encrypted, too large unpacked, or a formula has no outcome
 */
export async function leesWerkboek(inhoud: Buffer): Promise<Blad[]> {
  await keurZip(inhoud);
  const bladen: Blad[] = [];
  const samen = { cellen: 0 };
  const lezer = new ExcelJS.stream.xlsx.WorkbookReader(Readable.from([inhoud]), {
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
    entries: 'emit',
  });
  try {
    for await (const blad of lezer) {
      // the types of exceljs leave the name of a streamed sheet out
      const { name } = blad as unknown as { name?: string };
      const naam = name ?? `Blad ${bladen.length + 1}`;
      bladen.push({ naam, rijen: await leesRijen(blad, bladen.length + 1, samen) });
    }
  } catch (fout) {
    if (fout instanceof TabelFout) throw fout;
    throw new TabelFout(BESCHADIGD);
  }
  return bladen;
}

const BESCHADIGD = 'Het werkboek is beschadigd of met een wachtwoord versleuteld.';
const TE_GROOT = 'Het werkboek wordt uitgepakt veel te groot. Het is niet gelezen.';

/** Unpacks every part once without keeping it: the sizes that a zip states can be false. */
async function keurZip(inhoud: Buffer): Promise<void> {
  try {
    const zip = await openZip(inhoud, { lazyEntries: true, validateEntrySizes: true });
    let bytes = 0;
    for await (const entry of entriesVan(zip)) {
      if (entry.isEncrypted()) throw new TabelFout(BESCHADIGD);
      if (bytes + entry.uncompressedSize > MAX_BYTES_UITGEPAKT) throw new TabelFout(TE_GROOT);
      bytes += await uitgepakt(zip, entry, MAX_BYTES_UITGEPAKT - bytes);
    }
  } catch (fout) {
    throw fout instanceof TabelFout ? fout : new TabelFout(BESCHADIGD);
  }
}

async function* entriesVan(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.removeAllListeners();
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

async function uitgepakt(zip: ZipFile, entry: Entry, ruimte: number): Promise<number> {
  const stroom = await promisify<Entry, Readable>(zip.openReadStream.bind(zip))(entry);
  let bytes = 0;
  // safe: a stream without an encoding hands out buffers
  for await (const stuk of stroom as AsyncIterable<Buffer>) {
    bytes += stuk.length;
    if (bytes > ruimte) throw new TabelFout(TE_GROOT);
  }
  return bytes;
}

async function leesRijen(
  blad: AsyncIterable<ExcelJS.Row>,
  nummer: number,
  samen: { cellen: number },
): Promise<Blad['rijen']> {
  const rijen: { nr: number; cellen: Cel[] }[] = [];
  for await (const rij of blad) {
    const waarden = Array.isArray(rij.values) ? rij.values.slice(1) : [];
    samen.cellen += waarden.length;
    if (samen.cellen > MAX_CELLEN) throw new TabelFout('Het werkboek heeft te veel cellen.');
    const plek = (i: number) => `blad ${nummer}, rij ${rij.number}, kolom ${i + 1}`;
    const cellen = Array.from(waarden, (w, i) =>
      toCel(isFormule(w) ? uitkomst(rij.getCell(i + 1), () => plek(i)) : w, () => plek(i)),
    );
    if (cellen.some((c) => c !== '')) rijen.push({ nr: rij.number, cellen });
  }
  return rijen;
}

const isFormule = (waarde: unknown): boolean =>
  typeof waarde === 'object' &&
  waarde !== null &&
  ('formula' in waarde || 'sharedFormula' in waarde);

/** The cached outcome of a formula. Its `value` loses the outcome 0, and reads an error as NaN. */
function uitkomst({ result }: ExcelJS.Cell, plek: () => string): unknown {
  if (result !== undefined && result !== null && !Number.isNaN(result)) return result;
  throw new TabelFout(
    `Op ${plek()} staat een formule met een fout of zonder uitkomst. Herstel hem in Excel en sla het bestand opnieuw op.`,
  );
}

function toCel(waarde: unknown, plek: () => string): Cel {
  if (waarde === null || waarde === undefined) return '';
  if (typeof waarde === 'number') return waarde;
  if (typeof waarde === 'string') return waarde.trim();
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (waarde instanceof Date) return waarde.toISOString().slice(0, 10);
  if (typeof waarde !== 'object') return '';
  if ('error' in waarde) {
    throw new TabelFout(`Op ${plek()} staat een formulefout.`);
  }
  if ('richText' in waarde && Array.isArray(waarde.richText)) {
    return waarde.richText.map((deel: { text?: string }) => deel.text ?? '').join('');
  }
  return 'text' in waarde ? toCel(waarde.text, plek) : '';
}
