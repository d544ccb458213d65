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
    expect(fout).toMatchObject({ code: 1, fout: expect.stringContaining('regel 3') });
    const machine = await draai('driehoek', 'fout.csv', '--methode', 'mack', '--json');
    expect(JSON.parse(machine.uit).fout.code).toBe('waarde-geen-getal');
    expect((await draai('driehoek', 'weg.csv', '--methode', 'mack')).code).toBe(2);
    const onbekend = await draai('driehoek', 'fout.csv', '--methode', 'gok');
    expect(onbekend).toMatchObject({ code: 2, fout: expect.stringContaining('Kies uit') });
  });
});

const REGEL = (cellen: string) => `origin,development,cumulative\n${cellen}`;

/** A triangle of five origins in which money comes in faster at first. */
const VIJF = REGEL(
  [100, 110, 95, 120, 105]
    .flatMap((eind, i) =>
      [0.4, 0.7, 0.85, 0.95, 0.99]
        .slice(0, 5 - i)
        .map(
          (deel, j) =>
            `${i + 1},${j + 1},${Math.round(1000 * eind * (deel + 0.01 * ((i * j) % 3)))}`,
        ),
    )
    .join('\n'),
);

describe('driehoek, every method and option', () => {
  const mack = ['driehoek', 'vijf.csv', '--json', '--methode'];
  const reken = async (...argv: string[]) => {
    const { code, uit, fout } = await draai(...mack, ...argv);
    expect({ code, fout }).toEqual({ code: 0, fout: '' });
    return JSON.parse(uit);
  };
  beforeAll(async () => {
    await writeFile(join(map, 'vijf.csv'), VIJF);
    const blootstelling = [100, 110, 95, 120, 105].map((x, i) => `${i + 1},${x * 1000}`);
    await writeFile(join(map, 'bloot.csv'), ['origin,exposure', ...blootstelling].join('\n'));
  });

  it.each([
    'chain-ladder',
    'mack',
    'bornhuetter-ferguson',
    'cape-cod',
    'benktander',
    'odp',
    'odp-bootstrap',
    'merz-wuthrich',
  ])('%s: origins, total and factors, for a machine and for a person', async (methode) => {
    const bloot = ['--blootstelling', 'bloot.csv', '--apriori', '0.9', '--trekkingen', '200'];
    const a = await reken(methode, ...bloot);
    expect(a.herkomst).toHaveLength(5);
    expect(a.totaal.eindstand).toBeCloseTo(a.totaal.laatste + a.totaal.nogTeMelden, 6);
    const som = a.herkomst.reduce((s: number, r: { eindstand: number }) => s + r.eindstand, 0);
    expect(a.totaal.eindstand).toBeCloseTo(som, 6);
    const mens = await draai('driehoek', 'vijf.csv', '--methode', methode, ...bloot);
    expect(mens.uit).toMatch(/Totaal +\d/);
    expect(mens.uit).toContain('Factoren: ');
  });

  it('the options of the factors and the tail change the answer as they say', async () => {
    const f = async (...argv: string[]) => (await reken('mack', ...argv)).factoren as number[];
    const volume = await f();
    expect(await f('--gemiddelde', 'enkelvoudig')).not.toEqual(volume);
    expect(await f('--gemiddelde', 'regressie')).not.toEqual(volume);
    expect((await f('--laatste', '1'))[0]).not.toBe(volume[0]);
    expect((await f('--weglaten', '1:1, 2:1'))[0]).not.toBe(volume[0]);
    expect((await f('--staart', '1,02')).at(-1)).toBe(1.02);
    expect((await f('--staart', 'exponentieel')).at(-1)).toBeGreaterThan(1);
    const inverse = await draai(...mack, 'mack', '--staart', 'inverse');
    expect(JSON.parse(inverse.uit).waarschuwingen.map((w: { code: string }) => w.code)).toContain(
      'staart-afgekapt',
    );
  });

  it('draws by seed, and says of what the percentiles are', async () => {
    const trek = (zaad: string) => reken('odp-bootstrap', '--trekkingen', '500', '--zaad', zaad);
    const [een, zelfde, ander] = [await trek('7'), await trek('7'), await trek('8')];
    expect(zelfde).toEqual(een);
    expect(ander.totaal).not.toEqual(een.totaal);
    const { p50, p75, p90, p95, p99 } = een.totaal;
    expect([p50, p75, p90, p95, p99]).toEqual([p50, p75, p90, p95, p99].sort((a, b) => a - b));
    expect(een).toMatchObject({ trekkingen: 500, zaad: 7 });
  });

  it.each([
    ['merz-wuthrich', '--staart', '1.05', 1, 'optie-niet-bij-methode'],
    ['odp-bootstrap', '--gemiddelde', 'regressie', 1, 'optie-niet-bij-methode'],
    ['cape-cod', '--apriori', '1', 1, 'blootstelling-ontbreekt'],
    ['odp-bootstrap', '--trekkingen', '3', 2, 'ongeldige-invoer'],
    ['mack', '--weglaten', '9:9', 2, 'ongeldige-invoer'],
    ['mack', '--laatste', '0', 2, 'ongeldige-invoer'],
  ])('%s with %s %s: exit %d, %s', async (methode, optie, waarde, code, reden) => {
    const uit = await draai(...mack, methode, optie, waarde);
    expect(uit.code).toBe(code);
    expect(JSON.parse(uit.uit).fout.code).toBe(reden);
  });
});

describe('driehoek on a file that cannot be', () => {
  it.each([
    ['empty', '', 'lege-driehoek'],
    ['only a heading', 'origin,development,cumulative\n', 'lege-driehoek'],
    [
      'a column that stands there twice',
      'origin,development,cumulative,cumulative\n1,1,5,6\n',
      'dubbele-kolom',
    ],
    ['text in a number', REGEL('1,1,5\n1,2,vijf\n'), 'waarde-geen-getal'],
    ['no figure at all', REGEL('1,1,NaN\n1,2,5\n'), 'waarde-geen-getal'],
    ['all zero', REGEL('1,1,0\n1,2,0\n2,1,0\n'), 'alles-nul'],
    ['one period', REGEL('1,1,5\n2,1,6\n'), 'te-weinig-ontwikkeling'],
    ['a cell twice', REGEL('1,1,5\n1,1,6\n1,2,7\n'), 'dubbele-cel'],
    ['text for an age', REGEL('1,een,5\n1,2,7\n'), 'ontwikkeling-geen-getal'],
  ])('%s: exit 1 and a coded Dutch message', async (_, inhoud, code) => {
    await writeFile(join(map, 'onmogelijk.csv'), inhoud);
    const uit = await draai('driehoek', 'onmogelijk.csv', '--methode', 'mack', '--json');
    expect(uit.code).toBe(1);
    expect(JSON.parse(uit.uit).fout).toEqual({ code, melding: expect.stringMatching(/\w+ .*\.$/) });
    expect(uit.fout.trim()).not.toBe('');
  });

  it('negative totals get an answer with a warning', async () => {
    await writeFile(
      join(map, 'min.csv'),
      REGEL('1,1,10\n1,2,-20\n1,3,-30\n2,1,8\n2,2,-9\n3,1,-5\n'),
    );
    const { code, uit } = await draai('driehoek', 'min.csv', '--methode', 'mack', '--json');
    expect(code).toBe(0);
    const codes = JSON.parse(uit).waarschuwingen.map((w: { code: string }) => w.code);
    expect(codes).toEqual(expect.arrayContaining(['negatieve-stand', 'factor-niet-positief']));
    expect(Object.values(JSON.parse(uit).totaal).every(Number.isFinite)).toBe(true);
  });
});

const MAP = fileURLToPath(new URL('../../../shared/reference/reserving/', import.meta.url));

describe.skipIf(!existsSync(MAP))(
  'with the reference sets beside the project (skipped where those of ../shared are absent)',
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
