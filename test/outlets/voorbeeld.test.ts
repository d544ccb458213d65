import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LADERS } from '../../src/acts/basis/voorbeeld/laders.ts';
import { doeGevraagd } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { openVoorbeelden } from '../../src/intake/voorbeelden.ts';
import { openHuis } from '../../src/main.ts';
import { value } from './huis.ts';

const EXAMPLES = fileURLToPath(new URL('../../examples', import.meta.url));

let map = '';
let huis: Huis;
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-voorbeeld-'));
  huis = value(await openHuis(join(map, 'data')));
});
afterAll(async () => {
  await huis.sluit();
  await rm(map, { recursive: true });
});
const laad = async (naam: string) => doeGevraagd(huis, 'laad-voorbeeld', { naam }, undefined);

describe('a worked example', () => {
  it('is read with every file known to a loader', async () => {
    const { namen, lees } = openVoorbeelden(EXAMPLES);
    expect(await namen()).toEqual(expect.arrayContaining(['zwijndrecht-2020', 'zwolle-2018']));
    for (const naam of await namen()) {
      const { bron, bestanden } = value(await lees(naam));
      expect(bron.naam).toBe(naam);
      for (const pad of bestanden.keys())
        expect(LADERS.some((l) => pad === l.leest || pad.startsWith(l.leest))).toBe(true);
    }
  });

  it('comes into the register whole, and a second time changes nothing', async () => {
    const eerst = value(await laad('zwolle-2018'));
    expect(eerst).toMatchObject({ handelingId: 1, uitkomst: { gemeente: '0193' } });
    const gedrukt = await huis.register.publicaties('0193');
    expect(gedrukt.map((p) => p.code)).toContain('bijlage-1-hoofdtabel');
    const weer = value(await laad('zwolle-2018'));
    expect([weer.handelingId, weer.zin]).toEqual([null, expect.stringContaining('stond er al')]);
    expect(await huis.register.handelingen('0193')).toHaveLength(1);
  });

  it('is taken out by one act', async () => {
    value(await doeGevraagd(huis, 'verwijder-demo', {}, '0193'));
    expect(await huis.register.publicaties('0193')).toEqual([]);
    expect(await huis.register.gemeenten()).toEqual([]);
  });

  it('never stands among figures of the municipality itself', async () => {
    const regels = [
      { post: 'P1', naam: 'Eigen post', stroom: 'subsidie', soort: 'last', bedragCenten: 100 },
    ].map((r) => ({ ...r, jaar: 2026, moment: 'primitief', besluitdatum: '2025-11-01' }));
    value(await doeGevraagd(huis, 'leg-begroting-vast', { regels }, '0642'));
    const geweigerd = await laad('zwijndrecht-2020');
    expect(geweigerd).toMatchObject({ ok: false, problem: { code: 'strijdigMetBestaand' } });
    expect(await huis.register.publicaties('0642')).toEqual([]);
  });

  it('that does not exist is refused with the names of those that do', async () => {
    expect(await laad('zwolle')).toMatchObject({
      ok: false,
      problem: { code: 'nietGevonden', detail: expect.stringContaining('zwolle-2018') },
    });
    expect(await readdir(EXAMPLES)).not.toContain('zwolle');
  });
});
