import { type Centen, NUL_CENTEN, roundCenten, toCenten } from '../basis/bedrag.ts';

/** Who bears a deficit; the two parts make the whole. */
export interface Vangnetdeling {
  readonly tekortCenten: Centen;
  readonly eigenCenten: Centen;
  readonly vangnetCenten: Centen;
}

/**
 * Divides a deficit on the BUIG budget between municipality and vangnet.
 * @param nettoLasten cents; @param budget cents, the definitive one, above zero
 * @param norm shares of the budget: below `vrij` own, up to `half` shared, above it the vangnet
 */
export function deelTekort(
  nettoLasten: Centen,
  budget: Centen,
  norm: { readonly vrij: number; readonly half: number },
): Vangnetdeling {
  const tekort = Math.max(0, nettoLasten - budget);
  const gedeeld = Math.max(0, Math.min(tekort, norm.half * budget) - norm.vrij * budget);
  const vangnet = roundCenten(gedeeld / 2 + Math.max(0, tekort - norm.half * budget));
  return {
    tekortCenten: tekort === 0 ? NUL_CENTEN : toCenten(tekort),
    eigenCenten: toCenten(tekort - vangnet),
    vangnetCenten: vangnet,
  };
}
