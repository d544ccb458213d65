import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { createServer } from '../../src/http/server.ts';
import { openHuis } from '../../src/main.ts';
import { value } from './huis.ts';

let map = '';
let huis: Huis;
let server: FastifyInstance;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-deuren-'));
  huis = value(await openHuis(join(map, 'data'), { nu: () => new Date('2025-10-01T12:00:00Z') }));
  server = await createServer(huis, { versie: '0.0.0' });
  await server.listen({ port: 0, host: '127.0.0.1' });
});
afterAll(async () => {
  await server.close();
  await huis.sluit();
  await rm(map, { recursive: true });
});

const adres = () => server.listeningOrigin;

function plaats(inhoud: string | null, velden: Record<string, string>): Promise<Response> {
  const vorm = new FormData();
  for (const [veld, waarde] of Object.entries(velden)) vorm.append(veld, waarde);
  if (inhoud !== null) vorm.append('bestand', new Blob([inhoud]), 'namen.csv');
  return fetch(`${adres()}/v1/importen`, { method: 'POST', body: vorm });
}

const fouten = async (r: Response): Promise<[number, string[]]> => {
  const { velden = [] }: { velden?: { veld: string }[] } = await r.json();
  return [r.status, velden.map((v) => v.veld).sort()];
};

describe('files that come in with fields', () => {
  it('are refused with every wrong field at once, and nothing is read', async () => {
    const velden = { gemeente: '99', ontvangenOp: '2025-02-30', getal: 'fr', vreemd: 'x' };
    expect(await fouten(await plaats('agb;naam\n', velden))).toEqual([
      400,
      ['gemeente', 'getal', 'ontvangenOp', 'vreemd'],
    ]);
    expect(await fouten(await plaats(null, { ontvangenOp: '2025-10-02' }))).toEqual([
      400,
      ['bestand', 'ontvangenOp'],
    ]);
    expect(await huis.facts.importen(null)).toEqual([]);
  });

  it('are told to be ready once, when the report can be fetched', async () => {
    const gehoord: string[] = [];
    const stop = huis.omroep.luister((g) => gehoord.push(g.soort));
    const r = await plaats('agb;naam\n01234567;Zorg\n', { gemeente: '9998', getal: '' });
    expect(r.status).toBe(202);
    await expect.poll(() => gehoord, { timeout: 30_000 }).toContain('importKlaar');
    const opdracht = await fetch(adres() + (r.headers.get('location') ?? ''));
    expect(await opdracht.json()).toMatchObject({ toestand: 'klaar' });
    expect(gehoord.filter((s) => s === 'importKlaar')).toHaveLength(1);
    stop();
  });
});

describe('all faults of a call at once', () => {
  it('of a question: municipality and peildatum beside its own fields', async () => {
    const pad = '/v1/vragen/jaarprognose?gemeente=abc&peildatum=2199-01-01&jaar=x&formaat=doc';
    expect(await fouten(await fetch(adres() + pad))).toEqual([
      400,
      ['formaat', 'gemeente', 'jaar', 'peildatum'],
    ]);
    const alleen = await fetch(`${adres()}/v1/vragen/jaarprognose?gemeente=0001`);
    expect(await fouten(alleen)).toEqual([404, ['gemeente']]);
  });

  it('of an act: the municipality beside its fields', async () => {
    const r = await fetch(`${adres()}/v1/handelingen/trek-import-in?gemeente=abc`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"snapshot":"x"}',
    });
    expect(await fouten(r)).toEqual([400, ['gemeente', 'snapshot']]);
  });
});

describe('the log', () => {
  const post = (pad: string, lijf: unknown) =>
    fetch(adres() + pad, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(lijf),
    });

  it('holds an act that changed facts only, with why it cannot be undone', async () => {
    const [eerste] = await huis.facts.importen('9998');
    const pad = '/v1/handelingen/trek-import-in?gemeente=9998';
    const weg = await post(pad, { snapshot: eerste?.snapshot });
    expect(await weg.json()).toMatchObject({ handelingId: 1, uitkomst: { berichten: 1 } });
    expect((await post(pad, { snapshot: eerste?.snapshot })).status).toBe(404);
    const { regels } = await (await fetch(`${adres()}/v1/logboek?gemeente=9998`)).json();
    expect(regels).toEqual([
      expect.objectContaining({
        id: 1,
        handeling: 'trek-import-in',
        onherroepelijk: expect.stringContaining('opnieuw in'),
      }),
    ]);
    const terug = await post('/v1/handelingen/herroep-handeling?gemeente=9998', { handelingId: 1 });
    expect(await terug.json()).toMatchObject({ detail: expect.stringContaining('opnieuw in') });
    expect((await huis.register.controleer()).every((c) => c.goed)).toBe(true);
  });
});

describe('the question of the sources', () => {
  const bronnen = async () => (await fetch(`${adres()}/v1/vragen/bronnen`)).json();

  it('answers though everything was withdrawn', async () => {
    expect(await huis.facts.stand('9998')).toBeNull();
    expect(await bronnen()).toMatchObject({
      snapshot: 0,
      zin: expect.stringContaining('niets ingelezen dat meetelt'),
      antwoord: {
        importen: expect.arrayContaining([expect.objectContaining({ ingetrokken: true })]),
      },
    });
    const ander = await fetch(`${adres()}/v1/vragen/bronnen?gemeente=abc`);
    expect(ander.status).toBe(404);
  });

  it('names what was refused, at once, and what was laid down with the file it came from', async () => {
    await writeFile(join(map, 'brief.txt'), 'Geachte heer');
    const kop = 'jaar;post;naam;wet;stroom;soort;moment;besluitdatum;structureel;bedrag';
    const regel = '2025;BEG;Begeleiding;wmo;declaraties;last;primitief;2024-11-10;ja;100';
    await writeFile(join(map, 'begroting.csv'), `${kop}\n${regel}\n`);
    await huis.importeer({ paden: [join(map, 'brief.txt')], namen: ['brief.txt'] });
    expect(JSON.stringify(await bronnen())).toContain('"bestand":"brief.txt"');
    const begroting = { paden: [join(map, 'begroting.csv')], namen: ['begroting.csv'] };
    const verslag = await huis.importeer({ ...begroting, gemeente: '9998' });
    expect(verslag.fouten).toEqual([]);
    const { tabel } = await bronnen();
    expect(tabel.rijen).toContainEqual(
      expect.objectContaining({
        soort: 'begroting',
        omschrijving: expect.stringContaining('Bron: begroting.csv.'),
      }),
    );
  });
});
