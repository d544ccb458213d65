import { no, type Result } from '../core/basis/result.ts';
import type { Gedaan } from './handeling.ts';
import type { Huis } from './huis.ts';
import { checkInvoer } from './invoer.ts';

/** On whose behalf and for which municipality an act is done. */
export interface Handelingkop {
  readonly gemeente: string;
  readonly fictief?: boolean | undefined;
}

/**
 * The one door for acts: finds the definition, checks the input, does it, and tells the house.
 * A refused act changes nothing.
 */
export async function doeHandeling(
  huis: Huis,
  id: string,
  ruweInvoer: Readonly<Record<string, unknown>>,
  kop: Handelingkop,
): Promise<Result<Gedaan<unknown>>> {
  const definitie = huis.catalogus.handeling(id);
  if (!definitie) {
    const ids = huis.catalogus.handelingen.map((h) => h.id).join(', ');
    return no('nietGevonden', `De handeling "${id}" bestaat niet. Wel: ${ids}.`);
  }
  const invoer = checkInvoer(definitie.invoer, ruweInvoer);
  if (!invoer.ok) return invoer;
  const { facts, register, actor } = huis;
  const nu = huis.nu().toISOString();
  const ctx = { gemeente: kop.gemeente, facts, register, actor, nu, fictief: kop.fictief ?? false };
  const gedaan = await definitie.voerUit(ctx, invoer.value);
  if (gedaan.ok) huis.omroep.meld({ soort: 'registerGewijzigd' });
  return gedaan;
}
