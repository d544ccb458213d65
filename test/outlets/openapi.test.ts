import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/server.ts';
import { openProefhuis, type Proefhuis } from './huis.ts';
import { afwijkingen } from './schema-past.ts';

type Velden = Readonly<Record<string, unknown>>;

let proef: Proefhuis;
let adres = '';
let sluit: () => Promise<void>;
let document: unknown;
let schemas: Velden;

/** The fields of an object by its path; what is no object has none. */
const velden = (boom: unknown, ...pad: string[]): Velden =>
  pad.reduce<Velden>(
    (deel, stap) => Object.fromEntries(Object.entries(deel[stap] ?? {})),
    Object.fromEntries(Object.entries(boom ?? {})),
  );

const lijf = async (pad: string): Promise<unknown> => (await fetch(adres + pad)).json();

beforeAll(async () => {
  proef = await openProefhuis();
  const server = await createServer(proef.huis, {
    versie: '0.0.0',
    webMap: proef.huis.map,
    uploadGrenzen: { bestanden: 5, bytes: 2000 },
  });
  adres = await server.listen({ port: 0, host: '127.0.0.1' });
  sluit = () => server.close();
  document = await lijf('/v1/openapi.json');
  schemas = velden(document, 'components', 'schemas');
  await fetch(`${adres}/v1/handelingen/zet-getal`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ getal: 4, naam: 'beschreven' }),
  });
});
afterAll(async () => {
  await sluit();
  await proef.sluit();
});

/** The schema of what a path answers with. */
const schemaVan = (pad: string): Velden =>
  velden(
    document,
    'paths',
    pad,
    'get',
    'responses',
    '200',
    'content',
    'application/json',
    'schema',
  );

describe('the description of the interface', () => {
  it.each(['vragen', 'handelingen', 'logboek', 'importen', 'gezondheid'])(
    'tells of %s every field that is sent, and no other',
    async (naam) => {
      const antwoord = await lijf(`/v1/${naam}`);
      expect(afwijkingen(schemaVan(`/${naam}`), antwoord, schemas)).toEqual([]);
      expect(afwijkingen(schemaVan(`/${naam}`), { vreemd: 1 }, schemas)).not.toEqual([]);
    },
  );

  it('tells of an answer its table and its chart to the last field', async () => {
    const antwoord = await lijf('/v1/vragen/maandkosten?jaar=2025');
    expect(afwijkingen(velden(schemas, 'Antwoord'), antwoord, schemas)).toEqual([]);
    expect(velden(antwoord, 'grafiek')['reeksen']).toBeDefined();
  });
});
