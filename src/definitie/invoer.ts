import { z } from 'zod';
import { no, ok, type Problem, type Result, type VeldFout } from '../core/basis/result.ts';

z.config(z.locales.nl());

/**
 * Checks input against a schema; text from a URL or command line is read as the type that the
 * schema asks for. Unknown fields are errors. All errors come at once, in Dutch.
 */
export function checkInvoer<S extends z.ZodObject>(
  schema: S,
  ruw: Readonly<Record<string, unknown>>,
): Result<z.output<S>> {
  const gelezen = schema.strict().safeParse(ruw);
  if (gelezen.success) {
    // safe: strict() only adds a check, it does not change what the schema yields
    return ok(gelezen.data as z.output<S>);
  }
  const velden = gelezen.error.issues.flatMap(toVeldFouten);
  return no('ongeldigeInvoer', zinVan(velden), velden);
}

function toVeldFouten(issue: z.core.$ZodIssue): VeldFout[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((veld) => ({ veld, melding: 'Dit veld is niet bekend.' }));
  }
  return [
    {
      veld: issue.path.join('.') || '(geheel)',
      melding: `${meldingVan(issue)}.`.replace(/\.\.$/, '.'),
    },
  ];
}

const SOORTEN: Readonly<Record<string, string>> = {
  number: 'een getal',
  int: 'een heel getal',
  string: 'tekst',
  boolean: 'ja of nee',
  array: 'een lijst',
  object: 'een groep velden',
};

/** The sentence of the definition when it wrote one, else ours: zod's own speaks to programmers. */
function meldingVan(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (!/^(Ongeldige |Te klein: |Te groot: |Te kort: |Te lang: )/.test(message)) return message;
  if (issue.code === 'invalid_value') return `Kies uit: ${issue.values.map(String).join(', ')}`;
  if (issue.code === 'too_small') return grensZin(issue.origin, issue.minimum, 'ten minste');
  if (issue.code === 'too_big') return grensZin(issue.origin, issue.maximum, 'ten hoogste');
  if (issue.code !== 'invalid_type') return message;
  if (message.endsWith(' ontving undefined')) return 'Dit veld is verplicht';
  const soort = SOORTEN[issue.expected];
  return soort ? `Dit moet ${soort} zijn` : message;
}

function grensZin(wat: string, grens: number | bigint, hoe: string): string {
  if (wat === 'string') return grens === 1 ? 'Vul dit veld in' : `Gebruik ${hoe} ${grens} tekens`;
  return wat === 'array' ? `Geef er ${hoe} ${grens} op` : `Kies ${hoe} ${grens}`;
}

const zinVan = (velden: readonly VeldFout[]): string =>
  `De invoer klopt niet: ${velden.map((v) => `${v.veld}: ${v.melding}`).join(' ')}`;

/**
 * Two refusals of one call as one, so that every wrong field is told at once. What names no field
 * waits until the input is right.
 */
export function samen(eerste: Problem, tweede: Problem): Result<never> {
  const velden = [...(eerste.velden ?? []), ...(tweede.velden ?? [])];
  const isInvoer = [eerste, tweede].some((p) => p.code === 'ongeldigeInvoer');
  if (!eerste.velden || !tweede.velden || !isInvoer) {
    return { ok: false, problem: tweede.code === 'ongeldigeInvoer' ? tweede : eerste };
  }
  return no('ongeldigeInvoer', zinVan(velden), velden);
}

/**
 * Turns text fields (URL, command line) into what the schema asks for: numbers, yes/no and lists
 * (`a,b` or repeated). What does not convert stays text, so that the check names it.
 */
export function invoerUitTekst(
  schema: z.ZodObject,
  velden: Readonly<Record<string, string | readonly string[]>>,
): Record<string, unknown> {
  const { properties = {} } = z.toJSONSchema(schema, { io: 'input' });
  const omgezet = Object.entries(velden).map(([veld, tekst]) => {
    const soort = properties[veld];
    return [veld, convert(typeof soort === 'object' ? soort.type : undefined, tekst)] as const;
  });
  return Object.fromEntries(omgezet);
}

function convert(soort: unknown, tekst: string | readonly string[]): unknown {
  if (soort === 'array') return typeof tekst === 'string' ? tekst.split(',') : tekst;
  const een = typeof tekst === 'string' ? tekst : tekst[tekst.length - 1];
  if (soort === 'integer' || soort === 'number') {
    return een !== undefined && /^-?\d+(\.\d+)?$/.test(een) ? Number(een) : een;
  }
  if (soort === 'boolean' && (een === 'ja' || een === 'true')) return true;
  if (soort === 'boolean' && (een === 'nee' || een === 'false')) return false;
  return een;
}
