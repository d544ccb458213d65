import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draaiBin, startBin } from './bin.ts';

let map = '';
let data = '';
const draai = (...argv: string[]) => draaiBin(argv, { cwd: map });
const metData = (...argv: string[]) => draai(...argv, '--data', data);

beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-bin-'));
  data = join(map, 'data');
  const { code, fout } = await metData('demo', '--inwoners', '600');
  if (code !== 0) throw new Error(fout);
});
afterAll(() => rm(map, { recursive: true }));

const vraag = (...argv: string[]) => metData('vraag', 'stand-van-zaken', ...argv);

it('the demonstration says who delivers what, and that one keeps coming late', async () => {
  const { uit } = await metData('vraag', 'leveringen', '--json');
  const { leveringen } = JSON.parse(uit).antwoord as {
    leveringen: { leverancier: string; stand: string }[];
  };
  const laat = leveringen.filter((l) => l.stand === 'teLaat').map((l) => l.leverancier);
  expect([...new Set(laat)]).toEqual(['CAK']);
  expect(leveringen.filter((l) => l.stand === 'opTijd').length).toBeGreaterThan(20);
});

describe('bad input gets a clear sentence, the right exit code, and loses nothing', () => {
  let eerst = '';
  beforeAll(async () => {
    eerst = (await vraag('--json')).uit;
  });

  it('a data folder that is a file, holds something else, or is not there', async () => {
    await writeFile(join(map, 'bestand'), 'iets');
    const bestand = await draai('vraag', 'bronnen', '--data', 'bestand');
    expect(bestand).toMatchObject({ code: 2, fout: expect.stringContaining('is een bestand') });
    await mkdir(join(map, 'vreemd'));
    await writeFile(join(map, 'vreemd', 'brief.txt'), 'iets');
    const vreemd = await draai('controleer', '--data', 'vreemd');
    expect(vreemd).toMatchObject({ code: 1, fout: expect.stringContaining('andere bestanden') });
    expect(readdirSync(join(map, 'vreemd'))).toEqual(['brief.txt']);
    const weg = await draai('vraag', 'bronnen', '--data', 'weg');
    expect(weg).toMatchObject({ code: 2, fout: expect.stringContaining('bestaat niet') });
    expect(existsSync(join(map, 'weg'))).toBe(false);
  });

  it('a port that is in use', async () => {
    const { adres, kind, einde } = await startBin(['--data', join(map, 'leeg')]);
    const poort = new URL(adres).port;
    const tweede = await metData('start', '--poort', poort);
    expect(tweede).toMatchObject({ code: 1, uit: '' });
    expect(tweede.fout).toContain(`Poort ${poort} is al in gebruik`);
    kind.kill('SIGTERM');
    expect(await einde).toBe(0);
  });

  it('a file that cannot be read', async () => {
    await symlink(map, join(map, 'lus.xml'));
    await symlink('nergens', join(map, 'dood.xml'));
    expect(await metData('importeer', 'dood.xml')).toMatchObject({
      code: 2,
      fout: expect.stringContaining('dood.xml bestaat niet'),
    });
    await writeFile(
      join(map, 'kapot.zip'),
      Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(500)]),
    );
    const kapot = await metData('importeer', 'kapot.zip');
    expect(kapot.code).toBe(1);
    expect(kapot.fout).toContain('kapot.zip');
  });

  it('a folder of mixed rubbish', async () => {
    const rommel = join(map, 'rommel');
    await mkdir(join(rommel, 'diep', 'leeg'), { recursive: true });
    await writeFile(join(rommel, 'brief.txt'), 'Geachte heer');
    await writeFile(join(rommel, 'ruis.xml'), randomBytes(3000));
    await writeFile(join(rommel, 'anders.xml'), '<?xml version="1.0"?><x/>');
    await writeFile(join(rommel, 'diep', 'niets.csv'), '');
    const { code, uit } = await metData('importeer', 'rommel', '--json');
    expect(code).toBe(1);
    const verslag = JSON.parse(uit);
    expect(verslag).toMatchObject({ bestanden: 4, verwerkt: 0, geweigerd: 4 });
    for (const f of verslag.fouten) expect(f.melding).toMatch(/^[A-Z].*\.$/);
  });

  it('a budget that names an unknown post', async () => {
    const kop = 'jaar;post;soort;moment;besluitdatum;structureel;bedrag';
    await writeFile(
      join(map, 'begroting.csv'),
      `${kop}\n2025;BESTAATNIET;last;berap 1;2025-05-01;ja;100\n`,
    );
    const { code, fout } = await metData('importeer', 'begroting.csv', '--gemeente', '9998');
    expect(code).toBe(1);
    expect(fout).toContain('BESTAATNIET');
  });

  it('a peildatum in the future', async () => {
    expect(await vraag('--peildatum', '2199-01-01')).toMatchObject({
      code: 2,
      fout: expect.stringContaining('in de toekomst'),
    });
  });

  it('a question, an act or a command that does not exist', async () => {
    expect(await metData('vraag', 'jaarprognoze')).toMatchObject({
      code: 2,
      fout: expect.stringContaining('Bedoelde u jaarprognose?'),
    });
    expect((await metData('doe', 'niets', '--invoer', 'x')).code).toBe(2);
    expect((await draai('vraagje')).code).toBe(2);
  });

  it('and afterwards the figures are what they were', async () => {
    const { antwoord } = JSON.parse((await vraag('--json')).uit);
    expect(antwoord).toEqual(JSON.parse(eerst).antwoord);
    expect((await metData('controleer')).code).toBe(0);
  });
});

describe('every question of the project', () => {
  it('is answered in every form', async () => {
    const { vragen } = JSON.parse((await draai('vragen', '--json')).uit);
    expect(vragen.length).toBeGreaterThanOrEqual(8);
    const { adres, kind, einde } = await startBin(['--data', data]);
    for (const { id } of vragen) {
      for (const vorm of ['json', 'csv', 'xlsx']) {
        const r = await fetch(`${adres}/v1/vragen/${id}?formaat=${vorm}&wacht=ja`);
        expect([id, vorm, r.status]).toEqual([id, vorm, 200]);
      }
      const beeld = await fetch(`${adres}/v1/vragen/${id}/grafiek`);
      expect([200, 404]).toContain(beeld.status);
    }
    kind.kill('SIGINT');
    expect(await einde).toBe(0);
  });
});

describe('while a server holds the folder', () => {
  it('the command line is handed over and prints the same as without it', async () => {
    const zonder = await vraag('--csv');
    const { adres, kind, einde } = await startBin(['--data', data]);
    expect(await vraag('--csv')).toEqual(zonder);
    const tweede = await metData('start', '--poort', '0');
    expect(tweede).toMatchObject({ code: 1, fout: expect.stringContaining('draait al') });
    const xlsx = await vraag('--xlsx', 'uit.xlsx');
    expect(xlsx.code).toBe(0);
    expect((await readFile(join(map, 'uit.xlsx'))).subarray(0, 2).toString()).toBe('PK');
    expect((await fetch(`${adres}/v1/gezondheid`)).status).toBe(200);
    kind.kill('SIGTERM');
    expect(await einde).toBe(0);
  });

  it('a server that is killed leaves a folder that opens again', async () => {
    const { kind, einde } = await startBin(['--data', data]);
    kind.kill('SIGKILL');
    await einde;
    expect((await metData('controleer')).code).toBe(0);
    expect(readdirSync(data).filter((n) => /slot|\.sock/.test(n))).toEqual([]);
  });
});

it('generates the same bytes from the same seed', async () => {
  const maak = (uit: string) =>
    draai('genereer', '--uit', uit, '--inwoners', '600', '--maanden', '6', '--zaad', '7');
  expect((await maak('een')).code).toBe(0);
  await maak('twee');
  const namen = readdirSync(join(map, 'een'), { recursive: true }).map(String).sort();
  expect(readdirSync(join(map, 'twee'), { recursive: true }).map(String).sort()).toEqual(namen);
  for (const naam of namen.filter((n) => /\.(xml|csv|json)$/.test(n)).slice(0, 40)) {
    const [een, twee] = await Promise.all(['een', 'twee'].map((m) => readFile(join(map, m, naam))));
    expect(een?.equals(twee ?? Buffer.alloc(0))).toBe(true);
  }
});
