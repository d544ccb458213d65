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

const NUL = 48;
const KOMMA = 44;
const PUNT = 46;

/**
 * Reads what nearly all numbers look like, in a tenth of the time: digits, and at most two decimals.
 * @returns hundredths, as `leesGetal` gives them; `null` for any other text
 */
export function leesGewoonGetal(tekst: string): Lezing | null {
  if (tekst.length === 0 || tekst.length > 12) return null;
  let waarde = 0;
  let teken = 0;
  let decimalen = 0;
  for (let i = 0; i < tekst.length; i++) {
    const code = tekst.charCodeAt(i);
    const cijfer = code - NUL;
    if (cijfer >= 0 && cijfer <= 9) {
      waarde = waarde * 10 + cijfer;
      if (teken !== 0) decimalen += 1;
    } else if (teken === 0 && i > 0 && (code === KOMMA || code === PUNT)) teken = code;
    else return null;
  }
  if (teken === 0) return { nl: waarde * 100, en: waarde * 100 };
  if (decimalen === 0 || decimalen > 2) return null;
  const honderdsten = decimalen === 1 ? waarde * 10 : waarde;
  return teken === KOMMA ? { nl: honderdsten } : { en: honderdsten };
}

/** A blank between digits that does not part thousands: more than one number. */
const LOSSE_CIJFERS = /\d\s+(?!\d{3}(?!\d))\d/;

/**
 * Reads a number as people write it: `€ 1.234,56`, `1,234.56`, `(1.234)`, `1234-`, `EUR 3,2 mln`.
 * @returns hundredths per notation that fits; empty when it is no number. `1.234` fits both, with
 *   other outcomes: the caller must decide or ask.
 */
export function leesGetal(tekst: string): Lezing {
  if (LOSSE_CIJFERS.test(tekst)) return {};
  const { kaal: geschreven, teken, maal } = ontleed(tekst);
  const kaal = zonderApostrof(geschreven);
  const nl = inHonderdsten(kaal, '.', ',', maal);
  const en = inHonderdsten(kaal, ',', '.', maal);
  return {
    ...(nl === null ? {} : { nl: teken * nl || 0 }),
    ...(en === null ? {} : { en: teken * en || 0 }),
  };
}

/** `1'234,56` as `1234,56`; an apostrophe in another place stays, and makes it no number. */
const zonderApostrof = (kaal: string): string =>
  /^\d{1,3}(['\u2019]\d{3})+([.,]\d+)?$/.test(kaal) ? kaal.replace(/['\u2019]/g, '') : kaal;

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

/** A printed number: its digits as a whole number, and how many of them are decimals. */
export interface Gedrukt {
  readonly cijfers: number;
  readonly decimalen: number;
}

/**
 * Reads a number as `leesGetal` does, and keeps how it was printed: `12,30` is 1230 with two
 * decimals, `3,2 mln` is 32 with minus five. No more digits than a whole number can hold.
 */
export function leesGedrukt(tekst: string): Readonly<Partial<Record<Notatie, Gedrukt>>> {
  if (LOSSE_CIJFERS.test(tekst)) return {};
  const { kaal: geschreven, teken, maal } = ontleed(tekst);
  const kaal = zonderApostrof(geschreven);
  const nl = inCijfers(kaal, '.', ',', teken, maal);
  const en = inCijfers(kaal, ',', '.', teken, maal);
  return { ...(nl ? { nl } : {}), ...(en ? { en } : {}) };
}

function inCijfers(
  kaal: string,
  duizend: string,
  komma: string,
  teken: 1 | -1,
  maal: number,
): Gedrukt | null {
  const [heel = '', decimalen = '', teveel] = kaal.split(komma);
  if (teveel !== undefined || !/^\d*$/.test(decimalen) || heel === '') return null;
  const groepen = heel.split(duizend);
  const goed = groepen.length === 1 ? /^\d+$/.test(heel) : isGegroepeerd(groepen);
  if (!goed || (kaal.includes(komma) && decimalen === '')) return null;
  const cijfers = Number(groepen.join('') + decimalen);
  if (!Number.isSafeInteger(cijfers)) return null;
  return { cijfers: teken * cijfers || 0, decimalen: decimalen.length - Math.log10(maal) };
}
