import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statfsSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { schrijfBewaarbestand } from '../../src/bewaren/bewaarbestand.ts';
import { type Manifest, parseManifest } from '../../src/bewaren/manifest.ts';
import { sha256Van } from '../../src/bewaren/schijf.ts';
import { draaiBin } from '../outlets/bin.ts';
import { value } from '../outlets/huis.ts';
import { bewaarIn, herstelIn, metHuis, WACHTWOORD } from './hulp.ts';

let map = '';
let data = '';
let manifest: Manifest;
const in_ = (naam: string) => join(map, naam);

beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-bewaarfout-'));
  data = in_('data');
  const { code, fout } = await draaiBin(['demo', '--inwoners', '600', '--data', data]);
  if (code !== 0) throw new Error(fout);
  await metHuis(data, async (huis) => {
    manifest = value(await bewaarIn(huis, in_('goed.zip'))).manifest;
    value(await bewaarIn(huis, in_('sleutel.zip'), { wachtwoord: WACHTWOORD }));
  });
});
afterAll(() => rm(map, { recursive: true }));

/** Puts back what must be refused; nothing of it may be left. */
async function weigert(bestand: string, anders: Parameters<typeof herstelIn>[2] = {}) {
  const uit = await herstelIn(in_(bestand), in_('nergens'), anders);
  expect(readdirSync(map).filter((naam) => naam.startsWith('nergens'))).toEqual([]);
  if (uit.ok) throw new Error('this was taken');
  return uit.problem;
}

/** Writes a backup whose manifest was changed. */
async function metManifest(bestand: string, anders: object, plek: (naam: string) => string) {
  // safe: a manifest that the reader must refuse cannot be typed as a good one
  const vals = { ...manifest, ...anders } as Manifest;
  await schrijfBewaarbestand(
    in_(bestand),
    vals,
    (o) => plek(o.naam),
    () => undefined,
  );
}

/** What the files at a place are, by default those of the data folder as it lies there. */
const beschreven = (plek = (naam: string) => join(data, naam)) =>
  Promise.all(
    manifest.onderdelen.map(async (o) => ({
      ...o,
      bytes: statSync(plek(o.naam)).size,
      sha256: await sha256Van(plek(o.naam)),
    })),
  );

describe('a backup that cannot be trusted is refused, and nothing is left of it', () => {
  it('one that is not there, is a folder, is no zip, or is another zip', async () => {
    expect(await weigert('weg.zip')).toMatchObject({ code: 'ongeldigeInvoer' });
    expect((await weigert('data')).detail).toMatch(/geen bestand|beschadigd/);
    writeFileSync(in_('tekst.zip'), 'geen zip');
    expect((await weigert('tekst.zip')).detail).toContain('geen bewaarbestand');
    execFileSync('node', ['-e', MAAK_ZIP, in_('ander.zip')]);
    expect((await weigert('ander.zip')).detail).toContain('geen manifest');
  });

  it('one that was cut off or changed at any place', async () => {
    const heel = readFileSync(in_('goed.zip'));
    for (const deel of [0.1, 0.5, 0.9, 0.999]) {
      writeFileSync(in_('kapot.zip'), heel.subarray(0, Math.floor(heel.length * deel)));
      expect((await weigert('kapot.zip')).code).toBe('onleesbaar');
      const anders = Buffer.from(heel);
      const plek = Math.floor(heel.length * deel * 0.95);
      anders[plek] = (anders[plek] ?? 0) ^ 0xff;
      writeFileSync(in_('anders.zip'), anders);
      expect((await weigert('anders.zip')).code).toBe('onleesbaar');
    }
  });

  it('one of which a part was replaced by another of the same size', async () => {
    const vals = readFileSync(join(data, 'stuurhuis.json'), 'utf8').replace(/"id":"./, '"id":"_');
    writeFileSync(in_('vals.json'), vals);
    const plek = (naam: string) =>
      naam === 'stuurhuis.json' ? in_('vals.json') : join(data, naam);
    await metManifest('vals.zip', { onderdelen: await beschreven() }, (n) => join(data, n));
    value(await herstelIn(in_('vals.zip'), in_('echt')));
    await metManifest('vals.zip', { onderdelen: await beschreven() }, plek);
    expect((await weigert('vals.zip')).detail).toContain('beschadigd');
  });

  it('one of another version, or with a name that leads elsewhere', async () => {
    await metManifest('later.zip', { versie: 2 }, (naam) => join(data, naam));
    expect((await weigert('later.zip')).detail).toContain('andere versie');
    const deel = manifest.onderdelen[0];
    for (const naam of ['../buiten', 'quarantaine/../../x', '/etc/x', 'geheim/x.sleutel']) {
      const onderdelen = [...manifest.onderdelen, { ...deel, naam }];
      expect(parseManifest(JSON.stringify({ ...manifest, onderdelen }))).toBeNull();
    }
    expect(parseManifest(JSON.stringify({ ...manifest, onderdelen: [] }))).toBeNull();
  });

  it('one that is itself whole but holds facts that are not', async () => {
    writeFileSync(in_('feiten'), Buffer.alloc(50_000, 7));
    const plek = (naam: string) => (naam === 'feiten.duckdb' ? in_('feiten') : join(data, naam));
    await metManifest('rot.zip', { onderdelen: await beschreven(plek) }, plek);
    expect((await weigert('rot.zip')).code).toBe('onleesbaar');
  });

  it('one with a key, without its passphrase or with another', async () => {
    expect((await weigert('sleutel.zip')).detail).toContain('STUURHUIS_WACHTWOORD');
    const fout = await weigert('sleutel.zip', { wachtwoord: async () => `${WACHTWOORD} ` });
    expect(fout).toEqual({
      code: 'geweigerd',
      detail: 'Het wachtwoord klopt niet. Er is niets hersteld.',
    });
  });
});

const MAAK_ZIP = `const y = require('yazl'); const z = new y.ZipFile();
z.addBuffer(Buffer.from('x'), 'brief.txt'); z.end();
z.outputStream.pipe(require('fs').createWriteStream(process.argv[1]))`;

describe('a place that will not do', () => {
  const draai = (...argv: string[]) => draaiBin(argv, { cwd: map });

  it('a folder to restore in that holds something, or is a file', async () => {
    mkdirSync(in_('vol'));
    writeFileSync(in_('vol/brief.txt'), 'iets');
    const vol = await draai('herstel', 'goed.zip', '--data', 'vol');
    expect(vol).toMatchObject({ code: 1, fout: expect.stringContaining('niet leeg') });
    expect(readdirSync(in_('vol'))).toEqual(['brief.txt']);
    expect((await draai('herstel', 'goed.zip', '--data', 'goed.zip')).code).toBe(2);
    expect((await draai('herstel', 'goed.zip', '--data', 'data')).code).toBe(1);
    mkdirSync(in_('naast.onaf'));
    writeFileSync(in_('naast.onaf/brief.txt'), 'iets');
    const naast = await draai('herstel', 'goed.zip', '--data', 'naast');
    expect(naast).toMatchObject({ code: 1, fout: expect.stringContaining('in de weg') });
    expect(readdirSync(in_('naast.onaf'))).toEqual(['brief.txt']);
  });

  it('a file to write that is there already, lies in no folder or in the data folder', async () => {
    const eerst = readFileSync(in_('goed.zip'));
    const er = await draai('bewaar', 'goed.zip', '--data', 'data');
    expect(er).toMatchObject({ code: 1, fout: expect.stringContaining('niets overschreven') });
    expect(readFileSync(in_('goed.zip')).equals(eerst)).toBe(true);
    const weg = await draai('bewaar', 'weg/x.zip', '--data', 'data');
    expect(weg).toMatchObject({ code: 1, fout: expect.stringContaining('bestaat niet') });
    const binnen = await draai('bewaar', 'data/x.zip', '--data', 'data');
    expect(binnen).toMatchObject({ code: 2, fout: expect.stringContaining('buiten') });
    const geen = await draai('bewaar', 'x.zip', '--met-sleutel', '--data', 'data');
    expect(geen).toMatchObject({ code: 2, fout: expect.stringContaining('STUURHUIS_WACHTWOORD') });
    expect(existsSync(in_('x.zip'))).toBe(false);
  });
});

const kleineSchijf = mkdtempKlein();

/** A disk of 64 MB, when this machine lets us make one; else null. */
function mkdtempKlein(): string | null {
  const plek = join(tmpdir(), `stuurhuis-schijf-${process.pid}`);
  mkdirSync(plek);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', plek], { stdio: 'ignore' });
    return plek;
  } catch {
    return null;
  }
}

describe.skipIf(!kleineSchijf)('a full disk (needs the right to mount one)', () => {
  const schijf = String(kleineSchijf);
  const vulling = join(schijf, 'vulling');
  const vol = { ok: false, problem: { detail: expect.stringContaining('is vol') } };
  /** Fills the disk until so many bytes are left. */
  const vul = (rest: number) => {
    const { bavail, bsize } = statfsSync(schijf);
    writeFileSync(vulling, Buffer.alloc(bavail * bsize - rest));
  };
  afterAll(() => {
    execFileSync('umount', [schijf]);
    rmdirSync(schijf);
  });

  it('under the backup: refused, nothing is left, and the house goes on', async () => {
    vul(16_384);
    await metHuis(data, async (huis) => {
      expect(await bewaarIn(huis, join(schijf, 'kopie.zip'))).toMatchObject(vol);
      expect(readdirSync(schijf)).toEqual(['vulling']);
      expect((await huis.facts.controleer()).every((c) => c.goed)).toBe(true);
    });
  });

  it('under the folder to restore in: refused, and nothing is left', async () => {
    expect(await herstelIn(in_('goed.zip'), join(schijf, 'terug'))).toMatchObject(vol);
    expect(readdirSync(schijf)).toEqual(['vulling']);
    await rm(vulling);
  });

  it('under the data folder: refused, and the house goes on', async () => {
    const hier = join(schijf, 'data');
    cpSync(data, hier, { recursive: true });
    await metHuis(hier, async (huis) => {
      vul(1_000_000);
      expect(await bewaarIn(huis, in_('vol.zip'))).toMatchObject(vol);
      expect(existsSync(in_('vol.zip'))).toBe(false);
      expect(readdirSync(hier).filter((naam) => naam.includes('kopie'))).toEqual([]);
      await rm(vulling);
      expect((await huis.facts.controleer()).every((c) => c.goed)).toBe(true);
      value(await bewaarIn(huis, in_('weer-ruimte.zip')));
    });
  });
});
