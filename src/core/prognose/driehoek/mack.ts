import { op } from '../../basis/rij.ts';
import { lijnDoor } from '../regressie.ts';
import { type Driehoek, laatsteKolom } from './driehoek.ts';
import { ALPHA, type Factor, type Gemiddelde } from './factoren.ts';

/** How the sigma of an age with one link ratio is found. */
export type SigmaRegel = 'mack' | 'loglineair';

/**
 * How the error of the factors adds up from age to age: as Mack 1999, or with the product term of
 * factors that are independent (Murphy 1994; Buchwalder, Buhlmann, Merz and Wuthrich 2006).
 */
export type Foutregel = 'mack' | 'onafhankelijk';

/** A link with its errors filled in; the last one is the tail when there is one. */
export interface MackStap {
  readonly f: number;
  readonly sigma: number;
  readonly factorfout: number;
}

export interface MackRij {
  readonly laatste: number;
  readonly eindstand: number;
  readonly nogTeMelden: number;
  readonly procesfout: number;
  readonly parameterfout: number;
  readonly standaardfout: number;
}

export interface MackUitkomst {
  readonly stappen: readonly MackStap[];
  readonly rijen: readonly MackRij[];
  readonly totaal: MackRij;
  /** The log-linear rule was asked for but its slope was not significant: Mack's rule was used. */
  readonly teruggevallen: boolean;
}

/** sigma^2 = min(s1^4 / s2^2, s1^2, s2^2) of the two ages before (Mack 1993). */
function sigmaNaarMack(voor1: number, voor2: number): number {
  const ratio = voor1 ** 4 / voor2 ** 2;
  const kleinste = Math.min(voor1 ** 2, voor2 ** 2);
  return Math.sqrt(Number.isFinite(ratio) ? Math.min(ratio, kleinste) : kleinste);
}

function vulMack(sigmas: readonly (number | null)[]): number[] | null {
  const vol: number[] = [];
  for (const s of sigmas) {
    const voor1 = vol.at(-1);
    const voor2 = vol.at(-2);
    if (s !== null) vol.push(s);
    else if (voor1 === undefined || voor2 === undefined) return null;
    else vol.push(sigmaNaarMack(voor1, voor2));
  }
  return vol;
}

/** Log-linear regression of sigma on age, as R's ChainLadder does; null when its p-value is above 0.05. */
function vulLoglineair(sigmas: readonly (number | null)[]): number[] | null {
  const punten = sigmas.flatMap((s, j) => (s !== null && s > 0 ? [[j, Math.log(s)] as const] : []));
  const lijn = lijnDoor(
    punten.map(([j]) => j),
    punten.map(([, y]) => y),
  );
  if (lijn === null || lijn.pWaarde === null || lijn.pWaarde > 0.05) return null;
  return sigmas.map((s, j) => s ?? Math.exp(lijn.a + lijn.b * j));
}

/**
 * Tail error: sigma and factor error read off their own log-linear trends at the age where the
 * trend of f - 1 equals the tail (R ChainLadder, tail.SE).
 */
function staartStap(stappen: readonly MackStap[], staart: number): MackStap {
  const x = stappen.map((_, j) => j + 1);
  const trend = (y: readonly number[]) => lijnDoor(x, y.map(Math.log));
  const f = trend(stappen.map((s) => s.f - 1));
  const se = trend(stappen.map((s) => s.factorfout));
  const sigma = trend(stappen.map((s) => s.sigma));
  if (staart <= 1 || !f || !se || !sigma || f.b === 0)
    return { f: staart, sigma: 0, factorfout: 0 };
  const plek = (Math.log(staart - 1) - f.a) / f.b;
  return {
    f: staart,
    sigma: Math.exp(sigma.a + sigma.b * plek),
    factorfout: Math.exp(se.a + se.b * plek),
  };
}

function stappenVan(factoren: readonly Factor[], sigmas: readonly number[], staart: number) {
  const stappen = factoren.map((x, j) => {
    const sigma = sigmas[j] ?? 0;
    return { f: x.f, sigma, factorfout: sigma / Math.sqrt(x.gewicht) };
  });
  return staart === 1 ? stappen : [...stappen, staartStap(stappen, staart)];
}

interface Loop {
  c: number;
  proces2: number;
  param2: number;
}

/** One step of the squared error of the factors, for one origin or for the sum of several. */
const parameter2 = (c: number, param2: number, stap: MackStap, regel: Foutregel): number => {
  const product = regel === 'onafhankelijk' ? param2 * stap.factorfout ** 2 : 0;
  return (c * stap.factorfout) ** 2 + param2 * stap.f ** 2 + product;
};

/** One step of Mack's recursion for the mean squared error (Mack 1999, theorem). */
function zetStap(loop: Loop, stap: MackStap, alpha: number, regel: Foutregel): void {
  const { c } = loop;
  const eigen = c === 0 ? 0 : stap.sigma ** 2 * Math.abs(c) ** (2 - alpha);
  loop.proces2 = eigen + loop.proces2 * stap.f ** 2;
  loop.param2 = parameter2(c, loop.param2, stap, regel);
  loop.c = c * stap.f;
}

const rijVan = (laatste: number, loop: Loop): MackRij => ({
  laatste,
  eindstand: loop.c,
  nogTeMelden: loop.c - laatste,
  procesfout: Math.sqrt(loop.proces2),
  parameterfout: Math.sqrt(loop.param2),
  standaardfout: Math.sqrt(loop.proces2 + loop.param2),
});

/**
 * Runs all origins through the ages together. The total is not the root of the sum of squares:
 * origins share their factors, so the parameter error works on the sum of what still develops.
 */
function rekenDoor(d: Driehoek, stappen: readonly MackStap[], alpha: number, regel: Foutregel) {
  const start = d.cumulatief.map(laatsteKolom);
  const laatste = d.cumulatief.map((rij, i) => rij[op(start, i)] ?? 0);
  const loops = laatste.map((c) => ({ c, proces2: 0, param2: 0 }));
  let param2 = 0;
  stappen.forEach((stap, j) => {
    let som = 0;
    loops.forEach((loop, i) => {
      if (op(start, i) > j) return;
      som += loop.c;
      zetStap(loop, stap, alpha, regel);
    });
    param2 = parameter2(som, param2, stap, regel);
  });
  const totaal = { c: 0, proces2: 0, param2 };
  for (const loop of loops) {
    totaal.c += loop.c;
    totaal.proces2 += loop.proces2;
  }
  return {
    rijen: loops.map((loop, i) => rijVan(op(laatste, i), loop)),
    totaal: rijVan(
      laatste.reduce((s, x) => s + x, 0),
      totaal,
    ),
  };
}

export interface MackOpties {
  readonly gemiddelde?: Gemiddelde;
  readonly sigma?: SigmaRegel;
  /** Tail factor, 1 = none. */
  readonly staart?: number;
  readonly foutregel?: Foutregel;
}

/**
 * Chain ladder with Mack's standard errors (Mack 1993, 1999; recursion as in R ChainLadder).
 * @param factoren from `factorenVan`, one less than the ages
 * @returns amounts in the unit of the triangle; null when no sigma can be estimated (fewer than
 *   three ages), in which case only the point estimate exists
 */
export function mack(
  d: Driehoek,
  factoren: readonly Factor[],
  opties: MackOpties = {},
): MackUitkomst | null {
  const alpha = ALPHA[opties.gemiddelde ?? 'volume'];
  const ruw = factoren.map((x) => x.sigma);
  const log = opties.sigma === 'loglineair' ? vulLoglineair(ruw) : null;
  const sigmas = log ?? vulMack(ruw);
  if (sigmas === null || factoren.some((x) => x.gewicht <= 0)) return null;
  const stappen = stappenVan(factoren, sigmas, opties.staart ?? 1);
  const teruggevallen = opties.sigma === 'loglineair' && log === null;
  return { stappen, ...rekenDoor(d, stappen, alpha, opties.foutregel ?? 'mack'), teruggevallen };
}
