import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { voorbeeld323 } from '../../src/intake/berichten/voorbeelden.fixture.ts';
import { zoekInBytes, zoekInFeiten, zoekInRegister } from '../hulp/doorzoek.ts';
import { draaiBin, startBin } from '../outlets/bin.ts';
import { value } from '../outlets/huis.ts';
import { alleAntwoorden, bewaarIn, herstelIn, metHuis, WACHTWOORD } from './hulp.ts';

let map = '';
let data = '';
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-bewaren-'));
  data = join(map, 'data');
  const { code, fout } = await draaiBin(['demo', '--inwoners', '700', '--data', data]);
  if (code !== 0) throw new Error(fout);
});
afterAll(() => rm(map, { recursive: true }));

/** The demonstration is read in twice: the national figures, then the municipality. */
const DEMO_SNAPSHOT = 2;

const in_ = (naam: string) => join(map, naam);

describe('a house that was put away and put back', () => {
  it('gives the same answer to every question, and is whole', async () => {
    const voor = await metHuis(data, async (huis) => {
      const antwoorden = await alleAntwoorden(huis);
      const { bytes, manifest } = value(await bewaarIn(huis, in_('heel.zip')));
      expect(bytes).toBe(statSync(in_('heel.zip')).size);
      expect(manifest).toMatchObject({ metSleutel: false, snapshot: DEMO_SNAPSHOT });
      return antwoorden;
    });
    expect(Object.keys(voor).length).toBeGreaterThanOrEqual(8);
    expect(statSync(in_('heel.zip')).mode & 0o777).toBe(0o600);
    const { controle } = value(await herstelIn(in_('heel.zip'), in_('terug')));
    expect(controle.length).toBeGreaterThanOrEqual(6);
    expect(controle.filter((c) => !c.goed)).toEqual([]);
    expect(existsSync(in_('terug.onaf'))).toBe(false);
    expect(existsSync(join(in_('terug'), 'geheim'))).toBe(false);
    cpSync(join(data, 'geheim'), join(in_('terug'), 'geheim'), { recursive: true });
    expect(await metHuis(in_('terug'), alleAntwoorden)).toEqual(voor);
  });

  it('brings the key back under its passphrase, and never holds it in plain', async () => {
    const uit = await metHuis(data, (huis) =>
      bewaarIn(huis, in_('sleutel.zip'), { wachtwoord: WACHTWOORD }),
    );
    expect(value(uit).manifest.metSleutel).toBe(true);
    const wachtwoord = async () => WACHTWOORD;
    value(await herstelIn(in_('sleutel.zip'), in_('met'), { wachtwoord }));
    const namen = readdirSync(join(data, 'geheim'));
    expect(readdirSync(join(in_('met'), 'geheim'))).toEqual(namen);
    for (const naam of namen) {
      const sleutel = readFileSync(join(data, 'geheim', naam), 'utf8');
      const terug = join(in_('met'), 'geheim', naam);
      expect(readFileSync(terug, 'utf8')).toBe(sleutel);
      expect(statSync(terug).mode & 0o777).toBe(0o600);
      value(await herstelIn(in_('sleutel.zip'), in_(`zonder-${naam}`), { zonderSleutel: true }));
      expect(zoekInBytes(in_(`zonder-${naam}`), [sleutel])).toEqual([]);
      expect(readFileSync(in_('sleutel.zip')).includes(sleutel)).toBe(false);
    }
  });
});

const BSN = '999990421';

it('puts no BSN away, also not from a refused file, and keeps the term of quarantine', async () => {
  const client = voorbeeld323().Declaratie.Clienten.Client[0];
  const goed = writeBericht('WMO323', voorbeeld323()).replaceAll(String(client?.Bsn), BSN);
  mkdirSync(in_('invoer'));
  writeFileSync(in_('invoer/goed.xml'), goed);
  writeFileSync(in_('invoer/kapot.xml'), goed.replace(/Eenheid>04</, 'Eenheid>99<'));
  expect(zoekInBytes(in_('invoer'), [BSN])).toHaveLength(2);
  const toen = new Date(Date.now() - 10 * 86_400_000);
  await metHuis(in_('klein'), async (huis) => {
    const verslag = await huis.importeer({ paden: [in_('invoer')] });
    expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 1 });
    const [naam = ''] = readdirSync(in_('klein/quarantaine'));
    utimesSync(in_(`klein/quarantaine/${naam}`), toen, toen);
    mkdirSync(in_('kopieen'));
    value(await bewaarIn(huis, in_('kopieen/klein.zip'), { wachtwoord: WACHTWOORD }));
  });
  value(
    await herstelIn(in_('kopieen/klein.zip'), in_('klein-terug'), {
      wachtwoord: async () => WACHTWOORD,
    }),
  );
  const [dicht = ''] = readdirSync(in_('klein-terug/quarantaine'));
  expect(statSync(in_(`klein-terug/quarantaine/${dicht}`)).mtimeMs).toBeCloseTo(toen.getTime(), -3);
  expect([
    ...zoekInBytes(in_('kopieen'), [BSN]),
    ...zoekInBytes(in_('klein-terug'), [BSN]),
    ...(await zoekInFeiten(in_('klein-terug/feiten.duckdb'), [BSN])),
    ...zoekInRegister(in_('klein-terug/register.sqlite'), [BSN]),
  ]).toEqual([]);
});

it('holds whole messages only when an import is under way, and the import completes after it', async () => {
  await draaiBin(['genereer', '--inwoners', '700', '--zaad', '3', '--uit', in_('stad')]);
  await rm(in_('stad/waarheid.json'));
  const vraag = { paden: [in_('stad')], gemeente: '9998' };
  const heel = await metHuis(in_('bezig'), async (huis) => {
    let begonnen = () => {};
    const onderweg = new Promise<void>((los) => {
      begonnen = los;
    });
    huis.omroep.luister((g) => {
      if (g.soort === 'importVoortgang' && g.gedaan > 100) begonnen();
    });
    const werk = huis.importeer(vraag);
    await onderweg;
    const uit = await bewaarIn(huis, in_('bezig.zip'), { wachtwoord: WACHTWOORD });
    value(uit);
    expect((await werk).verwerkt).toBeGreaterThan(100);
    return kern(huis);
  });
  value(
    await herstelIn(in_('bezig.zip'), in_('bezig-terug'), { wachtwoord: async () => WACHTWOORD }),
  );
  const daarna = await metHuis(in_('bezig-terug'), async (huis) => {
    const half = await aantalBerichten(huis);
    await huis.importeer(vraag);
    expect(half).toBeLessThan(await aantalBerichten(huis));
    return kern(huis);
  });
  expect(daarna).toEqual(heel);
});

const aantalBerichten = async ({ facts }: Huis): Promise<number> =>
  (await facts.importen('9998')).reduce((som, i) => som + i.berichten, 0);

/** What does not tell in how many turns it was read in. */
const kern = (huis: Huis) =>
  Promise.all(
    ['stand-van-zaken', 'clienten', 'aanbieders', 'verzilvering'].map(async (id) => {
      const { antwoord, zin } = value(await stelVraag(huis, id, {}, { wacht: true }));
      return { id, antwoord, zin };
    }),
  );

it('a running server makes the backup with the passphrase of the caller', async () => {
  const { kind, einde } = await startBin(['--data', data]);
  process.env['STUURHUIS_WACHTWOORD'] = WACHTWOORD;
  try {
    const bestand = in_('server.zip');
    const uit = await draaiBin(['bewaar', bestand, '--met-sleutel', '--json', '--data', data]);
    expect(uit).toMatchObject({ code: 0, fout: expect.stringContaining('apart') });
    expect(JSON.parse(uit.uit)).toMatchObject({
      bestand,
      metSleutel: true,
      snapshot: DEMO_SNAPSHOT,
    });
    const naast = await draaiBin(['herstel', bestand, '--data', data]);
    expect(naast).toMatchObject({ code: 1, fout: expect.stringContaining('draait al') });
    const terug = await draaiBin(['herstel', bestand, '--data', in_('server-terug')]);
    expect(terug).toMatchObject({
      code: 0,
      fout: '',
      uit: expect.stringContaining('alles is heel'),
    });
    expect(existsSync(in_('server-terug.onaf'))).toBe(false);
  } finally {
    delete process.env['STUURHUIS_WACHTWOORD'];
    kind.kill('SIGTERM');
    await einde;
  }
  expect((await draaiBin(['controleer', '--data', in_('server-terug')])).code).toBe(0);
});
