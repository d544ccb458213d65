import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { verzamelBronnen } from '../bronnen.ts';
import { openBladen } from './blad.ts';
import { leesTabel, type TabelLezing } from './lees-tabel.ts';

type Waarden = readonly (readonly unknown[])[];

/** Reads a file as the intake does: recognised by its content. */
async function lees(pad: string, getal?: 'nl' | 'en'): Promise<TabelLezing> {
  const { bronnen, sluit } = await verzamelBronnen([pad]);
  try {
    const [bron] = bronnen;
    if (bron?.herkend.soort !== 'tabel') throw new Error('not recognised as a table');
    return await leesTabel(await openBladen(bron), getal);
  } finally {
    sluit();
  }
}

/** A folder in which tables are written, to be read as the intake reads them. */
export function openProeftabellen() {
  const map = mkdtempSync(join(tmpdir(), 'tabellen-'));
  return {
    map,
    lees,
    async csv(inhoud: string | Buffer, getal?: 'nl' | 'en'): Promise<TabelLezing> {
      const pad = join(map, 'tabel.csv');
      writeFileSync(pad, inhoud);
      return lees(pad, getal);
    },
    async xlsx(
      bladen: Record<string, Waarden>,
      bewerk?: (b: ExcelJS.Workbook) => void,
    ): Promise<TabelLezing> {
      const boek = new ExcelJS.Workbook();
      for (const [naam, rijen] of Object.entries(bladen)) {
        boek.addWorksheet(naam).addRows(rijen.map((r) => [...r]));
      }
      bewerk?.(boek);
      const pad = join(map, 'tabel.xlsx');
      await boek.xlsx.writeFile(pad);
      return lees(pad);
    },
    ruimOp: () => rmSync(map, { recursive: true }),
  };
}

/** The rows of a table that must have been read. */
export const rijen = (l: TabelLezing) => {
  if (!l.ok) throw new Error(JSON.stringify(l.fouten));
  return l.rijen;
};
/** What is wrong with a table. */
export const fouten = (l: TabelLezing) => (l.ok ? [] : l.fouten);
/** The amounts of a table, in cents. */
export const bedragen = (l: TabelLezing) => rijen(l).map((r) => r['bedrag']);

/** A header of a budget, and a row of it up to its amount. */
export const KOP = ['jaar', 'post', 'moment', 'besluitdatum', 'bedrag'];
export const REGEL = [2025, 'A', 'primitief', '2024-11-12'];
/** A budget with these amounts, as CSV. */
export const begroting = (...b: string[]) =>
  `${KOP.join(';')}\n${b.map((x) => [...REGEL, x].join(';')).join('\n')}\n`;
