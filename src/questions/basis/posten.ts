import type { Stroom } from '../../core/basis/domein.ts';
import type { Cel } from '../../definitie/tabel.ts';
import type { VraagContext } from '../../definitie/vraag.ts';

/** What stands where a stroom has no such figure: that is not unknown, and not zero. */
const NIET_VAN_TOEPASSING = 'n.v.t.';

/** A figure that only declarations have: of other stromen it does not apply. */
export const vanDeclaraties = (stroom: Stroom, centen: number | null): Cel =>
  stroom === 'declaraties' ? centen : NIET_VAN_TOEPASSING;

/**
 * The dekking with the day up to which each stroom is known. Declarations are known up to the last
 * message received, also where a small post had its last line long before.
 */
export function dekkingStandPer<D extends { stroom: string; grond: string }>(
  dekking: readonly D[],
  { stand, peildatum }: VraagContext,
): D[] {
  const standPer = stand.standPer < peildatum ? stand.standPer : peildatum;
  return dekking.map((d) => (d.grond === 'declaraties' ? { ...d, standPer } : d));
}
