import type { FactorOpties } from './factoren.ts';
import type { SigmaRegel } from './mack.ts';
import type { Staartkeuze } from './staart.ts';
import type { Toets } from './toetsen.ts';

export const DRIEHOEK_METHODEN = [
  'chain-ladder',
  'mack',
  'bornhuetter-ferguson',
  'cape-cod',
  'benktander',
  'odp',
  'odp-bootstrap',
  'merz-wuthrich',
] as const;

export type DriehoekMethode = (typeof DRIEHOEK_METHODEN)[number];

/** Draws of a bootstrap when none are asked for, and the seed that they start from. */
export const STANDAARD_TREKKINGEN = 10_000;
export const STANDAARD_ZAAD = 1;

export interface DriehoekOpties extends FactorOpties {
  readonly methode: DriehoekMethode;
  readonly sigma?: SigmaRegel;
  /** After the last age: a factor (1 = none, the default) or a curve through the factors. */
  readonly staart?: Staartkeuze;
  /** Exposure per origin, for the exposure methods. */
  readonly blootstelling?: Readonly<Record<string, number>>;
  /** Expected end per unit of exposure; default 1, with a warning. */
  readonly apriori?: number;
  /** Benktander; default 2. */
  readonly iteraties?: number;
  /** Cape Cod: decay per origin (default 1) and trend per origin (default 0). */
  readonly verval?: number;
  readonly trend?: number;
  /** Bootstrap: number of draws (default 10,000) and seed (default 1). */
  readonly trekkingen?: number;
  readonly zaad?: number;
}

/** One origin; a figure is absent where the method has none. Plain numbers in the unit of the file. */
export interface DriehoekRegel {
  readonly herkomst: string;
  readonly laatste: number;
  readonly eindstand: number;
  readonly nogTeMelden: number;
  /** To the end; with merz-wuthrich of the coming period only. */
  readonly standaardfout?: number;
  readonly procesfout?: number;
  readonly parameterfout?: number;
  /** With merz-wuthrich: the error to the end beside that of one period. */
  readonly standaardfoutTotEinde?: number;
}

/** The total; percentiles are of `nogTeMelden` and exist where outcomes were drawn. */
export interface DriehoekTotaal extends Omit<DriehoekRegel, 'herkomst'> {
  readonly p50?: number;
  readonly p75?: number;
  readonly p90?: number;
  readonly p95?: number;
  readonly p99?: number;
}

export interface DriehoekWaarschuwing {
  readonly code: string;
  readonly melding: string;
}

export interface DriehoekAntwoord {
  readonly methode: DriehoekMethode;
  /** Link ratios, and the tail as the last one (1 = none). */
  readonly factoren: readonly number[];
  readonly herkomst: readonly DriehoekRegel[];
  readonly totaal: DriehoekTotaal;
  /** Dispersion of the Poisson model, where there is one. */
  readonly phi?: number;
  /** How a bootstrap was drawn: the same seed gives the same figures. */
  readonly trekkingen?: number;
  readonly zaad?: number;
  /** Tests of what the chain ladder assumes; null where the triangle is too small for one. */
  readonly toetsen: { readonly kalenderjaar: Toets | null; readonly samenhang: Toets | null };
  readonly waarschuwingen: readonly DriehoekWaarschuwing[];
}
