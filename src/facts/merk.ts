import { createHash } from 'node:crypto';
import type { Pseudoniem } from './feiten.ts';
import { MERK_HEX, MERKTEKST } from './vernietiging.ts';

/**
 * By what a destroyed person is known in a proof: 128 bits of a SHA-256 of the pseudonym. Whoever has
 * no key cannot find a person by it, and it finds no row that is still there.
 */
export const merkVan = (pseudoniem: Pseudoniem): string =>
  createHash('sha256')
    .update(MERKTEKST + pseudoniem)
    .digest('hex')
    .slice(0, MERK_HEX);
