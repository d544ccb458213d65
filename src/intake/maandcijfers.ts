import { toCenten } from '../core/basis/bedrag.ts';
import type { Datum, Maand } from '../core/basis/datum.ts';
import type { Soort, Stroom } from '../core/basis/domein.ts';
import type { MaandcijferFeit } from '../facts/feiten.ts';
import type { Post } from '../register/port.ts';
import type { Fout } from './fout.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';

/** Faults that are told of one file. */
const MAX_FOUTEN = 50;

/** What the rows of a table of monthly figures are held against. */
export interface MaandcijferKader {
  readonly posten: readonly Post[];
  /** Day of receipt for rows that name none. */
  readonly ontvangen: Datum | null;
  readonly vandaag: Datum;
}

/**
 * Reads monthly figures: every row on a post of the budget, of its own stroom and soort, known by
 * today, and never two figures for the same thing.
 * @param nummers row number of each row, as the sender sees it
 */
export function maandcijfersVan(
  rijen: readonly TabelRij[],
  nummers: readonly number[],
  kader: MaandcijferKader,
): MaandcijferFeit[] | Fout[] {
  const fouten: Fout[] = [];
  const eerder = new Map<string, number>();
  const posten = new Map(kader.posten.map((p) => [p.code, p]));
  const feiten = rijen.flatMap((rij, i) => {
    const regel = nummers[i] ?? null;
    const meld = (element: string | null, melding: string) =>
      fouten.push({ regel, element, code: 'TABEL', melding });
    const post = posten.get(String(rij['post']));
    if (!post) {
      meld('post', onbekend(String(rij['post'])));
      return [];
    }
    const feit = feitVan(rij, post, kader.ontvangen);
    for (const [element, melding] of foutenVan(rij, post, feit, kader)) meld(element, melding);
    const sleutel = [feit.post, feit.maand, feit.maatstaf, feit.soort, feit.bekendSinds].join('|');
    const eerste = eerder.get(sleutel);
    if (eerste !== undefined) meld(null, dubbel(eerste, regel));
    else if (regel !== null) eerder.set(sleutel, regel);
    return [feit];
  });
  return fouten.length > 0 ? fouten.slice(0, MAX_FOUTEN) : feiten;
}

// The casts below are safe: the reader of the table let only existing months, days and codes in.
const feitVan = (r: TabelRij, post: Post, ontvangen: Datum | null): MaandcijferFeit => ({
  post: post.code,
  stroom: String(r['stroom']) as Stroom,
  soort: (r['soort'] ?? post.soort) as Soort,
  maand: String(r['maand']) as Maand,
  bekendSinds: (r['bekendSinds'] ?? ontvangen) as Datum,
  maatstaf: String(r['maatstaf'] ?? 'realisatie'),
  bedragCenten: typeof r['bedrag'] === 'number' ? toCenten(r['bedrag']) : null,
  aantal: typeof r['aantal'] === 'number' ? r['aantal'] : null,
});

type Melding = readonly [element: string, melding: string];

function foutenVan(r: TabelRij, post: Post, feit: MaandcijferFeit, k: MaandcijferKader): Melding[] {
  const uit: Melding[] = [];
  for (const veld of ['stroom', 'soort'] as const) {
    if (feit[veld] === post[veld]) continue;
    const melding = `Post ${post.code} heeft in de begroting ${veld} ${post[veld]}; deze rij zegt ${feit[veld]}.`;
    uit.push([veld, melding]);
  }
  if (r['bekendSinds'] === null || r['bekendSinds'] === undefined) {
    if (k.ontvangen === null) uit.push(['bekendSinds', WANNEER_ONTVANGEN]);
  }
  if (feit.bekendSinds !== null && feit.bekendSinds > k.vandaag) {
    uit.push(['bekendSinds', `Dit cijfer is na vandaag (${k.vandaag}) bekend; dat kan niet.`]);
  }
  return uit;
}

const WANNEER_ONTVANGEN =
  'Wanneer dit maandcijfer is ontvangen, staat er niet bij. Vul de kolom "bekend sinds" of geef op wanneer ze zijn ontvangen.';

/** A code is named; whatever else stands there is not repeated. */
const onbekend = (post: string): string =>
  `${/^\S{1,20}$/.test(post) && !/\d{8}/.test(post) ? `Post ${post}` : 'Deze post'} bestaat niet. Leg eerst de begroting vast waar de post in staat, of verbeter de code.`;

const dubbel = (eerste: number, tweede: number | null): string =>
  `Rij ${eerste} en rij ${tweede} zijn een cijfer van dezelfde post, maand, maatstaf en soort. Laat er een weg of tel ze op.`;
