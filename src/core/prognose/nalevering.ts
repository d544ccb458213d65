import { roundCenten, toCenten } from '../basis/bedrag.ts';
import { type Maand, maandIndex, maandMetIndex, maandVan } from '../basis/datum.ts';
import { getalOp, tel } from '../basis/rij.ts';
import { type Verdeling, verdelingVan } from '../basis/verdeling.ts';
import { trekAanvaard } from './aanvaarding.ts';
import { jaarGrenzen } from './jaar.ts';
import { aanvaardVan, type Modellen, modelVan, openstaandPerRij, type PostModel } from './model.ts';
import { isBekend } from './reeks.ts';
import { gedeeldeSchok, type PostTrekkingen, trekPost } from './simulatie.ts';
import type { DeclaratiePost, JaarprognoseInvoer, MaandNalevering, Maandverloop } from './typen.ts';

/** A care month in the making: what is in, and per draw what comes on top. Cents, not rounded. */
export interface Maandstand {
  gedeclareerd: number;
  readonly einde: Float64Array;
}

/** What is in beoordeling, by row of the series, and which part of submissions is toegekend. */
export interface Oordeel {
  readonly openstaand: Float64Array | null;
  readonly aandeel: number;
  /** The share of what is in beoordeling now, per draw. */
  readonly aanvaard: Float64Array;
}

/** Adds to each month what this post will still bring in, per draw. Without `oordeel` all is toegekend. */
export function telModel(
  maanden: readonly Maandstand[],
  eersteMaand: number,
  model: PostModel,
  trekkingen: PostTrekkingen,
  oordeel: Oordeel | null = null,
): void {
  const aandeel = oordeel?.aandeel ?? 1;
  maanden.forEach((maand, k) => {
    const rij = eersteMaand + k - model.reeks.eerste;
    const vooruit = rij - model.reeks.rijen;
    if (oordeel?.openstaand && rij >= 0 && vooruit <= 0) {
      const open = getalOp(oordeel.openstaand, rij);
      for (let t = 0; t < maand.einde.length; t++)
        tel(maand.einde, t, open * getalOp(oordeel.aanvaard, t));
    }
    const bekend = vooruit >= 0 ? (model.reeks.vooruit[vooruit] ?? 0) : 0;
    const bron = vooruit >= 0 ? trekkingen.komend[vooruit] : trekkingen.rest[rij];
    if (!bron) return;
    for (let t = 0; t < maand.einde.length; t++) {
      const extra = vooruit >= 0 ? Math.max(0, getalOp(bron, t) - bekend) : getalOp(bron, t);
      tel(maand.einde, t, aandeel * extra);
    }
  });
}

function telPost(
  maanden: readonly Maandstand[],
  post: DeclaratiePost,
  invoer: JaarprognoseInvoer,
  modellen: Modellen,
): void {
  const g = jaarGrenzen({ ...invoer, basis: 'leverjaar' });
  for (const c of post.cellen) {
    const maand = maanden[maandIndex(c.herkomst) - g.jaarVan];
    if (maand && isBekend(c.bekend, g.peildatum)) maand.gedeclareerd += c.bedragCenten;
  }
  const vooruit = Math.max(0, Math.min(24, g.jaarTot - maandIndex(maandVan(g.peildatum))));
  const model = modellen(post, g.peildatum, g.laatsteMaand, vooruit);
  if (model === null) return;
  const zaad = invoer.zaad ?? 1;
  const gedeeld = gedeeldeSchok(invoer.trekkingen ?? 2000, zaad);
  const trekkingen = trekPost(post.post, model.schatting, model.kans, vooruit, gedeeld, zaad);
  telModel(maanden, g.jaarVan, model, trekkingen, {
    openstaand: openstaandPerRij(post, model.reeks, g.peildatum),
    aandeel: aanvaardVan(post),
    aanvaard: trekAanvaard(post, gedeeld.rest.length, zaad),
  });
}

/**
 * Per care month of the year, all posts by declarations together: what is in, and what it will be in
 * the end. The same draws as `jaarprognose`, care of the year only; months to come included. What is
 * in beoordeling counts as not in yet, and in the end for the share that is toegekend.
 * @param modellen of `maakModellen`, when another answer on the same input shares them
 * @returns twelve months; empty when there is no post by declarations
 */
export function naleveringPerMaand(
  invoer: JaarprognoseInvoer,
  modellen: Modellen = modelVan,
): Maandverloop[] {
  const posten = invoer.posten.filter((p) => p.stroom === 'declaraties');
  if (posten.length === 0) return [];
  const aantal = invoer.trekkingen ?? 2000;
  const { jaarVan } = jaarGrenzen(invoer);
  const maanden: Maandstand[] = Array.from({ length: 12 }, () => ({
    gedeclareerd: 0,
    einde: new Float64Array(aantal),
  }));
  for (const post of posten) telPost(maanden, post, invoer, modellen);
  const opgeteld = telOp(maanden);
  return maanden.map((stand, k) => ({
    ...toMaandNalevering(stand, maandMetIndex(jaarVan + k)),
    opgeteldCenten: opgeteld[k] ?? verdelingVan(stand.einde),
  }));
}

/** The year up to and including each month: draws are added, never quantiles. */
function telOp(maanden: readonly Maandstand[]): Verdeling[] {
  const loop = new Float64Array(maanden[0]?.einde.length ?? 0);
  return maanden.map(({ gedeclareerd, einde }) => {
    for (let t = 0; t < loop.length; t++) tel(loop, t, gedeclareerd + getalOp(einde, t));
    return verdelingVan(loop.map(roundCenten));
  });
}

/** Summarises a care month. */
export function toMaandNalevering(stand: Maandstand, maand: Maand): MaandNalevering {
  const { gedeclareerd, einde } = stand;
  const verwacht = verdelingVan(einde.map((x) => roundCenten(gedeclareerd + x)));
  const deel = verwacht.gemiddelde > 0 ? gedeclareerd / verwacht.gemiddelde : null;
  return {
    maand,
    gedeclareerdCenten: toCenten(gedeclareerd),
    verwachtCenten: verwacht,
    aandeelBinnen: deel === null ? null : Math.min(1, Math.max(0, deel)),
  };
}
