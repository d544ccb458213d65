import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { genereer } from '../../src/generator/genereer.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

interface Verschil {
  stap: string;
  soort: string;
  post: string | null;
  kenmerk: string | null;
  bedragCenten: number;
}
type Delen = Record<string, number>;
interface Postregel {
  post: string | null;
  bronCenten: number | null;
  geboektCenten: number;
  betaaldCenten: number | null;
  geboekt: Delen;
  betaald: Delen | null;
}

let proef: Proef;
let huis: Huis;
let geplant: Verschil[];
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-10-02T12:00:00Z'));
  const map = join(proef.map, 'stad');
  // safe: a literal day
  const tot = '2025-10-01' as Datum;
  await genereer({ inwoners: 2500, maanden: 30, tot, zaad: 4 }, async (pad, inhoud) => {
    if (pad === 'waarheid.json') geplant = JSON.parse(inhoud).grootboekVerschillen;
    mkdirSync(dirname(join(map, pad)), { recursive: true });
    writeFileSync(join(map, pad), inhoud);
  });
  const verslag = await huis.importeer({ paden: [map], gemeente: '9998' });
  expect(verslag.fouten).toEqual([]);
}, 120_000);
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

async function vraag(invoer: Record<string, unknown> = {}) {
  const a = await stelVraag(huis, 'aansluiting', invoer);
  if (!a.ok) throw new Error(a.problem.detail);
  // safe: the output schema of the question
  return { ...a.value, antwoord: a.value.antwoord as { posten: Postregel[]; regels: Verschil[] } };
}
const som = (delen: Delen) => Object.values(delen).reduce((a, b) => a + b, 0);

describe('aansluiting on a ledger with planted differences', () => {
  it('finds each of them, and names it with its amount', async () => {
    const { antwoord } = await vraag();
    expect(geplant.map((g) => g.soort).sort()).toEqual([
      ...['dubbel', 'inBeoordeling', 'memoriaal', 'memoriaal'],
      ...['nietVerklaard', 'nietVerklaard', 'transitorisch', 'voorschot'],
    ]);
    for (const { stap, soort, post, kenmerk, bedragCenten } of geplant)
      expect(antwoord.regels).toContainEqual({ stap, soort, post, kenmerk, bedragCenten });
  });

  it('finds no other of those kinds in what came by declarations', async () => {
    const { antwoord } = await vraag();
    const eigen = antwoord.regels.filter(
      (r) =>
        r.stap === 'bron-grootboek' &&
        /^(WMO|JEUGD)/.test(r.post ?? '') &&
        r.soort !== 'transitorisch',
    );
    const verwacht = geplant.filter(
      (g) => g.stap === 'bron-grootboek' && g.soort !== 'transitorisch',
    );
    expect(eigen).toHaveLength(verwacht.length);
    const betaald = antwoord.regels.filter(
      (r) => r.stap === 'grootboek-betaling' && r.soort === 'nietVerklaard',
    );
    expect(betaald).toEqual([expect.objectContaining({ kenmerk: null, bedragCenten: 432_100 })]);
  });

  it('closes to the cent, per post and at both steps', async () => {
    for (const jaar of [2024, 2025]) {
      const { antwoord } = await vraag({ jaar });
      expect(antwoord.posten.length).toBeGreaterThan(20);
      for (const p of antwoord.posten) {
        if (p.bronCenten !== null)
          expect(som(p.geboekt), `${p.post}`).toBe(p.geboektCenten - p.bronCenten);
        if (p.betaald)
          expect(som(p.betaald), `${p.post}`).toBe((p.betaaldCenten ?? 0) - p.geboektCenten);
      }
    }
  });

  it('explains the pgb by advances, and the streams that are booked as they are by nothing', async () => {
    const { antwoord, zin } = await vraag();
    const post = (code: string) => antwoord.posten.find((p) => p.post === code);
    expect(post('PGB-WMO')?.geboekt['voorschot']).toBeGreaterThan(0);
    for (const code of ['PW-BIJSTAND', 'GR-SDD', 'FAC-VERVOER', 'APP-BELEID', 'EB-WMO'])
      expect(post(code)?.geboekt, code).toMatchObject({ nietVerklaard: 0, memoriaal: 0 });
    expect(zin).toContain('niet verklaard');
  });
});
