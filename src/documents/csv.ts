import { ONBEKEND } from '../definitie/notatie.ts';
import { type Cel, isLegePlek, type Kolom } from '../definitie/tabel.ts';
import type { Antwoord } from '../definitie/vraag.ts';

const BOM = '\ufeff';
const REGELEINDE = '\r\n';

/**
 * The table of an answer as CSV that a Dutch spreadsheet opens without questions: `;`, decimal
 * comma, UTF-8 with BOM, CRLF. Amounts are euros, shares fractions; the total row is left out, so
 * that a sum over the column is right. Demonstration data carries a column that says so.
 */
export function toCsv(antwoord: Antwoord): string {
  const { kolommen, rijen } = antwoord.tabel;
  const merk = antwoord.fictief ? ['fictief'] : [];
  const kop = [...kolommen.map(kolomkop), ...(antwoord.fictief ? ['Gegevens'] : [])];
  const regels = rijen.map((rij) => [
    ...kolommen.map((k) => celTekst(rij[k.veld] ?? null, k)),
    ...merk,
  ]);
  return BOM + [kop, ...regels].map((r) => r.map(veld).join(';') + REGELEINDE).join('');
}

/** The head of a column with the unit that its cells leave out. */
export function kolomkop(kolom: Kolom): string {
  if (kolom.soort === 'bedrag' && !kolom.label.includes('€')) return `${kolom.label} (€)`;
  return kolom.soort === 'dagen' && !/dag/i.test(kolom.label)
    ? `${kolom.label} (dagen)`
    : kolom.label;
}

function celTekst(cel: Cel, kolom: Kolom): string {
  if (isLegePlek(cel, kolom)) return '';
  if (cel === null) return ONBEKEND;
  if (typeof cel === 'string') return zonderFormule(cel);
  if (kolom.soort === 'bedrag') return (cel / 100).toFixed(2).replace('.', ',');
  return String(cel).replace('.', ',');
}

/** Text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection). */
const zonderFormule = (tekst: string): string => (/^[=+\-@\t\r]/.test(tekst) ? `'${tekst}` : tekst);

const veld = (tekst: string): string =>
  /[;"\r\n]/.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst;
