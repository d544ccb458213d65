import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draaiBin, WORTEL } from '../outlets/bin.ts';
import { value } from '../outlets/huis.ts';
import { herstelIn, WACHTWOORD } from './hulp.ts';

let map = '';
let data = '';
const in_ = (naam: string) => join(map, naam);

beforeAll(async () => {
  process.env['STUURHUIS_WACHTWOORD'] = WACHTWOORD;
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-bewaarbreuk-'));
  data = in_('data');
  const { code, fout } = await draaiBin(['demo', '--inwoners', '500', '--data', data]);
  if (code !== 0) throw new Error(fout);
});
afterAll(() => rm(map, { recursive: true }));

/** Runs a call and kills it after so many milliseconds; says whether it was done before that. */
async function breekAf(argv: readonly string[], na: number): Promise<'klaar' | 'gedood'> {
  const kind = spawn(process.execPath, [join(WORTEL, 'bin/stuurhuis'), ...argv], {
    stdio: 'ignore',
  });
  const einde = new Promise<'klaar' | 'gedood'>((klaar) => {
    kind.on('exit', (code) => klaar(code === null ? 'gedood' : 'klaar'));
  });
  await Promise.race([wacht(na), einde]);
  kind.kill('SIGKILL');
  return einde;
}

/** How long a call takes when it is left alone, and moments spread over its second part. */
async function momenten(argv: readonly string[]): Promise<number[]> {
  const begin = Date.now();
  expect((await draaiBin(argv)).code).toBe(0);
  const duur = Date.now() - begin;
  return [0.4, 0.65, 0.85].map((deel) => duur * deel);
}

describe('a kill at any moment', () => {
  it('of bewaar leaves a whole backup or none, and the house as it was', async () => {
    await mkdir(in_('kopieen'));
    const naar = (naam: string) => ['bewaar', in_(`kopieen/${naam}`), '--data', data];
    let gedood = 0;
    for (const [i, na] of (await momenten(naar('eerst.zip'))).entries()) {
      const naam = `k${i}.zip`;
      if ((await breekAf(naar(naam), na)) === 'gedood') gedood += 1;
      if (existsSync(in_(`kopieen/${naam}`))) {
        value(await herstelIn(in_(`kopieen/${naam}`), in_(`terug-${i}`)));
      } else {
        expect((await draaiBin(naar(naam))).code).toBe(0);
      }
    }
    expect(gedood).toBeGreaterThan(0);
    expect((await draaiBin(['controleer', '--data', data])).code).toBe(0);
    expect((await draaiBin(naar('laatst.zip'))).code).toBe(0);
    expect(readdirSync(in_('kopieen')).filter((naam) => !naam.endsWith('.zip'))).toEqual([]);
    expect(readdirSync(data).filter((naam) => naam.includes('kopie'))).toEqual([]);
    expect(readdirSync(join(data, 'tijdelijk'))).toEqual([]);
  });

  it('of herstel leaves a whole data folder or none, and the next one completes', async () => {
    const bestand = in_('bron.zip');
    expect((await draaiBin(['bewaar', bestand, '--met-sleutel', '--data', data])).code).toBe(0);
    const naar = (naam: string) => ['herstel', bestand, '--data', in_(naam)];
    let gedood = 0;
    for (const [i, na] of (await momenten(naar('doel'))).entries()) {
      const doel = `doel-${i}`;
      if ((await breekAf(naar(doel), na)) === 'gedood') gedood += 1;
      if (existsSync(in_(doel))) {
        expect((await draaiBin(['controleer', '--data', in_(doel)])).code).toBe(0);
      } else {
        expect((await draaiBin(naar(doel))).code).toBe(0);
      }
      expect(existsSync(in_(`${doel}.onaf/data`))).toBe(false);
    }
    expect(gedood).toBeGreaterThan(0);
  });
});
