import type { Fout } from '../fout.ts';
import type { Cel, Rij } from './cel.ts';
import { kaal } from './waarde.ts';

/** The first word of a line that adds up others. */
const TOTAAL = /^((sub|eind)?totaal|totalen|generaal totaal|(sub ?|grand )?total)\b/;
/** Nothing but that word: no name of anything. */
const ALLEEN_TOTAAL = /^\s*(sub|eind)?totaal( generaal)?\s*:?\s*$/i;

/** Whether a text says of itself that its row is a total. */
export const isTotaal = (tekst: string): boolean => tekst.length < 20 && ALLEEN_TOTAAL.test(tekst);

/**
 * Says why a row as a whole cannot be read: hidden, or shifted by a separator within a text.
 * @param breedte columns of the header; `null` in a workbook, where cells cannot shift
 * @returns a Dutch sentence that repeats no cell; `null` when it can be read
 */
export function keurRij({ cellen, verborgen }: Rij, breedte: number | null): string | null {
  if (verborgen === true) return VERBORGEN;
  if (breedte === null || cellen.length <= breedte) return null;
  return cellen.slice(breedte).some(isGevuld) ? TE_BREED : null;
}

const isGevuld = (cel: Cel): boolean => String(cel).trim() !== '';

const VERBORGEN =
  'Deze rij is verborgen, met de hand of door een filter. Maak haar zichtbaar of haal haar weg, zodat duidelijk is of zij meetelt.';
const TE_BREED =
  'Deze rij heeft meer kolommen dan de kop. Staat er een scheidingsteken in een tekst? Zet die tekst tussen aanhalingstekens.';
const TOTAALREGEL =
  'Dit lijkt een totaalregel. Haal hem weg: hij zou anders dubbel tellen met de regels die erin zitten.';

/** The faults of a row; of a total it is said that it is one, instead of all that it lacks. */
export function foutenVanRij(rij: Rij, fouten: readonly Fout[]): readonly Fout[] {
  const [eerste] = fouten;
  if (!eerste || !rij.cellen.some((c) => TOTAAL.test(kaal(c)))) return fouten;
  return [{ ...eerste, element: null, melding: TOTAALREGEL }];
}
