import { type Datum, type Maand, maandIndex, maandMetIndex } from '../core/basis/datum.ts';

/** A day as whole days since 1 January 1970: the simulation counts with these, paper shows `Datum`. */
export type Dag = number;
/** A month as counted by `maandIndex`. */
export type MaandNr = number;

const MS_PER_DAG = 86_400_000;
const teksten = new Map<Dag, Datum>();
const eersten = new Map<MaandNr, Dag>();

/** The day of this date. */
export const dagVan = (datum: Datum): Dag => Date.parse(`${datum}T00:00:00Z`) / MS_PER_DAG;

/** The date of this day; one shared text per day. */
export function datumVan(dag: Dag): Datum {
  const bekend = teksten.get(dag);
  if (bekend) return bekend;
  // Safe: an ISO timestamp starts with an existing day.
  const tekst = new Date(dag * MS_PER_DAG).toISOString().slice(0, 10) as Datum;
  teksten.set(dag, tekst);
  return tekst;
}

/** First day of a month. */
export function eersteVan(maand: MaandNr): Dag {
  const bekend = eersten.get(maand);
  if (bekend !== undefined) return bekend;
  const dag = Date.UTC(Math.floor(maand / 12), maand % 12, 1) / MS_PER_DAG;
  eersten.set(maand, dag);
  return dag;
}

/** Last day of a month. */
export const laatsteVan = (maand: MaandNr): Dag => eersteVan(maand + 1) - 1;

/** The month in which a day falls. */
export function maandVanDag(dag: Dag): MaandNr {
  // Safe: the first seven characters of a date are a month.
  return maandIndex(datumVan(dag).slice(0, 7) as Maand);
}

/** The month as text. */
export const maandTekst = (maand: MaandNr): Maand => maandMetIndex(maand);

/** The calendar year of a month. */
export const jaarVanMaand = (maand: MaandNr): number => Math.floor(maand / 12);

/** The first working day on or after this day (weekends only, no holidays). */
export function werkdag(dag: Dag): Dag {
  const weekdag = (((dag + 3) % 7) + 7) % 7;
  return weekdag === 5 ? dag + 2 : weekdag === 6 ? dag + 1 : dag;
}

/** The day on which a person who was born on `geboren` reaches an age in whole years. */
export function verjaardag(geboren: Dag, leeftijd: number): Dag {
  const [jaar = '0', maand = '1', dag = '1'] = datumVan(geboren).split('-');
  return Date.UTC(Number(jaar) + leeftijd, Number(maand) - 1, Number(dag)) / MS_PER_DAG;
}
