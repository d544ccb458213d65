import { no, type Result, type VeldFout } from '../../core/basis/result.ts';

/** How many faults the sentence itself holds; all of them stand in `velden`. */
const IN_ZIN = 5;

/** Refuses with all faults at once, the first few of them in the sentence. */
export function weigerFouten<T>(begin: string, fouten: readonly VeldFout[]): Result<T> {
  const eerste = fouten.slice(0, IN_ZIN).map((f) => f.melding);
  const meer = fouten.length > IN_ZIN ? ` En nog ${fouten.length - IN_ZIN} fouten.` : '';
  return no('ongeldigeInvoer', `${begin} ${eerste.join(' ')}${meer}`, fouten);
}
