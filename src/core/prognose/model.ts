import { type Datum, type Maand, maandIndex, maandMetIndex } from '../basis/datum.ts';
import { tel } from '../basis/rij.ts';
import { bouwReeks, isBekend, type Reeks } from './reeks.ts';
import { maakSchatter, type Schatter, schatNu } from './schatter.ts';
import type { Schatting } from './schatting.ts';
import { type Trefkans, trefkans } from './terugblik.ts';
import type { BlootstellingCel, Cel } from './typen.ts';

/** A post's estimate with its own track record. */
export interface PostModel {
  readonly reeks: Reeks;
  readonly schatting: Schatting;
  readonly kans: Trefkans;
}

/** What a model is made from. */
export interface ModelInvoer {
  readonly cellen: readonly Cel[];
  /** When given, the pace is learned from these and `cellen` says what of them is toegekend. */
  readonly ingediend?: readonly Cel[] | undefined;
  readonly afgekeurd?: readonly Cel[] | undefined;
  readonly aanvaardAandeel?: number | null | undefined;
  readonly blootstelling?: readonly BlootstellingCel[] | undefined;
}

/** Assumed where nothing was judged before; stated in the answer. */
const AANVAARD_AANNAME = 0.95;

/**
 * Share of what is submitted that is toegekend. Every submission is judged, also one that comes back:
 * so what is submitted in all times this share is what is toegekend in all. Without `ingediend` the
 * cells are toegekend already: 1.
 */
export const aanvaardVan = (invoer: ModelInvoer): number =>
  invoer.ingediend === undefined ? 1 : (invoer.aanvaardAandeel ?? AANVAARD_AANNAME);

/** The cells that the pace is learned from. */
const tempoCellen = (invoer: ModelInvoer): readonly Cel[] => invoer.ingediend ?? invoer.cellen;

/**
 * Estimates a post as known on the peildatum.
 * @param totMaand last care month that is asked for
 * @param vooruit number of months to come that will be asked for
 * @param schatter shares estimates with other models of the same post
 * @returns null when nothing was known then
 */
export function modelVan(
  invoer: ModelInvoer,
  peildatum: Datum,
  totMaand: Maand,
  vooruit: number,
  schatter: Schatter = schatNu,
): PostModel | null {
  const reeks = bouwReeks(tempoCellen(invoer), invoer.blootstelling, peildatum, totMaand);
  if (reeks === null) return null;
  const op = (peil: number) => schatter(reeks, peil);
  const schatting = op(reeks.rijen - 1);
  return { reeks, schatting, kans: trefkans(reeks, schatting, vooruit, op) };
}

/** Gives the model of a post; asked again for the same dates it is the same one. */
export type Modellen = (
  invoer: ModelInvoer,
  peildatum: Datum,
  totMaand: Maand,
  vooruit: number,
) => PostModel | null;

/**
 * Models that several answers on one input share, so that each post is estimated once, and each
 * month-end of it too: what one model replays, another begins with.
 */
export function maakModellen(): Modellen {
  const bewaard = new WeakMap<ModelInvoer, Map<string, PostModel | null>>();
  const schatters = new WeakMap<readonly Cel[], Map<unknown, Schatter>>();
  const schatterVan = (invoer: ModelInvoer): Schatter => {
    const cellen = tempoCellen(invoer);
    const perBlootstelling = schatters.get(cellen) ?? new Map<unknown, Schatter>();
    schatters.set(cellen, perBlootstelling);
    const schatter = perBlootstelling.get(invoer.blootstelling) ?? maakSchatter();
    perBlootstelling.set(invoer.blootstelling, schatter);
    return schatter;
  };
  return (invoer, peildatum, totMaand, vooruit) => {
    const perVraag = bewaard.get(invoer) ?? new Map<string, PostModel | null>();
    bewaard.set(invoer, perVraag);
    const sleutel = `${peildatum} ${totMaand} ${vooruit}`;
    const bekend = perVraag.get(sleutel);
    if (bekend !== undefined) return bekend;
    const model = modelVan(invoer, peildatum, totMaand, vooruit, schatterVan(invoer));
    perVraag.set(sleutel, model);
    return model;
  };
}

/**
 * What care months before `voor` will still bring in, as known on `peildatum`: the balanspost that
 * this method would take at that date. Null when nothing was known then.
 */
export function nogTeMelden(invoer: ModelInvoer, peildatum: Datum, voor: Maand): number | null {
  const laatste = maandMetIndex(maandIndex(voor) - 1);
  const reeks = bouwReeks(tempoCellen(invoer), invoer.blootstelling, peildatum, laatste);
  if (reeks === null || reeks.eerste > maandIndex(laatste)) return null;
  const { rest } = schatNu(reeks, reeks.rijen - 1);
  const rijen = maandIndex(laatste) - reeks.eerste + 1;
  const open = openstaandPerRij(invoer, reeks, peildatum)?.subarray(0, rijen) ?? [];
  return aanvaardVan(invoer) * [...rest.subarray(0, rijen), ...open].reduce((s, x) => s + x, 0);
}

/**
 * What was submitted and not judged yet on the peildatum, by row of the series; the last entry holds
 * the months to come, row 0 also what is older. Null when `ingediend` is absent.
 */
export function openstaandPerRij(
  invoer: ModelInvoer,
  reeks: Reeks,
  peildatum: Datum,
): Float64Array | null {
  if (invoer.ingediend === undefined) return null;
  const uit = new Float64Array(reeks.rijen + 1);
  const telOp = (cellen: readonly Cel[], teken: 1 | -1) => {
    for (const c of cellen) {
      if (!isBekend(c.bekend, peildatum)) continue;
      const rij = Math.max(0, Math.min(maandIndex(c.herkomst) - reeks.eerste, reeks.rijen));
      tel(uit, rij, teken * c.bedragCenten);
    }
  };
  telOp(invoer.ingediend, 1);
  telOp(invoer.cellen, -1);
  telOp(invoer.afgekeurd ?? [], -1);
  return uit;
}

/** Sum of the amounts of cells that pass. */
export function somCellen(cellen: readonly Cel[], telt: (c: Cel) => boolean): number {
  let som = 0;
  for (const c of cellen) if (telt(c)) som += c.bedragCenten;
  return som;
}
