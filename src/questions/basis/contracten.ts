import type { Wet } from '../../core/basis/domein.ts';
import type { Bedragen, Rij } from '../../facts/port.ts';
import type { Feitrij, MetDag } from '../../facts/tabelsoorten/tabelsoorten.ts';
import { PRODUCTCATEGORIE_JEUGD, PRODUCTCATEGORIE_WMO } from '../../normen/codelijsten/product.ts';

const CATEGORIEEN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wmo: PRODUCTCATEGORIE_WMO,
  jeugd: PRODUCTCATEGORIE_JEUGD,
};

export type Contract = MetDag<Feitrij<'contracten'>>;

/** What amounts are read by, to hold them against contracts. */
export const PER_CONTRACT = ['aanbieder', 'wet', 'categorie', 'code', 'leverperiode'] as const;
export type Contractregel = Rij<(typeof PER_CONTRACT)[number], Bedragen>;

/** Whether an amount falls under a contract; one without a code is of the whole categorie. */
export const isVanContract = (c: Contract, b: Contractregel): boolean =>
  c.aanbieder === b.aanbieder &&
  c.wet === b.wet &&
  c.categorie === b.categorie &&
  (c.code === null || c.code === b.code);

/** A product as a reader knows it: `Begeleiding (02A03)`; without a code all of the categorie. */
export function productNaam(wet: Wet, categorie: string, code: string | null): string {
  const naam = CATEGORIEEN[wet]?.[categorie] ?? `Categorie ${categorie}`;
  return code === null ? `${naam} (alle)` : `${naam} (${code})`;
}

/** Whether a contract holds on some day of a year. */
export const loopt = (
  contract: { readonly geldigVan: string; readonly geldigTot: string | null },
  jaar: number,
): boolean =>
  contract.geldigVan <= `${jaar}-12-31` &&
  (contract.geldigTot === null || contract.geldigTot >= `${jaar}-01-01`);
