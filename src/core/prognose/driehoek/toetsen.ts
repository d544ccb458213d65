import { op } from '../../basis/rij.ts';
import type { Driehoek } from './driehoek.ts';

/** A statistic beside what it would be by chance; outside the range the assumption is in doubt. */
export interface Toets {
  readonly waarde: number;
  readonly verwacht: number;
  readonly variantie: number;
  readonly laag: number;
  readonly hoog: number;
  readonly niveau: number;
  readonly opvallend: boolean;
}

/** Two-sided quantiles of the normal distribution at the levels that Mack uses. */
const Z = { '0.95': 1.959963984540054, '0.5': 0.6744897501960817 } as const;

function toets(waarde: number, verwacht: number, variantie: number, niveau: keyof typeof Z): Toets {
  const rand = Z[niveau] * Math.sqrt(variantie);
  const laag = verwacht - rand;
  const hoog = verwacht + rand;
  const opvallend = waarde < laag || waarde > hoog;
  return { waarde, verwacht, variantie, laag, hoog, niveau: Number(niveau), opvallend };
}

/** Link ratios per age, by row; null where one cannot be made. */
function ratios(d: Driehoek): (number | null)[][] {
  return Array.from({ length: d.ontwikkeling.length - 1 }, (_, j) =>
    d.cumulatief.map((rij) => {
      const van = rij[j] ?? null;
      const naar = rij[j + 1] ?? null;
      return van === null || naar === null || van === 0 ? null : naar / van;
    }),
  );
}

const bekend = (rij: readonly (number | null)[]): number[] => rij.filter((x) => x !== null);

function mediaan(waarden: readonly number[]): number {
  const g = [...waarden].sort((a, b) => a - b);
  const midden = g.length >> 1;
  return g.length % 2 === 1 ? op(g, midden) : (op(g, midden - 1) + op(g, midden)) / 2;
}

/** C(n - 1, m) n / 2^n with m = floor((n - 1) / 2), without large numbers in between. */
function middenkans(n: number): number {
  const m = Math.floor((n - 1) / 2);
  let kans = n / 2 ** n;
  for (let k = 1; k <= m; k++) kans *= (n - k) / k;
  return kans;
}

/**
 * Calendar-year effect (Mack 1994, appendix H; 1997): per diagonal the ratios below and above the
 * median of their age; too few of either on a diagonal points to a year that touched all origins.
 * @returns null when no diagonal has two ratios
 */
export function toetsKalender(d: Driehoek): Toets | null {
  const diagonalen = new Map<number, { klein: number; groot: number }>();
  for (const [j, kolom] of ratios(d).entries()) {
    const waarden = bekend(kolom);
    if (waarden.length < 2) continue;
    const midden = mediaan(waarden);
    kolom.forEach((x, i) => {
      if (x === null || x === midden) return;
      const telling = diagonalen.get(i + j) ?? { klein: 0, groot: 0 };
      if (x < midden) telling.klein++;
      else telling.groot++;
      diagonalen.set(i + j, telling);
    });
  }
  let z = 0;
  let verwacht = 0;
  let variantie = 0;
  for (const { klein, groot } of diagonalen.values()) {
    const n = klein + groot;
    if (n < 2) continue;
    const kans = middenkans(n);
    const e = n / 2 - kans;
    z += Math.min(klein, groot);
    verwacht += e;
    variantie += (n * (n - 1)) / 4 - kans * (n - 1) + e - e ** 2;
  }
  return variantie > 0 ? toets(z, verwacht, variantie, '0.95') : null;
}

/** Ranks from 1; equal values share their mean rank. Columns are short, so each pair is compared. */
function rangen(waarden: Float64Array): Float64Array {
  const n = waarden.length;
  const uit = new Float64Array(n).fill(1);
  for (let i = 1; i < n; i++) {
    const x = op(waarden, i);
    for (let k = 0; k < i; k++) {
      const y = op(waarden, k);
      // the larger of a pair moves up one, equals half a place each
      const erbij = x > y ? 1 : x === y ? 0.5 : 0;
      uit[i] = op(uit, i) + erbij;
      uit[k] = op(uit, k) + 1 - erbij;
    }
  }
  return uit;
}

/** Whether all values are the same: then there is no order to compare. */
const isVlak = (r: Float64Array): boolean => r.every((x) => x === r[0]);

/**
 * Correlation between subsequent development factors (Mack 1994, appendix G; 1997): Spearman's rank
 * correlation of neighbouring ages, weighed by their number of pairs less one.
 * @returns null when no two neighbouring ages share two origins whose factors differ
 */
export function toetsSamenhang(d: Driehoek): Toets | null {
  const perLeeftijd = ratios(d);
  let som = 0;
  let gewicht = 0;
  for (let k = 1; k < perLeeftijd.length; k++) {
    const voor = op(perLeeftijd, k - 1);
    const na = op(perLeeftijd, k);
    const samen = na.flatMap((x, i) => (x === null || voor[i] === null ? [] : [i]));
    const n = samen.length;
    if (n < 2) continue;
    const r = rangen(Float64Array.from(samen, (i) => voor[i] ?? 0));
    const s = rangen(Float64Array.from(samen, (i) => na[i] ?? 0));
    if (isVlak(r) || isVlak(s)) continue;
    const afstand2 = r.reduce((t, x, i) => t + (x - op(s, i)) ** 2, 0);
    som += (n - 1) * (1 - (6 * afstand2) / (n ** 3 - n));
    gewicht += n - 1;
  }
  return gewicht > 0 ? toets(som / gewicht, 0, 1 / gewicht, '0.5') : null;
}
