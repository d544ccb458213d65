import { createToeval, normaal } from '../basis/toeval.ts';
import { aanvaardVan } from './model.ts';
import { zaadVan } from './simulatie.ts';
import type { DeclaratiePost } from './typen.ts';

/**
 * Share that is toegekend of what is in beoordeling, per draw: the learned share with some room.
 * The room is cut off at both sides alike, so that the mean stays the learned share and no draw
 * leaves 0..1.
 */
export function trekAanvaard(post: DeclaratiePost, aantal: number, zaad: number): Float64Array {
  const aandeel = aanvaardVan(post);
  const toeval = createToeval(zaadVan(`${post.post} aanvaard`, zaad));
  const uiterst = Math.min(aandeel, 1 - aandeel);
  const breedte = 0.25 * Math.sqrt(aandeel * (1 - aandeel));
  return Float64Array.from({ length: aantal }, () => {
    const afwijking = breedte * normaal(toeval);
    return aandeel + Math.max(-uiterst, Math.min(uiterst, afwijking));
  });
}
