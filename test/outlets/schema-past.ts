type Schema = Readonly<Record<string, unknown>>;

const isVelden = (x: unknown): x is Schema =>
  typeof x === 'object' && x !== null && !Array.isArray(x);

const TYPES: Readonly<Record<string, (x: unknown) => boolean>> = {
  string: (x) => typeof x === 'string',
  number: (x) => typeof x === 'number',
  integer: (x) => Number.isInteger(x),
  boolean: (x) => typeof x === 'boolean',
  null: (x) => x === null,
  array: Array.isArray,
  object: isVelden,
};

/**
 * Where a value is not as the description says: the paths. Knows the part of JSON Schema that our
 * description uses; a field that is not described is a fault too.
 */
export function afwijkingen(schema: Schema, waarde: unknown, delen: Schema, pad = '$'): string[] {
  if (typeof schema['$ref'] === 'string') {
    const naam = schema['$ref'].split('/').at(-1) ?? '';
    const doel = delen[naam];
    return isVelden(doel) ? afwijkingen(doel, waarde, delen, pad) : [`${pad}: ${naam} is nowhere`];
  }
  if (Array.isArray(schema['anyOf'])) {
    const pogingen = schema['anyOf'].map((s: Schema) => afwijkingen(s, waarde, delen, pad));
    return pogingen.some((p) => p.length === 0) ? [] : (pogingen[0] ?? []);
  }
  const { type } = schema;
  if (typeof type === 'string' && !TYPES[type]?.(waarde)) return [`${pad}: no ${type}`];
  if (Array.isArray(schema['enum']) && !schema['enum'].includes(waarde)) return [`${pad}: enum`];
  const { items } = schema;
  if (Array.isArray(waarde) && isVelden(items)) {
    return waarde.flatMap((w, i) => afwijkingen(items, w, delen, `${pad}[${i}]`));
  }
  return isVelden(waarde) ? inVelden(schema, waarde, delen, pad) : [];
}

function inVelden(schema: Schema, waarde: Schema, delen: Schema, pad: string): string[] {
  const { properties, required, additionalProperties: overig } = schema;
  if (type(schema) === null) return [];
  const eigen = isVelden(properties) ? properties : {};
  const gemist = (Array.isArray(required) ? required : [])
    .filter((v: string) => !(v in waarde))
    .map((v: string) => `${pad}.${v}: missing`);
  const fout = Object.entries(waarde).flatMap(([veld, w]) => {
    const van = eigen[veld] ?? overig;
    if (van === true) return [];
    return isVelden(van) ? afwijkingen(van, w, delen, `${pad}.${veld}`) : [`${pad}.${veld}: extra`];
  });
  return [...gemist, ...fout];
}

const type = (schema: Schema): string | null =>
  typeof schema['type'] === 'string' ? schema['type'] : null;
