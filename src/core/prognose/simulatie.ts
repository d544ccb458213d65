import { getalOp, op, tel } from '../basis/rij.ts';
import { createToeval, normaal, type Toeval } from '../basis/toeval.ts';
import type { Keuze, Mogelijkheid, Schatting } from './schatting.ts';
import type { Trefkans } from './terugblik.ts';

/** Share of a post's shock that all posts have in common (declaring and demand move together). */
const GEDEELD = 0.2;
/** Correlation between the error on what is to come in and on the months to come. */
const SAMENHANG = 0.4;
/** One in ten draws is twice as wide as usual: past errors have heavier tails than a normal. */
const STAART = { kans: 0.1, breed: 2, smal: Math.sqrt((1 - 0.1 * 4) / 0.9) } as const;

/** One standard shock with unit variance and heavy tails. */
function schok(toeval: Toeval): number {
  const breedte = toeval() < STAART.kans ? STAART.breed : STAART.smal;
  return breedte * normaal(toeval);
}

/** A seed of its own for every name, so that other posts do not change a post's draws (FNV-1a). */
export function zaadVan(naam: string, zaad: number): number {
  let h = 0x811c9dc5 ^ zaad;
  for (let i = 0; i < naam.length; i++) h = Math.imul(h ^ naam.charCodeAt(i), 0x01000193);
  return h >>> 0;
}

/** The shocks that all posts share: one for late declarations, one for the months to come. */
export interface GedeeldeSchok {
  readonly rest: Float64Array;
  readonly komend: Float64Array;
}

/** Draws the shared shocks once per forecast. */
export function gedeeldeSchok(trekkingen: number, zaad: number): GedeeldeSchok {
  const toeval = createToeval(zaadVan('gedeeld', zaad));
  const rest = new Float64Array(trekkingen);
  const komend = new Float64Array(trekkingen);
  for (let t = 0; t < trekkingen; t++) {
    rest[t] = schok(toeval);
    komend[t] = SAMENHANG * getalOp(rest, t) + Math.sqrt(1 - SAMENHANG ** 2) * schok(toeval);
  }
  return { rest, komend };
}

/** Standard deviation of the logarithm that gives a relative standard deviation. */
const logBreedte = (relatief: number): number => Math.sqrt(Math.log(1 + relatief ** 2));

interface Menging {
  /** Relative spread per month. */
  readonly breedte: Float64Array;
  /** Share of it that the months have in common. */
  readonly gemeen: number;
}

/**
 * Splits month errors into a common and an own part, such that the sum over months is as uncertain
 * as the replays say the sum was.
 */
function menging(rest: Float64Array, peil: number, kans: Trefkans): Menging {
  const breedte = new Float64Array(rest.length);
  let los = 0;
  let samen = 0;
  let som = 0;
  for (let i = 0; i < rest.length; i++) {
    const leeftijd = Math.min(peil - i, kans.maand.length - 1);
    breedte[i] = getalOp(kans.maand, leeftijd);
    const bedrag = Math.abs(getalOp(rest, i));
    los += (bedrag * getalOp(breedte, i)) ** 2;
    samen += bedrag * getalOp(breedte, i);
    som += bedrag;
  }
  const doel = (kans.rest * som) ** 2;
  const ruimte = samen ** 2 - los;
  const gemeen = ruimte > 0 ? Math.min(1, Math.max(0, (doel - los) / ruimte)) : 0;
  const haalt = (1 - gemeen) * los + gemeen * samen ** 2;
  const schaal = haalt > 0 ? Math.sqrt(doel / haalt) : 1;
  return { breedte: breedte.map((b) => b * Math.max(0.5, schaal)), gemeen };
}

const mengSchok = (gedeeld: Float64Array, t: number, toeval: Toeval): number =>
  Math.sqrt(GEDEELD) * getalOp(gedeeld, t) + Math.sqrt(1 - GEDEELD) * schok(toeval);

/** What a post's months bring in, jointly: late declarations, and the months to come. */
export interface PostTrekkingen {
  /** By row: still to come in. Rows with nothing to come are left empty (null). */
  readonly rest: readonly (Float64Array | null)[];
  /** By month ahead (0 = the month after the last row): the month's end. */
  readonly komend: readonly Float64Array[];
}

/** Which of the things that may have happened to a provider is the case, per draw. */
interface Getrokken {
  readonly keuze: Keuze;
  readonly gekozen: Uint8Array;
}

function trekKeuze(keuze: Keuze, trekkingen: number, toeval: Toeval): Getrokken {
  const gekozen = new Uint8Array(trekkingen);
  for (let t = 0; t < trekkingen; t++) {
    let u = toeval();
    let k = 0;
    while (k < keuze.length - 1 && u >= op(keuze, k).kans) u -= op(keuze, k++).kans;
    gekozen[t] = k;
  }
  return { keuze, gekozen };
}

/** Adds per draw how far what is the case lies from the mean over all that may be. */
function telAfwijking(
  uit: Float64Array,
  { keuze, gekozen }: Getrokken,
  f: (k: Mogelijkheid) => number,
) {
  const waarden = keuze.map(f);
  const midden = keuze.reduce((s, { kans }, k) => s + kans * op(waarden, k), 0);
  if (waarden.every((w) => w === midden)) return;
  for (let t = 0; t < uit.length; t++) tel(uit, t, op(waarden, op(gekozen, t)) - midden);
}

function trekRest(
  schatting: Schatting,
  kans: Trefkans,
  eigen: Float64Array,
  keuzes: readonly Getrokken[],
  stroomVan: (rij: number) => Toeval,
): (Float64Array | null)[] {
  const { breedte, gemeen } = menging(schatting.rest, schatting.peil, kans);
  return Array.from(schatting.rest, (mu, i) => {
    const zeker = keuzes.every(({ keuze }) =>
      keuze.every((k) => Math.abs(getalOp(k.rest, i)) < 0.5),
    );
    if (Math.abs(mu) < 0.5 && zeker) return null;
    // a stream of its own for every row: one that is left out does not change the others
    const toeval = stroomVan(i);
    const s = logBreedte(getalOp(breedte, i));
    const samen = s * Math.sqrt(gemeen);
    const los = s * Math.sqrt(1 - gemeen);
    const uit = new Float64Array(eigen.length).fill(mu);
    for (const k of keuzes) telAfwijking(uit, k, (x) => getalOp(x.rest, i));
    for (let t = 0; t < uit.length; t++) {
      const z = samen * getalOp(eigen, t) + (los > 0 ? los * normaal(toeval) : 0);
      uit[t] = getalOp(uit, t) * Math.exp(z - (s * s) / 2);
    }
    return uit;
  });
}

/**
 * Draws a post's months. Same seed, post and estimate: same draws, whatever other posts there are.
 * @param vooruit number of months to come
 */
export function trekPost(
  post: string,
  schatting: Schatting,
  kans: Trefkans,
  vooruit: number,
  gedeeld: GedeeldeSchok,
  zaad: number,
): PostTrekkingen {
  const toeval = createToeval(zaadVan(post, zaad));
  const n = gedeeld.rest.length;
  const zRest = new Float64Array(n);
  const zKomend = new Float64Array(n);
  for (let t = 0; t < n; t++) {
    zRest[t] = mengSchok(gedeeld.rest, t, toeval);
    zKomend[t] = mengSchok(gedeeld.komend, t, toeval);
  }
  const s = logBreedte(kans.komend);
  const factor = zKomend.map((z) => Math.exp(s * z - (s * s) / 2));
  const apart = createToeval(zaadVan(`${post} wending`, zaad));
  const keuzes = schatting.onzeker.map((k) => trekKeuze(k, n, apart));
  for (const k of keuzes) {
    const deel = new Float64Array(n).fill(1);
    telAfwijking(deel, k, (x) => x.deel);
    for (let t = 0; t < n; t++) factor[t] = getalOp(factor, t) * getalOp(deel, t);
  }
  const komend = Array.from({ length: vooruit }, (_, h) =>
    factor.map((f) => f * getalOp(schatting.komend, h)),
  );
  const stroomVan = (rij: number) => createToeval(zaadVan(`${post} rij ${rij}`, zaad));
  return { rest: trekRest(schatting, kans, zRest, keuzes, stroomVan), komend };
}
