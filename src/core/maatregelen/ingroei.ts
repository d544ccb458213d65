import { jaarVan, type Maand, maandIndex } from '../basis/datum.ts';
import type { Ingroei, Maatregel, Opbrengstreeks } from './maatregel.ts';
import { deelVan, type Opbrengst, type Opbrengstsoort, samen } from './opbrengst.ts';

/**
 * The share of the full yield in the k-th year since the start (0 is the first).
 * `lineair`: (k+1)/n; `sKromme`: 3x^2 - 2x^3 at x = (k+1)/n (smoothstep), never beyond 1.
 */
export function ingroeiAandeel({ vorm, jaren, aandelen }: Ingroei, k: number): number {
  if (k < 0) return 0;
  if (vorm === 'direct') return 1;
  if (vorm === 'aandelen') return aandelen[Math.min(k, aandelen.length - 1)] ?? 0;
  const x = Math.min(1, (k + 1) / Math.max(1, jaren));
  return vorm === 'lineair' ? x : x * x * (3 - 2 * x);
}

/** What a series yields in its k-th year; `null` is nothing (no PM, no zero that was promised). */
function inEffectjaar(reeks: Opbrengstreeks, eerste: number, k: number): Opbrengst | null {
  if (k < 0) return null;
  if (reeks.ingroei) return inIngroei(reeks, reeks.ingroei, k);
  let laatste: Opbrengstreeks['perJaar'][number] | null = null;
  for (const p of reeks.perJaar) {
    if (p.jaar === eerste + k) return p.bedrag;
    if (laatste === null || p.jaar > laatste.jaar) laatste = p;
  }
  return reeks.structureel && laatste && laatste.jaar < eerste + k ? laatste.bedrag : null;
}

function inIngroei(reeks: Opbrengstreeks, ingroei: Ingroei, k: number): Opbrengst | null {
  if (!reeks.structureel && k >= Math.max(1, ingroei.jaren)) return null;
  const deel = ingroeiAandeel(ingroei, k);
  return deel === 0 ? null : deel === 1 ? ingroei.vol : deelVan(ingroei.vol, deel);
}

function eersteJaar({ ingroei, perJaar }: Opbrengstreeks): number {
  if (ingroei) return jaarVan(ingroei.vanaf);
  let eerste = Number.POSITIVE_INFINITY;
  for (const { jaar } of perJaar) if (jaar < eerste) eerste = jaar;
  return eerste;
}

const mengsel = (a: Opbrengst | null, b: Opbrengst | null): Opbrengst | null =>
  a && b ? samen(a, b) : (a ?? b);

const deelOfNiets = (o: Opbrengst | null, deel: number): Opbrengst | null =>
  o && (deel === 1 ? o : deelVan(o, deel));

/**
 * What a series yields in a calendar year, shifted by a delay. A start or delay in the middle of a
 * year gives the share of the year that is left of one effect year and the rest of the one before.
 * @returns `null` when the series yields nothing in that year
 */
export function reeksInJaar(reeks: Opbrengstreeks, jaar: number, vertraging = 0): Opbrengst | null {
  const eerste = eersteJaar(reeks);
  if (!Number.isFinite(eerste)) return null;
  const begin = reeks.ingroei ? maandIndex(reeks.ingroei.vanaf) % 12 : 0;
  const schuif = begin + vertraging;
  const heel = Math.floor(schuif / 12);
  const rest = (schuif - heel * 12) / 12;
  const k = jaar - eerste - heel;
  const eigen = inEffectjaar(reeks, eerste, k);
  if (rest === 0) return eigen;
  return mengsel(
    deelOfNiets(eigen, 1 - rest),
    deelOfNiets(inEffectjaar(reeks, eerste, k - 1), rest),
  );
}

/** The share of a year before the month from which a measure yields nothing more. */
function aandeelTotStop(stop: Maand | null, jaar: number): number {
  if (stop === null || jaar < jaarVan(stop)) return 1;
  return jaar > jaarVan(stop) ? 0 : (maandIndex(stop) % 12) / 12;
}

/** What a measure yields of one kind in a year; `null` is nothing. */
export function opbrengstInJaar(
  m: Pick<Maatregel, 'reeksen' | 'vertragingMaanden' | 'gestoptPer'>,
  soort: Opbrengstsoort,
  jaar: number,
): Opbrengst | null {
  const deel = aandeelTotStop(m.gestoptPer, jaar);
  if (deel === 0) return null;
  let som: Opbrengst | null = null;
  for (const r of m.reeksen)
    if (r.soort === soort) som = mengsel(som, reeksInJaar(r, jaar, m.vertragingMaanden));
  return deelOfNiets(som, deel);
}

/** A running decision (indicatie, contract) that ends; `gewicht` is its size (clients or cents). */
export interface Afloop {
  /** The last month in which the decision still holds. */
  readonly totEnMet: Maand;
  readonly gewicht: number;
}

/**
 * Natural expiry: a measure that only bites when running decisions end. The share of all weight that
 * has ended, averaged over the months of each year.
 * @returns shares 0..1, one for each year, for `Ingroei.aandelen`
 */
export function aandelenUitAfloop(aflopen: readonly Afloop[], jaren: readonly number[]): number[] {
  const totaal = aflopen.reduce((s, a) => s + a.gewicht, 0);
  if (totaal <= 0) return jaren.map(() => 0);
  return jaren.map((jaar) => {
    const maanden = aflopen.map(({ totEnMet, gewicht }) => {
      const na = jaar * 12 + 12 - (maandIndex(totEnMet) + 1);
      return gewicht * Math.min(12, Math.max(0, na));
    });
    return maanden.reduce((a, b) => a + b, 0) / (12 * totaal);
  });
}
