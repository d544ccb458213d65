import { type Maand, maandIndex } from '../basis/datum.ts';
import type { Cel } from './typen.ts';

/** A product or segment that goes on under a new code. */
export interface Opvolging {
  readonly oud: string;
  readonly nieuw: string;
  /** First care month of the new code, as `maandIndex`. */
  readonly vanaf: number;
}

/** Months that the old code must have been there before, and in which a new one is news to the pattern. */
const MIN_VOORAF = 6;
/** Share of the new code's money that must come from providers of the old one. */
const ZELFDE_AANBIEDERS = 0.8;
/** The old code keeps less than this share of its money a month, in the same months since care. */
const BLIJFT = 0.6;
/** Months before and after the change that are held against each other. */
const VENSTER = 6;
/** The new code brings at least this share of what the old one lost. */
const NEEMT_OVER = 0.4;

interface Code {
  readonly code: string;
  readonly eerste: number;
  readonly cellen: readonly Cel[];
  readonly perAanbieder: Map<string, number>;
}

function codeVan(code: string, cellen: readonly Cel[]): Code {
  const perAanbieder = new Map<string, number>();
  let eerste = Number.POSITIVE_INFINITY;
  for (const c of cellen) {
    if (c.bedragCenten !== 0) eerste = Math.min(eerste, maandIndex(c.herkomst));
    const naam = c.aanbieder ?? '';
    perAanbieder.set(naam, (perAanbieder.get(naam) ?? 0) + c.bedragCenten);
  }
  return { code, eerste, cellen, perAanbieder };
}

const indexVan = (maand: string): number =>
  Number(maand.slice(0, 4)) * 12 + Number(maand.slice(5, 7)) - 1;

/**
 * Money of care months `van`..`tot` as it was known `stap` months after each: so that young months
 * are held against equally young ones.
 */
function bedrag(cellen: readonly Cel[], van: number, tot: number, oudste: number): number {
  let som = 0;
  for (const c of cellen) {
    const zorg = maandIndex(c.herkomst);
    if (zorg < van || zorg > tot) continue;
    if (indexVan(c.bekend) - zorg <= oudste - zorg + van) som += c.bedragCenten;
  }
  return som;
}

/** Whether `nieuw` goes on where `oud` leaves off, as known at `peil` (`maandIndex`). */
function volgtOp(oud: Code, nieuw: Code, peil: number): boolean {
  const vanaf = nieuw.eerste;
  if (oud.code === nieuw.code || vanaf - oud.eerste < MIN_VOORAF) return false;
  let totaal = 0;
  let zelfde = 0;
  for (const [naam, b] of nieuw.perAanbieder) {
    totaal += b;
    if (oud.perAanbieder.has(naam)) zelfde += b;
  }
  if (!(totaal > 0) || zelfde < ZELFDE_AANBIEDERS * totaal) return false;
  const tot = Math.min(peil, vanaf + VENSTER - 1);
  const lengte = tot - vanaf + 1;
  // the months before the change, as they were known when they were as young as those after it now
  const was = bedrag(oud.cellen, vanaf - lengte, vanaf - 1, peil - lengte - (vanaf - lengte));
  const is = bedrag(oud.cellen, vanaf, tot, peil - vanaf);
  const erbij = bedrag(nieuw.cellen, vanaf, tot, peil - vanaf);
  return was > 0 && is < BLIJFT * was && erbij > NEEMT_OVER * (was - is);
}

/**
 * Finds codes that go on under a new one: it starts later, by the same providers, while the old one
 * falls off. Both are then estimated together, so that the old pattern is carried on.
 * @param perCode cells by code, only what was known at `peil`
 */
export function vindOpvolgingen(
  perCode: ReadonlyMap<string, readonly Cel[]>,
  peil: number,
): Opvolging[] {
  if (perCode.size > MAX_CODES) return [];
  const codes = [...perCode].map(([code, cellen]) => codeVan(code, cellen));
  const begin = codes.reduce((m, c) => Math.min(m, c.eerste), Number.POSITIVE_INFINITY);
  const uit: Opvolging[] = [];
  for (const nieuw of codes) {
    if (!(nieuw.eerste - begin >= MIN_VOORAF)) continue;
    const kandidaten = codes.filter((oud) => volgtOp(oud, nieuw, peil));
    const beste = kandidaten.sort((a, b) => gedeeld(b, nieuw) - gedeeld(a, nieuw))[0];
    if (beste) uit.push({ oud: beste.code, nieuw: nieuw.code, vanaf: nieuw.eerste });
  }
  return uit;
}

/** Beyond this many codes no pairs are sought: it would take minutes, and no reader would look. */
const MAX_CODES = 2000;

/** Money of the old code by providers of the new one. */
function gedeeld(oud: Code, nieuw: Code): number {
  let som = 0;
  for (const [naam, b] of oud.perAanbieder) if (nieuw.perAanbieder.has(naam)) som += b;
  return som;
}

/** Which months of a code are allocated, and how much in all. */
function bereikVan(standen: readonly ToegewezenStand[]) {
  const maanden = standen.filter((t) => t.toegewezenCenten > 0).map((t) => maandIndex(t.herkomst));
  return {
    van: maanden.reduce((m, x) => Math.min(m, x), Number.POSITIVE_INFINITY),
    tot: maanden.reduce((m, x) => Math.max(m, x), Number.NEGATIVE_INFINITY),
  };
}

interface ToegewezenStand {
  readonly herkomst: Maand;
  readonly toegewezenCenten: number;
}

/**
 * Codes that are allocated from the very month in which another code ends, and of which nothing is
 * declared yet: only when there is exactly one such pair for that month.
 */
export function volgtOpToewijzing(
  toegewezen: ReadonlyMap<string, readonly ToegewezenStand[]>,
  cellen: ReadonlyMap<string, readonly Cel[]>,
  bekend: readonly Opvolging[],
): Opvolging[] {
  const bereik = [...toegewezen].map(([code, standen]) => ({ code, ...bereikVan(standen) }));
  const al = new Set(bekend.flatMap((o) => [o.oud, o.nieuw]));
  const vrij = bereik.filter((b) => !al.has(b.code));
  return vrij.flatMap((nieuw) => {
    if (cellen.has(nieuw.code) || !Number.isFinite(nieuw.van)) return [];
    const gelijk = (b: { van: number }) => b.van === nieuw.van;
    const oud = vrij.filter((b) => b.tot === nieuw.van - 1 && cellen.has(b.code));
    const [een] = oud;
    return een && oud.length === 1 && vrij.filter(gelijk).length === 1
      ? [{ oud: een.code, nieuw: nieuw.code, vanaf: nieuw.van }]
      : [];
  });
}
