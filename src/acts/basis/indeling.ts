import type { Gemeente } from '../../core/basis/domein.ts';
import type { Facts } from '../../facts/port.ts';
import type { Register } from '../../register/port.ts';

/**
 * Gives the facts the product table of the register where theirs is another. The register decides;
 * the facts keep a copy to read by. Also to be called when the house opens: a stop between the two
 * stores mends itself then.
 */
export async function zetIndelingGelijk(
  register: Register,
  facts: Facts,
  gemeente: Gemeente,
): Promise<void> {
  const { versie, regels } = await register.indeling(gemeente);
  const bekend = await facts.indelingVersie(gemeente);
  if (bekend === versie || (bekend === null && regels.length === 0)) return;
  await facts.zetIndeling(gemeente, versie, regels);
}
