import type { Writable } from 'node:stream';
import ExcelJS from 'exceljs';
import { grafiekTabel } from '../definitie/grafiek-tabel.ts';
import { ONBEKEND } from '../definitie/notatie.ts';
import {
  berekendeTotaalrij,
  type Cel,
  isLegePlek,
  type Kolom,
  merkVan,
  SOORTVELD,
  type Tabel,
  totaalrijVan,
  warmteVan,
} from '../definitie/tabel.ts';
import type { Antwoord } from '../definitie/vraag.ts';
import { toelichtingVan } from './toelichting.ts';

/** Number formats by kind of column; a negative amount keeps its sign, colour says nothing alone. */
const NOTATIES: Readonly<Record<Kolom['soort'], string | null>> = {
  tekst: null,
  bedrag: '"€" #,##0;"€" -#,##0',
  aantal: '#,##0',
  aandeel: '0.0%',
  datum: '[$-413]d mmmm yyyy',
  maand: '[$-413]mmmm yyyy',
  dagen: '#,##0',
  // no format of its own: a format with optional decimals leaves a comma behind a whole number
  getal: null,
};

const LEGE_VULLING: ExcelJS.Fill = { type: 'pattern', pattern: 'none' };

/** Heat by pattern as well as by tint: it must be told apart in black and white. */
const WARMTE_VULLING: readonly ExcelJS.Fill[] = (
  [
    ['none', 'FFFFFFFF'],
    ['gray0625', 'FFFFFFFF'],
    ['gray125', 'FFF1F7FB'],
    ['lightUp', 'FFE3EFF7'],
    ['lightTrellis', 'FFD5E7F2'],
    ['solid', 'FFC3DDED'],
  ] as const
).map(([pattern, achter]) => ({
  type: 'pattern',
  pattern,
  fgColor: { argb: pattern === 'solid' ? achter : 'FF9CC3DB' },
  bgColor: { argb: achter },
}));

const FICTIEF_MERK = 'FICTIEVE GEGEVENS: demonstratie of voorbeeld';

/**
 * Writes an answer as a workbook: real numbers (amounts in euros) and dates, frozen heading, totals
 * as live formulas where the rows make the total, a sheet with the figures of the chart, and one that
 * says what the figures rest on.
 * @param doel a path, or a stream that is ended when the workbook is complete
 */
export async function toXlsx(antwoord: Antwoord, doel: string | Writable): Promise<void> {
  const boek = new ExcelJS.stream.xlsx.WorkbookWriter({
    ...(typeof doel === 'string' ? { filename: doel } : { stream: doel }),
    useStyles: true,
    useSharedStrings: false,
  });
  const moment = new Date(`${antwoord.peildatum}T00:00:00Z`);
  boek.creator = 'Stuurhuis';
  boek.created = moment;
  boek.modified = moment;
  schrijfTabel(boek, antwoord.tabel, bladnaam(antwoord.tabel.titel), antwoord.fictief);
  if (antwoord.grafiek) {
    schrijfTabel(boek, grafiekTabel(antwoord.grafiek), 'Grafiek', antwoord.fictief);
  }
  schrijfToelichting(boek, antwoord);
  await boek.commit();
}

function schrijfTabel(
  boek: ExcelJS.stream.xlsx.WorkbookWriter,
  tabel: Tabel,
  naam: string,
  fictief: boolean,
): void {
  const kopRij = fictief ? 2 : 1;
  const blad = boek.addWorksheet(naam, {
    views: [{ state: 'frozen', ySplit: kopRij, xSplit: 1 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
    headerFooter: { oddFooter: `&L${fictief ? FICTIEF_MERK : 'Stuurhuis'}&RBlad &P van &N` },
  });
  blad.columns = tabel.kolommen.map((k) => kolomVorm(k));
  if (fictief) regel(blad, [FICTIEF_MERK], true);
  regel(
    blad,
    tabel.kolommen.map((k) => k.label),
    true,
  );
  for (const rij of tabel.rijen) {
    schrijfRij(blad, tabel.kolommen, rij);
  }
  const totaal = totaalregel(tabel, kopRij + 1);
  if (totaal) regel(blad, totaal, true);
  const laatste = kopRij + tabel.rijen.length;
  blad.autoFilter = {
    from: { row: kopRij, column: 1 },
    to: { row: laatste, column: tabel.kolommen.length },
  };
  blad.commit();
}

/** A row with its heat (a tint with a pattern that thickens) and its marks (beside a real number). */
function schrijfRij(
  blad: ExcelJS.Worksheet,
  kolommen: readonly Kolom[],
  waarden: Tabel['rijen'][number],
): void {
  const cel = (k: Kolom) => waarden[k.veld] ?? null;
  const rij = blad.addRow(
    kolommen.map((k) => (isLegePlek(cel(k), k) ? null : celWaarde(cel(k), k.soort))),
  );
  kolommen.forEach((k, i) => {
    const niveau = warmteVan(waarden, k);
    if (niveau !== null) rij.getCell(i + 1).fill = WARMTE_VULLING[niveau] ?? LEGE_VULLING;
    const merk = merkVan(waarden, k);
    if (merk) rij.getCell(i + 1).numFmt = metMerk(NOTATIES[k.soort] ?? '#,##0.##', merk);
  });
  rij.commit();
}

/** The mark behind each part (positive; negative) of a number format. */
const metMerk = (notatie: string, merk: string): string =>
  notatie
    .split(';')
    .map((deel) => `${deel}"${merk}"`)
    .join(';');

function regel(blad: ExcelJS.Worksheet, waarden: ExcelJS.CellValue[], vet: boolean): void {
  const rij = blad.addRow(waarden);
  if (vet) rij.font = { bold: true };
  rij.commit();
}

function kolomVorm(kolom: Kolom): Partial<ExcelJS.Column> {
  const notatie = NOTATIES[kolom.soort];
  const breedte = Math.max(kolom.label.length + 3, kolom.soort === 'tekst' ? 28 : 16);
  const rechts = kolom.soort === 'tekst' ? {} : { alignment: { horizontal: 'right' as const } };
  return {
    width: Math.min(48, breedte),
    style: { ...(notatie ? { numFmt: notatie } : {}), ...rechts },
  };
}

/** Excel refuses these characters and more than 31 of any. */
const bladnaam = (titel: string): string =>
  titel
    .replace(/[[\]*?/\\:']/g, ' ')
    .slice(0, 31)
    .trim() || 'Tabel';

function celWaarde(cel: Cel, soort: Kolom['soort']): ExcelJS.CellValue {
  if (cel === null) return ONBEKEND;
  if (typeof cel === 'number') return soort === 'bedrag' ? cel / 100 : cel;
  if (soort === 'datum' && /^\d{4}-\d{2}-\d{2}$/.test(cel)) return new Date(`${cel}T00:00:00Z`);
  if (soort === 'maand' && /^\d{4}-\d{2}$/.test(cel)) return new Date(`${cel}-01T00:00:00Z`);
  return cel;
}

/** A live formula where the columns make the total; one that they do not (quantiles) stays a number. */
function totaalregel(tabel: Tabel, eersteRij: number): ExcelJS.CellValue[] | null {
  const totaal = totaalrijVan(tabel);
  if (!totaal) return null;
  const berekend = berekendeTotaalrij(tabel);
  const laatste = eersteRij + tabel.rijen.length - 1;
  const soortKolom = tabel.kolommen.findIndex((k) => k.veld === SOORTVELD);
  const bereik = (i: number) => `${letters(i)}${eersteRij}:${letters(i)}${laatste}`;
  return tabel.kolommen.map((k, i) => {
    if (!(k.veld in totaal)) return null;
    const cel = totaal[k.veld] ?? null;
    const formula =
      k.totaal === 'saldo' ? saldoFormule(bereik(i), bereik(soortKolom)) : somFormule(bereik(i));
    const isLevend = k.totaal !== undefined && berekend !== null && berekend[k.veld] === cel;
    if (!isLevend) return celWaarde(cel, k.soort);
    // safe: celWaarde of a number or unknown total is a number or text, never a date
    return { formula, result: celWaarde(cel, k.soort) as number | string };
  });
}

const somFormule = (bereik: string): string =>
  `IF(COUNT(${bereik})=ROWS(${bereik}),SUM(${bereik}),"${ONBEKEND}")`;

/** Lasten minus baten, of the cells that hold a number. */
const saldoFormule = (bereik: string, soort: string): string =>
  `IF(COUNT(${bereik})=0,"${ONBEKEND}",` +
  `SUMIF(${soort},"last",${bereik})-SUMIF(${soort},"bate",${bereik}))`;

/** The column's letters: 0 is A, 26 is AA. */
function letters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : letters(Math.floor(index / 26) - 1) + rest;
}

function schrijfToelichting(boek: ExcelJS.stream.xlsx.WorkbookWriter, antwoord: Antwoord): void {
  const blad = boek.addWorksheet('Toelichting');
  blad.columns = [
    { width: 24 },
    { width: 110, style: { alignment: { wrapText: true, vertical: 'top' } } },
  ];
  if (antwoord.fictief) regel(blad, [FICTIEF_MERK, ''], true);
  for (const [naam, tekst] of toelichtingVan(antwoord)) regel(blad, [naam, tekst], false);
  const { warmte } = antwoord.tabel;
  warmte?.niveaus.forEach((woord, niveau) => {
    const rij = blad.addRow([`${warmte.naam}, niveau ${niveau}`, woord]);
    rij.getCell(1).fill = WARMTE_VULLING[niveau] ?? LEGE_VULLING;
    rij.commit();
  });
  for (const k of antwoord.tabel.kolommen) {
    if (k.uitleg) regel(blad, [`Kolom ${k.label}`, k.uitleg], false);
  }
  blad.commit();
}
