import { Temporal } from 'temporal-polyfill';

/** A calendar day as `JJJJ-MM-DD`; ISO text, so that `<` compares in time. */
export type Datum = string & { readonly __soort: 'datum' };
/** A calendar month as `JJJJ-MM`. */
export type Maand = string & { readonly __soort: 'maand' };

/** Reads a day; `null` when the text is no existing day. */
export function parseDatum(tekst: string): Datum | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(tekst)) return null;
  try {
    return Temporal.PlainDate.from(tekst, { overflow: 'reject' }).toString() as Datum;
  } catch {
    return null;
  }
}

/** Reads a month; `null` when the text is no existing month. */
export function parseMaand(tekst: string): Maand | null {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(tekst) ? (tekst as Maand) : null;
}

/** The month in which a day falls. */
export const maandVan = (datum: Datum): Maand => datum.slice(0, 7) as Maand;

/** The calendar year of a day or month. */
export const jaarVan = (d: Datum | Maand): number => Number(d.slice(0, 4));

/** First day of a month. */
export const eersteDag = (maand: Maand): Datum => `${maand}-01` as Datum;

/** Last day of a month. */
export function laatsteDag(maand: Maand): Datum {
  const { daysInMonth } = Temporal.PlainYearMonth.from(maand);
  return `${maand}-${String(daysInMonth).padStart(2, '0')}` as Datum;
}

/** Months since January of year 0: a whole number to calculate with. */
export function maandIndex(maand: Maand): number {
  return Number(maand.slice(0, 4)) * 12 + Number(maand.slice(5, 7)) - 1;
}

/** The month with this index (inverse of `maandIndex`). */
export function maandMetIndex(index: number): Maand {
  const jaar = Math.floor(index / 12);
  return `${String(jaar).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}` as Maand;
}

/** The month `aantal` months later (earlier when negative). */
export const plusMaanden = (maand: Maand, aantal: number): Maand =>
  maandMetIndex(maandIndex(maand) + aantal);

/** Months from `van` up to and including `tot`; empty when `tot` is earlier. */
export function maandenVan(van: Maand, tot: Maand): Maand[] {
  const eerste = maandIndex(van);
  const aantal = Math.max(0, maandIndex(tot) - eerste + 1);
  return Array.from({ length: aantal }, (_, i) => maandMetIndex(eerste + i));
}

/** The day `dagen` days later (earlier when negative). */
export function plusDagen(datum: Datum, dagen: number): Datum {
  return Temporal.PlainDate.from(datum).add({ days: dagen }).toString() as Datum;
}

/** Whole days from `van` to `tot`. */
export function dagenTussen(van: Datum, tot: Datum): number {
  return Temporal.PlainDate.from(van).until(Temporal.PlainDate.from(tot)).days;
}

/** A quarter as it is written on paper: `K3 2025`. */
export const kwartaalVan = (maand: Maand): string =>
  `K${Math.ceil(Number(maand.slice(5, 7)) / 3)} ${maand.slice(0, 4)}`;
