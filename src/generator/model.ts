import type { Aanbieder } from './aanbieders.ts';
import type { Persoon } from './bevolking.ts';
import type { Dag, MaandNr } from './kalender.ts';
import type { Product } from './product.ts';
import type { Verhaal } from './verhaal.ts';

export interface Client {
  readonly bsn: string;
  readonly persoon: Persoon;
  /** Per voorziening (wet and categorie): the last day of the care that is foreseen. */
  readonly bezet: Map<string, Dag>;
  readonly toewijzingen: Toewijzing[];
}

/** One version of a toewijzing as it is sent in a 301. */
export interface Versie {
  /** Day of the decision; never later than `verzonden`. */
  readonly besluit: Dag;
  readonly verzonden: Dag;
  readonly einde: Dag | null;
  readonly reden: string | null;
}

/** What ended the care: the codes of the 307 (per wet). */
export interface Stop {
  readonly dag: Dag;
  readonly reden: string;
}

export interface Toewijzing {
  /** Stable name within the simulation; the number on the message is given out by day of sending. */
  readonly id: string;
  nummer: number;
  readonly client: Client;
  readonly product: Product;
  readonly aanbieder: Aanbieder;
  readonly ingang: Dag;
  /** In units per `frequentie`, or the budget in cents. */
  readonly volume: number;
  readonly versies: Versie[];
  /** Set where the provider asked for it with a 315. */
  readonly verzoek: { readonly dag: Dag; readonly verwijzer: string } | null;
  /** Care that is really given; `null` for a sleeping or deleted toewijzing. */
  readonly levering: Levering | null;
  /** Starts and stops as the provider reports them (305, 307). */
  readonly meldingen: readonly Melding[];
}

/** Days on which care is given; there may be a break of some weeks in it. */
export interface Levering {
  readonly van: Dag;
  readonly tot: Dag;
  readonly pauze: { readonly van: Dag; readonly tot: Dag } | null;
}

/** A report of a start, or of a stop when `stop` is set. */
export interface Melding {
  readonly dag: Dag;
  readonly begin: Dag;
  /** `1` reports, `3` takes an earlier report back. */
  readonly status: '1' | '3';
  readonly stop: Stop | null;
}

export interface Wereld {
  readonly zaad: number;
  readonly verhaal: Verhaal;
  /** Last month of care that is simulated. */
  readonly eindmaand: MaandNr;
}

/** The start of a course of care. */
export interface Aanvang {
  readonly client: Client;
  readonly product: Product;
  readonly aanbieder: Aanbieder;
  readonly start: Dag;
  /** Already running when the history begins. */
  readonly voorraad: boolean;
}

/** One part of a course: what one toewijzing covers. */
export interface Deel extends Aanvang {
  readonly volume: number;
  /** Ingangsdatum: the start, or earlier for what was already running. */
  readonly ingang: Dag;
}

/** What ends one toewijzing and, unless the care ends, begins the next. */
export interface Wending {
  /** First day after the toewijzing. */
  readonly dag: Dag;
  /** Day of the 301 about it. */
  readonly bericht: Dag;
  readonly soort:
    | 'einde'
    | 'vervolg'
    | 'verzwaring'
    | 'volume'
    | 'overstap'
    | 'aanbieder-stopt'
    | 'aanbesteding';
  /** Reden wijziging in the 301 that shortens; `null` leaves the toewijzing as it is. */
  readonly wijziging: string | null;
  /** Reden beeindiging in the 307. */
  readonly beeindiging: string;
}

/** One line of a 323. */
export interface Regel {
  readonly levering: Maandlevering;
  readonly volume: number;
  readonly tarief: number | null;
  /** In cents, never negative: a line with a `vorige` is the credit of that debit. */
  readonly bedrag: number;
  readonly vorige: Regel | null;
  /** First day on which it may be sent. */
  readonly gereed: Dag;
  /** How often the same care was declared before. */
  readonly poging: number;
  /** Retourcode of what is wrong with this line; `null` when it is as it should be. */
  readonly fout: string | null;
  /** Given out on sending. */
  referentie: string;
}

/** One 323 and the answer to it. */
export interface Declaratie {
  readonly aanbieder: Aanbieder;
  readonly wet: Product['wet'];
  readonly nummer: string;
  readonly periode: MaandNr;
  readonly dag: Dag;
  readonly regels: readonly Regel[];
  readonly antwoordDag: Dag;
  /** Header-only 325 with 0001: counts as never sent. */
  readonly nietVerzonden: boolean;
  /** Retourcode by which the declaration was refused as a whole; `null` when it was judged by line. */
  readonly geheelAfgewezen: string | null;
  /** Rejected lines with their retourcode. */
  readonly afgewezen: ReadonlyMap<Regel, string>;
}

/** What was delivered on one toewijzing in one month: what an honest declaration says. */
export interface Maandlevering {
  readonly toewijzing: Toewijzing;
  readonly maand: MaandNr;
  /** ProductPeriode: the month clipped to the toewijzing (TR387, TR388), not to the care. */
  readonly van: Dag;
  readonly tot: Dag;
  readonly volume: number;
  /** Tariff of that year in cents; `null` with unit 83, where the volume is the amount. */
  readonly tarief: number | null;
}
