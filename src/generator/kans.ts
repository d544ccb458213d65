import { createToeval, type Toeval } from '../core/basis/toeval.ts';

/**
 * A stream of its own for one part of the simulation (FNV-1a over the parts, then mulberry32), so
 * that what happens in one part, or how far the simulation runs, does not shift the others.
 */
export function stroomVan(zaad: number, ...delen: (string | number)[]): Toeval {
  let h = 0x811c9dc5;
  const tekst = `${zaad}|${delen.join('|')}`;
  for (let i = 0; i < tekst.length; i++) h = Math.imul(h ^ tekst.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  return createToeval(h ^ (h >>> 15));
}

/** A whole number from `laag` up to and including `hoog`. */
export const geheel = (t: Toeval, laag: number, hoog: number): number =>
  laag + Math.floor(t() * (hoog - laag + 1));

/** One element of a list that is not empty. */
export function kiesUit<T>(t: Toeval, lijst: readonly T[]): T {
  const gekozen = lijst[Math.floor(t() * lijst.length)];
  if (gekozen === undefined) throw new Error('nothing to choose from');
  return gekozen;
}

/** One element, with a chance in proportion to its weight. */
export function kiesGewogen<T>(t: Toeval, lijst: readonly T[], gewicht: (x: T) => number): T {
  let rest = t() * lijst.reduce((som, x) => som + gewicht(x), 0);
  for (const x of lijst) {
    rest -= gewicht(x);
    if (rest < 0 && gewicht(x) > 0) return x;
  }
  const laatste = lijst.findLast((x) => gewicht(x) > 0);
  if (laatste === undefined) throw new Error('no weight to choose by');
  return laatste;
}

/** A draw with this mean and exponential tail. */
export const exponentieel = (t: Toeval, gemiddelde: number): number =>
  -Math.log(1 - t()) * gemiddelde;

/** The number of failures before the first success, at most `hoogstens`. */
export function geometrisch(t: Toeval, kans: number, hoogstens: number): number {
  return Math.min(hoogstens, Math.floor(Math.log(1 - t()) / Math.log(1 - kans)));
}

/** A Poisson draw (Knuth's product, in steps so that a large mean does not underflow). */
export function poisson(t: Toeval, gemiddelde: number): number {
  let aantal = 0;
  for (let rest = gemiddelde; rest > 0; rest -= 50) {
    const grens = Math.exp(-Math.min(rest, 50));
    for (let p = t(); p > grens; p *= t()) aantal++;
  }
  return aantal;
}
