import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';

/** Ours beside what a paper printed, in one year. */
export interface Naast {
  readonly jaar: number;
  readonly berekendCenten: Centen | null;
  readonly gepubliceerdCenten: Centen | null;
  /** Computed minus printed. */
  readonly verschilCenten: Centen | null;
  /** Whether rounding in print alone explains it; `null` where there is nothing to compare. */
  readonly herleidbaar: boolean | null;
}

/** Holds a computed figure beside a printed one; `margeCenten` is what rounding may do. */
export function naast(
  jaar: number,
  berekendCenten: Centen | null,
  gepubliceerdCenten: Centen | null,
  margeCenten: number,
): Naast {
  if (berekendCenten === null || gepubliceerdCenten === null)
    return { jaar, berekendCenten, gepubliceerdCenten, verschilCenten: null, herleidbaar: null };
  const verschilCenten = toCenten(berekendCenten - gepubliceerdCenten);
  const herleidbaar = Math.abs(verschilCenten) <= margeCenten;
  return { jaar, berekendCenten, gepubliceerdCenten, verschilCenten, herleidbaar };
}

/** A measure with what it yields in each of the years that are compared. */
export interface Kandidaat {
  readonly code: string;
  readonly perJaar: readonly number[];
  readonly doetMee: boolean;
}

/** What might explain that a printed row does not follow from the printed measures. */
export type Verklaring =
  /** One amount that, added to what was computed, gives every printed figure. */
  | { readonly soort: 'vastBedrag'; readonly bedragCenten: Centen }
  /** The row fits when this measure is left out, or is taken along. */
  | { readonly soort: 'weggelaten' | 'meegenomen'; readonly code: string };

/**
 * Looks for one cause of the years that do not follow from the measures: one constant, or one
 * measure left out or taken along.
 * @param jaren the compared years in the order of `Kandidaat.perJaar`
 */
export function zoekVerklaringen(
  jaren: readonly Naast[],
  kandidaten: readonly Kandidaat[],
  margeCenten: number,
): Verklaring[] {
  const af = jaren.filter((j) => j.herleidbaar === false);
  if (af.length === 0) return [];
  const past = ({ perJaar, doetMee }: Kandidaat): boolean =>
    jaren.every((j, i) => {
      if (j.verschilCenten === null) return true;
      const nieuw = j.verschilCenten + (doetMee ? -1 : 1) * (perJaar[i] ?? 0);
      return Math.abs(nieuw) <= margeCenten;
    });
  const een = kandidaten
    .filter(past)
    .map(({ code, doetMee }) => ({ soort: doetMee ? 'weggelaten' : 'meegenomen', code }) as const);
  return [...vastBedrag(af, margeCenten), ...een];
}

/** One constant that brings every year within half the tolerance, so that it is no coincidence. */
function vastBedrag(af: readonly Naast[], margeCenten: number): Verklaring[] {
  const verschillen = af.flatMap((j) => j.verschilCenten ?? []);
  const [laag, hoog] = [Math.min(...verschillen), Math.max(...verschillen)];
  if (verschillen.length < 2 || hoog - laag > margeCenten) return [];
  return [{ soort: 'vastBedrag', bedragCenten: roundCenten(-(laag + hoog) / 2) }];
}
