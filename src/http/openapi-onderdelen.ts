import { PROBLEM_JSON } from './problem.ts';
import type { JsonSchema } from './schema.ts';
import { VORMEN } from './vormen.ts';

type Soort = 'schemas' | 'responses' | 'parameters' | 'headers';

/** Points to a shared part of the description. */
export const verwijs = (soort: Soort, naam: string): JsonSchema => ({
  $ref: `#/components/${soort}/${naam}`,
});

const tekst = { type: 'string' };
const teksten = { type: 'array', items: tekst };
const geheel = { type: 'integer' };
const dag = { type: 'string', format: 'date' };
const ofNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });
const velden = (properties: JsonSchema, optioneel: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((v) => !optioneel.includes(v)),
});

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

const ANTWOORD = velden({
  vraag: tekst,
  gemeente: { type: 'string', pattern: '^[0-9]{4}$', description: 'CBS-code' },
  peildatum: dag,
  snapshot: { type: 'integer', description: 'Nummer van de laatste import die meetelt' },
  status: { type: 'string', enum: ['voorlopig', 'naderVoorlopig', 'definitief', 'prognose'] },
  fictief: { type: 'boolean', description: 'Demonstratie of voorbeeld' },
  eenheid: tekst,
  bronnen: { type: 'array', items: velden({ naam: tekst, standPer: ofNull(dag) }) },
  ontbreekt: { ...teksten, description: 'Wat niet in het antwoord zit' },
  afleiding: { type: 'string', description: 'Hoe het berekend is' },
  zin: { type: 'string', description: 'Het antwoord in gewone taal' },
  antwoord: {},
  tabel: { type: 'object', description: 'Dezelfde cijfers als tabel' },
  grafiek: ofNull({ type: 'object', description: 'Tekenvoorschrift van de grafiek' }),
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
  schemas: {
    Antwoord: ANTWOORD,
    Gedaan: velden({
      handeling: tekst,
      uitkomst: {},
      zin: { type: 'string', description: 'Wat er gedaan is' },
      handelingId: ofNull(geheel),
    }),
    Gezondheid: velden({
      status: { type: 'string', enum: ['gezond'] },
      versie: tekst,
      gemeenten: {
        type: 'array',
        items: velden({
          gemeente: tekst,
          standPer: dag,
          snapshot: geheel,
          fictief: { type: 'boolean' },
        }),
      },
    }),
    Importopdracht: velden({
      id: { type: 'string', format: 'uuid' },
      toestand: { type: 'string', enum: ['wacht', 'bezig', 'klaar', 'mislukt'] },
      bestanden: teksten,
      voortgang: velden({ gedaan: geheel, totaal: geheel, bestand: tekst }),
      verslag: ofNull({ type: 'object' }),
      fout: ofNull(tekst),
    }),
    Probleem: velden(
      {
        type: { type: 'string', format: 'uri-reference' },
        status: geheel,
        title: tekst,
        detail: tekst,
        code: tekst,
        velden: { type: 'array', items: velden({ veld: tekst, melding: tekst }) },
        instance: { type: 'string', format: 'uri-reference' },
      },
      ['code', 'velden', 'instance'],
    ),
    Upload: {
      type: 'object',
      required: ['bestand'],
      properties: {
        bestand: {
          type: 'array',
          items: { type: 'string', contentMediaType: 'application/octet-stream' },
        },
        gemeente: tekst,
        ontvangenOp: dag,
        getal: { type: 'string', enum: ['nl', 'en'] },
        omschrijving: tekst,
      },
    },
  },
};
