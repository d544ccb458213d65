import { Readable } from 'node:stream';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import type { Bron } from '../bron.ts';
import { isXlsx } from '../bronnen.ts';

/** A cell as it was delivered: text, or a number from a workbook. */
export type Cel = string | number;

/** A table with its place: `nr` is the row number as the sender sees it. */
export interface Blad {
  /** Name of the sheet; empty for CSV. */
  readonly naam: string;
  readonly rijen: readonly { readonly nr: number; readonly cellen: readonly Cel[] }[];
}

/** Why a file could not be read as a table. */
export class TabelFout extends Error {}

const MAX_CELLEN = 20_000_000;
const MAX_BYTES = 256 * 1024 ** 2;

/**
 * Reads a CSV or XLSX into rows of cells; empty rows are left out.
 * @throws TabelFout with a Dutch sentence when the file is damaged, too large or holds a formula error
 */
export async function leesBladen(bron: Bron): Promise<Blad[]> {
  if (bron.bytes > MAX_BYTES) throw new TabelFout('De tabel is groter dan 256 MB. Splits hem.');
  return isXlsx(bron) ? leesXlsx(bron) : [leesCsv(await inhoudVan(bron))];
}

async function inhoudVan(bron: Bron): Promise<Buffer> {
  const stukken: Buffer[] = [];
  // safe: a stream without an encoding hands out buffers
  for await (const stuk of (await bron.open()) as AsyncIterable<Buffer>) stukken.push(stuk);
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
    return {
      naam: '',
      rijen: rijen
        .map(({ record, info }) => ({ nr: info.lines, cellen: record }))
        .filter(({ cellen }) => cellen.some((c) => c !== '')),
    };
  } catch {
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
    return new TextDecoder('windows-1252').decode(inhoud);
  }
}

/** The separator that occurs most in the first line; Dutch files mostly use the semicolon. */
function scheidingVan(tekst: string): string {
  const kop = tekst.slice(0, Math.max(0, tekst.indexOf('\n')) || undefined);
  const aantal = (teken: string) => kop.split(teken).length;
  return [';', '\t', ','].reduce((beste, teken) => (aantal(teken) > aantal(beste) ? teken : beste));
}

async function leesXlsx(bron: Bron): Promise<Blad[]> {
  const bladen: Blad[] = [];
  let cellenSamen = 0;
  const lezer = new ExcelJS.stream.xlsx.WorkbookReader(
    bron.pad ?? Readable.from(await bron.open()),
    {
      sharedStrings: 'cache',
      hyperlinks: 'ignore',
      styles: 'cache',
      worksheets: 'emit',
      entries: 'emit',
    },
  );
  try {
    for await (const blad of lezer) {
      const rijen: { nr: number; cellen: Cel[] }[] = [];
      for await (const rij of blad) {
        const waarden = Array.isArray(rij.values) ? rij.values.slice(1) : [];
        cellenSamen += waarden.length;
        if (cellenSamen > MAX_CELLEN) throw new TabelFout('Het werkboek heeft te veel cellen.');
        const cellen = Array.from(waarden, (w, i) => toCel(w, `rij ${rij.number}, kolom ${i + 1}`));
        if (cellen.some((c) => c !== '')) rijen.push({ nr: rij.number, cellen });
      }
      // the types of exceljs leave the name of a streamed sheet out
      const { name } = blad as unknown as { name?: string };
      bladen.push({ naam: name ?? `Blad ${bladen.length + 1}`, rijen });
    }
  } catch (fout) {
    if (fout instanceof TabelFout) throw fout;
    throw new TabelFout('Het werkboek is beschadigd of met een wachtwoord versleuteld.');
  }
  return bladen;
}

function toCel(waarde: unknown, plek: string): Cel {
  if (waarde === null || waarde === undefined) return '';
  if (typeof waarde === 'number' || typeof waarde === 'string') return waarde;
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (waarde instanceof Date) return waarde.toISOString().slice(0, 10);
  if (typeof waarde !== 'object') return '';
  if ('error' in waarde)
    throw new TabelFout(`Op ${plek} staat een formulefout (${String(waarde.error)}).`);
  if ('result' in waarde) return toCel(waarde.result, plek);
  if ('formula' in waarde || 'sharedFormula' in waarde) {
    throw new TabelFout(
      `Op ${plek} staat een formule zonder uitkomst. Open het bestand in Excel en sla het opnieuw op.`,
    );
  }
  if ('richText' in waarde && Array.isArray(waarde.richText)) {
    return waarde.richText.map((deel: { text?: string }) => deel.text ?? '').join('');
  }
  return 'text' in waarde ? toCel(waarde.text, plek) : '';
}
