import { type Centen, roundCenten } from '../basis/bedrag.ts';

/** A month of care of the year of one post: what is in, and what it will be on average. */
export interface Zorgmaand {
  readonly gedeclareerdCenten: Centen;
  readonly verwachtCenten: Centen;
}

/** What of one post can still move. */
export interface Beweegbaar {
  readonly post: string;
  /** Mean of what is still to be delivered or realised this year; `null` = not known. */
  readonly nogTeLeverenCenten: Centen | null;
  /** The months that are over, oldest first; empty for a post without declarations. */
  readonly voorbij: readonly Zorgmaand[];
  /** The share that is in of the first month that is not over. */
  readonly lopendAandeel: number;
}

/** How much is assumed to differ: shares of care and tariff, and months that declaring comes later. */
export interface Afwijking {
  readonly groei: number;
  readonly prijs: number;
  readonly tempoMaanden: number;
}

/** What each of them does to the year-end of a post when it turns out that way. */
export interface Effect {
  readonly groeiCenten: Centen;
  readonly prijsCenten: Centen;
  readonly tempoCenten: Centen;
}

const aandeelVan = (m: Zorgmaand): number =>
  m.verwachtCenten > 0 ? Math.min(1, Math.max(0, m.gedeclareerdCenten / m.verwachtCenten)) : 1;

/** The share at a place between months, by straight line; before the first month that of the first. */
function aandeelOp(aandelen: readonly number[], plek: number): number {
  const grens = Math.max(0, Math.min(aandelen.length - 1, plek));
  const onder = aandelen[Math.floor(grens)] ?? 1;
  const boven = aandelen[Math.ceil(grens)] ?? onder;
  return onder + (boven - onder) * (grens - Math.floor(grens));
}

/**
 * Late declaring by `maanden` more than thought: each month is as far in as we thought a month that
 * much younger to be, so that more of it is still to come. The expectation beforehand stays
 * (Bornhuetter-Ferguson), so that a month without declarations does not explode.
 */
function tempoEffect({ voorbij, lopendAandeel }: Beweegbaar, maanden: number): number {
  const aandelen = [...voorbij.map(aandeelVan), lopendAandeel];
  return voorbij.reduce((som, m, k) => {
    const verschil = aandeelOp(aandelen, k) - aandeelOp(aandelen, k + maanden);
    return som + m.verwachtCenten * verschil;
  }, 0);
}

/** The effect of each difference by itself, on top of the same forecast. */
export function effectVan(post: Beweegbaar, a: Afwijking): Effect {
  const komend = post.nogTeLeverenCenten ?? 0;
  return {
    groeiCenten: roundCenten(komend * a.groei),
    prijsCenten: roundCenten(komend * a.prijs),
    tempoCenten: roundCenten(tempoEffect(post, a.tempoMaanden)),
  };
}
