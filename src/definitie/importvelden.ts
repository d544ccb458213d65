import { z } from 'zod';
import { parseDatum } from '../core/basis/datum.ts';
import type { Result } from '../core/basis/result.ts';
import { checkInvoer } from './invoer.ts';

/** What one may tell with files, where the files do not say it themselves. */
const importveldenOp = (vandaag: string) =>
  z.object({
    gemeente: z
      .string()
      .regex(/^\d{4}$/, 'Geef de CBS-code van de gemeente op: vier cijfers')
      .optional(),
    ontvangenOp: z
      .string()
      .refine((t) => parseDatum(t) !== null, 'Geef een bestaande dag als JJJJ-MM-DD')
      .refine((t) => t <= vandaag, `Kies een dag tot en met vandaag, ${vandaag}`)
      .optional(),
    getal: z.enum(['nl', 'en']).optional(),
    omschrijving: z.string().max(200).optional(),
    proef: z
      .enum(['true', 'false'])
      .transform((t) => t === 'true')
      .optional(),
  });

export type Importvelden = z.output<ReturnType<typeof importveldenOp>>;

/**
 * Checks what was told with files, at every door through which they come in; all faults at once.
 * @param nu the clock: nothing can have been received later
 */
export const checkImportvelden = (
  ruw: Readonly<Record<string, unknown>>,
  nu: Date,
): Result<Importvelden> => checkInvoer(importveldenOp(nu.toISOString().slice(0, 10)), ruw);
