import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildServerWhenStale } from '../../scripts/build/server.mjs';
import type { Huis } from '../../src/definitie/huis.ts';

const WORTEL = fileURLToPath(new URL('../../', import.meta.url));
const map = mkdtempSync(join(tmpdir(), 'fuzz-proef-'));
const plek = join(map, 'invoer');
beforeAll(() => void buildServerWhenStale());
afterAll(() => rmSync(map, { recursive: true, force: true }));

it('a small run finds nothing, and says of every reader what it did', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    ['scripts/fuzz.mjs', '--aantal', '1500', '--zaad', '7', '--heel-elke', '1000', '--map', map],
    { cwd: WORTEL, encoding: 'utf8' },
  );
  expect(stdout).not.toContain('VONDST');
  expect(status).toBe(0);
  const gelezen = [...stdout.matchAll(/^(\w+): (\d+) inputs, (\d+) accepted/gm)];
  expect(gelezen.map((g) => g[1])).toEqual(
    expect.arrayContaining([
      'bericht',
      'envelop',
      'csv',
      'xlsx',
      'zip',
      'driehoek',
      'nowcast',
      'statline',
      'grenzen',
      'narekenen',
    ]),
  );
  for (const [, naam, invoer, aanvaard] of gelezen) {
    // changed so little that some still pass: then it is the readers that are tried, not their door
    expect([naam, Number(aanvaard) > 0 && Number(aanvaard) < Number(invoer)]).toEqual([naam, true]);
  }
});

describe('a reader that does wrong is found out', () => {
  const oordeel = async (lees: () => Promise<unknown>) => {
    const { judge } = await import('../../scripts/fuzz/judge.mjs');
    // safe: what it gives is what is under test
    const { finding } = await judge({ lees: lees as never }, Buffer.from('x'), plek, 50);
    return finding?.soort ?? null;
  };
  const goed = { codes: ['XSD'], meldingen: ['Er is iets mis.'], half: null };

  it.each<[string | null, string, () => Promise<unknown>]>([
    [null, 'it refuses with a sentence', async () => goed],
    ['fout', 'it throws', async () => Promise.reject(new Error('x'))],
    ['fout', 'it refuses without a word', async () => ({ ...goed, meldingen: [''] })],
    ['fout', 'the intake had to catch it', async () => ({ ...goed, codes: ['NIET-OPGENOMEN'] })],
    ['half', 'it kept a part', async () => ({ ...goed, half: 'refused, but kept' })],
    ['persoon', 'it names the person', async () => ({ ...goed, meldingen: ['Bsn 999900006'] })],
    ['traag', 'it takes too long', async () => rekent(120)],
  ])('%s: %s', async (verwacht, _, lees) => expect(await oordeel(lees)).toBe(verwacht));

  function rekent(ms: number) {
    const { user } = process.cpuUsage();
    while (process.cpuUsage().user - user < ms * 1000);
    return goed;
  }

  it('and what it fails on is made as small as can be', async () => {
    const { minimize } = await import('../../scripts/fuzz/judge.mjs');
    const breuk = { soort: 'half' as const, melding: 'half' };
    const test = async (b: Buffer) => (b.includes('AB') ? breuk : null);
    const klein = await minimize(
      test,
      Buffer.from(`${'x'.repeat(700)}AB${'y'.repeat(900)}`),
      breuk,
    );
    expect(klein.toString()).toBe('AB');
  });
});

it('the same seed gives the same inputs, another seed others', async () => {
  const { READERS } = await import('../../scripts/fuzz/readers.mjs');
  const { createChance } = await import('../../scripts/fuzz/chance.mjs');
  const drie = (zaad: string) =>
    READERS.map(({ maak }) => [0, 1, 2].map((i) => maak(createChance(`${zaad} ${i}`))));
  expect(drie('a')).toEqual(drie('a'));
  expect(drie('a')).not.toEqual(drie('b'));
});

it('a refused file that changed a table all the same is found out', async () => {
  const { openWhole } = await import('../../scripts/fuzz/whole.mjs');
  let keer = 0;
  const heel = await openWhole(join(map, 'huis'), async (huis: Huis) => {
    keer += 1;
    if (keer === 1) await huis.facts.zetIndeling('9998', 'v1', []);
  });
  const check = () => heel.check(Buffer.from('geen tabel'), 'a.csv');
  expect(await check()).toMatchObject({
    soort: 'half',
    melding: 'refused, but changed: feiten.indeling_versie',
  });
  expect(await check()).toBeNull();
  expect(await heel.close()).toEqual([]);
});
