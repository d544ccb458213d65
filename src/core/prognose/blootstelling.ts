import { getalOp, tel } from '../basis/rij.ts';
import { MAX_VOORUIT, type Reeks } from './reeks.ts';
import { lijnDoor } from './regressie.ts';

/** Rows that the completeness of allocations is learned from. */
const VENSTER = 24;
/** Furthest back that allocations are still registered late. */
const LAATST = 24;

/** What a month's declarations are measured against, past and to come; never null, mean about 1 without allocations. */
export interface Maatstaf {
  /** One entry a row, and `MAX_VOORUIT` months to come. */
  readonly x: Float64Array;
  readonly opToewijzingen: boolean;
}

/**
 * Share of what is allocated in the end that is known `voor` months before the care month
 * (negative = after it), learned from months that have passed; null when it cannot be learned.
 */
function volledigheid(reeks: Reeks, peil: number, voor: number): number | null {
  const b = reeks.blootstelling;
  if (b === null) return null;
  if (voor < -LAATST) return 1;
  let bekend = 0;
  let eind = 0;
  let aantal = 0;
  for (let m = peil - 2; m > peil - 2 - VENSTER && m >= 0; m--) {
    const stap = m - voor;
    if (stap < b.eersteBekend || stap > peil || !b.gevuld[m]) continue;
    bekend += getalOp(b.standen, m * reeks.rijen + stap);
    eind += getalOp(b.standen, m * reeks.rijen + peil);
    aantal++;
  }
  return aantal >= 3 && eind > 0 ? bekend / eind : null;
}

function isBruikbaar(reeks: Reeks, peil: number): boolean {
  const b = reeks.blootstelling;
  if (b === null) return false;
  let aantal = 0;
  const tot = Math.min(peil, reeks.zorgRijen - 1);
  for (let m = Math.max(0, tot - 11); m <= tot; m++)
    if (getalOp(b.standen, m * reeks.rijen + peil) > 0) aantal++;
  return aantal >= Math.min(6, peil + 1) && aantal > 0;
}

function opToewijzingen(reeks: Reeks, peil: number): Float64Array {
  const b = reeks.blootstelling;
  const x = new Float64Array(reeks.rijen + MAX_VOORUIT);
  if (b === null) return x;
  const recent: number[] = [];
  for (let i = 0; i <= peil + MAX_VOORUIT && i < x.length; i++) {
    const gemeten = getalOp(b.standen, i * reeks.rijen + peil);
    const q = volledigheid(reeks, peil, i - peil) ?? (i <= peil - 2 ? 1 : 0);
    const vertrouwen = b.gevuld[i] && gemeten > 0 && q > 0.1 ? Math.min(1, q) : 0;
    const doortrekken =
      recent.length > 0 ? recent.reduce((s, v) => s + v, 0) / recent.length : gemeten;
    x[i] =
      vertrouwen > 0 ? vertrouwen * (gemeten / q) + (1 - vertrouwen) * doortrekken : doortrekken;
    if (i <= peil) {
      recent.push(getalOp(x, i));
      if (recent.length > 6) recent.shift();
    }
  }
  return x;
}

/** Sums by calendar month of the ratio of a month to the twelve around it. */
function seizoenSommen(eind: Float64Array, rijp: number, eerste: number) {
  const som = new Float64Array(12);
  const kwadraat = new Float64Array(12);
  const aantal = new Float64Array(12);
  for (let i = 6; i + 6 < rijp; i++) {
    let rond = (getalOp(eind, i - 6) + getalOp(eind, i + 6)) / 2;
    for (let k = -5; k <= 5; k++) rond += getalOp(eind, i + k);
    if (rond <= 0) continue;
    const ratio = (getalOp(eind, i) * 12) / rond;
    tel(som, (eerste + i) % 12, ratio);
    tel(kwadraat, (eerste + i) % 12, ratio ** 2);
    tel(aantal, (eerste + i) % 12, 1);
  }
  return { som, kwadraat, aantal };
}

/** Share of the seasonal pattern that is kept where each month was seen only once. */
const EEN_JAAR_AANDEEL = 0.5;

/**
 * How much of the spread between calendar months is season and not noise: 1 - within / between
 * (analysis of variance, positive part).
 */
function seizoenAandeel(som: Float64Array, kwadraat: Float64Array, aantal: Float64Array): number {
  const n = aantal.reduce((s, x) => s + x, 0);
  if (n - 12 < 6) return EEN_JAAR_AANDEEL;
  const midden = som.reduce((s, x) => s + x, 0) / n;
  let tussen = 0;
  let binnen = 0;
  for (let c = 0; c < 12; c++) {
    const gemiddeld = getalOp(som, c) / getalOp(aantal, c);
    tussen += getalOp(aantal, c) * (gemiddeld - midden) ** 2;
    binnen += getalOp(kwadraat, c) - getalOp(aantal, c) * gemiddeld ** 2;
  }
  return tussen > 0 ? Math.max(0, 1 - binnen / (n - 12) / (tussen / 11)) : 0;
}

/**
 * Season by calendar month: mean ratio of a month to the twelve around it, held back by how far it
 * is noise. All 1 with less than two years.
 * @param eind estimated ends per row, of which only the first `rijp` rows count
 */
export function seizoen(eind: Float64Array, rijp: number, eerste: number): Float64Array {
  const { som, kwadraat, aantal } = seizoenSommen(eind, rijp, eerste);
  const index = new Float64Array(12).fill(1);
  if (aantal.some((n) => n === 0)) return index;
  const aandeel = seizoenAandeel(som, kwadraat, aantal);
  for (let c = 0; c < 12; c++) index[c] = 1 + aandeel * (getalOp(som, c) / getalOp(aantal, c) - 1);
  const gemiddeld = index.reduce((s, v) => s + v, 0) / 12;
  return index.map((v) => v / gemiddeld);
}

/** Ends per unit of the measure, to see the season of what is delivered of it. */
function perEenheid(eind: Float64Array, x: Float64Array): Float64Array {
  return eind.map((e, i) => (getalOp(x, i) > 0 ? e / getalOp(x, i) : 0));
}

/** Months that the trend is read from, at least and at most. */
const TREND_MAANDEN = { min: 8, max: 18 } as const;
/** No post is taken to grow or shrink faster than this a month. */
const MAX_GROEI = 0.015;
/** The trend fades: each month ahead carries this share of the one before. */
const DEMPING = 0.95;

/**
 * Growth per month of the ripe months, without season: log-linear, held back by its own uncertainty
 * (positive-part James-Stein: 1 - 1/t^2), 0 where history is too short.
 */
function groeiVan(eind: Float64Array, rijp: number, index: Float64Array, eerste: number): number {
  const vanaf = Math.max(0, rijp - TREND_MAANDEN.max);
  if (rijp - vanaf < TREND_MAANDEN.min) return 0;
  const x = Array.from({ length: rijp - vanaf }, (_, k) => vanaf + k);
  const lijn = lijnDoor(
    x,
    x.map((i) => Math.log(getalOp(eind, i) / getalOp(index, (eerste + i) % 12))),
  );
  if (lijn === null || lijn.fout === null || lijn.b === 0) return 0;
  const deel = Math.max(0, 1 - (lijn.fout / lijn.b) ** 2);
  return Math.max(-MAX_GROEI, Math.min(MAX_GROEI, lijn.b * deel));
}

/** Sum of the trend from the peil month: whole steps back, fading steps ahead. */
const stappen = (i: number, peil: number): number =>
  i <= peil ? i - peil : (DEMPING * (1 - DEMPING ** (i - peil))) / (1 - DEMPING);

/**
 * The measure as known at row-step `peil`: allocations, completed for late registration and for the
 * months that are not allocated yet, by season; without allocations season and a fading trend.
 */
export function maatstaf(reeks: Reeks, peil: number, eind: Float64Array, rijp: number): Maatstaf {
  if (isBruikbaar(reeks, peil)) {
    const toegewezen = opToewijzingen(reeks, peil);
    const s = seizoen(perEenheid(eind, toegewezen), rijp, reeks.eerste);
    const x = toegewezen.map((v, i) => v * getalOp(s, (reeks.eerste + i) % 12));
    return { x, opToewijzingen: true };
  }
  const index = seizoen(eind, rijp, reeks.eerste);
  const groei = groeiVan(eind, rijp, index, reeks.eerste);
  const x = new Float64Array(reeks.rijen + MAX_VOORUIT);
  for (let i = 0; i < x.length; i++)
    x[i] = getalOp(index, (reeks.eerste + i) % 12) * Math.exp(groei * stappen(i, peil));
  return { x, opToewijzingen: false };
}
