import { getalOp, op } from '../basis/rij.ts';
import type { Maatstaf } from './blootstelling.ts';
import { gewichtVan, type Kenmerk, kenmerkVan } from './geloof.ts';
import { type Niveaus, volgNiveau } from './niveau.ts';
import type { Patronen, PatroonOpties } from './patroon.ts';
import { type Reeks, standVan } from './reeks.ts';
import {
  aandeelOnder,
  GEEN,
  type Gewogen,
  geeftZorg,
  TERUG,
  type Waarneming,
  type Wending,
  weegWendingen,
} from './wending.ts';

/** How the estimate looks at history. */
export interface SchatOpties extends PatroonOpties {
  /** Weight of a care month n months back in the level is niveau^n. */
  readonly niveau: number;
}

/** How the estimate looks at history; chosen on simulated sets, kept fixed for all posts. */
export const STANDAARD_OPTIES: SchatOpties = {
  tempo: 0.985,
  venster: 48,
  gewichtAanbieder: 2,
  cycli: [
    { maanden: 3, gewicht: 0.3 },
    { maanden: 12, gewicht: 0.3 },
  ],
  niveau: 0.94,
};

/** Last row of care at a step. */
export const laatsteRij = (reeks: Reeks, peil: number): number =>
  Math.min(peil, reeks.zorgRijen - 1);

/** A series seen at a step, with its measure. */
export interface Werk {
  readonly reeks: Reeks;
  readonly peil: number;
  readonly m: Maatstaf;
  readonly o: SchatOpties;
}

/** One provider of a post as seen at a step: how it declares, and what may have happened to it. */
export interface AanbiederStand {
  readonly cum: Float64Array;
  readonly patroon: readonly Float64Array[];
  /** First row that it gave care in. */
  readonly begin: number;
  /** Cape Cod rate, going on as before; and under a supposition. */
  tarief: number;
  tariefOnder: (w: Wending) => number;
  /** How regular it is; filled in once the level of the post is known. */
  kenmerk: Kenmerk;
  mogelijk: readonly Mogelijk[];
}

type Kaal = Pick<AanbiederStand, 'cum' | 'patroon' | 'begin' | 'kenmerk'>;

const ONBEKEND: Kenmerk = { niveau: 0.06 ** 2, spreiding: 0.02 };

/** A supposition about a provider, with its rate. */
export interface Mogelijk extends Gewogen {
  readonly tarief: number;
}

/** Usual share in of a row, by age. */
export const patroonVan = (a: Kaal, reeks: Reeks, rij: number): Float64Array =>
  op(a.patroon, (reeks.eerste + rij) % a.patroon.length);

/** First row with money, so that a new provider is not measured over months before it came. */
function beginVan(cum: Float64Array, reeks: Reeks, peil: number): number {
  for (let i = 0; i <= peil; i++) if (standVan(cum, reeks.leeftijden, i, peil) !== 0) return i;
  return peil;
}

/** Sums that a Cape Cod rate is made of. */
interface Tariefsom {
  teller: number;
  noemer: number;
}

/** Adds rows `van`..`tot` to a Cape Cod rate under a supposition. */
function telTarief(
  som: Tariefsom,
  a: Kaal,
  { reeks, peil, m, o }: Werk,
  w: Wending,
  van: number,
  tot: number,
): Tariefsom {
  for (let i = Math.max(a.begin, peil - o.venster + 1, van); i <= tot; i++) {
    if (!geeftZorg(w, i)) break;
    const aandeel = aandeelOnder(w, patroonVan(a, reeks, i), i, peil);
    const gewicht = o.niveau ** (peil - i) * gewichtVan(aandeel, a.kenmerk);
    if (gewicht === 0) continue;
    som.teller += (gewicht / aandeel) * standVan(a.cum, reeks.leeftijden, i, peil);
    som.noemer += gewicht * getalOp(m.x, i);
  }
  return som;
}

const toTarief = ({ teller, noemer }: Tariefsom): number => (noemer > 0 ? teller / noemer : 0);

/** Rows so old that no turn of the last months changes what should be in of them. */
const vasteRijen = (peil: number): number => peil - TERUG - 9;

/** Cape Cod per provider: what is in, over the part of the measure that should be in (Gluck 1997). */
function tarievenVan(a: Kaal, werk: Werk): (w: Wending) => number {
  const vast = telTarief({ teller: 0, noemer: 0 }, a, werk, GEEN, 0, vasteRijen(werk.peil));
  const van = Math.max(0, vasteRijen(werk.peil) + 1);
  return (w) =>
    toTarief(telTarief({ ...vast }, a, werk, w, van, laatsteRij(werk.reeks, werk.peil)));
}

/** Weighs what may have happened to a provider, where its last declarations do not look usual. */
function weeg(a: AanbiederStand, { reeks, peil, m }: Werk, niveaus: Niveaus) {
  const { tariefOnder } = a;
  if (peil - a.begin < 8) return [{ wending: GEEN, kans: 1, tarief: a.tarief }];
  const waarneming: Waarneming = {
    peil,
    laatste: laatsteRij(reeks, peil),
    patroonVan: (rij) => patroonVan(a, reeks, rij),
    standOp: (rij, t) => standVan(a.cum, reeks.leeftijden, rij, t),
    verwacht: (w) => {
      const tarief = tariefOnder(w);
      return (rij) => (rij < a.begin ? 0 : tarief * getalOp(m.x, rij) * getalOp(niveaus.voor, rij));
    },
    niveauVariantie: (rij) => a.kenmerk.niveau + getalOp(niveaus.variantie, rij),
    spreiding: a.kenmerk.spreiding,
  };
  return weegWendingen(waarneming).map((g) => ({ ...g, tarief: tariefOnder(g.wending) }));
}

/** Delay of the post as a whole: that of its providers by their money, as if each goes its own way. */
function vertragingVan(standen: readonly AanbiederStand[]): number {
  let som = 0;
  let kwadraat = 0;
  for (const a of standen) {
    som += Math.abs(a.tarief);
    kwadraat += a.tarief ** 2 * a.kenmerk.spreiding;
  }
  return som > 0 ? kwadraat / som ** 2 : 1;
}

/**
 * The level of each care month, learned from the providers of whom is clear how they declare, by
 * what is thought of each by now.
 */
export function niveausVan(standen: readonly AanbiederStand[], { reeks, peil, m }: Werk): Niveaus {
  const maanden = Array.from({ length: peil + 1 }, (_, rij) => {
    const som = { binnen: 0, hoort: 0, vooraf: 0 };
    if (rij > laatsteRij(reeks, peil)) return som;
    for (const a of standen) {
      const [meest] = a.mogelijk;
      if (rij < a.begin || !meest || meest.kans < 0.8) continue;
      const verwacht = meest.tarief * geeftZorg(meest.wending, rij) * getalOp(m.x, rij);
      som.binnen += standVan(a.cum, reeks.leeftijden, rij, peil);
      som.hoort += verwacht * aandeelOnder(meest.wending, patroonVan(a, reeks, rij), rij, peil);
      som.vooraf += verwacht;
    }
    return som;
  });
  return volgNiveau(maanden, vertragingVan(standen));
}

/** Every provider of a series: its rate, how regular it is, and what may have happened to it. */
export function standenVan(p: Patronen, werk: Werk): AanbiederStand[] {
  const { reeks, peil, m } = werk;
  const standen = reeks.aanbieders.map(({ cum }, k): AanbiederStand => {
    const begin = beginVan(cum, reeks, peil);
    const kaal = { cum, patroon: op(p.perAanbieder, k), begin, kenmerk: ONBEKEND };
    const tariefOnder = tarievenVan(kaal, werk);
    const tarief = tariefOnder(GEEN);
    return { ...kaal, tariefOnder, tarief, mogelijk: [{ wending: GEEN, kans: 1, tarief }] };
  });
  const { na } = niveausVan(standen, werk);
  for (const s of standen) {
    const patroon = (rij: number) => patroonVan(s, reeks, rij);
    const verwacht = (rij: number) =>
      rij < s.begin ? 0 : s.tarief * getalOp(m.x, rij) * getalOp(na, rij);
    s.kenmerk = kenmerkVan(s.cum, reeks, peil, patroon, verwacht);
    s.tariefOnder = tarievenVan(s, werk);
    s.tarief = s.tariefOnder(GEEN);
    s.mogelijk = [{ wending: GEEN, kans: 1, tarief: s.tarief }];
  }
  const niveaus = niveausVan(standen, werk);
  for (const s of standen) s.mogelijk = weeg(s, werk, niveaus);
  return standen;
}
