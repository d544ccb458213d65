/** How numbers are written: `1.234,56` (nl) or `1,234.56` (en). */
export type Notatie = 'nl' | 'en';

/** A number in hundredths (cents for money), under each notation that can read it. */
export type Lezing = Readonly<Partial<Record<Notatie, number>>>;

const MAAL: Readonly<Record<string, number>> = {
  mln: 1_000_000,
  miljoen: 1_000_000,
  k: 1000,
  duizend: 1000,
};

/** A blank between digits that does not part thousands: more than one number. */
const LOSSE_CIJFERS = /\d\s+(?!\d{3}(?!\d))\d/;

/**
 * Reads a number as people write it: `€ 1.234,56`, `1,234.56`, `(1.234)`, `1234-`, `EUR 3,2 mln`.
 * @returns hundredths per notation that fits; empty when it is no number. `1.234` fits both, with
 *   other outcomes: the caller must decide or ask.
 */
export function leesGetal(tekst: string): Lezing {
  if (LOSSE_CIJFERS.test(tekst)) return {};
  const { kaal, teken, maal } = ontleed(tekst);
  const nl = inHonderdsten(kaal, '.', ',', maal);
  const en = inHonderdsten(kaal, ',', '.', maal);
  return {
    ...(nl === null ? {} : { nl: teken * nl || 0 }),
    ...(en === null ? {} : { en: teken * en || 0 }),
  };
}

function ontleed(tekst: string): { kaal: string; teken: 1 | -1; maal: number } {
  let rest = tekst
    .replace(/[\u00a0\u202f\s]/g, '')
    .replace(/^(-?)(€|eur|euro)/i, '$1')
    .replace(/\u2212/g, '-');
  const woord = /(mln|miljoen|k|duizend)\.?$/i.exec(rest);
  if (woord) rest = rest.slice(0, woord.index);
  rest = rest.replace(/,-+$/, '');
  const haakjes = /^\((.+)\)$/.exec(rest);
  if (haakjes?.[1]) return { kaal: haakjes[1].replace(/^€/, ''), teken: -1, maal: maalVan(woord) };
  if (/^-|-$/.test(rest))
    return { kaal: rest.replace(/^-€?|-$/g, ''), teken: -1, maal: maalVan(woord) };
  return { kaal: rest.replace(/^\+/, ''), teken: 1, maal: maalVan(woord) };
}

const maalVan = (woord: RegExpExecArray | null): number =>
  MAAL[woord?.[1]?.toLowerCase() ?? ''] ?? 1;

/**
 * Exact: digits are moved, nothing is multiplied as a fraction. `null` when it does not fit. More
 * decimals than cents have give a fraction: only there to show that a reading is possible.
 */
function inHonderdsten(kaal: string, duizend: string, komma: string, maal: number): number | null {
  const [heel = '', decimalen = '', teveel] = kaal.split(komma);
  if (teveel !== undefined || !/^\d*$/.test(decimalen) || heel === '') return null;
  const groepen = heel.split(duizend);
  const goed = groepen.length === 1 ? /^\d+$/.test(heel) : isGegroepeerd(groepen);
  if (!goed || (kaal.includes(komma) && decimalen === '')) return null;
  const nullen = Math.log10(maal) + 2;
  const cijfers = groepen.join('') + decimalen.slice(0, nullen).padEnd(nullen, '0');
  const waarde = Number(cijfers);
  if (!Number.isSafeInteger(waarde)) return null;
  const rest = decimalen.slice(nullen).replace(/0+$/, '');
  return rest === '' ? waarde : waarde + Number(`0.${rest}`);
}

const isGegroepeerd = ([eerste = '', ...rest]: readonly string[]): boolean =>
  /^[1-9]\d{0,2}$/.test(eerste) && rest.every((g) => /^\d{3}$/.test(g));

/** What a column of numbers turned out to be; `waarden` in hundredths, broken where the text was. */
export type Kolomlezing =
  | { readonly soort: 'gelezen'; readonly waarden: readonly number[] }
  | { readonly soort: 'geenGetal'; readonly plek: number }
  | {
      readonly soort: 'dubbelzinnig';
      readonly plek: number;
      readonly nl: number;
      readonly en: number;
    };

/**
 * Reads the numbers of one column together: one cell that fits only one notation decides for all.
 * Never guesses: where both notations fit every cell and differ, the first such place is given back.
 */
export function leesGetallen(teksten: readonly string[], gekozen?: Notatie): Kolomlezing {
  const lezingen = teksten.map(leesGetal);
  const kan = (n: Notatie) => lezingen.every((l) => l[n] !== undefined);
  const fout = lezingen.findIndex((l) => l.nl === undefined && l.en === undefined);
  if (fout >= 0) return { soort: 'geenGetal', plek: fout };
  const mogelijk = (gekozen ? [gekozen] : (['nl', 'en'] as const)).filter(kan);
  const [eerste, tweede] = mogelijk;
  if (!eerste) return gemengd(lezingen, gekozen);
  const plek = tweede ? lezingen.findIndex((l) => l.nl !== l.en) : -1;
  const twijfel = lezingen[plek];
  if (twijfel) return { soort: 'dubbelzinnig', plek, nl: twijfel.nl ?? 0, en: twijfel.en ?? 0 };
  return { soort: 'gelezen', waarden: lezingen.map((l) => l[eerste] ?? 0) };
}

/** Some cells are written one way and some the other: the first that breaks with its predecessors. */
function gemengd(lezingen: readonly Lezing[], gekozen: Notatie | undefined): Kolomlezing {
  const notatie =
    gekozen ??
    (lezingen.find((l) => l.nl === undefined || l.en === undefined)?.nl === undefined
      ? 'en'
      : 'nl');
  return { soort: 'geenGetal', plek: lezingen.findIndex((l) => l[notatie] === undefined) };
}
