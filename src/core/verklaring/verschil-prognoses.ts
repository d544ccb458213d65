import { type Centen, roundCenten, somCenten, toCenten } from '../basis/bedrag.ts';

/** The causes by which a forecast moves, in the order in which they are told. */
export const STAPPEN = [
  'nieuweZorg',
  'gestopteZorg',
  'prijs',
  'nagekomenDeclaraties',
  'correcties',
  'eerdereJaren',
  'andereStromen',
  'model',
] as const;
export type Stap = (typeof STAPPEN)[number];

/** What a forecast said about one post on one day. */
export interface PostStand {
  /** Where the year ends (lasten, or baten of a bate); `null` = not known. */
  readonly verwachtCenten: Centen | null;
  readonly afwikkelingCenten: Centen | null;
  /** Of months that were over on the earlier day: what they will be in the end. `null` = no declarations. */
  readonly voorbijCenten: Centen | null;
}

/** How the value of toewijzingen moved over a span, in the months that were still to come at its begin. */
export interface Beweging {
  readonly beginCenten: Centen;
  readonly erbijCenten: Centen;
  readonly erafCenten: Centen;
}

/** What is known about one post on both days and in between. */
export interface PostVerschil {
  readonly post: string;
  readonly toen: PostStand;
  readonly nu: PostStand;
  /** At the prices of the later day; `null` when nothing was allocated. */
  readonly toewijzingen: Beweging | null;
  /** The value at the earlier day's own prices. */
  readonly beginTegenOudePrijsCenten: Centen;
  /** The same span a year before: what usually comes and goes. `null` = not known. */
  readonly jaarEerder: Beweging | null;
  /** Share of what is allocated that is declared in the end; `null` = not known. */
  readonly verzilvering: number | null;
  /** Credits since, on months that were over on the earlier day: a negative amount. */
  readonly correctiesCenten: Centen;
}

/** A bridge: from one amount to another by steps that add up to the cent. */
export interface Brug {
  readonly vanCenten: Centen;
  readonly stappen: Readonly<Record<Stap, Centen>>;
  readonly totCenten: Centen;
}

const NUL = toCenten(0);

/**
 * How much more came (or went) than in the same span a year before, in proportion to what stood at
 * its begin; without that year all of it counts.
 */
function bovenGewoon(nu: Beweging, eerder: Beweging | null, kies: (b: Beweging) => Centen): number {
  const gewoon =
    eerder === null || eerder.beginCenten <= 0
      ? 0
      : (kies(eerder) / eerder.beginCenten) * nu.beginCenten;
  return kies(nu) - gewoon;
}

function zorgStappen(
  p: PostVerschil,
): Pick<Brug['stappen'], 'nieuweZorg' | 'gestopteZorg' | 'prijs'> {
  const t = p.toewijzingen;
  const v = p.verzilvering;
  if (t === null || v === null) return { nieuweZorg: NUL, gestopteZorg: NUL, prijs: NUL };
  return {
    nieuweZorg: roundCenten(v * bovenGewoon(t, p.jaarEerder, (b) => b.erbijCenten)),
    gestopteZorg: roundCenten(-v * bovenGewoon(t, p.jaarEerder, (b) => b.erafCenten)),
    // without a price of then there is nothing to hold against
    prijs:
      p.beginTegenOudePrijsCenten === 0
        ? NUL
        : roundCenten(v * (t.beginCenten - p.beginTegenOudePrijsCenten)),
  };
}

/** The steps of a post that can be told, without the rest. */
function benoemd(p: PostVerschil): Omit<Brug['stappen'], 'model'> {
  const { toen, nu } = p;
  const totaal = toCenten((nu.verwachtCenten ?? 0) - (toen.verwachtCenten ?? 0));
  if (toen.voorbijCenten === null || nu.voorbijCenten === null) {
    const leeg = { nieuweZorg: NUL, gestopteZorg: NUL, prijs: NUL, nagekomenDeclaraties: NUL };
    return { ...leeg, correcties: NUL, eerdereJaren: NUL, andereStromen: totaal };
  }
  const voorbij = nu.voorbijCenten - toen.voorbijCenten;
  return {
    ...zorgStappen(p),
    nagekomenDeclaraties: toCenten(voorbij - p.correctiesCenten),
    correcties: p.correctiesCenten,
    eerdereJaren: toCenten((nu.afwikkelingCenten ?? 0) - (toen.afwikkelingCenten ?? 0)),
    andereStromen: NUL,
  };
}

function sluit(van: Centen, tot: Centen, stappen: Omit<Brug['stappen'], 'model'>): Brug {
  const som = Object.values(stappen).reduce((s, x) => s + x, 0);
  const model = toCenten(tot - van - som);
  return { vanCenten: van, stappen: { ...stappen, model }, totCenten: tot };
}

/**
 * Why the year-end of a post moved between two days. What cannot be told by a fact is `model`: the
 * forecast itself, which learned. `null` when one of both is not known.
 */
export function brugVanPost(p: PostVerschil): Brug | null {
  const { verwachtCenten: van } = p.toen;
  const { verwachtCenten: tot } = p.nu;
  return van === null || tot === null ? null : sluit(van, tot, benoemd(p));
}

/**
 * The bridge of the total: the told steps of the posts added up (baten count against), between the
 * totals as the forecasts give them; the rest, in which also lies that middle outcomes do not add
 * up, is `model`.
 * @param isBate whether a post is a bate
 */
export function brugVanTotaal(
  posten: readonly PostVerschil[],
  isBate: (post: string) => boolean,
  van: Centen,
  tot: Centen,
): Brug {
  const delen = posten
    .filter((p) => p.toen.verwachtCenten !== null && p.nu.verwachtCenten !== null)
    .map((p) => ({ teken: isBate(p.post) ? -1 : 1, stappen: benoemd(p) }));
  const som = (stap: Exclude<Stap, 'model'>): Centen =>
    somCenten(delen.map((d) => toCenten(d.teken * d.stappen[stap]))) ?? NUL;
  return sluit(van, tot, {
    nieuweZorg: som('nieuweZorg'),
    gestopteZorg: som('gestopteZorg'),
    prijs: som('prijs'),
    nagekomenDeclaraties: som('nagekomenDeclaraties'),
    correcties: som('correcties'),
    eerdereJaren: som('eerdereJaren'),
    andereStromen: som('andereStromen'),
  });
}
