import type { Catalogus } from '../definitie/catalogus.ts';
import type { HandelingDefinitie } from '../definitie/handeling.ts';
import { GROEPEN, type VraagDefinitie } from '../definitie/vraag.ts';
import { API_VERSIE } from './beveiliging.ts';
import { verwijs } from './openapi-bouw.ts';
import { COMPONENTEN } from './openapi-onderdelen.ts';
import { PROBLEM_JSON } from './problem.ts';
import { invoerSchema, type JsonSchema, uitvoerSchema } from './schema.ts';
import { VORMEN } from './vormen.ts';

/**
 * The description of the interface (OpenAPI 3.1), made from the same definitions that answer: a
 * question or act that is in its folder is in here.
 */
export function openapi(catalogus: Catalogus): JsonSchema {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stuurhuis',
      version: API_VERSIE,
      description:
        'Vragen over en handelingen in het sociaal domein van een gemeente. Bedragen zijn hele ' +
        'eurocenten in velden die eindigen op Centen; null betekent onbekend.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
      contact: { name: 'Beheerder van deze Stuurhuis' },
    },
    servers: [{ url: '/v1', description: 'Deze Stuurhuis' }],
    tags: [...GROEPEN, 'Handelingen', 'Inlezen', 'Stuurhuis'].map((name) => ({ name })),
    paths: {
      ...VASTE_PADEN,
      ...Object.fromEntries(catalogus.vragen.flatMap(vraagPaden)),
      ...Object.fromEntries(catalogus.handelingen.map(handelingPad)),
    },
    components: COMPONENTEN,
  };
}

const FOUTEN = {
  '400': verwijs('responses', 'OngeldigeInvoer'),
  '403': verwijs('responses', 'NietToegestaan'),
  '404': verwijs('responses', 'NietGevonden'),
  '500': verwijs('responses', 'FoutVanOns'),
  '503': verwijs('responses', 'NietBeschikbaar'),
};

const KOP = ['Gemeente', 'Peildatum', 'Wacht'];

const json = (description: string, schema: JsonSchema): JsonSchema => ({
  description,
  headers: { 'API-Version': verwijs('headers', 'ApiVersion') },
  content: { 'application/json': { schema } },
});

function vraagPaden(v: VraagDefinitie): [string, JsonSchema][] {
  const ok = antwoordVan(v);
  const svg = { ...ok, description: 'De grafiek.', content: { 'image/svg+xml': {} } };
  return [
    [`/vragen/${v.id}`, vraagPad(v, { id: `vraag-${v.id}`, titel: v.titel, kop: ['Formaat'], ok })],
    [
      `/vragen/${v.id}/grafiek`,
      vraagPad(v, {
        id: `grafiek-${v.id}`,
        titel: `${v.titel}: grafiek`,
        kop: ['Breedte', 'Merk'],
        ok: svg,
      }),
    ],
  ];
}

/** The answer in each of its forms. */
function antwoordVan(v: VraagDefinitie): JsonSchema {
  const antwoord = {
    allOf: [
      verwijs('schemas', 'Antwoord'),
      { type: 'object', properties: { antwoord: uitvoerSchema(v.uitvoer) } },
    ],
  };
  const overig = Object.entries(VORMEN).filter(([naam]) => naam !== 'json');
  const content = {
    'application/json': { schema: antwoord },
    ...Object.fromEntries(overig.map(([, soort]) => [soort, {}])),
  };
  return { ...json(`Het antwoord op: ${v.vraagzin}`, antwoord), content };
}

interface Pad {
  readonly id: string;
  readonly titel: string;
  /** Shared parameters beside gemeente, peildatum and wacht. */
  readonly kop: readonly string[];
  readonly ok: JsonSchema;
}

function vraagPad(v: VraagDefinitie, { id, titel, kop, ok }: Pad): JsonSchema {
  const ongewijzigd = { '304': { description: 'Niets veranderd sinds het gegeven ETag.' } };
  const gedeeld = [...KOP, ...kop].map((p) => verwijs('parameters', p));
  return {
    get: {
      tags: [v.groep],
      description: v.vraagzin,
      operationId: id,
      summary: titel,
      parameters: [...gedeeld, ...parametersVan(v)],
      responses: { '200': ok, ...ongewijzigd, ...FOUTEN },
    },
  };
}

function parametersVan(v: VraagDefinitie): JsonSchema[] {
  // safe: the schema of a zod object has named properties and a list of required names
  const { properties = {}, required = [] } = invoerSchema(v.invoer) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    description: typeof schema.description === 'string' ? schema.description : name,
    schema,
  }));
}

function handelingPad(h: HandelingDefinitie): [string, JsonSchema] {
  const gedaan = {
    allOf: [
      verwijs('schemas', 'Gedaan'),
      { type: 'object', properties: { uitkomst: uitvoerSchema(h.uitvoer) } },
    ],
  };
  const post = {
    tags: ['Handelingen'],
    operationId: `handeling-${h.id}`,
    summary: h.titel,
    description: h.uitleg,
    parameters: [verwijs('parameters', 'Gemeente')],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: invoerSchema(h.invoer) } },
    },
    responses: {
      '200': json('Gedaan.', gedaan),
      ...FOUTEN,
      '409': verwijs('responses', 'Strijdig'),
    },
  };
  return [`/handelingen/${h.id}`, { post }];
}

const lees = (
  tag: string,
  summary: string,
  responses: JsonSchema,
  parameters: JsonSchema[] = [],
) => ({
  get: {
    tags: [tag],
    operationId: summary.toLowerCase().replaceAll(' ', '-'),
    summary,
    description: `${summary}.`,
    ...(parameters.length > 0 ? { parameters } : {}),
    responses,
  },
});

const DOCUMENT = { type: 'object', additionalProperties: true };

const VASTE_PADEN: JsonSchema = {
  '/vragen': lees('Stuurhuis', 'Alle vragen', {
    '200': json('De vragen.', verwijs('schemas', 'Vragen')),
  }),
  '/handelingen': lees('Handelingen', 'Alle handelingen', {
    '200': json('De handelingen.', verwijs('schemas', 'Handelingen')),
  }),
  '/logboek': lees(
    'Handelingen',
    'Wat er gedaan is',
    {
      '200': json('De handelingen die gedaan zijn.', verwijs('schemas', 'Logboek')),
      '400': FOUTEN['400'],
    },
    [verwijs('parameters', 'Gemeente')],
  ),
  '/gezondheid': lees('Stuurhuis', 'Of Stuurhuis werkt', {
    '200': json('Stuurhuis werkt.', verwijs('schemas', 'Gezondheid')),
  }),
  '/berekeningen': {
    delete: {
      tags: ['Stuurhuis'],
      operationId: 'berekeningen-afbreken',
      summary: 'Berekeningen afbreken',
      description:
        'Breekt af wat wordt berekend of op zijn beurt wacht. Wie het antwoord weer vraagt, begint opnieuw.',
      responses: {
        '200': json('Hoeveel er zijn afgebroken.', {
          type: 'object',
          properties: { afgebroken: { type: 'integer' } },
          required: ['afgebroken'],
        }),
      },
    },
  },
  '/gebeurtenissen': lees('Stuurhuis', 'Wat er gebeurt', {
    '200': { description: 'Server-sent events.', content: { 'text/event-stream': {} } },
    '503': FOUTEN['503'],
  }),
  '/openapi.json': lees('Stuurhuis', 'Deze beschrijving', {
    '200': json('OpenAPI 3.1.', DOCUMENT),
  }),
  '/importen': {
    ...lees('Inlezen', 'Wat er ingelezen is', {
      '200': json('De importen.', verwijs('schemas', 'Importen')),
    }),
    post: {
      tags: ['Inlezen'],
      operationId: 'bestanden-inlezen',
      summary: 'Bestanden inlezen',
      description:
        'Elk bestand gaat heel naar binnen of helemaal niet. Tweemaal sturen verandert niets.',
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: verwijs('schemas', 'Upload') } },
      },
      responses: {
        '202': json('Aangenomen; zie Location.', verwijs('schemas', 'Importopdracht')),
        ...FOUTEN,
        '413': { description: 'Te groot.', content: { [PROBLEM_JSON]: {} } },
      },
    },
  },
  '/narekenen': {
    post: {
      tags: ['Inlezen'],
      operationId: 'tabel-narekenen',
      summary: 'Een tabel narekenen',
      description:
        'Rekent een gepubliceerde tabel (XLSX, CSV of JSON) na: elke som die een label verraadt, naast wat de delen geven. Er wordt niets bewaard.',
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: verwijs('schemas', 'NarekenUpload') } },
      },
      responses: {
        '200': json('Wat de sommen zijn.', verwijs('schemas', 'Narekening')),
        ...FOUTEN,
        '409': verwijs('responses', 'Strijdig'),
      },
    },
  },
  '/importen/{id}': lees(
    'Inlezen',
    'Een import',
    {
      '200': json('Hoe ver de import is.', verwijs('schemas', 'Importopdracht')),
      '404': FOUTEN['404'],
    },
    [{ name: 'id', in: 'path', required: true, schema: { type: 'string', format: 'uuid' } }],
  ),
};
