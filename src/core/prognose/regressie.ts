/** A straight line y = a + b x by least squares. */
export interface Lijn {
  readonly a: number;
  readonly b: number;
  readonly n: number;
  /** Standard error of the slope; null with fewer than 3 points. */
  readonly fout: number | null;
  /** Two-sided p-value of the slope (Student t, n - 2 degrees of freedom); null with fewer than 3 points. */
  readonly pWaarde: number | null;
}

/** Fits a line; null with fewer than two different x. Pairs that are not finite are left out. */
export function lijnDoor(x: readonly number[], y: readonly number[]): Lijn | null {
  const paren = x
    .map((xi, i) => [xi, y[i] ?? Number.NaN] as const)
    .filter(([xi, yi]) => Number.isFinite(xi) && Number.isFinite(yi));
  const n = paren.length;
  if (n < 2) return null;
  const mx = paren.reduce((s, [xi]) => s + xi, 0) / n;
  const my = paren.reduce((s, [, yi]) => s + yi, 0) / n;
  const sxx = paren.reduce((s, [xi]) => s + (xi - mx) ** 2, 0);
  if (sxx === 0) return null;
  const b = paren.reduce((s, [xi, yi]) => s + (xi - mx) * (yi - my), 0) / sxx;
  const a = my - b * mx;
  const rest = paren.reduce((s, [xi, yi]) => s + (yi - a - b * xi) ** 2, 0);
  const fout = Math.sqrt(rest / (n - 2) / sxx);
  const pWaarde = n < 3 ? null : fout === 0 ? 0 : tweezijdigeP(b / fout, n - 2);
  return { a, b, n, fout: n < 3 ? null : fout, pWaarde };
}

/** Two-sided tail of Student's t for whole degrees of freedom (Abramowitz & Stegun 26.7.3 and 26.7.4). */
export function tweezijdigeP(t: number, vrijheid: number): number {
  const theta = Math.atan(Math.abs(t) / Math.sqrt(vrijheid));
  const c2 = Math.cos(theta) ** 2;
  const even = vrijheid % 2 === 0;
  let term = even ? 1 : Math.cos(theta);
  let som = vrijheid === 1 ? 0 : term;
  for (let k = even ? 2 : 3; k <= vrijheid - 2; k += 2) {
    term *= (c2 * (k - 1)) / k;
    som += term;
  }
  const binnen = even ? Math.sin(theta) * som : (2 / Math.PI) * (theta + Math.sin(theta) * som);
  return 1 - binnen;
}
