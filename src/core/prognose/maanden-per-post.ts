import type { Centen } from '../basis/bedrag.ts';
import type { Maand } from '../basis/datum.ts';
import { jaarGrenzen } from './jaar.ts';
import { maakModellen } from './model.ts';
import { naleveringPerMaand } from './nalevering.ts';
import type { JaarprognoseInvoer } from './typen.ts';

/** The months of the year of one post by declarations, each with what it will be on average. */
export interface PostMaanden {
  readonly post: string;
  readonly maanden: readonly {
    readonly maand: Maand;
    readonly gedeclareerdCenten: Centen;
    /** Mean of the draws: means add up over months. */
    readonly verwachtCenten: Centen;
  }[];
}

/**
 * The care of the year per post and month, as `naleveringPerMaand` has it for all posts together; of
 * a boekjaar that is closed as it stood at the closing.
 */
export function maandenPerPost(invoer: JaarprognoseInvoer): PostMaanden[] {
  const { peildatum } = jaarGrenzen(invoer);
  const modellen = maakModellen();
  return invoer.posten
    .filter((p) => p.stroom === 'declaraties')
    .map((p) => ({
      post: p.post,
      maanden: naleveringPerMaand({ ...invoer, peildatum, posten: [p] }, modellen).map((m) => ({
        maand: m.maand,
        gedeclareerdCenten: m.gedeclareerdCenten,
        verwachtCenten: m.verwachtCenten.gemiddelde,
      })),
    }));
}
