import type { CbsBlad } from './bestand.ts';

/** What a code stands for. */
export interface Betekenis {
  readonly titel: string;
  readonly eenheid: string | null;
}

/**
 * Codes with their titles, from every list that came along. A list has a heading with `Identifier`
 * (v4) or `Key` (v3) and `Title`; the metadata of v3 hold several lists below each other.
 */
export function betekenissenVan(lijsten: readonly CbsBlad[]): ReadonlyMap<string, Betekenis> {
  const uit = new Map<string, Betekenis>();
  for (const { kop, rijen } of lijsten) {
    let koppen: readonly string[] = kop;
    for (const { cellen } of rijen) {
      const rij = cellen.map((c) => String(c).trim());
      if (isKop(rij)) koppen = rij;
      const op = (...namen: readonly string[]) =>
        rij[koppen.findIndex((k) => namen.includes(k))] ?? '';
      const [code, titel, eenheid] = [op('Identifier', 'Key'), op('Title'), op('Unit')];
      if (koppen !== rij && code !== '' && titel !== '')
        uit.set(code, { titel, eenheid: eenheid === '' ? null : eenheid });
    }
  }
  return uit;
}

const isKop = (rij: readonly string[]): boolean =>
  rij.includes('Title') && (rij.includes('Key') || rij.includes('Identifier'));
