import { getalOp } from '../basis/rij.ts';
import { type Reeks, standVan } from './reeks.ts';

/** How regular a provider is; both are relative variances. */
export interface Kenmerk {
  /** Of the level of a care month around what was expected beforehand. */
  readonly niveau: number;
  /** Of the delay: var(share in) = spreiding x G x (1 - G); 1 = all at once, at a time of chance. */
  readonly spreiding: number;
}

/** What is taken of a provider without history, and its weight in months. */
const AANNAME = { niveau: 0.06 ** 2, spreiding: 0.02, maanden: 4 } as const;
/** A month counts as history once this share should be in, and it is this old: batches may be later. */
const RIJP = { aandeel: 0.93, leeftijd: 8 } as const;
/** Patterns were learned from the same months: their own errors look smaller than they are. */
const ZELFDE_MAANDEN = 1.4;
const VENSTER = 30;

/**
 * How regular a provider is, learned from its ripe months.
 * @param g usual share in by row and age
 * @param verwacht what a row was expected to be, beforehand
 */
export function kenmerkVan(
  cum: Float64Array,
  reeks: Reeks,
  peil: number,
  g: (rij: number) => Float64Array,
  verwacht: (rij: number) => number,
): Kenmerk {
  let niveau = AANNAME.maanden * AANNAME.niveau;
  let n = AANNAME.maanden;
  let afwijking = 0;
  let ruimte = 0;
  let bedrag = 0;
  for (let rij = Math.max(0, peil - VENSTER); rij < Math.min(peil, reeks.zorgRijen); rij++) {
    const patroon = g(rij);
    const leeftijd = Math.min(peil - rij, reeks.leeftijden - 1);
    const in_ = getalOp(patroon, leeftijd);
    const vooraf = verwacht(rij);
    if (in_ < RIJP.aandeel || leeftijd < RIJP.leeftijd || !(vooraf > 0)) continue;
    const einde = standVan(cum, reeks.leeftijden, rij, peil) / in_;
    niveau += Math.min(4, (einde / vooraf - 1) ** 2);
    n += 1;
    if (einde <= 0.05 * vooraf) continue;
    for (let l = 0; l < leeftijd; l++) {
      const p = getalOp(patroon, l);
      const d = standVan(cum, reeks.leeftijden, rij, rij + l) / einde - p;
      afwijking += Math.min(1, d * d);
      ruimte += p * (1 - p);
    }
    bedrag += 1;
  }
  const perMaand = bedrag > 0 ? ruimte / bedrag : 1;
  const teller = ZELFDE_MAANDEN * afwijking + AANNAME.maanden * AANNAME.spreiding * perMaand;
  const noemer = ruimte + AANNAME.maanden * perMaand;
  return { niveau: niveau / n, spreiding: Math.min(1, noemer > 0 ? teller / noemer : 1) };
}

/**
 * Weight of a month in a rate: a month of which little should be in says less of the level, the less
 * so the more the delay wanders (1 / variance of what is in over what should be, scaled).
 */
export function gewichtVan(aandeel: number, k: Kenmerk): number {
  if (!(aandeel > 0)) return 0;
  const eigen = k.niveau + 0.02 ** 2;
  return eigen / (eigen + (k.spreiding * Math.max(0, 1 - aandeel)) / aandeel);
}

/**
 * What a month will still bring in: best linear estimate from what was expected beforehand and what
 * is in (Buhlmann). A provider with a steady delay leans to chain ladder, one that sends in whole
 * batches at a time of chance to what is expected less what is in; equal variances give
 * Bornhuetter-Ferguson.
 * @param aandeel share that should be in
 */
export function restVan(stand: number, aandeel: number, vooraf: number, k: Kenmerk): number {
  const open = Math.max(0, 1 - aandeel);
  if (open === 0) return 0;
  const q = k.niveau / k.spreiding;
  const helling = q / (Math.max(0, aandeel) * q + open);
  const rest = vooraf + helling * (stand - aandeel * vooraf) - stand;
  if (vooraf < 0) return rest;
  // a month that is over its expectation still has its stragglers, unless all comes at once
  const vast = Math.max(0, 1 - 2 * k.spreiding);
  return Math.max(rest, (0.02 * open + 0.23 * vast * open * open) * vooraf);
}
