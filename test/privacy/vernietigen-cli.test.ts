import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { metHuis } from '../bewaren/hulp.ts';
import { declaratie, toewijzing } from '../intake/proefhuis.ts';
import { draaiBin, startBin, WORTEL } from '../outlets/bin.ts';

const map = mkdtempSync(join(tmpdir(), 'vernietigen-cli-'));
const in_ = (naam: string) => join(map, naam);
const data = in_('data');
const bsn = /Bsn>(\d{9})</.exec(declaratie())?.[1] ?? '';

beforeAll(async () => {
  writeFileSync(in_('d.xml'), declaratie());
  writeFileSync(in_('t.xml'), toewijzing());
  writeFileSync(in_('bsn.txt'), `bsn\n${bsn}\n`);
  const { code, fout } = await draaiBin(['importeer', in_('d.xml'), in_('t.xml'), '--data', data]);
  if (code !== 0) throw new Error(fout);
});
afterAll(() => rmSync(map, { recursive: true, force: true }));

const PERSOON = ['vernietig', '--persoon', in_('bsn.txt')];
const gemeenteVan = async (plek: string) =>
  metHuis(plek, async (h) => (await h.facts.gemeenten())[0] ?? '');
let gemeente = '';

/** How many lines of the person there are, what the log has of it, and what is not whole. */
const stand = (plek: string) =>
  metHuis(plek, async (h) => {
    const wie = h.personen.pseudoniem(gemeente)?.(bsn);
    const delen = wie ? await h.facts.persoon(gemeente, wie) : [];
    return {
      regels: delen.reduce((som, d) => som + d.regels.length, 0),
      bewijzen: (await h.facts.vernietigingen(null)).length,
      log: (await h.register.handelingen(gemeente)).filter((r) => r.handeling === 'vernietig')
        .length,
      fouten: [...(await h.facts.controleer()), ...(await h.register.controleer())].filter(
        (c) => !c.goed,
      ),
    };
  });

test('without --uitvoeren nothing changes; it asks for a ground and a yes', async () => {
  gemeente = await gemeenteVan(data);
  const plek = ['--data', data, '--gemeente', gemeente];
  const vooraf = await draaiBin([...PERSOON, ...plek]);
  expect(vooraf).toMatchObject({ code: 0, uit: expect.stringContaining('Er is niets veranderd') });
  expect(vooraf.uit).toMatch(/declaratieregels: \d+ \(/);
  const zonderGrond = await draaiBin([...PERSOON, '--uitvoeren', '--ja', ...plek]);
  expect(zonderGrond).toMatchObject({ code: 2, fout: expect.stringContaining('--grond') });
  const zonderJa = await draaiBin([...PERSOON, '--uitvoeren', '--grond', 'verzoek', ...plek]);
  expect(zonderJa).toMatchObject({ code: 1, fout: expect.stringContaining('--ja') });
  const opDeRegel = await draaiBin(['vernietig', '--persoon', bsn, ...plek]);
  expect(opDeRegel).toMatchObject({
    code: 2,
    fout: expect.stringContaining('nooit op de opdrachtregel'),
  });
  expect(opDeRegel.fout).not.toContain(bsn);
  expect((await stand(data)).regels).toBeGreaterThan(0);
});

describe('a kill at any moment', () => {
  /** Runs a destruction on a copy; kills it after so many milliseconds, when a number is given. */
  async function opKopie(naam: string, na: number | null): Promise<number> {
    cpSync(data, in_(naam), { recursive: true });
    const argv = [
      ...PERSOON,
      '--uitvoeren',
      '--ja',
      '--grond',
      'proef',
      '--gemeente',
      gemeente,
      '--data',
      in_(naam),
    ];
    const begin = Date.now();
    const kind = spawn(process.execPath, [join(WORTEL, 'bin/stuurhuis'), ...argv], {
      stdio: 'ignore',
    });
    const einde = new Promise((klaar) => kind.on('exit', klaar));
    if (na !== null) setTimeout(() => kind.kill('SIGKILL'), na);
    await einde;
    return Date.now() - begin;
  }

  test('leaves the person whole or gone for good, with one proof in the log', async () => {
    const duur = await opKopie('heel', null);
    expect(await stand(in_('heel'))).toEqual({ regels: 0, bewijzen: 1, log: 1, fouten: [] });
    const { regels } = await stand(data);
    for (const deel of [0.45, 0.65, 0.8, 0.92]) {
      const naam = `k${deel}`;
      await opKopie(naam, duur * deel);
      const na = await stand(in_(naam));
      const gedaan = na.regels === 0 ? 1 : 0;
      expect(na).toEqual({
        regels: gedaan ? 0 : regels,
        bewijzen: gedaan,
        log: gedaan,
        fouten: [],
      });
      expect(
        readdirSync(in_(naam)).filter((n) => n.includes('.kopie') || n.includes('.tmp')),
      ).toEqual([]);
    }
  });
});

test('a running server does it too, with the BSN and the yes of the caller; inzage writes two files', async () => {
  const { kind, einde } = await startBin(['--data', data]);
  const plek = ['--data', data, '--gemeente', gemeente];
  try {
    const inzage = ['inzage', '--persoon', in_('bsn.txt'), '--uit', in_('verzoek'), ...plek];
    expect(await draaiBin(inzage)).toMatchObject({
      code: 0,
      uit: expect.stringContaining('bewaart Stuurhuis'),
    });
    expect(readFileSync(in_('verzoek.html'), 'utf8')).toContain('Declaratieregels (323)');
    expect(JSON.parse(readFileSync(in_('verzoek.json'), 'utf8')).delen.length).toBeGreaterThan(0);
    expect(await draaiBin(inzage)).toMatchObject({
      code: 1,
      fout: expect.stringContaining('bestaat al'),
    });
    const uit = await draaiBin([
      ...PERSOON,
      '--uitvoeren',
      '--ja',
      '--grond',
      'verzoek',
      '--json',
      ...plek,
    ]);
    expect(uit).toMatchObject({ code: 0, fout: '' });
    const { bewijs } = JSON.parse(uit.uit);
    expect(bewijs).toMatchObject({ nr: 1, grond: 'verzoek' });
    const bewijzen = await draaiBin(['vernietig', '--bewijzen', ...plek]);
    expect(bewijzen.uit).toContain(bewijs.na);
  } finally {
    kind.kill('SIGTERM');
    await einde;
  }
  expect(await stand(data)).toMatchObject({ regels: 0, log: 1, fouten: [] });
  expect(existsSync(join(data, 'feiten.duckdb.kopie'))).toBe(false);
});
