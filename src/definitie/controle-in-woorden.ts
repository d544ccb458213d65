import type { Controletotaal, Kolomcontrole, Vervanging } from './import-verslag.ts';
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

/** Lines that came both ways, or twice. */
export const herkendInWoorden = (regels: number): string =>
  `${aantalVan(regels, 'regel was', 'regels waren')} er al, als bericht of in een eerdere export; zij ${regels === 1 ? 'telt' : 'tellen'} een keer`;

/** What a table takes the place of: rows and sum as they stood, and as they become. */
export function vervangingInWoorden(v: Vervanging): string {
  const met = (rijen: number, centen: number | null) =>
    `${aantalVan(rijen, 'rij', 'rijen')}${centen === null ? '' : ` (${euroPrecies(centen)})`}`;
  const [oud, nieuw] = [met(v.rijenOud, v.oudCenten), met(v.rijenNieuw, v.nieuwCenten)];
  const deel = v.deel ?? aantalVan(v.delen, 'deel', 'delen');
  const wat =
    oud === nieuw
      ? `${oud} door evenveel rijen met dezelfde som`
      : `${oud} ${v.rijenOud === 1 ? 'wordt' : 'worden'} ${nieuw}`;
  return `${v.bestand} (${soortNaam(v.soort)}), ${deel}: ${wat}`;
}

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
