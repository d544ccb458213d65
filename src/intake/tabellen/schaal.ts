const MILJOEN = /1[.,\s]?000[.,\s]?000|\bmln\b|\bmiljoen(en)?\b/i;
const DUIZEND = /(?<!\d)1[.,\s]?000\b|\bduizend(en|tallen)?\b|\b(k€|keur)|€\s*k\b/i;
const CENT = /\bcent(en)?\b/i;
/** A unit above a table: only where it says so in so many words. */
const BOVENSCHRIFT = /(\bx|\bin|\bmaal)\s*(€|eur|euro)?\s*(1[.,\s]?000|duizend|mln\b|miljoen)/i;

/**
 * How many euros one unit of a column stands for, by its heading: `bedrag (x € 1.000)`, `in mln`,
 * `in centen`. `null` when the heading says nothing of it.
 */
export function schaalIn(kop: string): number | null {
  if (MILJOEN.test(kop)) return 1_000_000;
  if (DUIZEND.test(kop)) return 1000;
  return CENT.test(kop) ? 0.01 : null;
}

/** The unit that a title above the table states for all its amounts; `null` when none does. */
export function schaalBoven(titels: readonly string[]): number | null {
  const titel = titels.find((t) => BOVENSCHRIFT.test(t));
  return titel === undefined ? null : schaalIn(titel);
}

/** A column name without its unit: `bedrag x 1 000` is `bedrag`. Takes names without punctuation. */
export const zonderEenheid = (naam: string): string => naam.replace(/ (x|in|maal) .*$/, '');
