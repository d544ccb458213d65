import { z } from 'zod';

/** One input field of a question or act, as the command line shows it. */
export interface Veld {
  readonly naam: string;
  readonly uitleg: string;
  readonly keuzes: readonly string[];
}

interface Eigenschap {
  readonly title?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly type?: string;
}

/** The fields of a schema with what its author wrote about them. */
export function invoerVelden(schema: z.ZodObject): Veld[] {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([naam, ruw]) => {
    // safe: a property of an object schema is a schema, and these four are optional everywhere
    const eigenschap = (typeof ruw === 'object' ? ruw : {}) as Eigenschap;
    const janee = eigenschap.type === 'boolean' ? ['ja', 'nee'] : [];
    return {
      naam,
      uitleg: eigenschap.description ?? eigenschap.title ?? naam,
      keuzes: eigenschap.enum ? eigenschap.enum.map(String) : janee,
    };
  });
}
