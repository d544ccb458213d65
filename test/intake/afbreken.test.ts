import { spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createToeval } from '../../src/core/basis/toeval.ts';
import { genereer } from '../../src/generator/genereer.ts';
import { draaiBin, WORTEL } from '../outlets/bin.ts';
import { alleAntwoorden, maakProef } from './proefhuis.ts';

const ZAAD = 20_251_001;
const MOMENTEN = 4;
const proef = maakProef();
const stad = join(proef.map, 'stad');
const argv = (data: string) => [
  'importeer',
  stad,
  '--gemeente',
  '9998',
  '--data',
  join(proef.map, data),
  '--json',
];

beforeAll(async () => {
  // one key for both folders, in this process and those it starts: keyed marks stand in answers
  vi.stubEnv('STUURHUIS_SLEUTEL', 'ab'.repeat(32));
  const maat = { inwoners: 700, maanden: 14, zaad: 3 };
  await genereer(maat, async (pad, inhoud) => {
    await mkdir(dirname(join(stad, pad)), { recursive: true });
    await writeFile(join(stad, pad), inhoud);
  });
});
afterAll(() => {
  vi.unstubAllEnvs();
  return rm(proef.map, { recursive: true, force: true });
});

/** Starts the import as a process of its own and kills it so many milliseconds later. */
function doodNa(ms: number, data: string): Promise<void> {
  const kind = spawn(process.execPath, [join(WORTEL, 'bin/stuurhuis'), ...argv(data)], {
    stdio: 'ignore',
  });
  return new Promise((klaar) => {
    const wekker = setTimeout(() => kind.kill('SIGKILL'), ms);
    kind.on('close', () => {
      clearTimeout(wekker);
      klaar();
    });
  });
}

it('an import that is killed again and again leaves a whole folder, and then gives the same answers', async () => {
  const begin = performance.now();
  const heel = await draaiBin(argv('heel'));
  const duur = performance.now() - begin;
  expect(heel).toMatchObject({ code: 0 });
  const goed = await proef.open('heel');
  const verwacht = await alleAntwoorden(goed);
  await goed.sluit();

  const toeval = createToeval(ZAAD);
  for (let keer = 0; keer < MOMENTEN; keer++) {
    await doodNa(duur * toeval(), 'gedood');
    const { code, fout } = await draaiBin(['controleer', '--data', join(proef.map, 'gedood')]);
    // 2: killed before there was a folder at all
    expect([0, 2], fout).toContain(code);
  }
  const laatste = await draaiBin(argv('gedood'));
  expect(laatste).toMatchObject({ code: 0 });
  const huis = await proef.open('gedood');
  expect(await alleAntwoorden(huis)).toEqual(verwacht);
  for (const c of await huis.facts.controleer()) expect(c).toMatchObject({ goed: true });
  await huis.sluit();
});
