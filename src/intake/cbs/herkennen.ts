/** Columns of a v3 table: `Topic_4`. The number is its place in the table; a dimension has none. */
export const MAAT = /_\d+$/;

const TABELNUMMER = /(?<![A-Za-z0-9])(\d{4,6}(?:ned|eng))(?![A-Za-z0-9])/gi;

/** The number of a StatLine table in a file name or address, in capitals; the last one counts. */
export const tabelnummerIn = (tekst: string): string | null =>
  [...tekst.matchAll(TABELNUMMER)].at(-1)?.[1]?.toUpperCase() ?? null;

/**
 * Whether a file holds figures of StatLine or a code list that belongs to them, by its first bytes:
 * OData JSON (v3 `odata.metadata`, v4 `@odata.context`), CSV in the v3 layout (ID, dimensions, and
 * measures that end in their number), CSV in the v4 layout (Measure, ValueAttribute, Value), or a
 * list of codes with titles.
 */
export function isCbs(naam: string, begin: Buffer): boolean {
  const tekst = begin.toString('utf8').replace(/^\uFEFF/, '');
  if (/^\s*\{/.test(tekst))
    return /^\s*\{\s*("@?odata\.|"value"\s*:\s*\[)/.test(tekst) && !/FeatureCollection/.test(tekst);
  if (tabelnummerIn(naam) !== null && /_metadata\.csv$/i.test(naam)) return true;
  const kop = new Set(
    (tekst.split(/\r?\n/, 1)[0] ?? '').split(/[;,\t]/).map((c) => c.trim().replace(/^"|"$/g, '')),
  );
  if (kop.has('Measure') && kop.has('ValueAttribute')) return true;
  if (kop.has('ID') && [...kop].some((k) => MAAT.test(k))) return true;
  if (/(Groups|Properties|Dimensions)\.csv$/.test(naam)) return kop.has('Title');
  return kop.has('Title') && (kop.has('Identifier') || kop.has('Key'));
}
