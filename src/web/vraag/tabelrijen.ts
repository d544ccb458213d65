import type { Cel, Kolom, Tabel } from '../../definitie/tabel.ts';

export type Rij = Readonly<Record<string, Cel>>;
export type Richting = 'op' | 'af';

/** How the reader arranged a table; it stands in the address. */
export interface Volgorde {
  readonly veld: string;
  readonly richting: Richting;
}

/** Kinds of columns that hold numbers: aligned right, with figures of equal width. */
export const isGetal = (kolom: Kolom): boolean =>
  !['tekst', 'datum', 'maand'].includes(kolom.soort);

/**
 * A saldo column: positive is voordeel, so it is told in words as well, unless a column of the table
 * does so already.
 */
export const isSaldo = (kolom: Kolom, kolommen: readonly Kolom[]): boolean =>
  kolom.soort === 'bedrag' &&
  /^saldo/i.test(kolom.veld) &&
  !kolommen.some((k) => k.soort === 'tekst' && /voordeel/i.test(k.label));

function compare(a: string | number, b: string | number): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), 'nl', { numeric: true });
}

/** Rows in the order asked for; unknown cells stay last in both directions. */
export function inVolgorde(rijen: readonly Rij[], volgorde: Volgorde | null): readonly Rij[] {
  if (!volgorde) return rijen;
  const { veld, richting } = volgorde;
  const teken = richting === 'op' ? 1 : -1;
  return rijen.toSorted((a, b) => {
    const x = a[veld] ?? null;
    const y = b[veld] ?? null;
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return teken * compare(x, y);
  });
}

/** Rows in which a text cell holds every word of the search. */
export function metWoorden(tabel: Tabel, zoek: string): readonly Rij[] {
  const woorden = zoek.toLocaleLowerCase('nl').split(/\s+/).filter(Boolean);
  if (woorden.length === 0) return tabel.rijen;
  const velden = tabel.kolommen.filter((k) => !isGetal(k)).map((k) => k.veld);
  return tabel.rijen.filter((rij) => {
    const tekst = velden
      .map((v) => rij[v] ?? '')
      .join(' ')
      .toLocaleLowerCase('nl');
    return woorden.every((w) => tekst.includes(w));
  });
}

/** The order of the address; `null` is the order of the answer itself. */
export function volgordeVan(zoek: URLSearchParams): Volgorde | null {
  const veld = zoek.get('sorteer');
  return veld ? { veld, richting: zoek.get('richting') === 'af' ? 'af' : 'op' } : null;
}

/** The next order when a heading is pressed: up, down, and back to the order of the answer. */
export function volgendeVolgorde(nu: Volgorde | null, veld: string): Volgorde | null {
  if (nu?.veld !== veld) return { veld, richting: 'op' };
  return nu.richting === 'op' ? { veld, richting: 'af' } : null;
}
