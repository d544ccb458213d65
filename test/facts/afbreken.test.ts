import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createToeval } from '../../src/core/basis/toeval.ts';
import { openFacts } from '../../src/facts/duckdb/open-facts.ts';
import { dag } from './stad.ts';

/** A process of its own that imports the same 5000 messages each time, and says what it is doing. */
const KIND = `
import { openFacts } from './facts/duckdb/open-facts.js';
const open = await openFacts({ pad: process.argv[2] });
if (!open.ok) throw new Error(open.problem.detail);
const begin = await open.value.beginImport({ ingelezenOp: 'nu', omschrijving: 'kind', fictief: false });
const p = (i) => i.toString(16).padStart(32, '0');
console.log('begin');
for (let i = 0; i < 5000; i++) {
  const s = begin.value.beginBericht();
  const jaar = 2024 + (i % 2);
  const maand = String(1 + (i % 9)).padStart(2, '0');
  const kop = { gemeente: '9998', wet: 'wmo', dagtekening: '2025-12-01', bekendSindsHerkomst: 'envelop',
    bekendSinds: '2025-12-' + String(1 + (i % 28)).padStart(2, '0') };
  if (i % 2 === 0) {
    for (let j = 0; j < 8; j++) s.prestatie({ client: p(i % 97), referentieNummer: 'R' + ((i * 8 + j) % 17000),
      vorigReferentieNummer: null, toewijzingNummer: i, categorie: '02', code: '02A03',
      begindatum: jaar + '-' + maand + '-01', einddatum: jaar + '-' + maand + '-28', volume: 1,
      eenheid: '04', tariefCenten: null, bedragCenten: 100 + j });
    await s.bewaar({ ...kop, soort: 'WMO323', berichtcode: '484', afzender: '01234567',
      ontvanger: '9998', identificatie: 'D' + i, inhoudHash: 'D' + i }, 'd.xml');
  } else {
    s.antwoord({ declaratieIdentificatie: 'D' + (4998 - (i - 1)), uitkomst: 'beoordeeld', retourcodes: [] });
    s.afwijzing({ referentieNummer: 'R' + (((4998 - (i - 1)) * 8) % 17000), bedragCenten: 100, retourcodes: ['x'] });
    await s.bewaar({ ...kop, soort: 'WMO325', berichtcode: '485', afzender: '9998',
      ontvanger: '01234567', identificatie: 'A' + i, inhoudHash: 'A' + i }, 'a.xml');
  }
}
await begin.value.rondAf();
console.log('klaar');
await open.value.sluit();
`;

let map: string;
beforeAll(() => {
  map = mkdtempSync(join(tmpdir(), 'stuurhuis-afbreken-'));
  execFileSync('node', [resolve('node_modules/typescript/bin/tsc'), '--outDir', map]);
  symlinkSync(resolve('node_modules'), join(map, 'node_modules'));
  writeFileSync(join(map, 'package.json'), '{"type":"module"}');
  writeFileSync(join(map, 'kind.js'), KIND);
});
afterAll(() => rmSync(map, { recursive: true, force: true }));

/** Runs the import; kills it so many milliseconds after it began, when a number is given. */
function importeer(pad: string, na: number | null): Promise<'klaar' | 'gedood'> {
  return new Promise((klaar, fout) => {
    const kind = spawn('node', [join(map, 'kind.js'), pad], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let gezegd = '';
    kind.stdout.on('data', (stuk: Buffer) => {
      if (gezegd === '' && na !== null) setTimeout(() => kind.kill('SIGKILL'), na);
      gezegd += stuk.toString();
    });
    kind.on('exit', (code, signaal) => {
      if (signaal === 'SIGKILL') klaar('gedood');
      else if (code === 0) klaar('klaar');
      else fout(new Error(`child ended with ${code}`));
    });
  });
}

async function inhoud(pad: string) {
  const open = await openFacts({ pad });
  if (!open.ok) throw new Error(open.problem.detail);
  const f = open.value;
  const fouten = (await f.controleer()).filter((c) => !c.goed);
  const snede = { gemeente: '9998', peildatum: dag('2025-12-31') };
  const per = ['leverperiode', 'bekendSinds'] as const;
  const bedragen = await f.bedragen({ ...snede, per });
  const berichten = (await f.importen('9998')).reduce((n, i) => n + i.berichten, 0);
  await f.sluit();
  return { fouten, bedragen, berichten };
}

describe('a kill at any moment', () => {
  it('leaves whole messages only, and the same import again completes', async () => {
    const heel = join(map, 'heel.duckdb');
    const begonnen = Date.now();
    await importeer(heel, null);
    const duur = Date.now() - begonnen;
    const verwacht = await inhoud(heel);
    expect(verwacht).toMatchObject({ fouten: [], berichten: 5000 });
    const t = createToeval(5);
    const pad = join(map, 'gebroken.duckdb');
    for (let poging = 0; poging < 5; poging++) {
      await importeer(pad, Math.floor(t() * duur * 0.7));
      const { fouten } = await inhoud(pad);
      expect(fouten).toEqual([]);
    }
    await importeer(pad, null);
    expect(await inhoud(pad)).toEqual(verwacht);
  });
});
