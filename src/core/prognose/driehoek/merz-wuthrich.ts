import { op } from '../../basis/rij.ts';
import { type Driehoek, laatsteKolom } from './driehoek.ts';
import type { Factor } from './factoren.ts';
import type { MackUitkomst } from './mack.ts';

/** Error of the claims development result of the coming period, by origin and in total. */
export interface EenjaarsFout {
  readonly perRij: readonly number[];
  readonly totaal: number;
}

/** What an age adds to the relative squared error of one period. */
interface Leeftijd {
  /** sigma^2 / f^2. */
  readonly ruis: number;
  /** 1 / S: the factor itself was estimated on S. */
  readonly geschat: number;
  /** N / (S (S + N)): the factor moves when next period adds N to S. */
  readonly bijgesteld: number;
}

function leeftijdenVan(d: Driehoek, factoren: readonly Factor[], uit: MackUitkomst): Leeftijd[] {
  return factoren.map((x, j) => {
    const stap = op(uit.stappen, j);
    let erbij = 0;
    for (const rij of d.cumulatief) if (laatsteKolom(rij) === j) erbij += rij[j] ?? 0;
    const bijgesteld = erbij > 0 ? erbij / (x.gewicht * (x.gewicht + erbij)) : 0;
    return { ruis: (stap.sigma / stap.f) ** 2, geschat: 1 / x.gewicht, bijgesteld };
  });
}

/**
 * One-year error (Merz and Wuthrich 2008, formulas 3.17 and 3.18): how far the end of each origin is
 * expected to move when one more diagonal comes in. Volume weights, no tail.
 *
 * Process and parameter terms of an age beyond the latest add up to sigma^2/f^2 N/(S(S+N)); two
 * origins share those, and of the age where the older one stands now sigma^2/(f^2 S).
 * @param uit Mack on the same triangle and factors
 */
export function merzWuthrich(
  d: Driehoek,
  factoren: readonly Factor[],
  uit: MackUitkomst,
): EenjaarsFout {
  const leeftijden = leeftijdenVan(d, factoren, uit);
  const n = leeftijden.length;
  // gedeeld[a]: relative covariance of two origins of which the older one stands at age a
  const later = new Float64Array(n + 1);
  for (let j = n - 1; j >= 0; j--) {
    const { ruis, bijgesteld } = op(leeftijden, j);
    later[j] = op(later, j + 1) + ruis * bijgesteld;
  }
  const gedeeld = leeftijden.map(({ ruis, geschat }, a) => ruis * geschat + op(later, a + 1));
  const plek = d.cumulatief.map(laatsteKolom);
  const msep = uit.rijen.map(({ laatste, eindstand }, i) => {
    const a = op(plek, i);
    if (a >= n || laatste === 0) return 0;
    return eindstand ** 2 * (op(leeftijden, a).ruis / Math.abs(laatste) + op(gedeeld, a));
  });
  let totaal = msep.reduce((s, x) => s + x, 0);
  for (let i = 0; i < plek.length; i++)
    for (let k = i + 1; k < plek.length; k++) {
      const ouder = Math.max(op(plek, i), op(plek, k));
      if (ouder >= n) continue;
      totaal += 2 * op(uit.rijen, i).eindstand * op(uit.rijen, k).eindstand * op(gedeeld, ouder);
    }
  return { perRij: msep.map(Math.sqrt), totaal: Math.sqrt(totaal) };
}
