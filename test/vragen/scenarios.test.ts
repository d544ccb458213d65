import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlanhuis, type Planhuis } from './plan-huis.ts';

interface Jaar {
  readonly jaar: number;
  readonly berekendCenten: number | null;
  readonly verschilCenten: number | null;
  readonly herleidbaar: boolean | null;
  readonly aantalPm: number;
  readonly sluitend: string;
  readonly vermedenKostenCenten: number;
  readonly uitvoeringskostenCenten: number;
  readonly gepubliceerdNaMargeCenten: number | null;
  readonly nodigUitPmGepubliceerdCenten: number | null;
  readonly nodigUitPmGepubliceerdNaMargeCenten: number | null;
}
interface Vergelijking {
  readonly jaren: readonly number[];
  readonly scenarios: readonly {
    readonly id: string;
    readonly perJaar: readonly Jaar[];
    readonly verklaringen: readonly string[];
  }[];
  readonly stappen: readonly {
    readonly naar: string;
    readonly perJaar: readonly { berekendCenten: number; gepubliceerdCenten: number }[];
  }[];
}

let stad: Planhuis;
let a: Vergelijking;
beforeAll(async () => {
  stad = await openPlanhuis('0193', 'zwolle-2018');
  a = (await stad.vraag<Vergelijking>('scenario-vergelijking')).antwoord;
});
afterAll(() => stad.ruimOp());

const rij = (id: string): readonly Jaar[] => a.scenarios.find((s) => s.id === id)?.perJaar ?? [];
const berekend = (id: string) => rij(id).map((j) => (j.berekendCenten ?? 0) / 1e5);

describe('the scenarios of Zwolle 2018', () => {
  it('follow from the baseline and the measures', () => {
    expect(a.jaren).toEqual([2018, 2019, 2020, 2021, 2022]);
    expect(berekend('doorgaan')).toEqual([-10500, -9000, -9300, -9200, -8700]);
    expect(berekend('optimaliseren')).toEqual([-7066, -5882, -5782, -5382, -4682]);
    expect(berekend('optimaliseren+hervormen')).toEqual([-7066, -5882, -5282, -4382, -3182]);
  });

  it('say of 2019-2022 that optimaliseren does not follow, with one constant difference', () => {
    const optimaliseren = rij('optimaliseren');
    expect(optimaliseren.map((j) => j.herleidbaar)).toEqual([true, false, false, false, false]);
    expect(optimaliseren.slice(1).map((j) => j.verschilCenten)).toEqual(
      [118_000, 118_000, 118_000, 118_000].map((x) => x * 100),
    );
    const verklaringen = a.scenarios.find((s) => s.id === 'optimaliseren')?.verklaringen;
    expect(verklaringen?.join()).toContain('118.000');
  });

  it('have a step to hervormen that is W4, in ours and in print', () => {
    const stap = a.stappen.find((s) => s.naar === 'optimaliseren+hervormen');
    const w4 = [0, 0, 500_000, 1_000_000, 1_500_000].map((x) => x * 100);
    expect(stap?.perJaar.map((j) => j.berekendCenten)).toEqual(w4);
    expect(stap?.perJaar.map((j) => j.gepubliceerdCenten)).toEqual(w4);
  });

  it('count four PM posts and never call a total with PM sluitend', () => {
    const hervormen = rij('optimaliseren+hervormen');
    expect([hervormen[0]?.aantalPm, hervormen[4]?.aantalPm]).toEqual([4, 4]);
    expect(hervormen.every((j) => j.sluitend === 'onbepaald')).toBe(true);
    expect(rij('doorgaan').every((j) => j.sluitend === 'nietSluitend')).toBe(true);
  });

  it('need 3,3 mln from PM in 2022, and 0,8 after the margin', () => {
    const laatste = rij('optimaliseren+hervormen')[4];
    expect(laatste?.nodigUitPmGepubliceerdCenten).toBe(330_000_000);
    expect(laatste?.nodigUitPmGepubliceerdNaMargeCenten).toBe(80_000_000);
    expect(rij('optimaliseren').map((j) => (j.gepubliceerdNaMargeCenten ?? 0) / 1e7)).toEqual([
      -61, -40, -34, -30, -23,
    ]);
  });

  it('keep avoided costs and costs of carrying out beside the effect', () => {
    const som = (veld: 'vermedenKostenCenten' | 'uitvoeringskostenCenten') =>
      rij('optimaliseren').reduce((s, j) => s + j[veld], 0);
    expect(som('vermedenKostenCenten')).toBe(76_000_000);
    expect(som('uitvoeringskostenCenten')).toBe(37_600_000);
  });

  it('have no number of the scenario that was not worked out', () => {
    expect(rij('herstructureren').every((j) => j.berekendCenten === null)).toBe(true);
  });
});
