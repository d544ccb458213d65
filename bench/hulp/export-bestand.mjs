import { closeSync, openSync, writeSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { createBsnReeks } from '../../dist/generator/bsn.js';
import { geheel, kiesUit, stroomVan } from '../../dist/generator/kans.js';
import { WMO_PRODUCTEN } from '../../dist/generator/producten-wmo.js';

const KOP =
  'bsn;wet;aanbieder;declaratie;referentie;toewijzingNummer;categorie;code;begindatum;einddatum;volume;eenheid;tarief;bedrag;status;ontvangen;beoordeeld;retourcode'.split(
    ';',
  );
const MAANDEN = 60;
const AANBIEDERS = 300;
const CLIENTEN = 20_000;

const dag = (maand, nr) =>
  `${2020 + Math.floor(maand / 12)}-${String((maand % 12) + 1).padStart(2, '0')}-${String(nr).padStart(2, '0')}`;
const euro = (centen) => `${Math.floor(centen / 100)},${String(centen % 100).padStart(2, '0')}`;

/**
 * Rows of an export of declarations over five years, in no order: 300 providers, each with a
 * declaration a month. The same arguments give the same rows.
 */
function* rijen(aantal, zaad) {
  const t = stroomVan(zaad, 'export');
  const bsn = createBsnReeks(zaad);
  const clienten = Array.from({ length: CLIENTEN }, () => bsn());
  for (let i = 0; i < aantal; i++) {
    const maand = geheel(t, 0, MAANDEN - 1);
    const aanbieder = geheel(t, 0, AANBIEDERS - 1);
    const product = kiesUit(t, WMO_PRODUCTEN);
    const volume = geheel(t, 1, 28);
    const tarief = 2500 + 25 * geheel(t, 0, 100);
    const afgekeurd = geheel(t, 1, 25) === 1;
    yield [
      ...[kiesUit(t, clienten), 'wmo', String(98_000_000 + aanbieder), `D${aanbieder}-${maand}`],
      ...[String(1_000_000_000 + i), 200_000_000 + geheel(t, 0, 200_000)],
      ...[product.categorie, product.code, dag(maand, 1), dag(maand, 28), volume],
      ...[product.eenheid, { centen: tarief }, { centen: volume * tarief }],
      ...[afgekeurd ? 'afgekeurd' : 'toegekend', dag(maand + 1, 1 + (aanbieder % 9))],
      ...[dag(maand + 1, 10 + (aanbieder % 15)), afgekeurd ? '8001' : ''],
    ];
  }
}

/** Writes an export of declarations as CSV, straight to disk. */
export function schrijfCsv(pad, aantal, zaad) {
  const bestand = openSync(pad, 'w');
  let tekst = `${KOP.join(';')}\n`;
  for (const rij of rijen(aantal, zaad)) {
    tekst += `${rij.map((c) => (typeof c === 'object' ? euro(c.centen) : c)).join(';')}\n`;
    if (tekst.length < 1 << 20) continue;
    writeSync(bestand, tekst);
    tekst = '';
  }
  writeSync(bestand, tekst);
  closeSync(bestand);
}

/** Writes the same as a workbook with shared texts, real numbers and real dates. */
export async function schrijfWerkboek(pad, aantal, zaad) {
  const opties = { filename: pad, useSharedStrings: true, useStyles: true };
  const boek = new ExcelJS.stream.xlsx.WorkbookWriter(opties);
  const blad = boek.addWorksheet('Declaraties');
  blad.columns = KOP.map((k) => ({
    header: k,
    ...(/datum|ontvangen|beoordeeld/.test(k) ? { style: { numFmt: 'dd-mm-yyyy' } } : {}),
  }));
  for (const rij of rijen(aantal, zaad)) {
    const waarden = rij.map((c) => {
      if (typeof c === 'object') return c.centen / 100;
      return /^\d{4}-\d\d-\d\d$/.test(String(c)) ? new Date(c) : c === '' ? null : c;
    });
    blad.addRow(waarden).commit();
  }
  blad.commit();
  await boek.commit();
}
