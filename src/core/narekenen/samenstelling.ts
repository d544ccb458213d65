import type { Lijn } from './typen.ts';
import {
  gewoon,
  isBegrootNaastWerkelijk,
  kantVan,
  reserveTeken,
  type Somsoort,
  somsoortVan,
  zijdeVan,
  zonderTotaal,
} from './woorden.ts';

/** A line as part of a sum, added or taken off. */
export interface Deel {
  readonly lijn: number;
  readonly teken: 1 | -1;
}

/** Of what a line may be the sum. */
export interface Samenstelling {
  readonly delen: readonly Deel[];
  /** What is told of it: `de 7 rijen erboven`. */
  readonly hoe: 'som' | 'verschil' | 'kanten';
  /** The labels leave no doubt that these belong together, whatever they come to. */
  readonly zeker: boolean;
}

/** Parts that lie this far back or further are not looked at one by one. */
const MAX_GRENZEN = 40;

const plus = (lijnen: readonly number[]): Deel[] => lijnen.map((lijn) => ({ lijn, teken: 1 }));

/** Where a part of the open lines begins: after a sum, a heading, or in another group. */
function grenzen(lijnen: readonly Lijn[], open: readonly number[]): number[] {
  const begin = open.flatMap((lijn, i) => {
    const [deze, vorige] = [lijnen[lijn], lijnen[open[i - 1] ?? -1]];
    if (i === 0 || !deze || !vorige) return [i];
    const anders = deze.deel !== vorige.deel || deze.groep !== vorige.groep;
    return anders || somsoortVan(vorige.label) !== null || somsoortVan(deze.label) !== null
      ? [i]
      : [];
  });
  return [...new Set([0, ...begin.slice(-MAX_GRENZEN)])];
}

/**
 * Every composition that the place and labels of a line allow, the likeliest first.
 * @param alleOpen lines before it that no sum covers yet
 * @param namen of `namenVan`
 */
export function samenstellingen(
  lijnen: readonly Lijn[],
  lijn: number,
  soort: Somsoort,
  alleOpen: readonly number[],
  namen: ReadonlyMap<string, readonly number[]>,
): Samenstelling[] {
  const eigen = lijnen[lijn];
  if (!eigen) return [];
  const isTotaal = soort === 'totaal' || soort === 'subtotaal';
  const open = isTotaal ? zonderOverkant(lijnen, eigen, alleOpen) : alleOpen;
  const stukken = grenzen(lijnen, open).map((i) => open.slice(i));
  const genoemd = metNaam(namen, lijn, eigen);
  const groep = eigen.groep === '' ? [] : open.filter((i) => lijnen[i]?.groep === eigen.groep);
  const ver = soort === 'subtotaal' ? [...stukken].reverse() : stukken;
  const sommen = [groep, genoemd, ...ver]
    .filter((delen) => delen.length > 1 || !isSom(lijnen, delen[0]))
    .map(
      (delen): Samenstelling => ({
        delen: plus(delen),
        hoe: 'som',
        zeker: isTotaal,
      }),
    );
  const alleen = open.filter((i) => somsoortVan(lijnen[i]?.label ?? '') !== null);
  const totalen: Samenstelling = { delen: plus(alleen), hoe: 'som', zeker: false };
  const verschil = verschillen(lijnen, open, groep);
  const kanten = [groep, ...stukken].flatMap((delen) => [
    ...naReserves(lijnen, delen),
    ...kantenVan(lijnen, delen),
  ]);
  const alle =
    soort === 'saldo'
      ? [...verschil, ...kanten, ...sommen]
      : [...sommen, totalen, ...kanten, ...verschil];
  return alle.filter(({ delen }) => delen.length > 0);
}

/** Whether a line is a sum by itself: no total is that of one other. */
const isSom = (lijnen: readonly Lijn[], lijn: number | undefined): boolean =>
  lijn === undefined || somsoortVan(lijnen[lijn]?.label ?? '') !== null;

/** A total of baten does not take the total of lasten along, nor the other way round. */
function zonderOverkant(
  lijnen: readonly Lijn[],
  eigen: Lijn,
  open: readonly number[],
): readonly number[] {
  const kant = kantVan(eigen.label);
  if (kant === null) return open;
  return open.filter((i) => {
    const label = lijnen[i]?.label ?? '';
    const ander = kantVan(label);
    return ander === null || ander === kant || somsoortVan(label) === null;
  });
}

/** Ordinary lines by each name that they go under: their label, group and heading. */
export function namenVan(lijnen: readonly Lijn[]): ReadonlyMap<string, readonly number[]> {
  const namen = new Map<string, number[]>();
  for (const [i, { label, groep, kopje, optelbaar }] of lijnen.entries()) {
    if (!optelbaar || somsoortVan(label) !== null) continue;
    for (const naam of new Set([label, groep, kopje].map(gewoon))) {
      const deel = namen.get(naam);
      if (deel) deel.push(i);
      else namen.set(naam, [i]);
    }
  }
  return namen;
}

/** Lines that bear the name of the total: `Totaal begroot` of every `begroot`. */
function metNaam(
  namen: ReadonlyMap<string, readonly number[]>,
  lijn: number,
  eigen: Lijn,
): readonly number[] {
  const naam = zonderTotaal(eigen.label);
  return naam === '' ? [] : (namen.get(naam) ?? []).filter((i) => i < lijn);
}

/** The last two, either way round. */
function verschillen(
  lijnen: readonly Lijn[],
  open: readonly number[],
  groep: readonly number[],
): Samenstelling[] {
  const [een, ander] = (groep.length >= 2 ? groep : open).slice(-2);
  if (een === undefined || ander === undefined) return [];
  const [a, b] = [lijnen[een]?.label ?? '', lijnen[ander]?.label ?? ''];
  const zeker = isBegrootNaastWerkelijk(a, b) || isBegrootNaastWerkelijk(b, a);
  const min = (x: number, y: number): Samenstelling => ({
    delen: [
      { lijn: x, teken: 1 },
      { lijn: y, teken: -1 },
    ],
    hoe: 'verschil',
    zeker,
  });
  return [min(een, ander), min(ander, een)];
}

/** What comes in less what goes out, and the other way round; only where labels name both sides. */
function kantenVan(lijnen: readonly Lijn[], delen: readonly number[]): Samenstelling[] {
  const kant = (i: number) => {
    const lijn = lijnen[i];
    return lijn ? zijdeVan(lijn) : null;
  };
  const uit = delen.filter((i) => kant(i) === 'uit');
  if (uit.length === 0 || uit.length === delen.length) return [];
  const zeker = delen.every((i) => kant(i) !== null);
  const met = (teken: 1 | -1): Samenstelling => ({
    delen: delen.map(
      (lijn): Deel => ({ lijn, teken: kant(lijn) === 'uit' ? (teken === 1 ? -1 : 1) : teken }),
    ),
    hoe: 'kanten',
    zeker,
  });
  return [met(1), met(-1)];
}

/** A resultaat after movements of reserves: the saldo before them, less what was put in. */
function naReserves(lijnen: readonly Lijn[], delen: readonly number[]): Samenstelling[] {
  const [eerste, ...rest] = delen;
  if (eerste === undefined || rest.length === 0) return [];
  const tekens = rest.map((i) => reserveTeken(lijnen[i]?.label ?? ''));
  if (tekens.some((t) => t === null)) return [];
  const erbij = rest.map((lijn, i): Deel => ({ lijn, teken: tekens[i] ?? 1 }));
  return [{ delen: [{ lijn: eerste, teken: 1 }, ...erbij], hoe: 'kanten', zeker: true }];
}
