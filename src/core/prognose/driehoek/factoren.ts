import { ok, type Result } from '../../basis/result.ts';
import { op } from '../../basis/rij.ts';
import { type Driehoek, weigerDriehoek } from './driehoek.ts';

/** How link ratios are averaged: by volume (alpha 1), simple (0), regression through the origin (2). */
export type Gemiddelde = 'volume' | 'enkelvoudig' | 'regressie';

/** The power of the volume in the weights (alpha of Mack 1999). */
export const ALPHA: Record<Gemiddelde, number> = { volume: 1, enkelvoudig: 0, regressie: 2 };

export interface FactorOpties {
  readonly gemiddelde?: Gemiddelde;
  /** Only the last n link ratios of each age. */
  readonly laatste?: number;
  /** Link ratios to leave out, as `herkomst:ontwikkeling` of the earlier of the two ages. */
  readonly weglaten?: readonly string[];
}

/** The link from one age to the next: its factor, and what its error is made of. */
export interface Factor {
  readonly f: number;
  /** Sigma of Mack (unit: amount^(1 - alpha/2)); null with fewer than two ratios. */
  readonly sigma: number | null;
  /** Sum of the weights C^alpha. */
  readonly gewicht: number;
  readonly aantal: number;
}

interface Paar {
  readonly van: number;
  readonly naar: number;
}

function parenVan(d: Driehoek, kolom: number, opties: FactorOpties): Paar[] {
  const weg = new Set(opties.weglaten ?? []);
  const paren: Paar[] = [];
  d.cumulatief.forEach((rij, i) => {
    const van = rij[kolom] ?? null;
    const naar = rij[kolom + 1] ?? null;
    if (van === null || naar === null) return;
    if (!weg.has(`${d.herkomst[i]}:${d.ontwikkeling[kolom]}`)) paren.push({ van, naar });
  });
  return opties.laatste === undefined ? paren : paren.slice(-opties.laatste);
}

/** Weighted mean of link ratios and Mack's sigma (Mack 1999, ASTIN Bulletin 29, formulas 3 and 4). */
function factorVan(paren: readonly Paar[], alpha: number): Factor | null {
  const bruikbaar = alpha === 1 ? paren : paren.filter((p) => p.van !== 0);
  let teller = 0;
  let gewicht = 0;
  for (const { van, naar } of bruikbaar) {
    teller += naar * van ** (alpha - 1);
    gewicht += van ** alpha;
  }
  if (bruikbaar.length === 0 || gewicht === 0) return null;
  const f = teller / gewicht;
  const metVolume = bruikbaar.filter((p) => p.van !== 0);
  let kwadraten = 0;
  for (const { van, naar } of metVolume) kwadraten += van ** alpha * (naar / van - f) ** 2;
  const n = metVolume.length;
  const sigma = n > 1 && kwadraten >= 0 ? Math.sqrt(kwadraten / (n - 1)) : null;
  return { f, sigma, gewicht, aantal: bruikbaar.length };
}

/**
 * Link ratios of every age but the last. Refuses (`ontwikkeling-zonder-waarnemingen`,
 * `factor-onbepaald`) where an age has no ratio that can be taken.
 */
export function factorenVan(d: Driehoek, opties: FactorOpties = {}): Result<Factor[]> {
  const alpha = ALPHA[opties.gemiddelde ?? 'volume'];
  const factoren: Factor[] = [];
  for (let j = 0; j + 1 < d.ontwikkeling.length; j++) {
    const plek = `van ontwikkeling ${d.ontwikkeling[j]} naar ${d.ontwikkeling[j + 1]}`;
    const paren = parenVan(d, j, opties);
    if (paren.length === 0)
      return weigerDriehoek(
        'ontwikkeling-zonder-waarnemingen',
        `Er is geen enkele herkomst met beide waarden ${plek}.`,
      );
    const factor = factorVan(paren, alpha);
    if (factor === null || !Number.isFinite(factor.f))
      return weigerDriehoek(
        'factor-onbepaald',
        `De factor ${plek} is niet te bepalen: de bedragen ervoor zijn samen nul.`,
      );
    factoren.push(factor);
  }
  return ok(factoren);
}

/** Development to the end: product of the factors from each age on; one entry an age, the last is the tail. */
export function cumulatieveFactoren(factoren: readonly number[], staart: number): number[] {
  const cdf = [staart];
  for (let j = factoren.length - 1; j >= 0; j--) cdf.unshift((factoren[j] ?? 1) * op(cdf, 0));
  return cdf;
}
