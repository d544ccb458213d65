import type { Product } from './product.ts';
import { JEUGD_PRODUCTEN } from './producten-jeugd.ts';
import { WMO_PRODUCTEN } from './producten-wmo.ts';

/** All products that are paid by declaration. */
export const PRODUCTEN: readonly Product[] = [...WMO_PRODUCTEN, ...JEUGD_PRODUCTEN];

const perCode = new Map(PRODUCTEN.map((p) => [`${p.wet}${p.code}`, p]));

/** The product with this code. @throws Error when there is none. */
export function productVan(wet: Product['wet'], code: string): Product {
  const product = perCode.get(`${wet}${code}`);
  if (!product) throw new Error(`no product ${wet} ${code}`);
  return product;
}

/** Price indexation on 1 January: the index of that year on the year before. */
const INDEX: Readonly<Record<number, number>> = {
  2023: 1.045,
  2024: 1.052,
  2025: 1.043,
  2026: 1.034,
};
const GEWONE_INDEX = 1.03;

/** The price index of a year on the year before: `0.043`. */
export const indexVan = (jaar: number): number => (INDEX[jaar] ?? GEWONE_INDEX) - 1;

/** Tariff of a year in whole cents: that of 2025, indexed or indexed back. */
export function tariefVan(product: Product, jaar: number): number | null {
  if (product.tarief === null) return null;
  let tarief = product.tarief;
  for (let j = 2026; j <= jaar; j++) tarief *= INDEX[j] ?? GEWONE_INDEX;
  for (let j = 2025; j > jaar; j--) tarief /= INDEX[j] ?? GEWONE_INDEX;
  return Math.max(1, Math.round(tarief));
}
