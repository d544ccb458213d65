import type { JsonSchema } from './schema.ts';

type Soort = 'schemas' | 'responses' | 'parameters' | 'headers';

/** Points to a shared part of the description. */
export const verwijs = (soort: Soort, naam: string): JsonSchema => ({
  $ref: `#/components/${soort}/${naam}`,
});

export const tekst = { type: 'string' };
export const teksten = { type: 'array', items: tekst };
export const geheel = { type: 'integer' };
export const dag = { type: 'string', format: 'date' };
export const gemeente = { type: 'string', pattern: '^[0-9]{4}$', description: 'CBS-code' };

/** This, or null where it is not known. */
export const ofNull = (schema: JsonSchema): JsonSchema => ({ anyOf: [schema, { type: 'null' }] });

/** A list of these. */
export const lijst = (items: JsonSchema): JsonSchema => ({ type: 'array', items });

/** An object of these fields, all of them required but the named ones. */
export const velden = (properties: JsonSchema, optioneel: readonly string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  required: Object.keys(properties).filter((v) => !optioneel.includes(v)),
});
