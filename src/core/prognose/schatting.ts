import { op, tel } from '../basis/rij.ts';
import { type Maatstaf, maatstaf } from './blootstelling.ts';
import { type Kenmerk, kenmerkVan, restVan } from './geloof.ts';
import { type Niveaus, volgNiveau } from './niveau.ts';
import { type Patronen, type PatroonOpties, patronen } from './patroon.ts';
import { MAX_VOORUIT, type Reeks, standVan } from './reeks.ts';
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

export interface SchatOpties extends PatroonOpties {
  /** Weight of a care month n months back in the level is niveau^n. */
  readonly niveau: number;
}

/** The expected end of every care month as known at one row-step; cents, not rounded. */
export interface Schatting {
  readonly peil: number;
  /** Known, per row up to `peil`. */
  readonly stand: Float64Array;
  /** Still to come in, per row up to `peil`. */
  readonly rest: Float64Array;
  /** Expected end of the months to come. */
  readonly komend: Float64Array;
  /** Expected share in, by age, of the whole post. */
  readonly patroon: Float64Array;
  readonly opToewijzingen: boolean;
  /** Providers of whom more than one thing may have happened: what each would mean. */
  readonly onzeker: readonly Keuze[];
  readonly aanbieders: readonly AanbiederOordeel[];
}

/** One of the things that may be the case with a provider, and what it would mean. */
export interface Mogelijkheid {
  readonly kans: number;
  /** What each row would still bring in. */
  readonly rest: Float64Array;
  /** Its part of the months to come of the post; parts of all providers add up to about 1. */
  readonly deel: number;
}

/** What may be the case with one provider; chances add up to 1. */
export type Keuze = readonly Mogelijkheid[];

/** What is thought of one provider. */
export interface AanbiederOordeel {
  readonly aanbieder: string;
  /** First row with money. */
  readonly begin: number;
  /** Money of a usual month: going on as before, at the last row. */
  readonly maandbedrag: number;
  readonly mogelijk: readonly Gewogen[];
}

const laatsteRij = (reeks: Reeks, peil: number): number => Math.min(peil, reeks.zorgRijen - 1);

/** Rough ends by the post's own pattern, to see the season by; `rijp` rows are at least 80% in. */
function ruweEinden(reeks: Reeks, peil: number, g: Float64Array) {
  const { som } = reeks;
  const eind = new Float64Array(peil + 1);
  let rijp = 0;
  for (let i = 0; i <= laatsteRij(reeks, peil); i++) {
    const aandeel = op(g, Math.min(peil - i, reeks.leeftijden - 1));
    if (aandeel < 0.8) continue;
    eind[i] = standVan(som, reeks.leeftijden, i, peil) / aandeel;
    rijp = i + 1;
  }
  return { eind, rijp };
}

interface AanbiederStand {
  readonly cum: Float64Array;
  readonly patroon: readonly Float64Array[];
  /** First row that it gave care in. */
  readonly begin: number;
  /** Cape Cod rate, going on as before. */
  readonly tarief: number;
  readonly tariefOnder: (w: Wending) => number;
  kenmerk: Kenmerk;
  mogelijk: readonly Mogelijk[];
}

type Kaal = Pick<AanbiederStand, 'cum' | 'patroon' | 'begin'>;

const ONBEKEND: Kenmerk = { niveau: 0.06 ** 2, spreiding: 0.02 };

/** A supposition about a provider, with its rate. */
interface Mogelijk extends Gewogen {
  readonly tarief: number;
}

/** A series seen at a step, with its measure. */
interface Werk {
  readonly reeks: Reeks;
  readonly peil: number;
  readonly m: Maatstaf;
  readonly o: SchatOpties;
}

const patroonVan = (a: Kaal, reeks: Reeks, rij: number): Float64Array =>
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
    const gewicht = o.niveau ** (peil - i);
    som.teller += gewicht * standVan(a.cum, reeks.leeftijden, i, peil);
    som.noemer += gewicht * aandeelOnder(w, patroonVan(a, reeks, i), i, peil) * op(m.x, i);
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
      return (rij) => (rij < a.begin ? 0 : tarief * op(m.x, rij) * op(niveaus.voor, rij));
    },
    niveauVariantie: (rij) => a.kenmerk.niveau + op(niveaus.variantie, rij),
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
 * The level of each care month, learned from the providers of whom is clear how they declare.
 * @param zoals `vooraf`: as if all go on as before; `na`: by what is thought of each by now
 */
function niveausVan(standen: readonly AanbiederStand[], { reeks, peil, m }: Werk): Niveaus {
  const maanden = Array.from({ length: peil + 1 }, (_, rij) => {
    const som = { binnen: 0, hoort: 0, vooraf: 0 };
    if (rij > laatsteRij(reeks, peil)) return som;
    for (const a of standen) {
      const [meest] = a.mogelijk;
      if (rij < a.begin || !meest || meest.kans < 0.8) continue;
      const verwacht = meest.tarief * geeftZorg(meest.wending, rij) * op(m.x, rij);
      som.binnen += standVan(a.cum, reeks.leeftijden, rij, peil);
      som.hoort += verwacht * aandeelOnder(meest.wending, patroonVan(a, reeks, rij), rij, peil);
      som.vooraf += verwacht;
    }
    return som;
  });
  return volgNiveau(maanden, vertragingVan(standen));
}

/** What each row will still bring in of one provider under one supposition. */
function restOnder(
  a: AanbiederStand,
  { wending, tarief }: Mogelijk,
  reeks: Reeks,
  peil: number,
  verwacht: Float64Array,
): Float64Array {
  const rest = new Float64Array(peil + 1);
  for (let i = 0; i <= laatsteRij(reeks, peil); i++) {
    if (peil - i >= reeks.leeftijden - 1 || i < a.begin) continue;
    const stand = standVan(a.cum, reeks.leeftijden, i, peil);
    const aandeel = aandeelOnder(wending, patroonVan(a, reeks, i), i, peil);
    const vooraf = tarief * geeftZorg(wending, i) * op(verwacht, i);
    rest[i] = geeftZorg(wending, i) ? restVan(stand, aandeel, vooraf, a.kenmerk) : 0;
  }
  return rest;
}

function vulSchatting(standen: readonly AanbiederStand[], werk: Werk) {
  const { reeks, peil, m } = werk;
  const niveaus = niveausVan(standen, werk);
  const stand = new Float64Array(peil + 1);
  const rest = new Float64Array(peil + 1);
  const verwacht = niveaus.na.map((n, i) => n * op(m.x, i));
  const onzeker: { kans: number; tarief: number; rest: Float64Array }[][] = [];
  let tarief = 0;
  for (let i = 0; i <= laatsteRij(reeks, peil); i++)
    for (const a of standen) tel(stand, i, standVan(a.cum, reeks.leeftijden, i, peil));
  for (const a of standen) {
    const keuze = a.mogelijk.map((g) => ({
      kans: g.kans,
      tarief: g.wending.soort === 'stopt' ? 0 : g.tarief,
      rest: restOnder(a, g, reeks, peil, verwacht),
    }));
    for (const k of keuze) {
      tarief += k.kans * k.tarief;
      k.rest.forEach((x, i) => tel(rest, i, k.kans * x));
    }
    if (keuze.length > 1) onzeker.push(keuze);
  }
  const deelVan = (t: number): number => (tarief > 0 ? t / tarief : 0);
  const komend = new Float64Array(MAX_VOORUIT);
  const laatste = op(niveaus.na, peil) - 1;
  for (let h = 0; h < MAX_VOORUIT; h++) {
    const niveau = 1 + laatste * niveaus.geheugen ** (h + 1);
    komend[h] = tarief * niveau * (m.x[peil + 1 + h] ?? 0);
  }
  return {
    stand,
    rest,
    komend,
    onzeker: onzeker.map((keuze) => keuze.map((k) => ({ ...k, deel: deelVan(k.tarief) }))),
  };
}

/** A provider as if it goes on as before, with how regular it is. */
function standenVan(p: Patronen, werk: Werk): AanbiederStand[] {
  const { reeks, peil, m } = werk;
  const standen = reeks.aanbieders.map(({ cum }, k): AanbiederStand => {
    const begin = beginVan(cum, reeks, peil);
    const kaal = { cum, patroon: op(p.perAanbieder, k), begin, kenmerk: ONBEKEND };
    const tariefOnder = tarievenVan(kaal, werk);
    const tarief = tariefOnder(GEEN);
    return { ...kaal, tariefOnder, tarief, mogelijk: [{ wending: GEEN, kans: 1, tarief }] };
  });
  const { na } = niveausVan(standen, werk);
  for (const s of standen)
    s.kenmerk = kenmerkVan(
      s.cum,
      reeks,
      peil,
      (rij) => patroonVan(s, reeks, rij),
      (rij) => (rij < s.begin ? 0 : s.tarief * op(m.x, rij) * op(na, rij)),
    );
  const niveaus = niveausVan(standen, werk);
  for (const s of standen) s.mogelijk = weeg(s, werk, niveaus);
  return standen;
}

/** Estimates every care month of a post as known at row-step `peil` (0 = its first care month). */
export function schat(reeks: Reeks, peil: number, o: SchatOpties): Schatting {
  const p: Patronen = patronen(reeks, peil, o);
  const { eind, rijp } = ruweEinden(reeks, peil, p.post);
  const m = maatstaf(reeks, peil, eind, rijp);
  const werk: Werk = { reeks, peil, m, o };
  const standen = standenVan(p, werk);
  return {
    peil,
    ...vulSchatting(standen, werk),
    patroon: p.post,
    opToewijzingen: m.opToewijzingen,
    aanbieders: standen.map((a, k) => ({
      aanbieder: op(reeks.aanbieders, k).aanbieder,
      begin: a.begin,
      maandbedrag: a.tarief * op(m.x, peil),
      mogelijk: a.mogelijk,
    })),
  };
}
