import type { Cel } from '../tabellen/cel.ts';

/** What a cell of StatLine says; `geheim` and `ontbreekt` have no value and are no zero. */
export interface CbsWaarde {
  readonly stand: 'waarde' | 'geheim' | 'ontbreekt';
  readonly waarde: number | null;
  readonly tekst: string | null;
}

const GEHEIM: CbsWaarde = { stand: 'geheim', waarde: null, tekst: null };
const ONTBREEKT: CbsWaarde = { stand: 'ontbreekt', waarde: null, tekst: null };
const GETAL = /^-?\d+([.,]\d+)?$/;

/**
 * Reads a cell: "." is secret (unknown, too unreliable or secret, as CBS explains its signs), empty is
 * missing, a number has a point or a comma and never dots between thousands; the rest is text.
 */
export function leesCbsWaarde(cel: Cel): CbsWaarde {
  if (typeof cel === 'number') return { stand: 'waarde', waarde: cel, tekst: null };
  const kaal = String(cel).trim();
  if (kaal === '') return ONTBREEKT;
  if (kaal === '.') return GEHEIM;
  if (!GETAL.test(kaal)) return { stand: 'waarde', waarde: null, tekst: kaal };
  return { stand: 'waarde', waarde: Number(kaal.replace(',', '.')), tekst: null };
}

/**
 * Reads an observation of the v4 layout: its own ValueAttribute says why a value is not there. CBS
 * names `None` and `Impossible`; words for secret are taken as such, every other is missing.
 */
export function leesObservatie(waarde: Cel, tekst: Cel, attribuut: Cel): CbsWaarde {
  if (String(waarde).trim() !== '') return leesCbsWaarde(waarde);
  if (String(tekst).trim() !== '')
    return { stand: 'waarde', waarde: null, tekst: String(tekst).trim() };
  return /secret|confidential|geheim/i.test(String(attribuut)) ? GEHEIM : ONTBREEKT;
}

/** How decimals are written; `null` when the cell does not show it. */
export const decimaalteken = (cel: Cel): '.' | ',' | null => {
  const kaal = String(cel).trim();
  if (typeof cel === 'number' || !GETAL.test(kaal)) return null;
  return kaal.includes(',') ? ',' : kaal.includes('.') ? '.' : null;
};
