import type { Datum } from '../core/basis/datum.ts';
import {
  ALTIJD,
  type Feitrij,
  type MetDag,
  soortVan,
  type Tabelnaam,
} from '../facts/tabelsoorten/tabelsoorten.ts';
import type { Fout } from './fout.ts';
import type { MaandcijferKader } from './maandcijfers.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';

/** Faults that are told of one file. */
const MAX_FOUTEN = 50;

/**
 * Makes facts of the rows of a table: known by today, on an existing post where the kind asks for
 * one, and never two statements about the same thing.
 * @param nummers row number of each row, as the sender sees it
 */
export function feitrijenVan<S extends Tabelnaam>(
  naam: S,
  rijen: readonly TabelRij[],
  nummers: readonly number[],
  { posten, ontvangen, vandaag }: MaandcijferKader,
): MetDag<Feitrij<S>>[] | Fout[] {
  const soort = soortVan(naam);
  const codes = new Set(posten.map((p) => p.code));
  const eerder = new Map<string, number | null>();
  const fouten: Fout[] = [];
  const dag = soort.stamgegeven ? ALTIJD : ontvangen;
  const uit = rijen.map((rij, i) => {
    const regel = nummers[i] ?? null;
    const meld = (element: string | null, melding: string) => {
      if (fouten.length < MAX_FOUTEN) fouten.push({ regel, element, code: 'TABEL', melding });
    };
    const bekendSinds = rij['bekendSinds'] ?? dag;
    if (bekendSinds === null) meld('bekendSinds', WANNEER_ONTVANGEN);
    else if (String(bekendSinds) > vandaag) meld('bekendSinds', naVandaag(vandaag));
    if (soort.opPost && !codes.has(String(rij['post']))) meld('post', ONBEKENDE_POST);
    for (const { veld, grens } of soort.kolommen)
      if (grens && isBuiten(rij[veld], grens)) meld(veld, buitenGrens(veld, grens));
    if (soort.uniek) {
      const sleutel = [...soort.beeld, 'bekendSinds'].map((v) => String(rij[v] ?? '')).join('|');
      const eerste = eerder.get(sleutel);
      if (eerste !== undefined) meld(null, dubbel(eerste, regel, soort.beeld));
      else eerder.set(sleutel, regel);
    }
    const velden = soort.kolommen.map(({ veld }) => [veld, rij[veld] ?? null] as const);
    // safe (both): the reader of the table checked that every cell is of the kind of its column
    return { ...Object.fromEntries(velden), bekendSinds: bekendSinds as Datum } as unknown;
  });
  // safe: idem
  return fouten.length > 0 ? fouten : (uit as MetDag<Feitrij<S>>[]);
}

const WANNEER_ONTVANGEN =
  'Wanneer dit is ontvangen, staat er niet bij. Vul de kolom "bekend sinds" of geef op wanneer het is ontvangen.';

const naVandaag = (vandaag: string): string =>
  `Dit is na vandaag (${vandaag}) bekend; dat kan niet.`;

const ONBEKENDE_POST =
  'Deze post bestaat niet. Leg eerst de begroting vast waar de post in staat, of verbeter de code.';

const isBuiten = (waarde: unknown, [van, tot]: readonly [number, number]): boolean =>
  typeof waarde === 'number' && (waarde < van || waarde > tot);

const buitenGrens = (veld: string, [van, tot]: readonly [number, number]): string =>
  `In kolom ${veld} hoort een getal van ${van} tot en met ${tot} te staan.`;

const dubbel = (eerste: number | null, tweede: number | null, beeld: readonly string[]): string =>
  `Rij ${eerste} en rij ${tweede} gaan over hetzelfde (${beeld.join(', ')}). Laat er een weg of tel ze op.`;
