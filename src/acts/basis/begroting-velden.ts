import { z } from 'zod';
import { centen, datum, jaar, moment, soort, stroom, tekst, tekstOfLeeg, wet } from './velden.ts';

/** One line of a budget table: an amount, and (where the post is new or changed) its post. */
export const begrotingRegel = z.object({
  jaar,
  post: tekst.meta({ description: 'De eigen, blijvende code van de gemeente.' }),
  naam: tekstOfLeeg,
  wet: wet.nullable().default(null),
  taakveld: tekstOfLeeg,
  stroom: stroom.nullable().default(null).meta({
    description: 'Waar de cijfers van deze post vandaan komen; verplicht voor een nieuwe post.',
  }),
  soort: soort.nullable().default(null).meta({
    description: 'Verplicht voor een nieuwe post; leeg is die van de post.',
  }),
  autorisatieniveau: tekstOfLeeg,
  moment,
  besluitdatum: datum,
  structureel: z.boolean().nullable().default(null).meta({
    description: 'Verplicht bij een wijziging; een primitief bedrag is structureel.',
  }),
  bedragCenten: centen.nullable().meta({
    description: 'Leeg (null) is niet begroot; nul is begroot op nul.',
  }),
});

/** A budget line as it came in. */
export type Invoerregel = z.output<typeof begrotingRegel>;

/** What stands in a budget when nothing was changed yet. */
export const PRIMITIEF = 'primitief';
