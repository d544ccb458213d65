import type { Reeks } from './reeks.ts';
import { type Schatting, schat } from './schatting.ts';
import { laatsteRij, STANDAARD_OPTIES } from './stand.ts';

/** Makes the estimate of a series as known at a row-step. */
export type Schatter = (reeks: Reeks, peil: number) => Schatting;

/** Makes it anew each time. */
export const schatNu: Schatter = (reeks, peil) => schat(reeks, peil, STANDAARD_OPTIES);

/**
 * What an estimate at a step rests on, of all series of one post: a later series, cut off at the
 * step, holds the same. Allocations without a registration date move with the end of the series.
 */
function sleutelVan(reeks: Reeks, peil: number): string {
  const { stapdag, eerste, groepering, blootstelling } = reeks;
  const einde = blootstelling?.zonderDag ? reeks.rijen : '';
  return [stapdag, eerste, peil, laatsteRij(reeks, peil), einde, groepering].join(' ');
}

/** A memory of the estimates of one post, so that what one replay made another does not make again. */
export function maakSchatter(): Schatter {
  const bewaard = new Map<string, Schatting>();
  return (reeks, peil) => {
    const sleutel = sleutelVan(reeks, peil);
    const schatting = bewaard.get(sleutel) ?? schatNu(reeks, peil);
    bewaard.set(sleutel, schatting);
    return schatting;
  };
}
