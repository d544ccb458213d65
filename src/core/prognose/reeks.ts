import { type Datum, laatsteDag, type Maand, maandIndex, maandVan } from '../basis/datum.ts';
import { tel } from '../basis/rij.ts';
import type { BlootstellingCel, Cel } from './typen.ts';

/** Care months that are looked back upon; older ones are taken as run off. */
export const MAX_RIJEN = 72;
/** Ages (months since care) that are kept apart. */
export const MAX_LEEFTIJD = 40;
/** Providers of a post that keep a pace of their own; smaller ones share one. */
const MAX_AANBIEDERS = 8;
/** Months to come for which exposure is kept. */
export const MAX_VOORUIT = 24;

/** What one provider declared: cumulative amounts per care month (row) and age in months. */
export interface AanbiederReeks {
  readonly aanbieder: string;
  /** Row-major, `rijen x leeftijden`; cents. */
  readonly cum: Float64Array;
}

/** The declarations of one post, as rows of care months up to the peildatum. */
export interface Reeks {
  /** `maandIndex` of row 0. */
  readonly eerste: number;
  /** Number of rows; the last one is the month of the peildatum. */
  readonly rijen: number;
  /** Rows that count as care; later ones (after the year asked for) are left aside. */
  readonly zorgRijen: number;
  readonly leeftijden: number;
  /** The day of the month that steps end on; '' = the last one. */
  readonly stapdag: string;
  /** Which providers stand apart where others go together; '' = all of them do. */
  readonly groepering: string;
  readonly aanbieders: readonly AanbiederReeks[];
  /** All providers together, laid out as `AanbiederReeks.cum`. */
  readonly som: Float64Array;
  /** Known for care months after the peildatum, by months ahead minus one; cents. */
  readonly vooruit: Float64Array;
  readonly blootstelling: BlootstellingReeks | null;
}

/** Allocated amounts per care month as known at each month-end; rows run on past the peildatum. */
export interface BlootstellingReeks {
  /** Row-major, `(rijen + MAX_VOORUIT) x rijen`; cents. */
  readonly standen: Float64Array;
  /** Rows for which anything was ever allocated. */
  readonly gevuld: Uint8Array;
  /** First row at which anything was known. */
  readonly eersteBekend: number;
  /** Some have no registration date: taken as known at their own row, or at the last one if that is earlier. */
  readonly zonderDag: boolean;
}

/**
 * Finds the month-step in which something became known. Steps end on the peildatum's day of the
 * month, so that every diagonal is as partial as the last one; a month without a day is its own step.
 */
function maakStap(peildatum: Datum): (bekend: Datum | Maand) => number {
  const heel = isMaandeinde(peildatum);
  const dag = peildatum.slice(8);
  return (bekend) => {
    const maand = maandIndex(bekend.slice(0, 7) as Maand); // a Datum starts with its Maand
    return bekend.length === 7 || heel || bekend.slice(8) <= dag ? maand : maand + 1;
  };
}

/** Whether the day is the last one of its month. */
export const isMaandeinde = (d: Datum): boolean => d === laatsteDag(maandVan(d));

/** Whether something was known on the peildatum; a month of the same month counts as known. */
export const isBekend = (bekend: Datum | Maand, peildatum: Datum): boolean =>
  bekend.slice(0, peildatum.length) <= peildatum.slice(0, bekend.length);

function bouwBlootstelling(
  cellen: readonly BlootstellingCel[],
  peildatum: Datum,
  eerste: number,
  rijen: number,
): BlootstellingReeks | null {
  const stapVan = maakStap(peildatum);
  const standen = new Float64Array((rijen + MAX_VOORUIT) * rijen);
  const gevuld = new Uint8Array(rijen + MAX_VOORUIT);
  let eersteBekend = rijen;
  let zonderDag = false;
  for (const c of cellen) {
    const rij = maandIndex(c.herkomst) - eerste;
    if (rij < 0 || rij >= rijen + MAX_VOORUIT) continue;
    if (c.bekend !== null && !isBekend(c.bekend, peildatum)) continue;
    const stap = c.bekend === null ? Math.min(rij, rijen - 1) : stapVan(c.bekend) - eerste;
    const kolom = Math.max(0, Math.min(stap, rijen - 1));
    tel(standen, rij * rijen + kolom, c.bedragCenten);
    gevuld[rij] = 1;
    zonderDag ||= c.bekend === null;
    eersteBekend = Math.min(eersteBekend, kolom);
  }
  if (eersteBekend === rijen) return null;
  for (let rij = 0; rij < rijen + MAX_VOORUIT; rij++)
    for (let k = rij * rijen + 1; k < (rij + 1) * rijen; k++) tel(standen, k, standen[k - 1] ?? 0);
  return { standen, gevuld, eersteBekend, zonderDag };
}

function telOp(cum: Float64Array, rijen: number, leeftijden: number): void {
  for (let i = 0; i < rijen; i++)
    for (let k = i * leeftijden + 1; k < (i + 1) * leeftijden; k++) tel(cum, k, cum[k - 1] ?? 0);
}

function somVan(delen: Iterable<Float64Array>, lengte: number): Float64Array {
  const som = new Float64Array(lengte);
  for (const deel of delen) deel.forEach((x, k) => tel(som, k, x));
  return som;
}

/** The rows of a series: from `eerste` (a `maandIndex`) up to the month of the peildatum. */
interface Raster {
  readonly eerste: number;
  readonly rijen: number;
  readonly leeftijden: number;
}

function rasterVan(cellen: readonly Cel[], peildatum: Datum): Raster {
  const peil = maandIndex(maandVan(peildatum));
  const oudste = cellen.reduce((m, c) => Math.min(m, maandIndex(c.herkomst)), peil);
  const eerste = Math.max(oudste, peil - MAX_RIJEN + 1);
  const rijen = peil - eerste + 1;
  return { eerste, rijen, leeftijden: Math.min(rijen, MAX_LEEFTIJD + 1) };
}

/** The providers with the most money, whatever the order of the cells; the others go together as ''. */
function grootsteAanbieders(cellen: readonly Cel[]): Set<string> {
  const som = new Map<string, number>();
  for (const { aanbieder = '', bedragCenten } of cellen)
    som.set(aanbieder, (som.get(aanbieder) ?? 0) + bedragCenten);
  const volgorde = [...som].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Set(volgorde.slice(0, MAX_AANBIEDERS).map(([naam]) => naam));
}

/** Spreads cells over providers, rows and ages, cumulative over the ages. */
function verdeel(cellen: readonly Cel[], peildatum: Datum, raster: Raster) {
  const { eerste, rijen, leeftijden } = raster;
  const stapVan = maakStap(peildatum);
  const groot = grootsteAanbieders(cellen);
  const perAanbieder = new Map<string, Float64Array>();
  const vooruit = new Float64Array(MAX_VOORUIT);
  for (const c of cellen) {
    const rij = maandIndex(c.herkomst) - eerste;
    if (rij < 0) continue;
    if (rij >= rijen) {
      if (rij - rijen < MAX_VOORUIT) tel(vooruit, rij - rijen, c.bedragCenten);
      continue;
    }
    const naam = c.aanbieder !== undefined && groot.has(c.aanbieder) ? c.aanbieder : '';
    const cum = perAanbieder.get(naam) ?? new Float64Array(rijen * leeftijden);
    perAanbieder.set(naam, cum);
    const leeftijd = stapVan(c.bekend) - eerste - rij;
    const kolom = Math.max(0, Math.min(leeftijd, leeftijden - 1));
    tel(cum, rij * leeftijden + kolom, c.bedragCenten);
  }
  for (const cum of perAanbieder.values()) telOp(cum, rijen, leeftijden);
  const aanbieders = [...perAanbieder.entries()]
    .map(([aanbieder, cum]) => ({ aanbieder, cum }))
    .sort((a, b) => (a.aanbieder < b.aanbieder ? -1 : 1));
  const groepering = perAanbieder.has('') ? [...groot].sort().join('\n') : '';
  return {
    aanbieders,
    groepering,
    som: somVan(perAanbieder.values(), rijen * leeftijden),
    vooruit,
  };
}

/**
 * Rows of care months as known on the peildatum; what was known later is left out.
 * @param totMaand last care month that counts; default the month of the peildatum
 * @returns null when nothing was known
 */
export function bouwReeks(
  cellen: readonly Cel[],
  blootstelling: readonly BlootstellingCel[] | undefined,
  peildatum: Datum,
  totMaand?: Maand,
): Reeks | null {
  const bekend = cellen.filter((c) => isBekend(c.bekend, peildatum));
  if (bekend.length === 0) return null;
  const raster = rasterVan(bekend, peildatum);
  const { eerste, rijen } = raster;
  const zorgTot = totMaand === undefined ? rijen : maandIndex(totMaand) - eerste + 1;
  return {
    ...raster,
    stapdag: isMaandeinde(peildatum) ? '' : peildatum.slice(8),
    zorgRijen: Math.max(1, Math.min(rijen, zorgTot)),
    ...verdeel(bekend, peildatum, raster),
    blootstelling: blootstelling
      ? bouwBlootstelling(blootstelling, peildatum, eerste, rijen)
      : null,
  };
}

/** Cumulative amount of a row as known at row-step `peil`. */
export function standVan(cum: Float64Array, leeftijden: number, rij: number, peil: number): number {
  return cum[rij * leeftijden + Math.min(peil - rij, leeftijden - 1)] ?? 0;
}
