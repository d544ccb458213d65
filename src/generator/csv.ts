/** A cell: text, whole cents that are shown in euros, or nothing (unknown). */
export type Cel = string | number | { readonly centen: number } | null;

/** Semicolon, decimal comma, UTF-8 with BOM: what a Dutch spreadsheet opens without asking. */
export function csvTekst(koppen: readonly string[], rijen: Iterable<readonly Cel[]>): string {
  const regels = [koppen.join(';')];
  for (const rij of rijen) regels.push(rij.map(celTekst).join(';'));
  return `\ufeff${regels.join('\r\n')}\r\n`;
}

function celTekst(cel: Cel): string {
  if (cel === null) return '';
  if (typeof cel === 'object') return euroTekst(cel.centen);
  const tekst = String(cel);
  return /[;"\r\n]/.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst;
}

/** Whole cents as euros with two decimals: `-1234,50`. */
function euroTekst(centen: number): string {
  const heel = Math.floor(Math.abs(centen) / 100);
  return `${centen < 0 ? '-' : ''}${heel},${String(Math.abs(centen) % 100).padStart(2, '0')}`;
}
