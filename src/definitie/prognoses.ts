import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { Balanspost } from '../core/prognose/balanspost.ts';
import type { PostMaanden } from '../core/prognose/maanden-per-post.ts';
import type { TerugblikUitkomst } from '../core/prognose/terugspelen/terugspelen.ts';
import type { JaarprognoseUitkomst, Maandverloop } from '../core/prognose/typen.ts';

/** Which forecast of the year is asked for. */
export interface PrognoseVraag {
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
  readonly jaar: number;
  readonly basis: 'boekjaar' | 'leverjaar';
}

/** A forecast is a job: it is there, or it is being computed (`voortgang` 0..1). */
export type PrognoseStand =
  | BerekendePrognose
  | { readonly klaar: false; readonly voortgang: number };

export interface BerekendePrognose {
  readonly klaar: true;
  readonly uitkomst: JaarprognoseUitkomst;
  /** The same forecast by month of care, all declarations together. */
  readonly maanden: readonly Maandverloop[];
}

/** The kinds of calculation that are made as a job, with their outcome. */
export interface Rekenwerk {
  readonly jaar: BerekendePrognose;
  readonly maanden: readonly PostMaanden[];
  /** `jaren`: how many closings to look back. */
  readonly balanspost: readonly Balanspost[];
  /** `maanden`: how many month-ends to look back. */
  readonly terugblik: TerugblikUitkomst;
}
export type Rekensoort = keyof Rekenwerk;

/** A calculation is there, or it is being made (`voortgang` 0..1). */
export type RekenStand<U> =
  | { readonly klaar: true; readonly uitkomst: U }
  | { readonly klaar: false; readonly voortgang: number };

export interface Rekenopties {
  /** Wait for the job; otherwise the answer comes at once. */
  readonly wacht?: boolean;
  /** What else decides the outcome; part of the key under which it is stored. */
  readonly parameters?: Readonly<Record<string, number>>;
}

/** The stored forecasts; asking for one that is not there starts its job. */
export interface Prognoses {
  /** With `wacht` the promise waits for the job; otherwise it answers at once. */
  jaar(vraag: PrognoseVraag, opties?: { readonly wacht?: boolean }): Promise<PrognoseStand>;
  /** Another calculation on the input of that forecast. */
  reken<S extends Rekensoort>(
    soort: S,
    vraag: PrognoseVraag,
    opties?: Rekenopties,
  ): Promise<RekenStand<Rekenwerk[S]>>;
  /** Breaks off what is being computed or waits for its turn; returns how many that were. */
  breekAf(): number;
}

/** The sentence by which an answer says that its forecast is not there yet. */
export const WORDT_BEREKEND = 'De prognose wordt nog berekend.';
