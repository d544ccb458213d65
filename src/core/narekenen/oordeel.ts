import type { Uitkomst } from './typen.ts';

/** Sums that rounding moves this many standard deviations do not occur in print. */
const AFWIJKINGEN = 4;
/** With this many decimals a difference is noise of a calculation, no rounding in print. */
const RUIS_DECIMALEN = 5;

/**
 * How far a sum may be off because its parts and itself were rounded, in the units of the table.
 * Every rounded figure is off by less than half its step, evenly spread; so n figures together by
 * less than n halves, and hardly ever by more than four standard deviations (a step over the square
 * root of 12 each).
 * @param stappen the step of each figure: the parts and the sum
 */
export function afrondingsgrens(stappen: readonly number[]): number {
  // one part and its sum are the same figure
  if (stappen.length <= 2 && stappen[0] === stappen[1]) return 0;
  const hoogstens = stappen.reduce((som, s) => som + s / 2, 0);
  const spreiding = Math.sqrt(stappen.reduce((som, s) => som + (s * s) / 12, 0));
  return Math.min(hoogstens, AFWIJKINGEN * spreiding);
}

/**
 * What a difference between printed and computed is.
 * @param verschil in the units of the table
 * @param decimalen how many decimals those units have
 */
export function oordeel(verschil: number, grens: number, decimalen: number): Uitkomst {
  if (verschil === 0) return 'klopt';
  if (Math.abs(verschil) >= grens) return 'nietHerleidbaar';
  return decimalen >= RUIS_DECIMALEN ? 'klopt' : 'afronding';
}
