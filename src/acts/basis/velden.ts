import { z } from 'zod';
import type { Centen } from '../../core/basis/bedrag.ts';
import { type Datum, parseDatum } from '../../core/basis/datum.ts';
import { SOORTEN, STROMEN } from '../../core/basis/domein.ts';

/** A text that says something; blanks around it are dropped. */
export const tekst = z.string().trim().min(1, 'Vul dit in');
/** A text, or `null` when there is none. */
export const tekstOfLeeg = tekst.nullable().default(null);

/** An existing day, `JJJJ-MM-DD`. */
export const datum = z
  .string()
  .refine((t) => parseDatum(t) !== null, 'Geef een bestaande dag als JJJJ-MM-DD')
  // safe: the check above let existing days through only
  .transform((t) => t as Datum);
/** An existing day, or `null` for no bound. */
export const datumOfLeeg = datum.nullable().default(null);

/** Whole eurocents. */
// safe: z.int() checks just what a Centen is, a safe whole number
export const centen = z
  .int('Geef hele eurocenten')
  .describe('Hele eurocenten') as unknown as z.ZodType<Centen>;

export const jaar = z.int().min(2015).max(2100);
export const wet = z.enum(['wmo', 'jeugd', 'participatie']);
export const stroom = z.enum(STROMEN);
export const soort = z.enum(SOORTEN);

/** The moment in the P&C cycle, in lower case so that `Berap 1` and `berap 1` are one. */
export const moment = tekst.transform((t) => t.toLowerCase().replace(/\s+/g, ' '));
