import { getal } from '../../definitie/notatie.ts';
import type { Tabel } from '../../definitie/tabel.ts';

/** In which unit a table shows its amounts; one unit for the whole table. */
export const EENHEDEN = {
  euro: { label: 'euro', kop: 'in euro', centen: 100, decimalen: 0 },
  duizend: { label: 'x € 1.000', kop: 'x € 1.000', centen: 100_000, decimalen: 0 },
  miljoen: { label: 'x € 1 mln', kop: 'x € 1 mln', centen: 100_000_000, decimalen: 2 },
} as const;

export type Eenheid = keyof typeof EENHEDEN;

/** From this many columns of amounts a table is read more easily in thousands. */
const DUIZENDEN_VANAF = 5;

const isEenheid = (x: string | null): x is Eenheid => x !== null && Object.hasOwn(EENHEDEN, x);

/** The unit of the address, else euros; of a wide table thousands of euros. */
export function eenheidVan(zoek: URLSearchParams, tabel: Tabel): Eenheid {
  const gevraagd = zoek.get('bedragen');
  if (isEenheid(gevraagd)) return gevraagd;
  const bedragen = tabel.kolommen.filter((k) => k.soort === 'bedrag').length;
  return bedragen >= DUIZENDEN_VANAF ? 'duizend' : 'euro';
}

/** Whole cents as a number in the unit of the table, without its sign: the heading names the unit. */
export function bedragIn(centen: number, eenheid: Eenheid): string {
  const { centen: deler, decimalen } = EENHEDEN[eenheid];
  return getal(centen / deler, decimalen);
}

/** The size of an amount that is not zero: never rounded to zero, because a word stands beside it. */
export function omvangIn(centen: number, eenheid: Eenheid): string {
  const { centen: deler, decimalen } = EENHEDEN[eenheid];
  const kleinste = 10 ** -decimalen;
  const omvang = Math.abs(centen) / deler;
  return omvang < kleinste / 2 ? `< ${getal(kleinste, decimalen)}` : getal(omvang, decimalen);
}
