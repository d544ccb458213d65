import { z } from 'zod';
import { type Maand, parseMaand } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import { soortVan, TABELNAMEN, type Tabelnaam } from '../facts/tabelsoorten/tabelsoorten.ts';
import type { RegisterLezer } from '../register/port.ts';

/** Where the agreements stand in the register. */
export const LEVERINGSAFSPRAKEN = 'leveringsafspraken';

/** The messages count as one delivery: a provider sends them by himself. */
const BERICHTEN = ['berichten'] as const;

/** What can be agreed upon: tables that a municipality gets from others, and messages. */
export const LEVERBARE_SOORTEN = [
  ...BERICHTEN,
  ...TABELNAMEN.filter((naam) => soortVan(naam).landelijk !== true),
] as readonly ['berichten', ...Tabelnaam[]]; // safe: it begins with the one and goes on with the others

/** An agreement: who delivers what, how often, and within how many days. */
export const leveringsafspraak = z.object({
  leverancier: z.string().trim().min(2).max(80).meta({
    title: 'Leverancier',
    description:
      'De organisatie die levert, zoals SVB, CAK of de dienst. Geen naam van een persoon.',
  }),
  soort: z.enum(LEVERBARE_SOORTEN).meta({ title: 'Wat wordt geleverd' }),
  alleen: z.string().trim().max(80).nullable().default(null).meta({
    title: 'Alleen van',
    description:
      'Bij bijdragen, uitnutting, subsidies en facturen: alleen de rijen van deze regeling, partij, instelling of leverancier. Leeg is alle rijen.',
  }),
  frequentie: z.enum(['maand', 'kwartaal', 'halfjaar', 'jaar']).meta({ title: 'Hoe vaak' }),
  binnenDagen: z.int().min(0).max(800).meta({
    title: 'Binnen hoeveel dagen',
    description: 'Dagen na de laatste dag van de periode.',
  }),
  vanaf: z
    .string()
    .refine((t) => parseMaand(t) !== null, 'Geef een maand als JJJJ-MM')
    // safe: the check above let months through only
    .transform((t) => t as Maand)
    .meta({ title: 'Vanaf maand' }),
});
export type Leveringsafspraak = z.output<typeof leveringsafspraak>;

/** What tells two agreements apart. */
export const afspraakSleutel = (a: Pick<Leveringsafspraak, 'leverancier' | 'soort' | 'alleen'>) =>
  [a.leverancier.toLowerCase(), a.soort, a.alleen?.toLowerCase() ?? ''].join('|');

/** The agreements that stand. */
export async function leveringsafspraken(
  register: Pick<RegisterLezer, 'instelling'>,
  gemeente: Gemeente,
): Promise<readonly Leveringsafspraak[]> {
  const bewaard = await register.instelling(gemeente, LEVERINGSAFSPRAKEN);
  return z.array(leveringsafspraak).parse(bewaard ?? []);
}
