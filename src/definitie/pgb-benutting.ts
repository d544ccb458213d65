import { z } from 'zod';
import type { Gemeente } from '../core/basis/domein.ts';
import type { RegisterLezer } from '../register/port.ts';

/** Where the budgeted use of a year stands in the register. */
export const pgbBenuttingNaam = (jaar: number): string => `pgb-benutting-${jaar}`;

/** Per post the share of what is granted that the budget expects to be spent, 0..1. */
const begroteBenutting = z.record(z.string(), z.number().min(0).max(1));
export type BegroteBenutting = z.output<typeof begroteBenutting>;

/** What the budget of a year assumes; a post without an assumption is left out. */
export async function begrotePgbBenutting(
  register: Pick<RegisterLezer, 'instelling'>,
  gemeente: Gemeente,
  jaar: number,
): Promise<BegroteBenutting> {
  return begroteBenutting.parse(
    (await register.instelling(gemeente, pgbBenuttingNaam(jaar))) ?? {},
  );
}
