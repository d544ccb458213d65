import { ok, type Result } from '../../basis/result.ts';
import { lijnDoor } from '../regressie.ts';
import { weigerDriehoek } from './driehoek.ts';

/** A given factor (1 = none), or a curve through the factors of the triangle itself. */
export type Staartkeuze = number | Staartkromme;
export type Staartkromme = 'exponentieel' | 'inverse';

/** Periods that a curve is followed after the last age. */
export const STAARTPERIODEN = 100;

export interface Staart {
  readonly factor: number;
  /** Of log(f - 1) on the age (exponentieel) or its logarithm (inverse); null with a given factor. */
  readonly helling: number | null;
  readonly snijpunt: number | null;
  /** Factors of 1 or less say nothing about a curve above 1 and were left out. */
  readonly weggelaten: number;
}

/**
 * Tail after the last age: log(f - 1) as a line in the age (exponential decay) or in its logarithm
 * (inverse power, Sherman 1984), followed for 100 periods as R ChainLadder and chainladder-python do.
 * Refuses (`staart-onbepaald`) with fewer than two factors above 1, or a curve that does not fall.
 */
export function staartKromme(factoren: readonly number[], soort: Staartkromme): Result<Staart> {
  const plaats = (leeftijd: number) => (soort === 'inverse' ? Math.log(leeftijd) : leeftijd);
  const punten = factoren.flatMap((f, j) => (f > 1 ? [[plaats(j + 1), Math.log(f - 1)]] : []));
  const lijn = lijnDoor(
    punten.map(([x]) => x ?? 0),
    punten.map(([, y]) => y ?? 0),
  );
  if (lijn === null || lijn.b >= 0)
    return weigerDriehoek(
      'staart-onbepaald',
      'Uit deze factoren volgt geen aflopende staart. Geef zelf een factor met --staart.',
    );
  let factor = 1;
  for (let k = 1; k <= STAARTPERIODEN; k++)
    factor *= 1 + Math.exp(lijn.a + lijn.b * plaats(factoren.length + k));
  const weggelaten = factoren.length - punten.length;
  return ok({ factor, helling: lijn.b, snijpunt: lijn.a, weggelaten });
}

/** The tail as chosen; a curve is fitted to the factors. */
export function staartVan(factoren: readonly number[], keuze: Staartkeuze): Result<Staart> {
  if (typeof keuze !== 'number') return staartKromme(factoren, keuze);
  return ok({ factor: keuze, helling: null, snijpunt: null, weggelaten: 0 });
}

/** Bondy: the development after the last age repeats it, each link the power `b` of the one before. */
export function staartBondy(factoren: readonly number[], b = 0.5): number {
  return (factoren.at(-1) ?? 1) ** (b / (1 - b));
}
