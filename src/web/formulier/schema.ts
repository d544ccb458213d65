import type { VeldSchema } from '../api/typen.ts';

/** What kind of control a field gets. */
export type Bediening =
  | 'tekst'
  | 'getal'
  | 'bedrag'
  | 'datum'
  | 'maand'
  | 'jaNee'
  | 'keuze'
  | 'keuzes'
  | 'lijst'
  | 'groep';

const MAAND_PATROON = /^\^?\\d\{4\}-/;

/** The schema without the "or null" around it. */
export function kern(schema: VeldSchema): VeldSchema {
  const echte = schema.anyOf?.filter((s) => s.type !== 'null') ?? [];
  const [enige] = echte;
  if (!enige || echte.length !== 1) return schema;
  const { anyOf: _, ...rest } = schema;
  return { ...enige, ...rest };
}

/** The control by which a field is filled in. */
export function bedieningVan(naam: string, ruw: VeldSchema): Bediening {
  const schema = kern(ruw);
  if (schema.enum) return 'keuze';
  if (schema.type === 'boolean') return 'jaNee';
  if (schema.type === 'array') return schema.items?.enum ? 'keuzes' : 'lijst';
  if (schema.type === 'object') return 'groep';
  if (schema.type === 'integer' || schema.type === 'number') {
    return naam.endsWith('Centen') ? 'bedrag' : 'getal';
  }
  if (schema.format === 'date' || /datum$/i.test(naam)) return 'datum';
  return MAAND_PATROON.test(schema.pattern ?? '') && /maand$/i.test(naam) ? 'maand' : 'tekst';
}

/** A field name in words, where the schema has no title: `ontvangenOp` becomes "Ontvangen op". */
export function labelVan(naam: string, schema: VeldSchema): string {
  if (schema.title) return schema.title;
  const woorden = naam
    .replace(/Centen$/, '')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  return woorden.charAt(0).toUpperCase() + woorden.slice(1);
}

/** Where in a form a field is: `regels.0.post` becomes "Regels, regel 1, Post". */
export function plekInWoorden(schema: VeldSchema, pad: string): string {
  let deel: VeldSchema | undefined = schema;
  const namen = pad.split('.').map((stap) => {
    const nu: VeldSchema = kern(deel ?? {});
    if (/^\d+$/.test(stap)) {
      deel = nu.items;
      return `regel ${Number(stap) + 1}`;
    }
    deel = nu.properties?.[stap];
    return deel ? labelVan(stap, deel) : stap;
  });
  return namen.join(', ');
}

/** Fields of an object in the order of the schema. */
export const veldenVan = (schema: VeldSchema): readonly (readonly [string, VeldSchema])[] =>
  Object.entries(kern(schema).properties ?? {});

/** Whether a field must be filled in. */
export const isVerplicht = (ouder: VeldSchema, naam: string): boolean =>
  (kern(ouder).required?.includes(naam) ?? false) &&
  kern(ouder).properties?.[naam]?.default === undefined;
