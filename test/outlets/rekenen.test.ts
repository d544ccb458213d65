import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../src/cli/cli.ts';
import { no } from '../../src/core/basis/result.ts';
import { openProefcatalogus } from './huis.ts';

let map = '';
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-reken-'));
});
afterAll(() => rm(map, { recursive: true }));

async function draai(...argv: string[]): Promise<{ code: number; uit: string; fout: string }> {
  let uit = '';
  let fout = '';
  const code = await runCli(argv, {
    uit: { write: (t) => (uit += t) },
    fout: { write: (t) => (fout += t) },
    cwd: map,
    env: {},
    versie: '0.0.0',
    open: async () => no('nietBeschikbaar', 'Hier is geen gegevensmap nodig.'),
    catalogus: openProefcatalogus,
    dien: async () => no('nietBeschikbaar', 'Hier is geen server nodig.'),
    stop: () => new Promise(() => undefined),
  });
  return { code, uit, fout };
}

const KLEIN =
  'origin,development,cumulative,incremental\n1,1,100,9\n1,2,150,9\n1,3,165,9\n2,1,110,9\n2,2,170,9\n3,1,120,9\n';

describe('driehoek', () => {
  it('reads a CSV and answers by method, the cumulative column first', async () => {
    await writeFile(join(map, 'klein.csv'), KLEIN);
    const { code, uit } = await draai('driehoek', 'klein.csv', '--methode', 'mack', '--json');
    expect(code).toBe(0);
    const antwoord = JSON.parse(uit);
    expect(antwoord.methode).toBe('mack');
    expect(antwoord.factoren[0]).toBeCloseTo(320 / 210, 12);
    expect(antwoord.totaal.laatste).toBe(165 + 170 + 120);
    expect((await draai('driehoek', 'klein.csv', '--methode', 'mack')).uit).toMatch(/Totaal +455/);
  });

  it('refuses an impossible triangle with exit 1 and a coded reason', async () => {
    await writeFile(join(map, 'leeg.csv'), 'origin,development,cumulative\n1,1,5\n');
    const { code, uit } = await draai('driehoek', 'leeg.csv', '--methode', 'mack', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(uit).fout.code).toMatch(/^[a-z-]+$/);
  });

  it('names the line of a faulty file, a missing file and a method that is not there', async () => {
    await writeFile(join(map, 'fout.csv'), 'origin,development,cumulative\n1,1,5\n1,2,x\n');
    const fout = await draai('driehoek', 'fout.csv', '--methode', 'mack');
    expect(fout).toMatchObject({ code: 2, fout: expect.stringContaining('regel 3') });
    expect((await draai('driehoek', 'weg.csv', '--methode', 'mack')).code).toBe(2);
    const onbekend = await draai('driehoek', 'fout.csv', '--methode', 'gok');
    expect(onbekend).toMatchObject({ code: 2, fout: expect.stringContaining('Kies uit') });
  });
});

const MAP = fileURLToPath(new URL('../../../shared/reference/reserving/', import.meta.url));

describe.skipIf(!existsSync(MAP))(
  'with the reference sets beside the project (skipped where those are absent)',
  () => {
    it.each(['raa', 'genins', 'abc'])('driehoek reproduces Mack on %s', async (naam) => {
      const { expected } = JSON.parse(readFileSync(`${MAP}${naam}.json`, 'utf8'));
      const { total } = expected.mack_alpha1_sigmaMack;
      const { uit } = await draai('driehoek', `${MAP}${naam}.csv`, '--methode', 'mack', '--json');
      const { totaal } = JSON.parse(uit);
      expect(Math.abs(totaal.nogTeMelden / total.ibnr - 1)).toBeLessThan(1e-9);
      expect(Math.abs(totaal.standaardfout / total.mack_se - 1)).toBeLessThan(1e-9);
    });

    it('nowcast answers on the simulated set as of a month', async () => {
      const bestanden = [
        `${MAP}care_sim_open.lines.csv`,
        '--toewijzingen',
        `${MAP}care_sim_open.allocations.csv`,
      ];
      const { code, uit } = await draai(
        'nowcast',
        ...bestanden,
        '--peildatum',
        '2024-09',
        '--jaar',
        '2024',
        '--json',
      );
      expect(code).toBe(0);
      const antwoord = JSON.parse(uit);
      expect(antwoord).toMatchObject({ jaar: 2024, peildatum: '2024-09-30' });
      expect(antwoord.reserve.p10).toBeLessThan(antwoord.reserve.p90);
    });
  },
);

it('nowcast says what is wrong with its call', async () => {
  await writeFile(
    join(map, 'regels.csv'),
    'segment,care_month,declared_month,amount_cents\nA,2025-01,2025-13,1\n',
  );
  const { code, fout } = await draai(
    'nowcast',
    'regels.csv',
    '--peildatum',
    '2025-02',
    '--jaar',
    '2025',
  );
  expect(code).toBe(2);
  expect(fout).toContain('"2025-13" is geen maand');
  expect((await draai('nowcast', 'regels.csv', '--peildatum', 'x', '--jaar', '2025')).code).toBe(2);
});
