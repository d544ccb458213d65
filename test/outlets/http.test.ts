import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createServer } from '../../src/http/server.ts';
import { openProefhuis, type Proefhuis } from './huis.ts';

let proef: Proefhuis;
let adres = '';
let webMap = '';
let sluit: () => Promise<void>;

beforeAll(async () => {
  proef = await openProefhuis();
  webMap = await mkdtemp(join(tmpdir(), 'stuurhuis-web-'));
  await mkdir(join(webMap, 'assets'));
  await writeFile(join(webMap, 'index.html'), '<!doctype html><title>Stuurhuis</title>');
  await writeFile(join(webMap, 'assets', 'pagina-abc123.js'), 'export const a = 1;\n');
  const server = await createServer(proef.huis, {
    versie: '0.0.0',
    webMap,
    uploadGrenzen: { bestanden: 5, bytes: 2000 },
  });
  adres = await server.listen({ port: 0, host: '127.0.0.1' });
  sluit = () => server.close();
});
afterAll(async () => {
  await sluit();
  await proef.sluit();
  await rm(webMap, { recursive: true });
});

const haal = (pad: string, opties?: RequestInit): Promise<Response> => fetch(adres + pad, opties);
const lijf = async (pad: string, opties?: RequestInit): Promise<unknown> =>
  (await haal(pad, opties)).json();

/** A part of an answer by its path; every use is checked by an expectation. */
function deel(boom: unknown, ...pad: (string | number)[]): unknown {
  return pad.reduce<unknown>(
    (b, stap) =>
      typeof b === 'object' && b
        ? Object.entries(b).find(([k]) => k === String(stap))?.[1]
        : undefined,
    boom,
  );
}
const sleutels = (boom: unknown): string[] => Object.keys(boom ?? {});
const veldnamen = (fout: unknown): string[] =>
  [...JSON.stringify(deel(fout, 'velden')).matchAll(/"veld":"([^"]+)"/g)]
    .map((m) => m[1] ?? '')
    .sort();

const VRAAG = '/v1/vragen/maandkosten?jaar=2025';
const stuur = (pad: string, body: unknown, headers: Record<string, string> = {}) =>
  haal(pad, {
    method: 'POST',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: { 'content-type': 'application/json', ...headers },
  });

/** A bare request, with headers that fetch does not let us set. */
function kaal(pad: string, headers: Record<string, string>, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(adres);
  return new Promise((klaar, mis) => {
    const verzoek = request({ hostname, port, path: pad, method, headers }, (r) => {
      r.resume();
      klaar(r.statusCode ?? 0);
    });
    verzoek.on('error', mis).end();
  });
}

describe('NLGov API Design Rules', () => {
  it('/core/no-trailing-slash: an address with a slash behind it does not exist', async () => {
    for (const pad of ['/v1/vragen/', '/v1/vragen/maandkosten/?jaar=2025', '/v1/openapi.json/'])
      expect((await haal(pad)).status).toBe(404);
  });

  it('/core/path-segments-kebab-case: every path is lower case with hyphens', async () => {
    const paden = sleutels(deel(await lijf('/v1/openapi.json'), 'paths'));
    expect(paden.length).toBeGreaterThan(5);
    for (const stuk of paden.flatMap((pad) => pad.split('/').slice(1)))
      expect(stuk).toMatch(/^([a-z0-9]+(-[a-z0-9]+)*|\{id\}|openapi\.json)$/);
  });

  it('/core/query-keys-camel-case: every parameter of a query is camelCase', async () => {
    const namen = JSON.stringify(await lijf('/v1/openapi.json')).matchAll(
      /"name":"([^"]+)","in":"query"/g,
    );
    for (const [, naam] of namen) expect(naam).toMatch(/^[a-z][a-zA-Z0-9]*$/);
  });

  it('/core/error-handling/problem-details: a refusal is problem+json with status, title, detail', async () => {
    const r = await haal('/v1/vragen/bestaat-niet');
    expect(r.status).toBe(404);
    expect(r.headers.get('content-type')).toContain('application/problem+json');
    expect(await r.json()).toMatchObject({
      status: 404,
      title: 'Niet gevonden',
      detail: expect.stringContaining('maandkosten'),
    });
    expect((await haal('/v1/bestaat/niet')).headers.get('content-type')).toContain('problem+json');
  });

  it('/core/error-handling/invalid-input: 400 with every wrong field at once', async () => {
    const pad =
      '/v1/vragen/maandkosten?jaar=1&basis=x&vreemd=1&peildatum=2099-01-01&formaat=doc&breedte=a';
    const fout = await lijf(pad);
    expect(fout).toMatchObject({ status: 400 });
    expect(veldnamen(fout)).toEqual(['basis', 'breedte', 'formaat', 'jaar', 'peildatum', 'vreemd']);
    expect(JSON.stringify(fout)).not.toMatch(/Invalid|Unrecognized|expected/);
  });

  it('/core/publish-openapi: OpenAPI 3.1 at /v1/openapi.json, open to every origin', async () => {
    const r = await haal('/v1/openapi.json');
    expect(r.headers.get('access-control-allow-origin')).toBe('*');
    const document: unknown = await r.json();
    expect(document).toMatchObject({ openapi: '3.1.0' });
    expect(deel(document, 'paths', '/vragen/maandkosten', 'get', 'parameters')).toContainEqual(
      expect.objectContaining({ name: 'jaar', in: 'query', required: true }),
    );
    expect(deel(document, 'paths', '/handelingen/zet-getal', 'post')).toBeDefined();
  });

  it('/core/doc-openapi: every reference in the description leads somewhere', async () => {
    const document = await lijf('/v1/openapi.json');
    for (const [, soort, naam] of JSON.stringify(document).matchAll(
      /#\/components\/(\w+)\/(\w+)"/g,
    ))
      expect(deel(document, 'components', soort ?? '', naam ?? '')).toBeDefined();
  });

  it('/core/date-time/format: a day is described as string with format date', async () => {
    const document = await lijf('/v1/openapi.json');
    const tekst = JSON.stringify(
      deel(document, 'paths', '/vragen/maandkosten', 'get', 'responses'),
    );
    expect(tekst).toContain('"sinds":{"type":"string","format":"date"}');
  });

  it('/core/date-time/timezone: a moment is told in UTC', async () => {
    await stuur('/v1/handelingen/zet-getal', { getal: 4, naam: 'moment' });
    const momenten = JSON.stringify([await lijf('/v1/logboek'), await lijf('/v1/importen')]);
    const gevonden = [...momenten.matchAll(/"(?:gedaanOp|ingelezenOp)":"([^"]+)"/g)];
    expect(gevonden.length).toBeGreaterThan(1);
    for (const [, moment] of gevonden) expect(moment).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('/core/semver, /core/version-header: every response names the version, refusals too', async () => {
    for (const pad of ['/v1/gezondheid', '/v1/niets', VRAAG, '/'])
      expect((await haal(pad)).headers.get('api-version')).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('/core/uri-version: the interface lives under /v1', async () => {
    expect(deel(await lijf('/v1/openapi.json'), 'servers', 0, 'url')).toBe('/v1');
  });

  it('/core/transport/security-headers: each response carries them', async () => {
    const { headers } = await haal(VRAAG);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('content-security-policy')).not.toContain('unsafe');
    expect(headers.get('strict-transport-security')).toContain('max-age=');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
  });

  it('/core/transport/cors: nothing but the description is open to other origins', async () => {
    for (const pad of [VRAAG, '/v1/vragen', '/v1/gezondheid', '/'])
      expect((await haal(pad)).headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('walls', () => {
  it('answers only under its own name (DNS rebinding)', async () => {
    const poort = new URL(adres).port;
    expect(await kaal('/v1/gezondheid', { host: `localhost:${poort}` })).toBe(200);
    expect(await kaal('/v1/gezondheid', { host: `kwaad.example:${poort}` })).toBe(403);
    expect(await kaal('/', { host: 'kwaad.example' })).toBe(403);
  });

  it('lets another site change nothing (CSRF)', async () => {
    const pad = '/v1/handelingen/zet-getal?gemeente=9998';
    const lijf = { getal: 1, naam: 'a' };
    const poort = new URL(adres).port;
    expect((await stuur(pad, lijf, { origin: 'https://kwaad.example' })).status).toBe(403);
    expect((await stuur(pad, lijf, { origin: 'null' })).status).toBe(403);
    expect((await stuur(pad, lijf, { origin: `http://127.0.0.1:${poort}` })).status).toBe(200);
    const host = `127.0.0.1:${poort}`;
    expect(await kaal(pad, { host, 'sec-fetch-site': 'cross-site' }, 'POST')).toBe(403);
  });

  it('never shows what went wrong inside', async () => {
    const r = await haal('/v1/vragen/stuk');
    expect(r.status).toBe(500);
    expect(await r.text()).not.toMatch(/geheim|at .*\.ts/);
  });

  it('refuses unreadable, foreign and oversized bodies with a sentence', async () => {
    const pad = '/v1/handelingen/zet-getal';
    expect((await stuur(pad, '{stuk')).status).toBe(400);
    expect((await stuur(pad, 'a=b', { 'content-type': 'text/csv' })).status).toBe(415);
    const groot = await stuur(pad, { naam: 'x'.repeat(6 * 1024 ** 2), getal: 1 });
    expect(groot.status).toBe(413);
    expect(await groot.json()).toMatchObject({ title: 'Te groot' });
  });
});

it('logs the route and not what was asked', async () => {
  const regels: string[] = [];
  const logboek = pino({ level: 'info' }, { write: (regel: string) => regels.push(regel) });
  const server = await createServer(proef.huis, { versie: '0.0.0', logboek });
  const gevraagd = await server.inject('/v1/vragen/maandkosten?jaar=2025&naam=Jansen');
  expect(gevraagd.statusCode).toBe(400);
  await server.inject('/v1/vragen/stuk');
  await server.close();
  expect(regels.join('')).toContain('"route":"/v1/vragen/:id"');
  expect(regels.join('')).toContain('geheim uit het binnenste');
  expect(regels.join('')).not.toContain('Jansen');
});

describe('a question', () => {
  it('stands in the list with its sentence and the schema of its input', async () => {
    expect(deel(await lijf('/v1/vragen'), 'vragen', 0)).toMatchObject({
      id: 'maandkosten',
      vraagzin: 'Wat kostte elke maand?',
      adres: '/v1/vragen/maandkosten',
      invoer: { properties: { jaar: { type: 'integer', title: 'Jaar' } }, required: ['jaar'] },
    });
  });

  it('answers with everything that an answer must say', async () => {
    expect(await lijf(VRAAG)).toMatchObject({
      vraag: 'maandkosten',
      gemeente: '9998',
      peildatum: '2025-05-10',
      fictief: true,
      status: 'voorlopig',
      antwoord: { maanden: [{ maand: '2025-01', kostenCenten: 100_000 }, {}, {}, {}] },
    });
  });

  it('answers as of a peildatum', async () => {
    const antwoord = await lijf(`${VRAAG}&peildatum=2025-02`);
    expect(deel(antwoord, 'antwoord', 'maanden')).toHaveLength(1);
  });

  it.each([
    ['csv', 'text/csv'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['svg', 'image/svg+xml'],
    ['png', 'image/png'],
  ])('comes as %s by formaat and by Accept, with a file name', async (formaat, soort) => {
    for (const r of [
      await haal(`${VRAAG}&formaat=${formaat}`),
      await haal(VRAAG, { headers: { accept: `${soort}, */*;q=0.1` } }),
    ]) {
      expect(r.headers.get('content-type')).toContain(soort);
      expect(r.headers.get('content-disposition')).toBe(
        `attachment; filename="maandkosten-9998-2025-05-10-fictief.${formaat}"`,
      );
    }
  });

  it('gives a workbook that can be read back', async () => {
    const r = await haal(`${VRAAG}&formaat=xlsx`);
    const boek = await new ExcelJS.Workbook().xlsx.load(await r.arrayBuffer());
    expect(boek.worksheets[0]?.getCell('B3').value).toBe(1000);
  });

  it('says 406 to a form that it does not have, and json to a browser', async () => {
    expect((await haal(VRAAG, { headers: { accept: 'application/pdf' } })).status).toBe(406);
    const r = await haal(VRAAG, { headers: { accept: 'text/html,*/*;q=0.8' } });
    expect(r.headers.get('content-type')).toContain('application/json');
  });

  it('draws its chart at the width that is asked for, or says that there is none', async () => {
    const r = await haal('/v1/vragen/maandkosten/grafiek?jaar=2025&breedte=320');
    expect(r.headers.get('content-type')).toContain('image/svg+xml');
    expect(await r.text()).toContain('viewBox="0 0 320 ');
    const zonder = await haal('/v1/vragen/maandkosten/grafiek?jaar=2025&zonderGrafiek=ja');
    expect(zonder.status).toBe(404);
  });

  it('sends nothing again when nothing changed, and all of it when the register did', async () => {
    const etag = (await haal(VRAAG)).headers.get('etag') ?? '';
    const headers = { 'if-none-match': etag };
    expect((await haal(VRAAG, { headers })).status).toBe(304);
    expect((await haal(`${VRAAG}&formaat=csv`, { headers })).status).toBe(200);
    await stuur('/v1/handelingen/zet-getal', { getal: 2, naam: 'b' });
    expect((await haal(VRAAG, { headers })).status).toBe(200);
  });

  it('gives no mark to an answer that still waits for its forecast', async () => {
    const r = await haal(`${VRAAG}&onderweg=ja`);
    expect(r.status).toBe(200);
    expect(r.headers.get('etag')).toBeNull();
  });
});

describe('an act', () => {
  it('is done, logged and answered with its sentence', async () => {
    const r = await stuur('/v1/handelingen/zet-getal', { getal: 7, naam: 'c' });
    expect(r.status).toBe(200);
    expect(await r.json()).toMatchObject({ handeling: 'zet-getal', zin: 'c is nu 7.' });
    const regels = deel(await lijf('/v1/logboek'), 'regels');
    expect(regels).toContainEqual(expect.objectContaining({ zin: 'c is nu 7.' }));
  });

  it('names every wrong field, and answers a conflict with 409', async () => {
    const fout = await stuur('/v1/handelingen/zet-getal', { getal: 0, vreemd: 1 });
    expect(fout.status).toBe(400);
    expect(veldnamen(await fout.json())).toEqual(['getal', 'naam', 'vreemd']);
    const strijdig = await stuur('/v1/handelingen/zet-getal', { getal: 13, naam: 'd' });
    expect(strijdig.status).toBe(409);
  });

  it('that does not exist is 404', async () => {
    expect((await stuur('/v1/handelingen/bestaat-niet', {})).status).toBe(404);
  });
});

describe('files', () => {
  const plaats = (namen: Record<string, string>, velden: Record<string, string> = {}) => {
    const vorm = new FormData();
    for (const [veld, waarde] of Object.entries(velden)) vorm.append(veld, waarde);
    for (const [naam, inhoud] of Object.entries(namen))
      vorm.append('bestand', new Blob([inhoud]), naam);
    return haal('/v1/importen', { method: 'POST', body: vorm });
  };

  it('are taken in with 202 and read afterwards, under their own names', async () => {
    const r = await plaats({ '../../boos.xml': '<a/>', 'b.csv': 'x' }, { proef: 'true' });
    expect(r.status).toBe(202);
    const plek = r.headers.get('location') ?? '';
    await expect.poll(async () => deel(await lijf(plek), 'toestand')).toBe('klaar');
    const laatste = proef.ingelezen.at(-1);
    expect(laatste?.inhoud).toEqual(['<a/>', 'x']);
    expect(laatste?.vraag).toMatchObject({ namen: ['boos.xml', 'b.csv'], proef: true });
    for (const pad of laatste?.vraag.paden ?? [])
      expect(pad.startsWith(join(proef.huis.map, 'tijdelijk'))).toBe(true);
  });

  it('that are too large or absent are refused with a sentence', async () => {
    const groot = await plaats({ 'groot.xml': 'x'.repeat(3000) });
    expect(await groot.json()).toMatchObject({ detail: expect.stringContaining('te groot') });
    expect((await plaats({})).status).toBe(400);
    expect((await stuur('/v1/importen', {})).status).toBe(400);
  });

  it('tell their progress to who looks on', async () => {
    const stop = new AbortController();
    const r = await haal('/v1/gebeurtenissen', { signal: stop.signal });
    expect(r.headers.get('content-type')).toContain('text/event-stream');
    const lezer = r.body?.pipeThrough(new TextDecoderStream()).getReader();
    await plaats({ 'c.xml': '<c/>' });
    let tekst = '';
    while (!tekst.includes('importKlaar')) tekst += (await lezer?.read())?.value ?? '';
    expect(tekst).toMatch(/id: \w+-\d+\nevent: importVoortgang\ndata: .*"bestand":"c\.xml"/);
    expect(tekst).toContain('event: feitenGewijzigd');
    stop.abort();
    const eerste = /id: (\w+-\d+)/.exec(tekst)?.[1] ?? '';
    expect(await eersteDeel(eerste)).toContain('importKlaar');
    expect(await eersteDeel('anders-1')).toContain('event: gemist');
  });

  async function eersteDeel(laatste: string): Promise<string> {
    const stop = new AbortController();
    const headers = { 'last-event-id': laatste };
    const r = await haal('/v1/gebeurtenissen', { headers, signal: stop.signal });
    const lezer = r.body?.pipeThrough(new TextDecoderStream()).getReader();
    let tekst = '';
    while (!/importKlaar|gemist/.test(tekst)) tekst += (await lezer?.read())?.value ?? '';
    stop.abort();
    return tekst;
  }
});

describe('pages', () => {
  it('are served for every address that is not of the interface', async () => {
    for (const pad of ['/', '/vragen/maandkosten?jaar=2025', '/gegevens']) {
      const r = await haal(pad, { headers: { accept: 'text/html' } });
      expect(r.status).toBe(200);
      expect(await r.text()).toContain('<title>Stuurhuis');
      expect(r.headers.get('cache-control')).toBe('no-cache');
    }
    expect((await haal('/v1/iets', { headers: { accept: 'text/html' } })).status).toBe(404);
  });

  it('keep hashed assets for good and miss what is not there', async () => {
    const r = await haal('/assets/pagina-abc123.js');
    expect(r.headers.get('cache-control')).toContain('immutable');
    expect((await haal('/assets/weg.js')).status).toBe(404);
    expect((await haal('/../../package.json')).status).toBe(404);
  });
});
