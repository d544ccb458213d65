import type { Clienten, Dimensie, InUitstroom, Rij, Snede } from '../port.ts';
import type { Verbinding } from './verbinding.ts';

/** Not built yet. */
export async function clienten<D extends Dimensie>(
  _db: Verbinding,
  _snede: Snede<D>,
): Promise<readonly Rij<D, Clienten>[]> {
  throw new Error('clienten is not built yet');
}

/** Not built yet. */
export async function inUitstroom<D extends Dimensie>(
  _db: Verbinding,
  _snede: Snede<D>,
): Promise<readonly Rij<D, InUitstroom>[]> {
  throw new Error('inUitstroom is not built yet');
}
