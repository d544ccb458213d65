import { getal } from '../../definitie/notatie.ts';

/** In which unit a table shows its amounts; one unit for the whole table. */
export const EENHEDEN = {
  euro: { label: 'euro', kop: '€', centen: 100, decimalen: 0 },
  duizend: { label: 'x € 1.000', kop: 'x € 1.000', centen: 100_000, decimalen: 0 },
  miljoen: { label: 'x € 1 mln', kop: 'x € 1 mln', centen: 100_000_000, decimalen: 2 },
} as const;

export type Eenheid = keyof typeof EENHEDEN;

/** The unit of the address; euros by default. */
export function eenheidVan(zoek: URLSearchParams): Eenheid {
  const gevraagd = zoek.get('bedragen');
  return gevraagd === 'duizend' || gevraagd === 'miljoen' ? gevraagd : 'euro';
}

/** Whole cents as a number in the unit of the table, without its sign: the heading names the unit. */
export function bedragIn(centen: number, eenheid: Eenheid): string {
  const { centen: deler, decimalen } = EENHEDEN[eenheid];
  return getal(centen / deler, decimalen);
}
