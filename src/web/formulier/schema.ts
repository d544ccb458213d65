import { STROOM_NAMEN } from '../../core/basis/domein.ts';
import { isSoort, soortNaam } from '../../definitie/soortnamen.ts';
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

/** Names of days that carry no format in the schema. */
const DAG = /[dD]atum$|^geldig(Van|Tot)$|[a-z]Op$/;

/** Whether "nothing" is an answer to this field. */
export const magNiets = ({ type, anyOf }: VeldSchema): boolean =>
  (typeof type === 'object' && type.includes('null')) ||
  (anyOf?.some((s) => s.type === 'null') ?? false);

/** The schema without the "or null" around it. */
export function kern(schema: VeldSchema): VeldSchema {
  const { anyOf, type, ...rest } = schema;
  if (typeof type === 'object') {
    const echte = type.find((t) => t !== 'null');
    return echte ? { ...rest, type: echte } : rest;
  }
  const [enige, tweede] = anyOf?.filter((s) => s.type !== 'null') ?? [];
  return enige && !tweede ? { ...enige, ...rest } : schema;
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
  if (schema.format === 'date' || DAG.test(naam)) return 'datum';
  return MAAND_PATROON.test(schema.pattern ?? '') && /maand$/i.test(naam) ? 'maand' : 'tekst';
}

/** What a field asks; of an amount always how it is typed, whatever it is sent as. */
export function uitlegVan(naam: string, schema: VeldSchema): string | null {
  const { description = '', title } = schema;
  const eigen = description === title ? '' : description;
  if (bedieningVan(naam, schema) !== 'bedrag') return eigen || null;
  const rest = /eurocent/i.test(eigen) ? '' : eigen;
  return ['In euro, bijvoorbeeld 1.234,56 of 1,2 mln.', rest].filter(Boolean).join(' ');
}

const CODES: Readonly<Record<string, string>> = {
  ...STROOM_NAMEN,
  wmo: 'Wmo',
  jeugd: 'Jeugdwet',
  participatie: 'Participatiewet',
};

/** A code as people say it: `grBijdrage` becomes "bijdrage aan gemeenschappelijke regeling". */
export const codeInWoorden = (code: string): string =>
  CODES[code] ??
  // a budget is a document as well as a kind of table
  (isSoort(code) && code !== 'begroting' ? soortNaam(code) : gesplitst(code));

const gesplitst = (code: string): string =>
  code.replace(/([a-z])([A-Z])/g, (_, a: string, b: string) => `${a} ${b.toLowerCase()}`);

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
  moetErZijn(ouder, naam) && !magNiets(kern(ouder).properties?.[naam] ?? {});

/** Whether a field may not be left out; "nothing" may still be its answer. */
export const moetErZijn = (ouder: VeldSchema, naam: string): boolean =>
  (kern(ouder).required?.includes(naam) ?? false) &&
  kern(ouder).properties?.[naam]?.default === undefined;
