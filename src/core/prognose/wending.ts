import { getalOp, op } from '../basis/rij.ts';
import type { Patroon } from './patroon.ts';

/** A turn in how one provider declares, as a supposition that the data speak for or against. */
export interface Wending {
  /**
   * `geen`: goes on as before. `schuift`: from declaration month `vanaf` all comes `maanden` later
   * (negative: earlier). `schuiftZorg`: the same for care from `vanaf` on. `houdtIn`: nothing comes
   * in from `vanaf` on, but it will. `haaltIn`: nothing came for `maanden`, then all at once.
   * `stopt`: no care is given from `vanaf` on.
   */
  readonly soort: 'geen' | 'schuift' | 'schuiftZorg' | 'houdtIn' | 'haaltIn' | 'stopt';
  /** Row. */
  readonly vanaf: number;
  readonly maanden: number;
}

export const GEEN: Wending = { soort: 'geen', vanaf: 0, maanden: 0 };

/** Months back in which a turn is looked for. */
export const TERUG = 14;

/** Share that is in at an age that may lie between two months, or before the care. */
function op_(g: Patroon, leeftijd: number): number {
  if (leeftijd < 0) return 0;
  const onder = Math.floor(leeftijd);
  const laatste = g.length - 1;
  if (onder >= laatste) return getalOp(g, laatste);
  const deel = leeftijd - onder;
  return deel === 0
    ? getalOp(g, onder)
    : (1 - deel) * getalOp(g, onder) + deel * getalOp(g, onder + 1);
}

/** The age at which the usual pattern stands for care month `rij` at step `t`, under a supposition. */
function leeftijdOnder(w: Wending, rij: number, t: number): number {
  const leeftijd = t - rij;
  switch (w.soort) {
    case 'geen':
    case 'stopt':
      return leeftijd;
    case 'houdtIn':
      return t < w.vanaf ? leeftijd : w.vanaf - 1 - rij;
    case 'haaltIn':
      return t < w.vanaf || t >= w.vanaf + w.maanden ? leeftijd : w.vanaf - 1 - rij;
    case 'schuiftZorg':
      return rij < w.vanaf ? leeftijd : leeftijd - w.maanden;
    case 'schuift':
      if (t < w.vanaf) return leeftijd;
      return w.maanden < 0
        ? leeftijd - w.maanden
        : Math.max(w.vanaf - 1 - rij, leeftijd - w.maanden);
  }
}

/** Share of care month `rij` that is in at step `t` under a supposition; `g` is the usual pattern. */
export const aandeelOnder = (w: Wending, g: Patroon, rij: number, t: number): number =>
  op_(g, leeftijdOnder(w, rij, t));

/** Whether care of a month is given at all under a supposition: 1 or 0. */
export const geeftZorg = (w: Wending, rij: number): 0 | 1 =>
  w.soort === 'stopt' && rij >= w.vanaf ? 0 : 1;

/** Chance beforehand that a provider turns this way in any one month. */
const KANS = 0.004;
/** How far the pace moves when it does, with the chance of each. */
const STAPPEN: readonly (readonly [number, number])[] = [
  [1, 0.3],
  [2, 0.2],
  [3, 0.1],
  [0.5, 0.1],
  [-0.5, 0.05],
  [-1, 0.15],
  [-2, 0.1],
];

interface Vooraf {
  readonly wending: Wending;
  readonly kans: number;
}

/** All suppositions at a step, with their chance beforehand. */
function suppositions(peil: number): Vooraf[] {
  const uit: Vooraf[] = [];
  for (let vanaf = peil; vanaf > Math.max(0, peil - TERUG); vanaf -= peil - vanaf < 7 ? 1 : 2) {
    for (const [maanden, deel] of STAPPEN) {
      // one busy month is no faster pace yet
      if (maanden < 0 && vanaf === peil) continue;
      uit.push({ wending: { soort: 'schuift', vanaf, maanden }, kans: KANS * deel });
      uit.push({ wending: { soort: 'schuiftZorg', vanaf, maanden }, kans: KANS * deel });
    }
    for (let maanden = 1; maanden <= Math.min(4, peil - vanaf); maanden++)
      uit.push({ wending: { soort: 'haaltIn', vanaf, maanden }, kans: KANS / 8 });
    uit.push({ wending: { soort: 'houdtIn', vanaf, maanden: 0 }, kans: KANS / 2 });
    uit.push({ wending: { soort: 'stopt', vanaf, maanden: 0 }, kans: KANS / 2 });
  }
  const rest = uit.reduce((s, v) => s + v.kans, 0);
  return [{ wending: GEEN, kans: 1 - rest }, ...uit];
}

/** One provider's recent declarations, to hold suppositions against. Amounts in cents. */
export interface Waarneming {
  readonly peil: number;
  /** Last row of care. */
  readonly laatste: number;
  /** Usual share in, by row. */
  readonly patroonVan: (rij: number) => Patroon;
  /** What is in of a row at a step. */
  readonly standOp: (rij: number, t: number) => number;
  /** What a row is expected to be in the end under a supposition. */
  readonly verwacht: (w: Wending) => (rij: number) => number;
  /** Relative variance of a month's level, and dispersion of its delay. */
  readonly niveauVariantie: (rij: number) => number;
  readonly spreiding: number;
}

/** Noise that is there whatever the pattern: share of a month. */
const GROND2 = 0.015 ** 2;

/** Relative variance of what one month brings in, when a share `d` of it should come. */
const variantie = (o: Waarneming, rij: number, d: number): number =>
  o.spreiding * Math.abs(d) * (1 - Math.min(1, Math.abs(d))) +
  o.niveauVariantie(rij) * d * d +
  GROND2;

/** First row and first step that are looked at. */
const eersteRij = (o: Waarneming): number => Math.max(0, o.peil - TERUG - 5);
const eersteStap = (o: Waarneming, rij: number): number => Math.max(rij, o.peil - TERUG + 1);

/** The most that a turn adds to an age, in months. */
const OUDER = 2;

/** One provider's recent cells laid out flat: what came in of each row at each step. */
interface Tafel {
  readonly rijen: number;
  readonly kwam: Float64Array;
  /** Share in of each row by age, in half months from 0 on: every age that a turn can give. */
  readonly aandelen: readonly Float64Array[];
  /** What each row is expected to be when all goes on as before: the yardstick of its amounts. */
  readonly maat: Float64Array;
}

function tafelVan(o: Waarneming): Tafel {
  const rijen = Math.max(0, o.laatste - eersteRij(o) + 1);
  const kwam = new Float64Array(rijen * TERUG);
  const aandelen: Float64Array[] = [];
  const gewoon = o.verwacht(GEEN);
  const maat = new Float64Array(rijen).map((_, r) => Math.abs(gewoon(eersteRij(o) + r)));
  for (let r = 0; r < rijen; r++) {
    const rij = eersteRij(o) + r;
    const halve = 2 * (o.peil - rij + OUDER) + 1;
    const g = o.patroonVan(rij);
    aandelen.push(new Float64Array(halve).map((_, k) => op_(g, k / 2)));
    for (let t = eersteStap(o, rij); t <= o.peil; t++)
      kwam[r * TERUG + o.peil - t] = o.standOp(rij, t) - (t > rij ? o.standOp(rij, t - 1) : 0);
  }
  return { rijen, kwam, aandelen, maat };
}

/** A supposition cannot expect less than this share of what is usual: it would judge by nothing. */
const MINST = 0.02;

/** Room for one row: shares that should come, and their variance. */
const buffer = { d: new Float64Array(TERUG), s2: new Float64Array(TERUG) };

/**
 * Log-likelihood of one care month: its level is not known beforehand (normal around 1), so a busy
 * month is no fast one; what comes in around it is Student's t with 4 degrees of freedom, so that
 * one odd month does not decide.
 * @param n number of cells in the buffer; `kwam` their amounts from place `plek` down, over `v`
 */
function steunRij(kwam: Float64Array, plek: number, n: number, v: number, niveau: number): number {
  const { d, s2 } = buffer;
  let gewicht = 1 / niveau;
  let teller = gewicht;
  for (let k = 0; k < n; k++) {
    const x = getalOp(d, k) / getalOp(s2, k);
    gewicht += x * getalOp(d, k);
    teller += (x * getalOp(kwam, plek - k)) / v;
  }
  const peil = teller / gewicht;
  let uit = -2.5 * Math.log1p((peil - 1) ** 2 / (4 * niveau)) - 0.5 * Math.log(gewicht * niveau);
  let product = 1;
  for (let k = 0; k < n; k++) {
    const e = getalOp(kwam, plek - k) / v - peil * getalOp(d, k);
    const x = 1 + (e * e) / (4 * getalOp(s2, k));
    product *= x * x * x * x * x * getalOp(s2, k);
    if (product > 1e200 || product < 1e-200) {
      uit -= 0.5 * Math.log(product);
      product = 1;
    }
  }
  return uit - 0.5 * Math.log(product);
}

/** Log-likelihood of the last year of declarations under a supposition. */
function steun(o: Waarneming, tafel: Tafel, w: Wending): number {
  const verwacht = o.verwacht(w);
  let uit = 0;
  for (let r = 0; r < tafel.rijen; r++) {
    const rij = eersteRij(o) + r;
    const maat = getalOp(tafel.maat, r);
    if (maat === 0) continue;
    const ruw = verwacht(rij);
    const v = Math.abs(ruw) < MINST * maat ? MINST * maat : ruw;
    const g = op(tafel.aandelen, r);
    const aandeel = (t: number) => {
      const leeftijd = leeftijdOnder(w, rij, t);
      return leeftijd < 0 ? 0 : getalOp(g, 2 * leeftijd);
    };
    const geeft = geeftZorg(w, rij);
    const van = eersteStap(o, rij);
    let wasF = van > rij ? geeft * aandeel(van - 1) : 0;
    for (let t = van; t <= o.peil; t++) {
      const f = geeft * aandeel(t);
      const d = f - wasF;
      const abs = Math.min(1, Math.abs(d));
      buffer.d[t - van] = d;
      buffer.s2[t - van] = o.spreiding * abs * (1 - abs) + GROND2;
      wasF = f;
    }
    const plek = r * TERUG + o.peil - van;
    const n = o.peil - van + 1;
    uit +=
      steunRij(tafel.kwam, plek, n, v, o.niveauVariantie(rij)) - n * Math.log(Math.abs(v) / maat);
  }
  return uit;
}

/** A month is usual while it lies within this many standard deviations. */
const GEWOON = 3;

/** Whether all of the last year looks as usual: every declaration month, and every care month. */
function isGewoon(o: Waarneming): boolean {
  const verwacht = o.verwacht(GEEN);
  const fout = new Float64Array(TERUG);
  const ruimte = new Float64Array(TERUG);
  for (let rij = eersteRij(o); rij <= o.laatste; rij++) {
    const v = verwacht(rij);
    const g = o.patroonVan(rij);
    for (let t = eersteStap(o, rij); t <= o.peil; t++) {
      const d = op_(g, t - rij) - op_(g, t - 1 - rij);
      const was = t > rij ? o.standOp(rij, t - 1) : 0;
      const k = o.peil - t;
      fout[k] = getalOp(fout, k) + o.standOp(rij, t) - was - v * d;
      ruimte[k] = getalOp(ruimte, k) + variantie(o, rij, d) * v * v;
    }
    const f = op_(g, o.peil - rij);
    const eigen = o.spreiding * f * (1 - f) + o.niveauVariantie(rij) * f * f + GROND2;
    if (Math.abs(o.standOp(rij, o.peil) - v * f) > GEWOON * Math.abs(v) * Math.sqrt(eigen))
      return false;
  }
  return fout.every((e, k) => Math.abs(e) <= GEWOON * Math.sqrt(getalOp(ruimte, k)));
}

/** A supposition with its chance afterwards. */
export interface Gewogen {
  readonly wending: Wending;
  readonly kans: number;
}

/** Suppositions kept at most, and the least chance that one needs to be kept. */
const HOOGSTENS = 8;
const MINSTENS = 0.02;

/**
 * Weighs what may have happened to a provider's declaring, by Bayes' rule over single turns in the
 * last fourteen months.
 * @returns likely suppositions, likeliest first; chances add up to 1
 */
export function weegWendingen(o: Waarneming): Gewogen[] {
  if (isGewoon(o)) return [{ wending: GEEN, kans: 1 }];
  const tafel = tafelVan(o);
  const alle = suppositions(o.peil).map(({ wending, kans }) => ({
    wending,
    log: Math.log(kans) + steun(o, tafel, wending),
  }));
  const top = alle.reduce((m, a) => Math.max(m, a.log), Number.NEGATIVE_INFINITY);
  const som = alle.reduce((s, a) => s + Math.exp(a.log - top), 0);
  const gewogen = alle
    .map(({ wending, log }) => ({ wending, kans: Math.exp(log - top) / som }))
    .sort((a, b) => b.kans - a.kans)
    .slice(0, HOOGSTENS)
    .filter(({ kans }, k) => k === 0 || kans >= MINSTENS);
  const heel = gewogen.reduce((s, g) => s + g.kans, 0);
  return gewogen.map((g) => ({ ...g, kans: g.kans / heel }));
}
