import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';
import {
  type Datum,
  dagenTussen,
  eersteDag,
  laatsteDag,
  type Maand,
  maandenVan,
  maandVan,
  plusDagen,
  plusMaanden,
} from '../basis/datum.ts';

/** What was declared and granted per month of care, in cents; a month that is absent has nothing (yet). */
export type Besteed = ReadonlyMap<Maand, Centen>;

/** How a ceiling of a year stands: what is spent of it, and when it is reached. */
export interface Plafondstand {
  readonly besteedCenten: Centen;
  /** The year at the pace of the last full months; `null` when none is old enough to tell. */
  readonly verwachtCenten: Centen | null;
  /** Day of care on which the ceiling is reached; `null` = not this year, or not to be told. */
  readonly bereiktOp: Datum | null;
  readonly stand: 'bereikt' | 'verwacht' | 'nietDitJaar' | 'onbekend';
}

/** A month counts as full when it ended at least this many months before the peildatum. */
const RIJP_NA = 2;
/** Full months that the pace is taken from. */
const TEMPO_MAANDEN = 6;

/** Mean of the last full months, from the first one in which anything was declared. */
function tempoVan(besteed: Besteed, peildatum: Datum): number | null {
  const laatste = plusMaanden(maandVan(peildatum), -RIJP_NA - 1);
  const eerste = [...besteed.keys()].sort()[0];
  if (eerste === undefined) return null;
  const vanaf = plusMaanden(laatste, 1 - TEMPO_MAANDEN);
  const maanden = maandenVan(eerste > vanaf ? eerste : vanaf, laatste);
  if (maanden.length === 0) return null;
  return maanden.reduce((s, m) => s + (besteed.get(m) ?? 0), 0) / maanden.length;
}

/** The day in a month on which `deel` (0..1) of it is over. */
function dagIn(maand: Maand, deel: number): Datum {
  const dagen = dagenTussen(eersteDag(maand), laatsteDag(maand));
  return plusDagen(eersteDag(maand), Math.min(dagen, Math.floor(deel * (dagen + 1))));
}

/** The day on which the months together reach the ceiling; `null` when they do not. */
function dagVan(maanden: readonly Maand[], bedrag: (m: Maand) => number, plafond: number) {
  let som = 0;
  for (const m of maanden) {
    const erbij = bedrag(m);
    if (erbij > 0 && som + erbij >= plafond) return dagIn(m, (plafond - som) / erbij);
    som += erbij;
  }
  return null;
}

/**
 * Holds what a provider declared against the ceiling of a year. Months that are not full yet, and
 * those to come, count at the pace of the last six full months, or at what is known when that is more.
 * @param plafond cents, of the whole year
 * @param looptijd months of the year in which the contract runs
 */
export function plafondstand(
  besteed: Besteed,
  plafond: Centen,
  looptijd: readonly Maand[],
  peildatum: Datum,
): Plafondstand {
  const bekend = (m: Maand): number => besteed.get(m) ?? 0;
  const besteedCenten = toCenten(looptijd.reduce((s, m) => s + bekend(m), 0));
  const tempo = tempoVan(besteed, peildatum);
  const rijpTot = plusMaanden(maandVan(peildatum), -RIJP_NA - 1);
  const verwacht = (m: Maand): number =>
    m <= rijpTot || tempo === null ? bekend(m) : Math.max(bekend(m), tempo);
  const verwachtCenten =
    tempo === null ? null : roundCenten(looptijd.reduce((s, m) => s + verwacht(m), 0));
  const kop = { besteedCenten, verwachtCenten };
  const nu = dagVan(looptijd, bekend, plafond);
  if (nu !== null) return { ...kop, bereiktOp: nu, stand: 'bereikt' };
  if (tempo === null) return { ...kop, bereiktOp: null, stand: 'onbekend' };
  const straks = dagVan(looptijd, verwacht, plafond);
  return { ...kop, bereiktOp: straks, stand: straks === null ? 'nietDitJaar' : 'verwacht' };
}
