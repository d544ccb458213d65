import { op, tel } from '../basis/rij.ts';
import { type Maatstaf, maatstaf } from './blootstelling.ts';
import { type Patronen, type PatroonOpties, patronen } from './patroon.ts';
import { MAX_VOORUIT, type Reeks, standVan } from './reeks.ts';

export interface SchatOpties extends PatroonOpties {
  /** Weight of a care month n months back in the level is niveau^n. */
  readonly niveau: number;
  /** Months of expectation that hold a month's own level back; 0 = take what is in at face value. */
  readonly maandrem: number;
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
  tarief: number;
}

const aandeelIn = (a: AanbiederStand, reeks: Reeks, rij: number, peil: number): number => {
  const fase = op(a.patroon, (reeks.eerste + rij) % a.patroon.length);
  return op(fase, Math.min(peil - rij, reeks.leeftijden - 1));
};

/** Cape Cod per provider: what is in, over the part of the measure that should be in (Gluck 1997). */
function tariefVan(a: AanbiederStand, reeks: Reeks, peil: number, m: Maatstaf, o: SchatOpties) {
  let teller = 0;
  let noemer = 0;
  for (let i = Math.max(0, peil - o.venster + 1); i <= laatsteRij(reeks, peil); i++) {
    const w = o.niveau ** (peil - i);
    teller += w * standVan(a.cum, reeks.leeftijden, i, peil);
    noemer += w * aandeelIn(a, reeks, i, peil) * op(m.x, i);
  }
  return noemer > 0 ? teller / noemer : 0;
}

/**
 * A care month's own level against expectation, learned from the providers that are in and held
 * back by `maandrem`; between 1/3 and 3.
 */
function maandNiveau(
  standen: readonly AanbiederStand[],
  reeks: Reeks,
  rij: number,
  peil: number,
  m: Maatstaf,
  rem: number,
): number {
  let binnen = 0;
  let hoort = 0;
  let vooraf = 0;
  for (const a of standen) {
    const verwacht = a.tarief * op(m.x, rij);
    binnen += standVan(a.cum, reeks.leeftijden, rij, peil);
    hoort += verwacht * aandeelIn(a, reeks, rij, peil);
    vooraf += verwacht;
  }
  if (!(hoort + rem * vooraf > 0)) return 1;
  return Math.min(3, Math.max(1 / 3, (binnen + rem * vooraf) / (hoort + rem * vooraf)));
}

/**
 * What a month will still bring in: Benktander, which weighs the month's own chain ladder by the
 * share that is in and the expectation beforehand by the rest (Mack 2000, ASTIN Bulletin 30).
 */
function restVan(stand: number, aandeel: number, vooraf: number): number {
  const open = Math.max(0, 1 - aandeel);
  return open * (stand + open * vooraf);
}

function vulSchatting(
  reeks: Reeks,
  peil: number,
  standen: readonly AanbiederStand[],
  m: Maatstaf,
  o: SchatOpties,
) {
  const stand = new Float64Array(peil + 1);
  const rest = new Float64Array(peil + 1);
  for (let i = 0; i <= laatsteRij(reeks, peil); i++) {
    const jong = peil - i < reeks.leeftijden - 1;
    const niveau = jong ? maandNiveau(standen, reeks, i, peil, m, o.maandrem) : 1;
    for (const a of standen) {
      const s = standVan(a.cum, reeks.leeftijden, i, peil);
      const vooraf = a.tarief * op(m.x, i) * niveau;
      tel(stand, i, s);
      if (jong) tel(rest, i, restVan(s, aandeelIn(a, reeks, i, peil), vooraf));
    }
  }
  return { stand, rest };
}

/** Estimates every care month of a post as known at row-step `peil` (0 = its first care month). */
export function schat(reeks: Reeks, peil: number, o: SchatOpties): Schatting {
  const p: Patronen = patronen(reeks, peil, o);
  const { eind, rijp } = ruweEinden(reeks, peil, p.post);
  const m = maatstaf(reeks, peil, eind, rijp);
  const standen: AanbiederStand[] = reeks.aanbieders.map((a, k) => ({
    cum: a.cum,
    patroon: op(p.perAanbieder, k),
    tarief: 0,
  }));
  let tarief = 0;
  for (const a of standen) {
    a.tarief = tariefVan(a, reeks, peil, m, o);
    tarief += a.tarief;
  }
  const komend = new Float64Array(MAX_VOORUIT);
  for (let h = 0; h < MAX_VOORUIT; h++) komend[h] = tarief * (m.x[peil + 1 + h] ?? 0);
  return {
    peil,
    ...vulSchatting(reeks, peil, standen, m, o),
    komend,
    patroon: p.post,
    opToewijzingen: m.opToewijzingen,
  };
}
