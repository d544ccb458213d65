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

  it('brings contracts, inhabitants, successions and a map of its own', async () => {
    // Safe: a constant that is an existing day.
    const snede = { gemeente: '9998', peildatum: parseDatum('2025-10-01') as Datum };
    const contracten = await huis.facts.tabel('contracten', snede);
    const landelijk = contracten.filter((c) => c.inkoopniveau === 'landelijk');
    expect(new Set(landelijk.map((c) => c.categorie))).toEqual(new Set(['55']));
    expect(new Set(contracten.map((c) => c.inkoopniveau))).toEqual(
      new Set(['lokaal', 'regionaal', 'landelijk']),
    );
    const velden = [
      'tarief',
      'eenheid',
      'bekostiging',
      'plafond',
      'bandbreedte',
      'indexatie',
    ] as const;
    for (const veld of [...velden, 'indieningstermijn'] as const)
      expect(contracten.filter((c) => c[veld] !== null).length, veld).toBeGreaterThan(1);
    const hh = contracten.find((c) => c.code === '01A01' && c.geldigVan === '2025-01-01');
    expect(hh).toMatchObject({
      bekostiging: 'inspanning',
      indexatie: 0.043,
      geldigTot: '2025-12-31',
    });
    const stopt = await huis.facts.tabel('opvolgingen', snede);
    expect(stopt.map((o) => o.vorm).sort()).toEqual(['nieuweAgb', 'overname']);
    const afloop = contracten.filter((c) => c.aanbieder === stopt[0]?.voorganger).at(-1)?.geldigTot;
    expect(String(afloop) < String(stopt[0]?.ingang)).toBe(true);
  });

  it('counts its inhabitants by buurt and age, and draws every buurt within its wijk', async () => {
    // Safe: a constant that is an existing day.
    const snede = { gemeente: '9998', peildatum: parseDatum('2025-10-01') as Datum };
    const [som] = await huis.facts.tabelSom('bevolking', {
      ...{ ...snede, filter: { jaar: 2025 }, per: [], som: ['inwoners'] },
    });
    expect(som).toMatchObject({ rijen: 20 * 9, onbekend: 0 });
    expect(som?.inwoners).toBeGreaterThan(1_900);
    expect(som?.inwoners).toBeLessThan(2_300);
    const gebieden = await huis.facts.tabel('gebieden', snede);
    const naam = new Map(gebieden.map((g) => [g.code, g.naam]));
    const buurten = gebieden.filter((g) => g.soort === 'buurt');
    expect([buurten.length, gebieden.length]).toEqual([20, 26]);
    const wijken = await huis.facts.tabel('bevolking', { ...snede, filter: { jaar: 2025 } });
    for (const b of buurten) {
      const rij = wijken.find((w) => w.buurt === b.naam);
      expect(rij?.wijk, b.naam).toBe(naam.get(b.bovenliggend ?? ''));
    }
    // neighbours share their points: all corners lie on borders of wijken or are shared by buurten
    const punten = (g: (typeof gebieden)[number]): string[] =>
      (JSON.parse(g.geometrie) as { coordinates: number[][][] }).coordinates.flat().map(String);
    const alle = new Set(buurten.flatMap(punten));
    for (const g of gebieden.filter((w) => w.soort === 'wijk'))
      for (const p of punten(g)) expect(alle).toContain(p);
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
