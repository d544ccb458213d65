import type { Centen } from '../basis/bedrag.ts';
import type { Maand } from '../basis/datum.ts';
import type { Hardheid, Opbrengst, Opbrengstsoort } from './opbrengst.ts';

/** A yield in one year. */
export interface JaarOpbrengst {
  readonly jaar: number;
  readonly bedrag: Opbrengst;
}

/** The shapes by which a yield grows to its full size. */
export const INGROEIVORMEN = ['direct', 'lineair', 'sKromme', 'aandelen'] as const;
export type Ingroeivorm = (typeof INGROEIVORMEN)[number];

/** In-growth: the full yield a year, from a month on, by a shape over a number of years. */
export interface Ingroei {
  readonly vanaf: Maand;
  readonly vol: Opbrengst;
  readonly vorm: Ingroeivorm;
  /** Years until the full yield; of `direct` it does not matter. */
  readonly jaren: number;
  /** Of `aandelen`: the share in each year since the start (0..1); the last holds on. */
  readonly aandelen: readonly number[];
}

/** One series of yields of a measure: year by year, or by in-growth. */
export interface Opbrengstreeks {
  readonly soort: Opbrengstsoort;
  /** A structural yield holds on after the last year that is given. */
  readonly structureel: boolean;
  readonly perJaar: readonly JaarOpbrengst[];
  readonly ingroei: Ingroei | null;
}

/** A share of the yield that lands on a post of the budget; the shares of a measure add up to 1. */
export interface Landing {
  readonly post: string;
  readonly aandeel: number;
}

/** What carrying out costs in a year, and what pays for it. */
export interface Uitvoeringskosten {
  readonly jaar: number;
  readonly bedragCenten: Centen;
  /** Hundredths of an FTE; `null` is not given. */
  readonly fteHonderdsten: number | null;
  /** What pays for it; `null` is not covered yet. */
  readonly dekking: string | null;
}

/** The part of a measure that calculation needs. Relations name other measures by code. */
export interface Maatregel {
  readonly code: string;
  readonly naam: string;
  readonly hardheid: Hardheid;
  readonly reeksen: readonly Opbrengstreeks[];
  readonly vertragingMaanden: number;
  /** From this month on it yields nothing more. */
  readonly gestoptPer: Maand | null;
  readonly landing: readonly Landing[];
  readonly kosten: readonly Uitvoeringskosten[];
  readonly vereist: readonly string[];
  readonly sluitUit: readonly string[];
  /** A decision that is taken; until then its yield is shown apart. */
  readonly isBesloten: boolean;
}
