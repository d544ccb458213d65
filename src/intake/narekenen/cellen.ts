import { leesGedrukt, type Notatie } from '../../core/basis/getal.ts';
import type { GedruktGetal, Ruwecel } from '../../core/narekenen/typen.ts';
import { uitGetal } from '../../core/narekenen/uit-gedrukt.ts';
import type { Cel, Rij } from '../tabellen/cel.ts';

/** A cell under each notation that can read it; one reading when there is no doubt. */
export type Leesbaar = Readonly<Partial<Record<Notatie, GedruktGetal>>>;

const ANDERE_MUNT = /^[-(]?\s*([$£¥]|usd|gbp|chf)\s*[\d(-]|\d\s*([$£¥]|usd|gbp|chf)\)?$/i;
/** What is printed where there is nothing to count. */
const NIETS = /^[-\u2010-\u2015\u2212.]*$/;

/** Whether an amount is in another currency than euros. */
export const isAndereMunt = (cel: Cel): boolean =>
  typeof cel === 'string' && ANDERE_MUNT.test(cel.trim());

/** A text as a number, without its percent sign and the marks of a note; empty when it is none. */
export function leesCel(cel: Cel): Leesbaar {
  if (typeof cel !== 'string') return {};
  const kaal = cel.trim().replace(/\s*(\*+|[\u00b9\u00b2\u00b3])$/, '');
  const procent = kaal.endsWith('%');
  const { nl, en } = leesGedrukt(procent ? kaal.slice(0, -1) : kaal);
  const merk = procent ? { procent: true } : {};
  return { ...(nl ? { nl: { ...nl, ...merk } } : {}), ...(en ? { en: { ...en, ...merk } } : {}) };
}

/** A cell of a file as it is recomputed. */
export function ruweCel(cel: Cel | undefined, notatie: Notatie): Ruwecel {
  if (cel === undefined) return null;
  if (typeof cel === 'number') return uitGetal(cel);
  const tekst = String(cel).trim();
  if (NIETS.test(tekst)) return null;
  const lezing = leesCel(tekst);
  return lezing[notatie] ?? lezing.nl ?? lezing.en ?? tekst;
}

/** What the columns of a file tell about how its numbers are written; the first column holds names. */
export interface Stemmen {
  /** Numbers that only one notation can read, with where the first of them stands. */
  readonly nl: Rij | null;
  readonly en: Rij | null;
  /** Numbers such as `1.234` and `1,234`, that both read, as something else. */
  readonly punt: boolean;
  readonly komma: boolean;
}

/** Looks through a table for how its numbers are written. */
export function telStemmen(rijen: readonly Rij[]): Stemmen {
  let [nl, en]: (Rij | null)[] = [null, null];
  let [punt, komma] = [false, false];
  for (const rij of rijen) {
    for (const cel of rij.cellen.slice(1)) {
      const lezing = leesCel(cel);
      if (lezing.nl && !lezing.en) nl ??= rij;
      else if (lezing.en && !lezing.nl) en ??= rij;
      else if (lezing.nl && lezing.en && lezing.nl.decimalen !== lezing.en.decimalen) {
        if (String(cel).includes(',')) komma = true;
        else punt = true;
      }
    }
  }
  return { nl: nl ?? null, en: en ?? null, punt, komma };
}
