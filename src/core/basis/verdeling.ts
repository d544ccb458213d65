import { type Centen, roundCenten } from './bedrag.ts';

/** A distribution of an amount in whole cents. Quantiles are taken per field: they do not add up. */
export interface Verdeling {
  readonly p2_5: Centen;
  readonly p10: Centen;
  readonly p25: Centen;
  readonly p50: Centen;
  readonly p75: Centen;
  readonly p90: Centen;
  readonly p97_5: Centen;
  readonly gemiddelde: Centen;
}

/**
 * Quantile by linear interpolation (type 7 of Hyndman & Fan 1996, R's default).
 * @param gesorteerd ascending, at least one value
 * @param p 0..1
 */
export function kwantiel(gesorteerd: ArrayLike<number>, p: number): number {
  if (gesorteerd.length === 0) throw new Error('no quantile of an empty sample');
  const plek = (gesorteerd.length - 1) * p;
  // 0 <= p <= 1 keeps both places inside the sample, so `as number` hides no undefined.
  const onder = gesorteerd[Math.floor(plek)] as number;
  const boven = gesorteerd[Math.ceil(plek)] as number; // see above
  return onder + (boven - onder) * (plek - Math.floor(plek));
}

/** Summarises draws (whole cents) into a distribution. @throws Error on an empty sample. */
export function verdelingVan(trekkingen: ArrayLike<number>): Verdeling {
  const gesorteerd = new Float64Array(trekkingen).sort();
  const q = (p: number) => roundCenten(kwantiel(gesorteerd, p));
  const gemiddelde = roundCenten(gesorteerd.reduce((som, x) => som + x, 0) / gesorteerd.length);
  return {
    p2_5: q(0.025),
    p10: q(0.1),
    p25: q(0.25),
    p50: q(0.5),
    p75: q(0.75),
    p90: q(0.9),
    p97_5: q(0.975),
    gemiddelde,
  };
}

/** A distribution without spread: an amount that is certain. */
export function zekerBedrag(b: Centen): Verdeling {
  return { p2_5: b, p10: b, p25: b, p50: b, p75: b, p90: b, p97_5: b, gemiddelde: b };
}
