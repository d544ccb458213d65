import { op } from '../basis/rij.ts';
import type { Reeks } from './reeks.ts';
import type { Schatting } from './schatting.ts';

/** How far off the method was when replayed at earlier months; all are relative standard deviations. */
export interface Trefkans {
  /** Of what was still to come in, over all care months together. */
  readonly rest: number;
  /** Of the months to come, over the asked number of months together. */
  readonly komend: number;
  /** Of what one care month still had to bring in, by age (last entry: that age and older). */
  readonly maand: Float64Array;
  /** Replays that could be scored. */
  readonly aantal: number;
}

/** What is assumed where a post has no track record (stated in the answer). */
const AANNAME = { rest: 0.08, maand: 0.35 } as const;
/** Of the months to come: a ground, and more for every month ahead; wider without toewijzingen. */
const komendAanname = (vooruit: number, opToewijzingen: boolean): number =>
  opToewijzingen ? 0.015 + 0.0015 * vooruit : 0.03 + 0.004 * vooruit;
/** Without toewijzingen nothing holds the level of a young month in place: wider than the replays say. */
const ZONDER_TOEWIJZINGEN = 1.2;
/** Weight of that assumption, in independent replays. */
const GEWICHT_AANNAME = 2;
/** Neighbouring replays share most of their months: this many count as one. */
const OVERLAP = 3;
const MAX_TERUG = 24;
const MIN_RIJEN = 12;
const LEEFTIJDEN = 13;
/** A replay counts once this share of its youngest month is in. */
const RIJP = 0.85;

interface Kwadraten {
  som: number;
  gewicht: number;
  aantal: number;
}
const leeg = (): Kwadraten => ({ som: 0, gewicht: 0, aantal: 0 });

/** Adds a relative error, cut off at 1.5 so that one odd month does not set the spread. */
function voegToe(k: Kwadraten, werd: number, verwacht: number, schaal: number): void {
  const noemer = Math.max(Math.abs(verwacht), schaal);
  if (noemer <= 0) return;
  const fout = Math.max(-1.5, Math.min(1.5, (werd - verwacht) / noemer));
  k.som += noemer * fout ** 2;
  k.gewicht += noemer;
  k.aantal += 1;
}

/** Mean square error, drawn to the assumption as far as there are few independent replays. */
function spreiding(k: Kwadraten, aanname: number, overlap: number): number {
  const n = k.aantal / overlap;
  const eigen = k.gewicht > 0 ? k.som / k.gewicht : 0;
  return Math.sqrt((n * eigen + GEWICHT_AANNAME * aanname ** 2) / (n + GEWICHT_AANNAME));
}

const eindVan = (s: Schatting, i: number): number => op(s.stand, i) + op(s.rest, i);

function scoorRest(nu: Schatting, toen: Schatting, tot: number, maanden: Kwadraten[]) {
  let werd = 0;
  let verwacht = 0;
  const schaal = op(toen.stand, Math.max(0, tot - 6)) * 0.02;
  for (let i = 0; i <= tot; i++) {
    const kwam = eindVan(nu, i) - op(toen.stand, i);
    werd += kwam;
    verwacht += op(toen.rest, i);
    const leeftijd = Math.min(toen.peil - i, LEEFTIJDEN - 1);
    voegToe(op(maanden, leeftijd), kwam, op(toen.rest, i), schaal);
  }
  return { werd, verwacht };
}

function scoorKomend(nu: Schatting, toen: Schatting, vooruit: number, laatste: number) {
  const tot = toen.peil + vooruit;
  if (vooruit === 0 || tot > laatste) return null;
  if (op(nu.patroon, Math.min(nu.peil - tot, nu.patroon.length - 1)) < RIJP - 0.15) return null;
  let werd = 0;
  let verwacht = 0;
  for (let h = 0; h < vooruit; h++) {
    werd += eindVan(nu, toen.peil + 1 + h);
    verwacht += op(toen.komend, h);
  }
  return { werd, verwacht };
}

/**
 * Replays the estimate at earlier months and scores it against what is known by now. Only months
 * that have matured are scored; the estimate of now stands in for their last few per cent. Care
 * months younger than the youngest one asked for are left out, so that the scores are of like months.
 * @param nu the estimate at the last row
 * @param vooruit number of months to come that will be asked for
 * @param schat makes the estimate of a row-step, or knows it already
 */
export function trefkans(
  reeks: Reeks,
  nu: Schatting,
  vooruit: number,
  schat: (peil: number) => Schatting,
): Trefkans {
  const rest = leeg();
  const komend = leeg();
  const maanden = Array.from({ length: LEEFTIJDEN }, leeg);
  const laatste = reeks.zorgRijen - 1;
  const jongste = nu.peil - laatste;
  for (let terug = 1; terug <= MAX_TERUG; terug++) {
    const peil = nu.peil - terug;
    if (peil < MIN_RIJEN) break;
    const rijp = op(nu.patroon, Math.min(terug + jongste, nu.patroon.length - 1)) >= RIJP;
    if (!rijp) continue;
    const toen = schat(peil);
    const r = scoorRest(nu, toen, peil - jongste, maanden);
    voegToe(rest, r.werd, r.verwacht, 1);
    const k = scoorKomend(nu, toen, vooruit, laatste);
    if (k) voegToe(komend, k.werd, k.verwacht, 1);
  }
  const weinig = rest.aantal < 6 ? 1.5 : 1;
  const zonder = nu.opToewijzingen ? 1 : ZONDER_TOEWIJZINGEN;
  return {
    rest: zonder * weinig * spreiding(rest, AANNAME.rest, OVERLAP),
    komend:
      weinig *
      spreiding(komend, komendAanname(vooruit, nu.opToewijzingen), Math.max(OVERLAP, vooruit)),
    maand: Float64Array.from(maanden, (k) => spreiding(k, AANNAME.maand, 1)),
    aantal: rest.aantal,
  };
}
