import type { Status } from '../core/basis/domein.ts';
import type { Cel, Kolom } from './tabel.ts';

/** How an unknown figure is written; never as zero and never as an empty place. */
export const ONBEKEND = 'onbekend';

/** What each status is called on screen and paper. */
export const STATUS_NAMEN: Readonly<Record<Status, string>> = {
  voorlopig: 'voorlopig',
  naderVoorlopig: 'nader voorlopig',
  definitief: 'definitief',
  prognose: 'prognose',
};

const VAST = '\u00a0';
const MIN = '\u2212';

const MAANDEN = [
  'januari',
  'februari',
  'maart',
  'april',
  'mei',
  'juni',
  'juli',
  'augustus',
  'september',
  'oktober',
  'november',
  'december',
] as const;

const vormen = new Map<number, Intl.NumberFormat>();

/** Intl builds a format slowly, so each is kept. */
function vorm(decimalen: number): Intl.NumberFormat {
  const bewaard = vormen.get(decimalen);
  if (bewaard) return bewaard;
  const nieuw = new Intl.NumberFormat('nl-NL', {
    minimumFractionDigits: decimalen,
    maximumFractionDigits: decimalen,
    // so that -0,4 does not become "-0"
    signDisplay: 'negative',
  });
  vormen.set(decimalen, nieuw);
  return nieuw;
}

/** A number as `1.234,5`, with a true minus sign; `null` is "onbekend". */
export function getal(n: number | null, decimalen = 0): string {
  return n === null ? ONBEKEND : vorm(decimalen).format(n).replace('-', MIN);
}

/** Whole cents as `€ 1.234.567`, rounded to euros; `null` is "onbekend". */
export function euro(centen: number | null): string {
  return centen === null ? ONBEKEND : `€${VAST}${getal(centen / 100)}`;
}

/** Whole cents to the cent: `€ 1.234,56`. */
export function euroPrecies(centen: number | null): string {
  return centen === null ? ONBEKEND : `€${VAST}${getal(centen / 100, 2)}`;
}

/** From here an amount is told in millions (€ 100.000). */
const IN_MILJOENEN_VANAF = 10_000_000;

/**
 * Whole cents as told in a sentence: `€ 1,2 mln` from a tenth of a million, below it rounded to
 * thousands (`€ 84.000`), below a thousand in euros.
 */
export function euroKort(centen: number | null): string {
  if (centen === null) return ONBEKEND;
  const omvang = Math.abs(centen);
  if (omvang >= IN_MILJOENEN_VANAF) return `€${VAST}${miljoenen(centen)}${VAST}mln`;
  if (omvang >= 100_000) return euro(Math.round(centen / 100_000) * 100_000);
  return euro(centen);
}

/** From here an amount that is held beside another is told in millions (€ 1.000.000). */
const FIJN_IN_MILJOENEN_VANAF = 100_000_000;

/**
 * Whole cents as told beside another amount or a percentage of it, so that a reader can check it:
 * `€ 1,62 mln` from a million, below it rounded to thousands (`€ 498.000`), below a thousand in euros.
 */
export function euroFijn(centen: number | null): string {
  if (centen === null) return ONBEKEND;
  const omvang = Math.abs(centen);
  if (omvang >= FIJN_IN_MILJOENEN_VANAF)
    return `€${VAST}${getal(centen / 100_000_000, 2)}${VAST}mln`;
  return omvang >= 100_000 ? euro(Math.round(centen / 100_000) * 100_000) : euro(centen);
}

/** Whole cents in millions without sign or unit: `1,2`. */
export function miljoenen(centen: number | null): string {
  return getal(centen === null ? null : centen / 100_000_000, 1);
}

/** Whole cents in thousands of euros, for a table headed `x € 1.000`: `1.235`. */
export function duizendEuro(centen: number | null): string {
  return getal(centen === null ? null : centen / 100_000);
}

/** A saldo in words; positive is voordeel. */
export function voordeelOfNadeel(saldoCenten: number): 'voordeel' | 'nadeel' | 'geen verschil' {
  if (saldoCenten === 0) return 'geen verschil';
  return saldoCenten > 0 ? 'voordeel' : 'nadeel';
}

/** A saldo as it is told: `€ 2,2 mln nadelig`; `null` is "onbekend". */
export function saldoInWoorden(saldoCenten: number | null): string {
  if (saldoCenten === null) return ONBEKEND;
  if (saldoCenten === 0) return 'zonder verschil met de begroting';
  return `${euroKort(Math.abs(saldoCenten))} ${saldoCenten > 0 ? 'voordelig' : 'nadelig'}`;
}

/** A fraction as `72%`; `null` is "onbekend". */
export function procent(aandeel: number | null, decimalen = 0): string {
  return aandeel === null ? ONBEKEND : `${getal(aandeel * 100, decimalen)}%`;
}

/** A chance from draws: never told as certain, so `>99%` and `<1%` at the ends. */
export function kans(aandeel: number | null): string {
  if (aandeel === null) return ONBEKEND;
  return aandeel > 0.99 ? '>99%' : aandeel < 0.01 ? '<1%' : procent(aandeel);
}

/** The same for a cell of a table: the share itself, words only at the ends. */
export const kansCel = (aandeel: number | null): Cel =>
  aandeel !== null && (aandeel > 0.99 || aandeel < 0.01) ? kans(aandeel) : aandeel;

/** `2025-10-01` as `1 oktober 2025`; text that is no day is returned as it is. */
export function datumVoluit(datum: string | null): string {
  if (datum === null) return ONBEKEND;
  const delen = /^(\d{4})-(\d{2})-(\d{2})/.exec(datum);
  const naam = MAANDEN[Number(delen?.[2]) - 1];
  return delen && naam ? `${Number(delen[3])} ${naam} ${delen[1]}` : datum;
}

/** `2025-10` as `oktober 2025`; text that is no month is returned as it is. */
export function maandVoluit(maand: string | null): string {
  if (maand === null) return ONBEKEND;
  const delen = /^(\d{4})-(\d{2})$/.exec(maand);
  const naam = MAANDEN[Number(delen?.[2]) - 1];
  return delen && naam ? `${naam} ${delen[1]}` : maand;
}

/** `2025-10` as `okt 2025`, for an axis or a narrow column. */
export function maandKort(maand: string): string {
  const delen = /^(\d{4})-(\d{2})$/.exec(maand);
  const naam = MAANDEN[Number(delen?.[2]) - 1];
  return delen && naam ? `${naam.slice(0, 3).replace('maa', 'mrt')} ${delen[1]}` : maand;
}

/** A number with its noun: `1 aanbieder`, `3 aanbieders`. */
export function aantalVan(n: number, enkelvoud: string, meervoud: string): string {
  return `${getal(n)} ${n === 1 ? enkelvoud : meervoud}`;
}

/** A list as it is said: `Wmo, Jeugd en pgb`. */
export function opsomming(delen: readonly string[]): string {
  if (delen.length < 2) return delen.join('');
  return `${delen.slice(0, -1).join(', ')} en ${delen.at(-1)}`;
}

/** A cell as a person reads it, by the kind of its column; `null` is "onbekend". */
export function celInWoorden(cel: Cel, soort: Kolom['soort']): string {
  if (cel === null) return ONBEKEND;
  if (typeof cel === 'string') {
    if (soort === 'datum') return datumVoluit(cel);
    return soort === 'maand' ? maandVoluit(cel) : cel;
  }
  if (soort === 'bedrag') return euro(cel);
  if (soort === 'aandeel') return procent(cel, 1);
  if (soort === 'dagen') return aantalVan(Math.round(cel), 'dag', 'dagen');
  // a year or a code in a text column has no thousands separator
  if (soort === 'tekst') return String(cel);
  return getal(cel, Number.isInteger(cel) || soort === 'aantal' ? 0 : 2);
}
