import type { Controletotaal, Kolomcontrole } from './import-verslag.ts';
import { aantalVan, celInWoorden, euroPrecies, getal, opsomming } from './notatie.ts';
import { soortNaam } from './soortnamen.ts';

/** What a control total is about: a file with its kind, or the messages of one kind. */
export function naamVan({ bestand, bestanden, soort }: Controletotaal): string {
  return bestand === null
    ? `${aantalVan(bestanden, 'bestand', 'bestanden')} ${soortNaam(soort)}`
    : `${bestand} (${soortNaam(soort)})`;
}

/** Which sheets of a workbook are not read, in words. */
export const nietGelezen = ({ andereBladen }: Controletotaal): string =>
  `${andereBladen.length === 1 ? 'blad' : 'de bladen'} ${opsomming(andereBladen.map(String))} niet gelezen`;

/** The control figure of a column; `null` when there is none to check. */
export function kolomInWoorden(k: Kolomcontrole): string | null {
  if (k.somCenten !== null) return euroPrecies(k.somCenten);
  if (k.verschillend !== null)
    return k.verschillend === 1 ? '1' : `${getal(k.verschillend)} verschillende`;
  if (k.eerste === null || k.laatste === null) return null;
  const [van, tot] = [dagOfMaand(k.eerste), dagOfMaand(k.laatste)];
  return van === tot ? van : `${van} tot en met ${tot}`;
}

/** A day, a month or a year, as it is said. */
const dagOfMaand = (tekst: string): string =>
  celInWoorden(tekst, /^\d{4}-\d{2}$/.test(tekst) ? 'maand' : 'datum');
