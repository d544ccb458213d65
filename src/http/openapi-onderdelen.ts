import { tekst, verwijs } from './openapi-bouw.ts';
import { SCHEMAS } from './openapi-schemas.ts';
import { PROBLEM_JSON } from './problem.ts';
import type { JsonSchema } from './schema.ts';
import { VORMEN } from './vormen.ts';

const probleem = (description: string): JsonSchema => ({
  description,
  headers: { 'API-Version': verwijs('headers', 'ApiVersion') },
  content: { [PROBLEM_JSON]: { schema: verwijs('schemas', 'Probleem') } },
});

const inQuery = (name: string, description: string, schema: JsonSchema): JsonSchema => ({
  name,
  in: 'query',
  required: false,
  description,
  schema,
});

/** The parts that every path shares. */
export const COMPONENTEN: JsonSchema = {
  headers: {
    ApiVersion: { description: 'Versie van deze koppeling (semver)', schema: tekst },
  },
  parameters: {
    Gemeente: inQuery('gemeente', 'CBS-code; niet nodig als er een gemeente is.', {
      type: 'string',
      pattern: '^[0-9]{4}$',
    }),
    Peildatum: inQuery(
      'peildatum',
      'Wat de gemeente op deze dag wist: JJJJ-MM-DD, of een maand JJJJ-MM. Zonder: de laatste stand.',
      { type: 'string', pattern: '^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$', examples: ['2025-10-01'] },
    ),
    Formaat: inQuery('formaat', 'Vorm van het antwoord; gaat voor de Accept-kop.', {
      type: 'string',
      enum: Object.keys(VORMEN),
    }),
    Wacht: inQuery('wacht', 'Wacht tot een prognose die nog loopt klaar is.', {
      type: 'string',
      enum: ['ja', 'nee'],
      default: 'nee',
    }),
    Breedte: inQuery('breedte', 'Breedte van de grafiek in beeldpunten.', {
      type: 'integer',
      minimum: 280,
      maximum: 2400,
      default: 800,
    }),
    Merk: inQuery(
      'merk',
      'Vrij kenmerk: een ander kenmerk geeft een ander adres, verder niets.',
      tekst,
    ),
  },
  responses: {
    OngeldigeInvoer: probleem('De invoer klopt niet; alle fouten tegelijk in velden.'),
    NietToegestaan: probleem('Niet toegestaan.'),
    NietGevonden: probleem('Niet gevonden.'),
    Strijdig: probleem('In strijd met wat er al is.'),
    FoutVanOns: probleem('Fout van ons; er is niets veranderd.'),
    NietBeschikbaar: probleem('Nu niet beschikbaar; probeer het later.'),
  },
  schemas: SCHEMAS,
};
