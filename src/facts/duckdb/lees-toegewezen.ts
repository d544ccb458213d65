import type { Dimensie, Rij, Snede, Toegewezen } from '../port.ts';
import type { Verbinding } from './verbinding.ts';

/** Not built yet. */
export async function toegewezen<D extends Dimensie>(
  _db: Verbinding,
  _snede: Snede<D>,
): Promise<readonly Rij<D, Toegewezen>[]> {
  throw new Error('toegewezen is not built yet');
}
