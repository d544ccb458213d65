import type { z } from 'zod';
import type { Gemeente } from '../../core/basis/domein.ts';
import type { Plansoort, RegisterLezer } from '../../register/port.ts';
import { maatregel } from './maatregel.ts';
import { dekkingsbron, knop, realisatie, risico, taakstelling } from './overig.ts';
import { basislijn, perspectief, scenario } from './scenario.ts';

/** What a kind of plan row holds; each is checked when it is kept and when it is read. */
export const PLANSCHEMAS = {
  maatregel,
  basislijn,
  scenario,
  perspectief,
  taakstelling,
  realisatie,
  risico,
  knop,
  dekkingsbron,
} as const satisfies Record<Plansoort, z.ZodType>;

export type Planinhoud<S extends Plansoort> = z.output<(typeof PLANSCHEMAS)[S]>;

/** Every row of one kind, in the order of its code. */
export async function planVan<S extends Plansoort>(
  register: Pick<RegisterLezer, 'planregels'>,
  gemeente: Gemeente,
  soort: S,
): Promise<readonly Planinhoud<S>[]> {
  const rijen = await register.planregels(gemeente, soort);
  // safe: PLANSCHEMAS[soort] yields just what Planinhoud says for that soort
  return rijen.map((r) => PLANSCHEMAS[soort].parse(r.inhoud) as Planinhoud<S>);
}
