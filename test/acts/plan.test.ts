import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openPlanhuis, type Planhuis } from '../vragen/plan-huis.ts';

let stad: Planhuis;
const maatregel = (code: string, bedrag: unknown, anders: Record<string, unknown> = {}) => ({
  code,
  naam: `Maatregel ${code}`,
  opbrengsten: [{ perJaar: [{ jaar: 2026, bedrag }] }],
  ...anders,
});
const basislijn = {
  code: 'B',
  naam: 'Basis',
  jaren: [2026],
  regels: [
    { code: 'wmo', naam: 'Wmo', perJaar: [{ jaar: 2026, bedrag: '-1 mln' }] },
    { code: 'tekort', naam: 'Tekort', soort: 'totaal' },
  ],
};
const scenario = { id: 's', naam: 'Sober', basislijn: 'B', maatregelen: ['A'] };
const handelingen = async () => (await stad.huis.register.handelingen('9997')).length;
const geweigerd = async (id: string, invoer: Record<string, unknown>) => {
  const voor = await handelingen();
  const uit = await stad.probeer(id, invoer);
  expect(await handelingen()).toBe(voor);
  return uit.ok ? 'gedaan' : `${uit.problem.code}: ${uit.problem.detail}`;
};

beforeAll(async () => {
  stad = await openPlanhuis('9997');
});
afterAll(() => stad.ruimOp());

describe('amounts as people write them', () => {
  it.each([
    ['€ 1.234.567', { bedragCenten: 123_456_700 }],
    ['1,234,567.00', { bedragCenten: 123_456_700 }],
    ['max. 2,7 mln', { maximumCenten: 270_000_000 }],
    [
      '100.000 / 150.000 / 200.000',
      { laagCenten: 10_000_000, middenCenten: 15_000_000, hoogCenten: 20_000_000 },
    ],
    ['PM', { pm: true, reden: null, bekendOp: null, bereik: null }],
  ])('%s', async (tekst, verwacht) => {
    const gedaan = await stad.doe('leg-maatregel-vast', maatregel('T', tekst));
    const [m] = await stad.huis.register.planregels('9997', 'maatregel');
    expect(m?.inhoud).toMatchObject({ opbrengsten: [{ perJaar: [{ bedrag: verwacht }] }] });
    await stad.doe('herroep-handeling', { handelingId: gedaan.handelingId });
  });
});

describe('what is refused', () => {
  it.each([
    ['leg-maatregel-vast', maatregel('X', 'veel'), 'is geen bedrag'],
    ['leg-maatregel-vast', maatregel('X', '200.000 / 100.000 / 300.000'), 'op volgorde'],
    [
      'leg-maatregel-vast',
      maatregel('X', '1', { kosten: [{ jaar: 2026, bedrag: 'PM' }] }),
      'PM kan hier niet',
    ],
    [
      'leg-maatregel-vast',
      maatregel('X', '1', { landing: [{ post: 'NIET', aandeel: 1 }] }),
      'Post NIET bestaat niet',
    ],
    ['leg-maatregel-vast', maatregel('X', '1', { vereist: ['Y'] }), 'Maatregel Y bestaat niet'],
    ['leg-maatregel-vast', maatregel('X', '1', { vereist: ['X'] }), 'naar zichzelf'],
    [
      'leg-maatregel-vast',
      { ...maatregel('X', '1'), opbrengsten: [{ perJaar: [{ jaar: 1899, bedrag: '1' }] }] },
      'Kies een jaar',
    ],
    ['leg-scenario-vast', scenario, 'Basislijn B bestaat niet'],
    [
      'leg-basislijn-vast',
      { ...basislijn, regels: basislijn.regels.slice(0, 1) },
      'laatste regel is een totaal',
    ],
    ['leg-basislijn-vast', { ...basislijn, jaren: [2027] }, 'valt buiten 2027-2027'],
    [
      'boek-opbrengst',
      { code: 'b', van: 'X', jaar: 2026, bedrag: '1', bewijs: 'brief', datum: '2026-01-01' },
      'geen maatregel of taakstelling',
    ],
    ['stop-maatregel', { code: 'X', perMaand: '2026-13', reden: 'x' }, 'Geef een maand'],
  ])('%s: %#', async (id, invoer, deel) => {
    expect(await geweigerd(id, invoer)).toContain(deel);
  });
});

describe('a measure through its life', () => {
  beforeEach(async () => {
    if ((await stad.huis.register.planregels('9997', 'basislijn')).length > 0) return;
    await stad.doe('leg-maatregel-vast', maatregel('A', '400.000', { isPilot: true }));
    await stad.doe('leg-maatregel-vast', maatregel('P', 'PM'));
    await stad.doe('leg-maatregel-vast', maatregel('C', '1', { vereist: ['A'], sluitUit: ['P'] }));
    await stad.doe('leg-basislijn-vast', basislijn);
    await stad.doe('leg-scenario-vast', scenario);
  });
  const saldo = async () => {
    const { antwoord } = await stad.vraag<{
      scenarios: { perJaar: { berekendCenten: number }[] }[];
    }>('scenario-vergelijking');
    return antwoord.scenarios[0]?.perJaar[0]?.berekendCenten;
  };

  it('refuses a circle, a name twice and a contradiction in a scenario', async () => {
    const kring = { reden: 'x', maatregel: maatregel('A', '1', { vereist: ['C'] }) };
    expect(await geweigerd('wijzig-maatregel', kring)).toContain('wachten op elkaar');
    const tweede = { ...scenario, id: 's2', naam: 'sober' };
    expect(await geweigerd('leg-scenario-vast', tweede)).toContain('strijdigMetBestaand');
    const botst = { ...scenario, maatregelen: ['A', 'C', 'P'] };
    expect(await geweigerd('leg-scenario-vast', botst)).toContain('sluit P uit');
    const zonder = { ...scenario, maatregelen: ['C'] };
    expect(await geweigerd('leg-scenario-vast', zonder)).toContain('kan niet zonder A');
    expect(await geweigerd('leg-maatregel-vast', maatregel('A', '1'))).toContain('bestaat al');
    const weg = { soort: 'maatregel', code: 'A' };
    expect(await geweigerd('verwijder-uit-plan', weg)).toContain('scenario s');
  });

  it('is delayed, decided, stopped, and all of it can be undone', async () => {
    expect(await saldo()).toBe(-60_000_000);
    const later = await stad.doe('vertraag-maatregel', {
      code: 'A',
      maanden: 6,
      reden: 'personeel',
    });
    expect(await saldo()).toBe(-80_000_000);
    await stad.doe('herroep-handeling', { handelingId: later.handelingId });
    expect(await saldo()).toBe(-60_000_000);
    const besluit = { code: 'A', orgaan: 'raad', stand: 'genomen', datum: '2025-09-01' };
    const genomen = await stad.doe('besluit-maatregel', besluit);
    expect(genomen.zin).toContain('geen uitvoeringstoets');
    await stad.doe('stop-maatregel', { code: 'A', perMaand: '2026-04', reden: 'proef voorbij' });
    expect(await saldo()).toBe(-90_000_000);
    const { antwoord } = await stad.vraag<{
      historie: { zin: string }[];
      zonderUitvoeringstoets: boolean;
    }>('maatregel', { code: 'A' });
    expect(antwoord.zonderUitvoeringstoets).toBe(true);
    expect(antwoord.historie.map((h) => h.zin).join(' | ')).toMatch(
      /vastgelegd.*vertraagd.*herroepen.*genomen.*stopt/,
    );
    expect((await stad.huis.register.controleer()).every((c) => c.goed)).toBe(true);
  });

  it('leaves every scenario when it is rejected', async () => {
    await stad.doe('besluit-maatregel', { code: 'A', stand: 'afgewezen' });
    expect(await saldo()).toBe(-100_000_000);
  });

  it('books what was realised with evidence, and keeps the age of a PM when it changes', async () => {
    const boeking = { code: 'r1', van: 'A', jaar: 2026, bedrag: '90.000', hardheid: 'aantoonbaar' };
    await stad.doe('boek-opbrengst', {
      ...boeking,
      bewijs: 'berap 1, blz. 3',
      datum: '2026-06-01',
    });
    const { antwoord } = await stad.vraag<{ perJaar: { gerealiseerdCenten: number }[] }>(
      'maatregel',
      { code: 'A' },
    );
    expect(antwoord.perJaar[0]?.gerealiseerdCenten).toBe(9_000_000);
    const pm = maatregel('P', { pm: true, reden: 'onderzoek loopt', bekendOp: '2025-08-01' });
    await stad.doe('wijzig-maatregel', { reden: 'datum afgesproken', maatregel: pm });
    const posten = await stad.vraag<{ posten: Record<string, unknown>[] }>('pm-posten');
    expect(posten.antwoord.posten).toEqual([
      expect.objectContaining({ code: 'P', jaren: [2026], sinds: '2025-09-20', teLaat: true }),
    ]);
  });
});

describe('a package', () => {
  const deel = (code: string, bedrag: string) => ({
    ...{ code, naam: `Deel ${code}`, perJaar: [{ jaar: 2026, bedrag }] },
  });
  it('swaps a part only when the total holds', async () => {
    const pakket = [deel('P1', '60.000'), deel('P2', '40.000')];
    await stad.doe('leg-maatregel-vast', maatregel('PAK', '100.000', { pakket }));
    const ruil = { code: 'PAK', uit: 'P2', reden: 'beter plan' };
    const minder = { ...ruil, erin: deel('P3', '39.000') };
    expect(await geweigerd('ruil-pakketdeel', minder)).toContain('te weinig');
    const gedaan = await stad.doe('ruil-pakketdeel', { ...ruil, erin: deel('P3', '41.000') });
    expect(gedaan.zin).toContain('P2 geruild voor P3');
  });
});
