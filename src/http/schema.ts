import { z } from 'zod';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The JSON Schema (2020-12) of what a caller may send. */
export const invoerSchema = (schema: z.ZodType): JsonSchema => toJson(schema, 'input');

/** The JSON Schema of what a caller gets back. */
export const uitvoerSchema = (schema: z.ZodType): JsonSchema => toJson(schema, 'output');

function toJson(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      // zod writes every leap year into the pattern of a date; the format says it
      if (jsonSchema.format === 'date' || jsonSchema.format === 'date-time') {
        delete jsonSchema.pattern;
      }
    },
  });
  return rest;
}
