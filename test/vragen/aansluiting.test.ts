import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSleutels } from '../../src/access/sleutels.ts';
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

/** A generated town that was read in whole, and what was planted in its ledger. */
interface Stad {
  readonly huis: Huis;
  readonly geplant: readonly Verschil[];
  ruimOp(): Promise<void>;
}

async function openStad(inwoners: number, maanden: number, zaad: number): Promise<Stad> {
  const proef: Proef = maakProef();
  const huis = await proef.open('data', () => new Date('2025-10-02T12:00:00Z'));
  const map = join(proef.map, 'stad');
  let waarheid: Verschil[] = [];
  // safe: a literal day
  const tot = '2025-10-01' as Datum;
  await genereer({ inwoners, maanden, tot, zaad }, async (pad, inhoud) => {
    if (pad === 'waarheid.json') waarheid = JSON.parse(inhoud).grootboekVerschillen;
    mkdirSync(dirname(join(map, pad)), { recursive: true });
    writeFileSync(join(map, pad), inhoud);
  });
  const verslag = await huis.importeer({ paden: [map], gemeente: '9998' });
  expect(verslag.fouten).toEqual([]);
  const sleutels = openSleutels(join(proef.map, 'data'), undefined);
  if (!sleutels.ok) throw new Error(sleutels.problem.detail);
  // numbers of ten digits go by a keyed mark here, the same in messages, ledger and payments
  const merk = sleutels.value.referenties('9998');
  const geplant = waarheid.map((v) => ({ ...v, kenmerk: v.kenmerk && merk(v.kenmerk) }));
  const ruimOp = async () => {
    await huis.sluit();
    rmSync(proef.map, { recursive: true, force: true });
  };
  return { huis, geplant, ruimOp };
}

async function stel(huis: Huis, invoer: Record<string, unknown> = {}) {
  const a = await stelVraag(huis, 'aansluiting', invoer);
  if (!a.ok) throw new Error(a.problem.detail);
  // safe: the output schema of the question
  return { ...a.value, antwoord: a.value.antwoord as { posten: Postregel[]; regels: Verschil[] } };
}

const SOORTEN_GEPLANT = [
  ...['dubbel', 'inBeoordeling', 'memoriaal', 'memoriaal'],
  ...['nietGeboekt', 'nietVerklaard', 'nietVerklaard', 'voorschot'],
];

/** Every planted difference is found with its name and amount, and what is left closes to zero. */
async function isFoundWhole({ huis, geplant }: Stad): Promise<void> {
  const { antwoord } = await stel(huis);
  expect(geplant.map((g) => g.soort).sort()).toEqual(SOORTEN_GEPLANT);
  for (const { stap, soort, post, kenmerk, bedragCenten } of geplant)
    expect(antwoord.regels).toContainEqual({
      ...{ stap, soort, post, kenmerk, bedragCenten },
      dagenOud: soort === 'nietGeboekt' ? expect.any(Number) : null,
    });
  for (const jaar of [2024, 2025]) {
    const { posten } = (await stel(huis, { jaar })).antwoord;
    expect(posten.length).toBeGreaterThan(20);
    for (const p of posten) {
      if (p.bronCenten !== null)
        expect(som(p.geboekt), `${p.post}`).toBe(p.geboektCenten - p.bronCenten);
      if (p.betaald)
        expect(som(p.betaald), `${p.post}`).toBe((p.betaaldCenten ?? 0) - p.geboektCenten);
    }
  }
}

let stad: Stad;
beforeAll(async () => {
  stad = await openStad(1200, 24, 4);
}, 240_000);
afterAll(() => stad.ruimOp());
const vraag = (invoer: Record<string, unknown> = {}) => stel(stad.huis, invoer);
const som = (delen: Delen) => Object.values(delen).reduce((a, b) => a + b, 0);

describe('aansluiting on a ledger with planted differences', () => {
  it('finds each of them, names it with its amount, and closes to the cent', () =>
    isFoundWhole(stad));

  it('finds no other of those kinds in what came by declarations', async () => {
    const { antwoord } = await vraag();
    const eigen = antwoord.regels.filter(
      (r) =>
        r.stap === 'bron-grootboek' &&
        /^(WMO|JEUGD)/.test(r.post ?? '') &&
        r.soort !== 'transitorisch',
    );
    const verwacht = stad.geplant.filter(
      (g) => g.stap === 'bron-grootboek' && g.soort !== 'transitorisch',
    );
    expect(eigen).toHaveLength(verwacht.length);
    const betaald = antwoord.regels.filter(
      (r) => r.stap === 'grootboek-betaling' && r.soort === 'nietVerklaard',
    );
    expect(betaald).toEqual([expect.objectContaining({ kenmerk: null, bedragCenten: 432_100 })]);
  });

  it('explains the pgb by advances, and the streams that are booked as they are by nothing', async () => {
    const { antwoord, zin } = await vraag();
    const post = (code: string) => antwoord.posten.find((p) => p.post === code);
    expect(post('PGB-WMO')?.geboekt['voorschot']).toBeGreaterThan(0);
    for (const code of ['PW-BIJSTAND', 'GR-SDD', 'FAC-VERVOER', 'APP-BELEID', 'EB-WMO'])
      expect(post(code)?.geboekt, code).toMatchObject({ nietVerklaard: 0, memoriaal: 0 });
    expect(zin).toContain('niet verklaard');
    expect(zin).toContain('Nog niet geboekt is 1 declaratie uit een afgesloten periode');
  });
});

describe('care of December that was approved in January', () => {
  it('is booked in the thirteenth period of the old year, and is transitorisch in both', async () => {
    const p13 = await stad.huis.facts.tabelSom('grootboek', {
      ...{ gemeente: '9998', peildatum: '2025-10-01' as Datum, som: ['bedrag'] }, // safe: a literal day
      ...{ filter: { boekjaar: 2024, boekperiode: 13 }, per: ['kenmerk'] },
    });
    expect(p13.length).toBeGreaterThan(0);
    for (const [jaar, teken] of [
      [2024, 1],
      [2025, -1],
    ] as const) {
      const { antwoord } = await vraag({ jaar });
      for (const { kenmerk, bedrag } of p13) {
        const eigen = antwoord.regels.filter(
          (r) => r.stap === 'bron-grootboek' && r.kenmerk === kenmerk,
        );
        expect(new Set(eigen.map((r) => r.soort))).toEqual(new Set(['transitorisch']));
        expect(eigen.reduce((s, r) => s + r.bedragCenten, 0)).toBe(teken * (bedrag ?? 0));
      }
    }
  });
});

describe.each([11, 23, 58])('aansluiting of the town of seed %i', (zaad) => {
  it('finds what was planted there, and closes to the cent', async () => {
    const andere = await openStad(800, 12, zaad);
    try {
      await isFoundWhole(andere);
    } finally {
      await andere.ruimOp();
    }
  }, 240_000);
});
