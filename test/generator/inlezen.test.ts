import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Datum, type Maand, parseDatum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import type { ImportVerslag } from '../../src/definitie/importeren.ts';
import { maakStad } from '../../src/generator/voorbeeldstad.fixture.ts';
import { openHuis } from '../../src/main.ts';

interface Regel {
  readonly post: string;
  readonly toegekendCenten: number;
}

/** The generator and the intake meet: what was written is what is counted. */
describe('a generated municipality that is read in', () => {
  const map = mkdtempSync(join(tmpdir(), 'voorbeeldstad-'));
  let huis: Huis;
  let verslag: ImportVerslag;
  let waarheid: { readonly rechteLijn: { readonly posten: readonly Regel[] } };
  beforeAll(async () => {
    const stad = await maakStad({ inwoners: 2_000, maanden: 18, zaad: 6 });
    waarheid = JSON.parse(stad.get('waarheid.json') ?? '');
    for (const [pad, inhoud] of stad) {
      if (pad === 'waarheid.json') continue;
      mkdirSync(dirname(join(map, 'bron', pad)), { recursive: true });
      writeFileSync(join(map, 'bron', pad), inhoud);
    }
    const geopend = await openHuis(join(map, 'data'));
    if (!geopend.ok) throw new Error(geopend.problem.detail);
    huis = geopend.value;
    verslag = await huis.importeer({ paden: [join(map, 'bron')], fictief: true, gemeente: '9998' });
  });
  afterAll(async () => {
    await huis?.sluit();
    rmSync(map, { recursive: true });
  });

  it('is taken in whole: nothing refused', () => {
    expect(verslag.fouten).toEqual([]);
    expect(verslag.geweigerd).toBe(0);
    expect(verslag.verwerkt).toBe(verslag.bestanden);
  });

  it('gives per post what the truth says was toegekend on the peildatum', async () => {
    const rijen = await huis.facts.bedragen({
      gemeente: '9998',
      // Safe: constants that are an existing day and months.
      peildatum: parseDatum('2025-10-01') as Datum,
      per: ['post'],
      filter: { leverperiodeVan: '2025-01' as Maand, leverperiodeTot: '2025-12' as Maand },
    });
    const geteld = Object.fromEntries(rijen.map((r) => [r.post, r.toegekendCenten]));
    for (const { post, toegekendCenten } of waarheid.rechteLijn.posten) {
      expect([post, geteld[post] ?? 0]).toEqual([post, toegekendCenten]);
    }
    expect(rijen.some((r) => r.inBeoordelingCenten > 0)).toBe(true);
  });
});
