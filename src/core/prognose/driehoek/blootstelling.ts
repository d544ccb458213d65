import { op } from '../../basis/rij.ts';
/** One origin for the exposure methods. */
export interface BlootgesteldeRij {
  readonly laatste: number;
  readonly blootstelling: number;
  /** Development to the end from the latest age (cdf >= 1 as a rule). */
  readonly cdf: number;
}

/**
 * Bornhuetter-Ferguson: what is in, plus the share that is not in yet of what was expected beforehand.
 * @param apriori expected end per unit of exposure
 */
export function bornhuetterFerguson(rijen: readonly BlootgesteldeRij[], apriori: number): number[] {
  return benktander(rijen, apriori, 1);
}

/**
 * Benktander: `iteraties` times U <- latest + U (1 - 1/cdf), starting from the a priori.
 * One iteration is Bornhuetter-Ferguson; many are the chain ladder.
 */
export function benktander(
  rijen: readonly BlootgesteldeRij[],
  apriori: number,
  iteraties: number,
): number[] {
  return rijen.map(({ laatste, blootstelling, cdf }) => {
    let u = apriori * blootstelling;
    for (let k = 0; k < iteraties; k++) u = laatste + u * (1 - 1 / cdf);
    return u;
  });
}

export interface CapeCodOpties {
  /** Weight of an origin at distance n is decay^n; 1 = all alike. */
  readonly verval?: number;
  /** Growth of the end per unit of exposure, per origin. */
  readonly trend?: number;
}

/**
 * Cape Cod: the a priori is learned from all origins, each for the share that is in.
 * Gluck 1997 (decay); trend by whole origins, to the level of the last one.
 * @returns per origin the a priori at its own level and the end, or null when no exposure is in
 */
export function capeCod(
  rijen: readonly BlootgesteldeRij[],
  opties: CapeCodOpties = {},
): { apriori: number; eindstand: number }[] | null {
  const verval = opties.verval ?? 1;
  const groei = 1 + (opties.trend ?? 0);
  const n = rijen.length;
  const uit: { apriori: number; eindstand: number }[] = [];
  for (let i = 0; i < n; i++) {
    let teller = 0;
    let noemer = 0;
    rijen.forEach((r, j) => {
      const gewicht = verval ** Math.abs(i - j);
      teller += r.laatste * groei ** (n - 1 - j) * gewicht;
      noemer += (r.blootstelling / r.cdf) * gewicht;
    });
    if (!(noemer > 0)) return null;
    const apriori = teller / noemer / groei ** (n - 1 - i);
    const rij = op(rijen, i);
    const eindstand = rij.laatste + rij.blootstelling * apriori * (1 - 1 / rij.cdf);
    uit.push({ apriori, eindstand });
  }
  return uit;
}
