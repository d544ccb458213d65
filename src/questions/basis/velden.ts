import { z } from 'zod';
import type { Centen } from '../../core/basis/bedrag.ts';
import { STROMEN } from '../../core/basis/domein.ts';

/** Whole eurocents. */
// safe: z.int() checks just what a Centen is, a safe whole number
export const centen = z.int().describe('Hele eurocenten') as unknown as z.ZodType<Centen>;
/** Whole eurocents, or `null` when it is not known. */
export const centenOfOnbekend = centen.nullable();
/** A share between 0 and 1 (growth may lie outside), or `null` when it is not known. */
export const aandeelOfOnbekend = z.number().nullable();

/** A distribution in whole cents; its quantiles do not add up. */
export const verdeling = z.object({
  p2_5: centen,
  p10: centen,
  p25: centen,
  p50: centen,
  p75: centen,
  p90: centen,
  p97_5: centen,
  gemiddelde: centen,
});
export const verdelingOfOnbekend = verdeling.nullable();

export const wet = z.enum(['wmo', 'jeugd', 'participatie']);
export const stroom = z.enum(STROMEN);
export const soort = z.enum(['last', 'bate', 'reservemutatie']);

/** The year that is asked for; without it the year of the peildatum. */
export const jaar = z
  .int()
  .min(2015)
  .max(2100)
  .optional()
  .meta({ title: 'Jaar', description: 'Leeg is het jaar van de peildatum.' });

/** Boekjaar or leverjaar. */
export const basis = z.enum(['boekjaar', 'leverjaar']).default('boekjaar').meta({
  title: 'Basis',
  description:
    'Boekjaar: de zorg van het jaar plus de afwikkeling van eerdere jaren. Leverjaar: alleen de zorg die in het jaar is geleverd.',
});
