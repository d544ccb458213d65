import { z } from 'zod';
import { centen, datum, jaar, moment, soort, stroom, tekst, tekstOfLeeg, wet } from './velden.ts';

/** A post as it comes with the budget. */
export const begrotingPost = z.object({
  code: tekst.meta({ description: 'De eigen, blijvende code van de gemeente.' }),
  naam: tekst,
  wet: wet.nullable().default(null),
  taakveld: tekstOfLeeg,
  stroom,
  soort,
  autorisatieniveau: tekstOfLeeg,
});

/** One budgeted amount: primitive, or the change at a later moment. */
export const begrotingRegel = z.object({
  jaar,
  post: tekst,
  /** `null`: that of the post. */
  soort: soort.nullable().default(null),
  moment,
  besluitdatum: datum,
  structureel: z.boolean().default(true),
  bedragCenten: centen.nullable().meta({
    description: 'Leeg (null) is niet begroot; nul is begroot op nul.',
  }),
});
