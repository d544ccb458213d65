import { FORMATEN } from '../../dist/intake/tabellen/formaten.js';
import { BSN } from './messages.mjs';

const TEKSTEN = {
  post: 'WMO-HH',
  aanbieder: '12345678',
  agb: '12345678',
  postcode: '1234AB',
  categorie: '45',
  code: '45A04',
  eenheid: '04',
  frequentie: '2',
  taakveld: '6.711',
  moment: 'primitief',
  toewijzingstijd: '10:11:12',
};

/** A cell that a column lets in. */
function cel({ veld, soort }, rij) {
  switch (soort.als) {
    case 'keuze':
      return soort.uit[rij % soort.uit.length];
    case 'bedrag':
      return ['1.234,50', '-12,00', '0', '99'][rij % 4];
    case 'aantal':
      return String(10 + rij);
    case 'getal':
      return '3,5';
    case 'aandeel':
      return '0,25';
    case 'jaar':
      return '2025';
    case 'datum':
      return `2025-0${1 + (rij % 9)}-15`;
    case 'maand':
      return `2025-0${1 + (rij % 9)}`;
    case 'jaNee':
      return rij % 2 ? 'ja' : 'nee';
    case 'bsn':
      return BSN;
    default:
      return TEKSTEN[veld] ?? `${veld} ${rij}`;
  }
}

/**
 * A table of every format: its columns, and four rows.
 * @returns {string[][][]} table, row, cell
 */
export const tableSeeds = () =>
  Object.values(FORMATEN).map((kolommen) => [
    kolommen.map((k) => k.veld),
    ...[0, 1, 2, 3].map((rij) => kolommen.map((k) => cel(k, rij))),
  ]);

/** @param {string[][]} tabel */
export const asCsv = (tabel, scheiding = ';', einde = '\r\n') =>
  tabel.map((r) => r.join(scheiding)).join(einde) + einde;

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const veilig = (t) => t.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Letters of a column: A ... Z, AA ... */
const kolom = (i) =>
  i < 26 ? String.fromCharCode(65 + i) : kolom(Math.floor(i / 26) - 1) + kolom(i % 26);

/**
 * The parts of a workbook with the table on its one sheet, texts in the shared list.
 * @param {string[][]} tabel
 * @returns {{naam: string, inhoud: Buffer}[]}
 */
export function asWorkbook(tabel) {
  const gedeeld = [...new Set(tabel.flat())];
  const rijen = tabel.map((rij, r) => {
    const cellen = rij.map((t, k) => {
      const ref = `${kolom(k)}${r + 1}`;
      return /^\d{1,8}$/.test(t)
        ? `<c r="${ref}"><v>${t}</v></c>`
        : `<c r="${ref}" t="s"><v>${gedeeld.indexOf(t)}</v></c>`;
    });
    return `<row r="${r + 1}">${cellen.join('')}</row>`;
  });
  const delen = {
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${REL}"><sheets><sheet name="Blad1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="${REL}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="${REL}/styles" Target="styles.xml"/></Relationships>`,
    'xl/sharedStrings.xml': `<sst xmlns="${MAIN}">${gedeeld.map((t) => `<si><t>${veilig(t)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${MAIN}"><sheetData>${rijen.join('\n')}</sheetData></worksheet>`,
  };
  return Object.entries(delen).map(([naam, t]) => ({ naam, inhoud: Buffer.from(XML + t) }));
}
