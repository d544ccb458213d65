import { type Datum, type Maand, maandIndex, maandMetIndex } from '../../basis/datum.ts';
import type { Driehoek } from '../driehoek/driehoek.ts';
import { cumulatieveFactoren, factorenVan } from '../driehoek/factoren.ts';
import { isBekend } from '../reeks.ts';
import type { BlootstellingCel, Cel, DeclaratiePost } from '../typen.ts';

/** The methods that this engine is held against, each with what was known at a month-end alone. */
export const METHODEN = ['stuurhuis', 'rechteLijn', 'chainLadder', 'toewijzingen'] as const;
export type Methode = (typeof METHODEN)[number];

/** Care months back that the triangle looks at, and ages that it keeps apart. */
const DRIEHOEK_MAANDEN = 36;
const DRIEHOEK_LEEFTIJDEN = 18;
/** Months whose verzilvering is learned: run off by then. */
const VERZILVERING = { van: 17, tot: 6 } as const;

type Bedragen = ReadonlyMap<number, number>;

/** Amounts by care month (`maandIndex`) as known on a day; of unknown knowledge date: known. */
export function perMaand(cellen: readonly (Cel | BlootstellingCel)[], dag: Datum): Bedragen {
  const uit = new Map<number, number>();
  for (const c of cellen) {
    if (c.bekend !== null && !isBekend(c.bekend, dag)) continue;
    const m = maandIndex(c.herkomst);
    uit.set(m, (uit.get(m) ?? 0) + c.bedragCenten);
  }
  return uit;
}

/** The triangle of a post at a month-end: the last months, cumulative by months since care. */
function driehoekOp(post: DeclaratiePost, peil: Maand): Driehoek {
  const nu = maandIndex(peil);
  const eerste = nu - DRIEHOEK_MAANDEN + 1;
  const rijen = Array.from({ length: DRIEHOEK_MAANDEN }, () =>
    new Array<number>(DRIEHOEK_LEEFTIJDEN).fill(0),
  );
  for (const c of post.cellen) {
    const bekend = maandIndex(c.bekend.slice(0, 7) as Maand); // a Datum starts with its Maand
    const rij = rijen[maandIndex(c.herkomst) - eerste];
    if (!rij || bekend > nu) continue;
    const leeftijd = Math.max(0, bekend - maandIndex(c.herkomst));
    const plek = Math.min(leeftijd, DRIEHOEK_LEEFTIJDEN - 1);
    rij[plek] = (rij[plek] ?? 0) + c.bedragCenten;
  }
  const cumulatief = rijen.map((rij, i) => {
    let som = 0;
    return rij.map((x, leeftijd) => {
      som += x;
      return eerste + i + leeftijd <= nu ? som : null;
    });
  });
  return {
    herkomst: rijen.map((_, i) => maandMetIndex(eerste + i)),
    ontwikkeling: Array.from({ length: DRIEHOEK_LEEFTIJDEN }, (_, k) => String(k)),
    cumulatief,
  };
}

/** The triangle from the first age at which anything ever came: from nothing no ratio can be taken. */
function zonderLegeLeeftijden(d: Driehoek): {
  readonly begin: number;
  readonly driehoek: Driehoek;
} {
  const gevuld = (k: number) => d.cumulatief.some((rij) => (rij[k] ?? 0) > 0 && rij[k + 1] != null);
  const eerste = d.ontwikkeling.findIndex((_, k) => gevuld(k));
  const begin = Math.max(0, eerste);
  return {
    begin,
    driehoek: {
      herkomst: d.herkomst,
      ontwikkeling: d.ontwikkeling.slice(begin),
      cumulatief: d.cumulatief.map((rij) => rij.slice(begin)),
    },
  };
}

/**
 * Chain ladder by volume: what a care month will be in the end, by age; null when it cannot say, as of
 * ages at which nothing ever came.
 */
export function chainLadder(
  post: DeclaratiePost,
  peil: Maand,
  bekend: Bedragen,
): (maand: number) => number | null {
  const { begin, driehoek } = zonderLegeLeeftijden(driehoekOp(post, peil));
  const factoren = factorenVan(driehoek);
  if (!factoren.ok) return () => null;
  const cdf = cumulatieveFactoren(
    factoren.value.map((f) => f.f),
    1,
  );
  const nu = maandIndex(peil);
  return (maand) => {
    const factor = cdf[Math.min(nu - maand - begin, cdf.length - 1)];
    return factor === undefined ? null : (bekend.get(maand) ?? 0) * factor;
  };
}

/** What was allocated times the share of it that run-off months brought; null without either. */
export function toewijzingenMaalVerzilvering(
  post: DeclaratiePost,
  peil: Maand,
  bekend: Bedragen,
  dag: Datum,
): (maand: number) => number | null {
  const toegewezen = perMaand(post.blootstelling ?? [], dag);
  const nu = maandIndex(peil);
  let teller = 0;
  let noemer = 0;
  for (let m = nu - VERZILVERING.van; m <= nu - VERZILVERING.tot; m++) {
    const t = toegewezen.get(m) ?? 0;
    if (t <= 0) continue;
    teller += bekend.get(m) ?? 0;
    noemer += t;
  }
  if (noemer <= 0) return () => null;
  return (maand) => {
    const t = toegewezen.get(maand);
    return t === undefined ? null : t * (teller / noemer);
  };
}

/** The straight line: what is in, over the months that passed, times twelve. */
export function rechteLijn(bekend: Bedragen, peil: Maand): number {
  const nu = maandIndex(peil);
  const januari = nu - (nu % 12);
  let som = 0;
  for (let m = januari; m < januari + 12; m++) som += bekend.get(m) ?? 0;
  return (som / (nu - januari + 1)) * 12;
}
