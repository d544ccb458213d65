import type { Verdeling } from '../../basis/verdeling.ts';
import { METHODEN, type Methode } from './methoden.ts';

/** What was said about one target, and what it became. Cents. */
export interface Meting {
  readonly werd: number;
  readonly zei: Readonly<Record<Methode, number | null>>;
  /** The spread of this engine. */
  readonly verdeling: Verdeling;
}

/** How a method did; shares. `null` = it could not say anything. */
export interface MethodeScore {
  readonly methode: Methode;
  /** Targets about which it said something. */
  readonly aantal: number;
  /** Sum of absolute errors over the sum of truths. */
  readonly wape: number | null;
  /** Sum of signed errors over the sum of truths: positive is too high. */
  readonly vertekening: number | null;
}

export interface Score {
  readonly aantal: number;
  readonly methoden: readonly MethodeScore[];
  /** Share of targets inside the interval of 80%. */
  readonly dekking80: number | null;
  /** One less the CRPS over the absolute error of the reference, on the same targets; 0 = no better. */
  readonly crpsWinst: number | null;
}

const KWANTIELEN = [
  ['p2_5', 0.025],
  ['p10', 0.1],
  ['p25', 0.25],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p90', 0.9],
  ['p97_5', 0.975],
] as const;

/**
 * The continuous ranked probability score by the seven quantiles that are kept: twice the mean pinball
 * loss (Gneiting & Ranjan 2011), so that a point forecast scores its absolute error.
 */
export function crps(v: Verdeling, werd: number): number {
  const verlies = KWANTIELEN.map(([veld, tau]) => {
    const fout = werd - v[veld];
    return fout >= 0 ? tau * fout : (tau - 1) * fout;
  });
  return (2 * verlies.reduce((s, x) => s + x, 0)) / KWANTIELEN.length;
}

function scoorMethode(metingen: readonly Meting[], methode: Methode): MethodeScore {
  let fout = 0;
  let absoluut = 0;
  let waar = 0;
  let aantal = 0;
  for (const m of metingen) {
    const zei = m.zei[methode];
    if (zei === null) continue;
    fout += zei - m.werd;
    absoluut += Math.abs(zei - m.werd);
    waar += m.werd;
    aantal += 1;
  }
  const deel = (x: number) => (waar > 0 ? x / waar : null);
  return { methode, aantal, wape: deel(absoluut), vertekening: deel(fout) };
}

/** Scores what was said about a set of targets, against a reference method for the CRPS. */
export function scoor(metingen: readonly Meting[], referentie: Methode): Score {
  const binnen = metingen.filter((m) => m.werd >= m.verdeling.p10 && m.werd <= m.verdeling.p90);
  let eigen = 0;
  let ander = 0;
  for (const m of metingen) {
    const zei = m.zei[referentie];
    if (zei === null) continue;
    eigen += crps(m.verdeling, m.werd);
    ander += Math.abs(zei - m.werd);
  }
  return {
    aantal: metingen.length,
    methoden: METHODEN.map((methode) => scoorMethode(metingen, methode)),
    dekking80: metingen.length > 0 ? binnen.length / metingen.length : null,
    crpsWinst: ander > 0 ? 1 - eigen / ander : null,
  };
}
