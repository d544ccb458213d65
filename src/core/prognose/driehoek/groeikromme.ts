import { ok, type Result } from '../../basis/result.ts';
import { op } from '../../basis/rij.ts';
import { kwadraatvorm, leegMatrix, ontbind } from './cholesky.ts';
import { type Driehoek, laatsteKolom, weigerDriehoek } from './driehoek.ts';

export type Kromme = 'loglogistisch' | 'weibull';

/** Growth curve through all ages at once; amounts in the unit of the triangle. */
export interface Groeikromme {
  readonly omega: number;
  /** Scale in development periods. */
  readonly theta: number;
  readonly phi: number;
  readonly eindstanden: readonly number[];
  /** Total still to come up to the age where the curve is cut off. */
  readonly nogTeMelden: number;
  readonly procesfout: number;
  readonly parameterfout: number;
  readonly standaardfout: number;
}

interface Vorm {
  readonly omega: number;
  readonly theta: number;
}

/** Share that is in at an age. */
function aandeel(kromme: Kromme, x: number, { omega, theta }: Vorm): number {
  if (x <= 0) return 0;
  const macht = (x / theta) ** omega;
  return kromme === 'weibull' ? -Math.expm1(-macht) : macht / (1 + macht);
}

interface Rij {
  readonly stand: number;
  readonly leeftijd: number;
  readonly erbij: readonly number[];
}

interface Pas {
  readonly kromme: Kromme;
  readonly rijen: readonly Rij[];
}

const eind = (p: Pas, r: Rij, v: Vorm) => r.stand / aandeel(p.kromme, r.leeftijd, v);

/** Log-likelihood of the shape: sum of increments times the log of their share, less K G(age). */
function aannemelijk(p: Pas, v: Vorm, eindstanden?: readonly number[]): number {
  let som = 0;
  p.rijen.forEach((r, i) => {
    const k = eindstanden?.[i] ?? eind(p, r, v);
    let vorig = 0;
    r.erbij.forEach((c, j) => {
      const g = aandeel(p.kromme, j + 1, v);
      if (c !== 0) som += c * Math.log(k * (g - vorig));
      vorig = g;
    });
    som -= k * aandeel(p.kromme, r.leeftijd, v);
  });
  return som;
}

const H = 1e-3;

/** Value, slope and curvature of a function of the shape, by central differences in its logarithms. */
function helling(f: (v: Vorm) => number, v: Vorm, h = H) {
  const op2 = (a: number, b: number) =>
    f({ omega: v.omega * Math.exp(a * h), theta: v.theta * Math.exp(b * h) });
  const midden = op2(0, 0);
  const [wo, wn, to, tn] = [op2(-1, 0), op2(1, 0), op2(0, -1), op2(0, 1)];
  return {
    midden,
    g: [(wn - wo) / (2 * h), (tn - to) / (2 * h)] as const,
    ww: (wn - 2 * midden + wo) / h ** 2,
    tt: (tn - 2 * midden + to) / h ** 2,
    wt: (op2(1, 1) - op2(1, -1) - op2(-1, 1) + op2(-1, -1)) / (4 * h ** 2),
  };
}

/** Newton with halved steps on the logarithms of the shape; null when it does not come to rest. */
function besteVorm(p: Pas, start: Vorm): Vorm | null {
  let v = start;
  for (let n = 0; n < 100; n++) {
    const { midden, g, ww, tt, wt } = helling((x) => aannemelijk(p, x), v);
    const det = ww * tt - wt ** 2;
    const isTop = det > 0 && ww < 0;
    const dw = isTop ? (wt * g[1] - tt * g[0]) / det : Math.sign(g[0]) * 0.1;
    const dt = isTop ? (wt * g[0] - ww * g[1]) / det : Math.sign(g[1]) * 0.1;
    let stap = Math.min(1, 0.5 / Math.max(Math.abs(dw), Math.abs(dt)));
    const naar = () => ({
      omega: v.omega * Math.exp(stap * dw),
      theta: v.theta * Math.exp(stap * dt),
    });
    while (stap > 1e-9 && !(aannemelijk(p, naar()) >= midden - 1e-12 * Math.abs(midden))) stap /= 2;
    const verder = naar();
    if (!Number.isFinite(verder.omega) || !Number.isFinite(verder.theta)) return null;
    v = verder;
    if (isTop && Math.max(Math.abs(dw), Math.abs(dt)) < 1e-8) return v;
  }
  return null;
}

/** Error of the parameters by the delta method, with the observed information. */
function parameterVariantie(p: Pas, v: Vorm, ks: readonly number[], tot: number): number {
  const n = ks.length;
  const m = leegMatrix(n + 2);
  const g = new Float64Array(n + 2);
  const q = helling((x) => aannemelijk(p, x, ks), v);
  const zet = (i: number, j: number, x: number) => {
    op(m, i)[j] = x;
  };
  const aanEind = helling((x) => aandeel(p.kromme, tot, x), v).g;
  p.rijen.forEach((r, i) => {
    const k = op(ks, i);
    const nu = helling((x) => aandeel(p.kromme, r.leeftijd, x), v);
    zet(i, i, r.stand / k ** 2);
    zet(n, i, nu.g[0]);
    zet(n + 1, i, nu.g[1]);
    g[i] = aandeel(p.kromme, tot, v) - nu.midden;
    g[n] = op(g, n) + k * (aanEind[0] - nu.g[0]);
    g[n + 1] = op(g, n + 1) + k * (aanEind[1] - nu.g[1]);
  });
  zet(n, n, -q.ww);
  zet(n + 1, n, -q.wt);
  zet(n + 1, n + 1, -q.tt);
  ontbind(m);
  return kwadraatvorm(m, g);
}

/**
 * Growth curve through the increments (Clark 2003, LDF method): one shape for all origins, an end
 * for each, over-dispersed Poisson. Ages are counted in periods from the start of an origin.
 * @param tot age at which the curve is cut off, at least the last age of the triangle
 * Refuses with `gat-in-driehoek`, `kromme-onbepaald`.
 */
export function groeikromme(d: Driehoek, kromme: Kromme, tot: number): Result<Groeikromme> {
  const rijen: Rij[] = d.cumulatief.map((rij) => {
    const leeftijd = laatsteKolom(rij) + 1;
    const bekend = rij.slice(0, leeftijd).map((x) => x ?? Number.NaN);
    const erbij = bekend.map((x, j) => (j === 0 ? x : x - op(bekend, j - 1)));
    return { stand: op(bekend, leeftijd - 1), leeftijd, erbij };
  });
  if (rijen.some((r) => r.erbij.some(Number.isNaN)))
    return weigerDriehoek('gat-in-driehoek', 'Binnen de driehoek ontbreken cellen.');
  const onbepaald = weigerDriehoek<Groeikromme>(
    'kromme-onbepaald',
    'Door deze bedragen past geen groeikromme.',
  );
  const aantal = rijen.reduce((s, r) => s + r.leeftijd, 0);
  const vrij = aantal - rijen.length - 2;
  const past = vrij > 0 && rijen.every((r) => r.stand > 0);
  const p = { kromme, rijen };
  const v = past ? besteVorm(p, { omega: 1.5, theta: d.ontwikkeling.length / 3 }) : null;
  if (v === null) return onbepaald;
  const ks = rijen.map((r) => eind(p, r, v));
  let chi2 = 0;
  let nog = 0;
  rijen.forEach((r, i) => {
    nog += op(ks, i) * (aandeel(kromme, tot, v) - aandeel(kromme, r.leeftijd, v));
    r.erbij.forEach((c, j) => {
      const mu = op(ks, i) * (aandeel(kromme, j + 1, v) - aandeel(kromme, j, v));
      chi2 += (c - mu) ** 2 / mu;
    });
  });
  const phi = chi2 / vrij;
  const param2 = phi * parameterVariantie(p, v, ks, tot);
  if (!Number.isFinite(param2)) return onbepaald;
  return ok({
    ...v,
    phi,
    eindstanden: rijen.map(
      (r, i) => r.stand + op(ks, i) * (aandeel(kromme, tot, v) - aandeel(kromme, r.leeftijd, v)),
    ),
    nogTeMelden: nog,
    procesfout: Math.sqrt(phi * nog),
    parameterfout: Math.sqrt(param2),
    standaardfout: Math.sqrt(phi * nog + param2),
  });
}
