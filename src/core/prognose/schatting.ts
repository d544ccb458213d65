import { getalOp, op, tel } from '../basis/rij.ts';
import { maatstaf } from './blootstelling.ts';
import { restVan } from './geloof.ts';
import { type Patronen, patronen } from './patroon.ts';
import { MAX_LEEFTIJD, MAX_VOORUIT, type Reeks, standVan } from './reeks.ts';
import {
  type AanbiederStand,
  laatsteRij,
  type Mogelijk,
  niveausVan,
  patroonVan,
  type SchatOpties,
  standenVan,
  type Werk,
} from './stand.ts';
import { aandeelOnder, type Gewogen, geeftZorg } from './wending.ts';

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
  /** Dispersion of its delay: near 1 = it sends in all at once, at times of chance. */
  readonly spreiding: number;
  readonly mogelijk: readonly Gewogen[];
}

/** Rough ends by the post's own pattern, to see the season by; `rijp` rows are at least 80% in. */
function ruweEinden(reeks: Reeks, peil: number, g: Float64Array) {
  const { som } = reeks;
  const eind = new Float64Array(peil + 1);
  let rijp = 0;
  for (let i = 0; i <= laatsteRij(reeks, peil); i++) {
    const aandeel = getalOp(g, Math.min(peil - i, reeks.leeftijden - 1));
    if (aandeel < 0.8) continue;
    eind[i] = standVan(som, reeks.leeftijden, i, peil) / aandeel;
    rijp = i + 1;
  }
  return { eind, rijp };
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
    if (peil - i >= MAX_LEEFTIJD || i < a.begin) continue;
    const stand = standVan(a.cum, reeks.leeftijden, i, peil);
    const aandeel = aandeelOnder(wending, patroonVan(a, reeks, i), i, peil);
    const vooraf = tarief * geeftZorg(wending, i) * getalOp(verwacht, i);
    rest[i] = geeftZorg(wending, i) ? restVan(stand, aandeel, vooraf, a.kenmerk) : 0;
  }
  return rest;
}

function vulSchatting(standen: readonly AanbiederStand[], werk: Werk) {
  const { reeks, peil, m } = werk;
  const niveaus = niveausVan(standen, werk);
  const stand = new Float64Array(peil + 1);
  const rest = new Float64Array(peil + 1);
  const verwacht = niveaus.na.map((n, i) => n * getalOp(m.x, i));
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
  const laatste = getalOp(niveaus.na, peil) - 1;
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
      maandbedrag: a.tarief * getalOp(m.x, peil),
      spreiding: a.kenmerk.spreiding,
      mogelijk: a.mogelijk,
    })),
  };
}
