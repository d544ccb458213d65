import { type Centen, roundCenten } from '../../basis/bedrag.ts';
import {
  type Datum,
  laatsteDag,
  type Maand,
  maandIndex,
  maandMetIndex,
  maandVan,
} from '../../basis/datum.ts';
import type { Verdeling } from '../../basis/verdeling.ts';
import { postOp } from '../balanspost.ts';
import { type Modellen, maakModellen } from '../model.ts';
import { naleveringPerMaand } from '../nalevering.ts';
import type { DeclaratiePost, JaarprognoseInvoer, Maandverloop } from '../typen.ts';
import {
  chainLadder,
  type Methode,
  perMaand,
  rechteLijn,
  toewijzingenMaalVerzilvering,
} from './methoden.ts';
import { type Meting, type Score, scoor } from './scores.ts';

/** Months after which a care month counts as known for good; younger targets have not matured. */
export const RIJP_NA = 9;
/** Months of knowledge that a post needs before it is replayed. */
const MIN_HISTORIE = 12;
/** Draws of a replay: fewer than of the forecast itself, enough for the interval of 80%. */
const TREKKINGEN = 500;
/** Months since care that are scored together. */
export const LEEFTIJDEN = [
  [0, 0],
  [1, 1],
  [2, 2],
  [3, 5],
  [6, 11],
] as const;

/** The year total of all posts as it was seen at one month-end. */
export interface JaarTerug {
  readonly peil: Maand;
  readonly verwachtCenten: Verdeling;
  readonly zei: Readonly<Record<Methode, Centen | null>>;
  /** What it became; `null` = not matured. */
  readonly werdCenten: Centen | null;
}

export interface TerugblikUitkomst {
  /** Month-ends that were replayed, oldest first. */
  readonly maandeinden: readonly Maand[];
  readonly jaren: readonly JaarTerug[];
  readonly jaarScore: Score;
  readonly perLeeftijd: readonly {
    readonly van: number;
    readonly tot: number;
    readonly score: Score;
  }[];
  readonly perPost: readonly { readonly post: string; readonly score: Score }[];
  /** Targets (month of a post, or year total) that have not matured: counted and left out. */
  readonly nietRijp: number;
}

interface Bak {
  readonly metingen: { leeftijd: number; post: string; meting: Meting }[];
  nietRijp: number;
}

interface Peiling {
  readonly invoer: JaarprognoseInvoer;
  readonly dag: Datum;
  readonly peil: Maand;
  /** Last care month that has matured by now. */
  readonly rijpTot: number;
  readonly modellen: Modellen;
}

/** What one post said at one month-end about its months, and what the other methods say of its year. */
function speelPost(
  post: DeclaratiePost,
  maanden: readonly Maandverloop[],
  nu: ReadonlyMap<number, number>,
  { dag, peil, rijpTot }: Peiling,
  bak: Bak,
) {
  const bekend = perMaand(post.cellen, dag);
  const ladder = chainLadder(post, peil, bekend);
  const verzilverd = toewijzingenMaalVerzilvering(post, peil, bekend, dag);
  const p = maandIndex(peil);
  for (const m of maanden) {
    const maand = maandIndex(m.maand);
    if (maand > p) continue;
    if (maand > rijpTot) {
      bak.nietRijp += 1;
      continue;
    }
    const zei = {
      stuurhuis: m.verwachtCenten.p50,
      rechteLijn: null,
      chainLadder: ladder(maand),
      toewijzingen: verzilverd(maand),
    };
    const meting = { werd: nu.get(maand) ?? 0, zei, verdeling: m.verwachtCenten };
    bak.metingen.push({ leeftijd: p - maand, post: post.post, meting });
  }
  return jaarVan(p, ladder, verzilverd);
}

type Zegt = (maand: number) => number | null;

/** The year by chain ladder (other months as those of which it can say) and by toewijzingen. */
function jaarVan(p: number, ladder: Zegt, verzilverd: Zegt) {
  const januari = p - (p % 12);
  const som = (zegt: Zegt, tot: number): number | null => {
    let uit = 0;
    for (let m = januari; m <= tot; m++) {
      const x = zegt(m);
      if (x === null) return null;
      uit += x;
    }
    return uit;
  };
  const gezegd = Array.from({ length: p - januari + 1 }, (_, i) => ladder(januari + i)).filter(
    (x) => x !== null,
  );
  const gemiddeld = gezegd.reduce((s, x) => s + x, 0) / gezegd.length;
  return {
    chainLadder: gezegd.length === 0 ? null : gemiddeld * 12,
    // a post whose year was not allocated at all says nothing of it
    toewijzingen: som((m) => verzilverd(m) ?? (m > p ? 0 : null), januari + 11),
  };
}

/** All posts at one month-end. */
function speel(
  posten: readonly DeclaratiePost[],
  nu: ReadonlyMap<string, ReadonlyMap<number, number>>,
  peiling: Peiling,
  bak: Bak,
): JaarTerug | null {
  const { invoer, dag, peil, rijpTot, modellen } = peiling;
  const p = maandIndex(peil);
  const bekend = posten.filter(
    (post) =>
      post.cellen.some((c) => p - maandIndex(c.bekend.slice(0, 7) as Maand) >= MIN_HISTORIE), // a Datum starts with its Maand
  );
  if (bekend.length === 0) return null;
  const toen = bekend.map((post) => postOp(post, dag));
  const basis = { ...invoer, jaar: Math.floor(p / 12), basis: 'leverjaar' as const };
  const op = { ...basis, peildatum: dag, trekkingen: TREKKINGEN };
  const jaren = toen.map((post) => {
    const maanden = naleveringPerMaand({ ...op, posten: [post] }, modellen);
    return speelPost(post, maanden, nu.get(post.post) ?? new Map(), peiling, bak);
  });
  const samen = naleveringPerMaand({ ...op, posten: toen }, modellen).at(-1);
  if (!samen) return null;
  const som = (delen: readonly (number | null)[]): Centen | null =>
    delen.some((x) => x === null)
      ? null
      : roundCenten(delen.reduce<number>((s, x) => s + (x ?? 0), 0));
  const lijnen = bekend.map((post) => rechteLijn(perMaand(post.cellen, dag), peil));
  const december = p - (p % 12) + 11;
  const werd = bekend.map((post) => jaarSom(nu.get(post.post), december - 11));
  if (december > rijpTot) bak.nietRijp += 1;
  return {
    peil,
    verwachtCenten: samen.opgeteldCenten,
    zei: {
      stuurhuis: samen.opgeteldCenten.p50,
      rechteLijn: som(lijnen),
      chainLadder: som(jaren.map((j) => j.chainLadder)),
      toewijzingen: som(jaren.map((j) => j.toewijzingen)),
    },
    werdCenten: december > rijpTot ? null : som(werd),
  };
}

function jaarSom(perMaandNu: ReadonlyMap<number, number> | undefined, januari: number): number {
  let som = 0;
  for (let m = januari; m < januari + 12; m++) som += perMaandNu?.get(m) ?? 0;
  return som;
}

/** The month-ends to replay: the last `aantal` before the peildatum, as far as anything was known. */
function maandeindenVan(invoer: JaarprognoseInvoer, aantal: number): Maand[] {
  const nu = maandIndex(maandVan(invoer.peildatum));
  return Array.from({ length: aantal }, (_, i) => maandMetIndex(nu - aantal + i));
}

/**
 * Replays the forecast at every month-end of past years, as it was known then, beside a straight line,
 * chain ladder and toewijzingen times verzilvering, and scores all of them against what it became.
 * Posts by declarations only: of others it is not kept what was known when.
 * @param aantal how many month-ends to look back
 */
export function speelTerug(
  invoer: JaarprognoseInvoer,
  aantal: number,
  meld: (deel: number) => void = () => undefined,
): TerugblikUitkomst {
  const posten = invoer.posten.filter((p) => p.stroom === 'declaraties');
  const nu = new Map(posten.map((p) => [p.post, perMaand(p.cellen, invoer.peildatum)]));
  const rijpTot = maandIndex(maandVan(invoer.peildatum)) - RIJP_NA;
  const bak: Bak = { metingen: [], nietRijp: 0 };
  const modellen = maakModellen();
  const jaren = maandeindenVan(invoer, aantal).flatMap((peil, i) => {
    const peiling = { invoer, dag: laatsteDag(peil), peil, rijpTot, modellen };
    const jaar = speel(posten, nu, peiling, bak);
    meld((i + 1) / aantal);
    return jaar ?? [];
  });
  const van = (kies: (m: Bak['metingen'][number]) => boolean): Score =>
    scoor(
      bak.metingen.filter(kies).map((m) => m.meting),
      'chainLadder',
    );
  return {
    maandeinden: jaren.map((j) => j.peil),
    jaren,
    jaarScore: scoor(jaren.flatMap(jaarMeting), 'rechteLijn'),
    perLeeftijd: LEEFTIJDEN.map(([vanaf, tot]) => ({
      ...{ van: vanaf, tot },
      score: van((m) => m.leeftijd >= vanaf && m.leeftijd <= tot),
    })),
    perPost: posten.map(({ post }) => ({ post, score: van((m) => m.post === post) })),
    nietRijp: bak.nietRijp,
  };
}

const jaarMeting = (j: JaarTerug): Meting[] =>
  j.werdCenten === null ? [] : [{ werd: j.werdCenten, zei: j.zei, verdeling: j.verwachtCenten }];
