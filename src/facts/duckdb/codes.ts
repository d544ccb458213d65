import type { Datum } from '../../core/basis/datum.ts';
import type { Gemeente, Wet } from '../../core/basis/domein.ts';

const WETTEN: readonly Wet[] = ['wmo', 'jeugd', 'participatie'];

/** The whole number under which a wet is stored. */
export const wetNummer = (wet: Wet): number => WETTEN.indexOf(wet) + 1;

/** The wet of a stored number. */
export function wetVan(nummer: number): Wet {
  const wet = WETTEN[nummer - 1];
  if (wet === undefined) throw new Error(`unknown wet number ${nummer}`);
  return wet;
}

/** The whole number under which a 4-digit municipality code is stored. */
export function gemeenteNummer(gemeente: Gemeente): number {
  const nummer = Number(gemeente);
  if (!/^\d{4}$/.test(gemeente)) throw new Error(`not a municipality code: ${gemeente}`);
  return nummer;
}

/** The 4-digit code of a stored municipality. */
export const gemeenteVan = (nummer: number): Gemeente => String(nummer).padStart(4, '0');

/**
 * Days since 1970-01-01 of a calendar day (Howard Hinnant, "days_from_civil").
 * Plain arithmetic because it runs several times for each of millions of lines.
 */
export function dagNummer(datum: Datum): number {
  const maand = Number(datum.slice(5, 7));
  const jaar = Number(datum.slice(0, 4)) - (maand <= 2 ? 1 : 0);
  const tijdperk = Math.floor(jaar / 400);
  const jaarVanTijdperk = jaar - tijdperk * 400;
  const dag = Number(datum.slice(8, 10));
  const dagVanJaar = Math.floor((153 * (maand + (maand > 2 ? -3 : 9)) + 2) / 5) + dag - 1;
  const dagVanTijdperk =
    jaarVanTijdperk * 365 +
    Math.floor(jaarVanTijdperk / 4) -
    Math.floor(jaarVanTijdperk / 100) +
    dagVanJaar;
  return tijdperk * 146_097 + dagVanTijdperk - 719_468;
}
