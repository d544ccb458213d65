import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPlanhuis, type Planhuis } from './plan-huis.ts';

interface Cel {
  readonly jaar: number;
  readonly centen: number | null;
  readonly gedruktCenten: number | null;
}
interface Staat {
  readonly regels: readonly {
    readonly code: string;
    readonly soort: string;
    readonly cellen: readonly Cel[];
  }[];
}
const mln = (staat: Staat, code: string) =>
  staat.regels.find((r) => r.code === code)?.cellen.map((c) => c.centen && c.centen / 1e7);
const gelijk = (staat: Staat) =>
  staat.regels
    .filter((r) => r.soort === 'totaal')
    .flatMap((r) => r.cellen)
    .filter((c) => c.gedruktCenten !== null)
    .every((c) => c.centen === c.gedruktCenten);

describe('Zwolle 2018 from its own figures', () => {
  let stad: Planhuis;
  beforeAll(async () => {
    stad = await openPlanhuis('0193', 'zwolle-2018');
  });
  afterAll(() => stad.ruimOp());

  it('gives the forecast from its lines, and a bridge of 4,9 with nothing unexplained', async () => {
    const { antwoord, zin } = await stad.vraag<
      Staat & { brug: { onverklaardCenten: number; vanCenten: number; naarCenten: number } }
    >('basislijn');
    expect(mln(antwoord, 'tekort')).toEqual([-56, -105, -90, -93, -92, -87]);
    expect(mln(antwoord, 'prognose-tekort')?.slice(1)).toEqual([-105, -105, -102, -102, -102]);
    expect(gelijk(antwoord)).toBe(true);
    expect(antwoord.brug.naarCenten - antwoord.brug.vanCenten).toBe(-490_000_000);
    expect(antwoord.brug.onverklaardCenten).toBe(0);
    expect(zin).toContain('helemaal verklaard');
  });

  it('gives the perspective, exclusief 1 PM-post and never sluitend', async () => {
    const { antwoord, zin, ontbreekt } = await stad.vraag<
      Staat & { uitkomst: { sluitend: string; aantalPm: number }[] }
    >('perspectief');
    expect(mln(antwoord, 'perspectief')).toEqual([-42, -47, -34, -11]);
    expect(gelijk(antwoord)).toBe(true);
    expect(antwoord.uitkomst.every((u) => u.sluitend === 'onbepaald' && u.aantalPm === 1)).toBe(
      true,
    );
    expect(zin).toContain('exclusief 1 PM-post');
    expect(ontbreekt.join()).toContain('PM');
  });

  it('carries a scenario through to the perspective', async () => {
    const { antwoord } = await stad.vraag<Staat>('perspectief', {
      scenario: 'optimaliseren+hervormen',
    });
    expect(mln(antwoord, 'perspectief')).toEqual([-10.82, -6.82, 14.18, 44.18]);
  });

  it('tells J3 as avoided, with nothing booked', async () => {
    const { antwoord } = await stad.vraag<{
      maatregelen: {
        code: string;
        opbrengsten: { soort: string; perJaar: { bedrag: { bedragCenten: number } | null }[] }[];
      }[];
    }>('maatregelen');
    const j3 = antwoord.maatregelen.find((m) => m.code === 'J3');
    const som = (soort: string) =>
      j3?.opbrengsten
        .find((o) => o.soort === soort)
        ?.perJaar.reduce((s, p) => s + (p.bedrag?.bedragCenten ?? 0), 0);
    expect([som('vermedenKosten'), som('besparing')]).toEqual([76_000_000, 0]);
  });

  it('lists PM with its age, and risks without a figure as not known', async () => {
    const pm = await stad.vraag<{
      posten: { code: string; sinds: string | null; dagenOud: number | null }[];
    }>('pm-posten');
    expect(pm.antwoord.posten.map((p) => p.code)).toEqual([
      'P6',
      'S1',
      'S2',
      'S3',
      'S4',
      'rijksbeleid',
    ]);
    expect(pm.antwoord.posten[0]).toMatchObject({ sinds: '2018-05-15', dagenOud: 2685 });
    const risicos = await stad.vraag<{ gewogenCenten: number | null; aantalOnbekend: number }>(
      'risicos',
    );
    expect(risicos.antwoord).toMatchObject({ gewogenCenten: null, aantalOnbekend: 7 });
    expect(risicos.zin).toMatch(/2,50\smln/);
  });

  it('gives a chance with its error and what it depends on, the same for the same seed', async () => {
    const invoer = { doelEuro: -5_500_000, trekkingen: 2000 };
    const een = await stad.vraag<{
      perJaar: { kans: number; kansFout: number; aantalPm: number }[];
      tornado: { code: string }[];
    }>('scenario-kans', invoer);
    const eind = een.antwoord.perJaar.at(-1);
    expect(eind?.aantalPm).toBe(4);
    expect(eind?.kans).toBeGreaterThan(0);
    expect(eind?.kansFout).toBeLessThan(0.02);
    expect(een.antwoord.tornado[0]?.code).toBe('W3');
    expect((await stad.vraag('scenario-kans', invoer)).antwoord).toEqual(een.antwoord);
    expect(een.ontbreekt.join()).toContain('geen bereik');
  });
});

describe('Zwijndrecht from its own figures', () => {
  let stad: Planhuis;
  beforeAll(async () => {
    stad = await openPlanhuis('0642', 'zwijndrecht-2020');
  });
  afterAll(() => stad.ruimOp());

  it('says beside the claim that 305.000 is never earned back', async () => {
    const { antwoord, zin } = await stad.vraag<{
      taakstellingen: {
        kostenPerFteCenten: number;
        perJaar: { doelCenten: number; nettoCumulatiefCenten: number; gerealiseerdCenten: null }[];
      }[];
    }>('taakstelling');
    const [t] = antwoord.taakstellingen;
    const duizend = (veld: 'doelCenten' | 'nettoCumulatiefCenten') =>
      t?.perJaar.map((j) => j[veld] / 1e5);
    expect(duizend('doelCenten')).toEqual([101, 202, 304, 304, 304]);
    expect(duizend('nettoCumulatiefCenten')).toEqual([-203, -305, -305, -305, -305]);
    expect(t?.perJaar[0]?.gerealiseerdCenten).toBeNull();
    expect(t?.kostenPerFteCenten).toBe(10_133_333);
    expect(zin).toContain('elke geïnvesteerde euro wordt terugverdiend');
    expect(zin).toMatch(/305\.000 niet terugverdiend en wordt dat nooit meer/);
  });

  it('flips an assumption: -1,4 becomes -3,0 without solidarity, and a PM stays a PM', async () => {
    const zonder = await stad.vraag<{
      uitkomst: { saldoCenten: number; alsVervaltCenten: number; aantalPm: number }[];
    }>('basislijn', { vervalt: ['solidariteit', 'geen-groei'] });
    expect(zonder.antwoord.uitkomst[0]).toMatchObject({
      saldoCenten: -140_000_000,
      alsVervaltCenten: -300_000_000,
      aantalPm: 1,
    });
    expect(zonder.zin).toContain('exclusief 1 PM-post');
  });
});

describe('knobs and cover', () => {
  let stad: Planhuis;
  beforeAll(async () => {
    stad = await openPlanhuis('9997');
    const knop = {
      code: 'K1',
      naam: 'Uren hulp',
      eenheid: 'uur per week',
      laagste: 1,
      hoogste: 4,
      nu: 3,
    };
    await stad.doe('leg-knop-vast', { ...knop, effectPerEenheid: '-500.000' });
    await stad.doe('leg-basislijn-vast', {
      ...{ code: 'B', naam: 'Basis', jaren: [2026] },
      spreiding: [{ jaar: 2026, laag: '-3 mln', midden: '-1 mln', hoog: '1 mln' }],
      regels: [
        { code: 'a', naam: 'A', perJaar: [{ jaar: 2026, bedrag: '-1 mln' }] },
        { code: 't', naam: 'T', soort: 'totaal' },
      ],
    });
    await stad.doe('leg-scenario-vast', { id: 'd', naam: 'Doorgaan', basislijn: 'B' });
    const bron = { naam: 'Post onvoorzien', soort: 'postOnvoorzien', standPer: '2025-09-01' };
    await stad.doe('leg-dekkingsbron-vast', {
      ...bron,
      code: 'o',
      beschikbaar: '400.000',
      structureel: true,
    });
    await stad.doe('leg-dekkingsbron-vast', {
      ...bron,
      code: 'r',
      naam: 'Reserve',
      soort: 'reserve',
      volgorde: 2,
      beschikbaar: '900.000',
    });
  });
  afterAll(() => stad.ruimOp());

  it('turns a knob within its range', async () => {
    const een = await stad.vraag<{ samenCenten: number }>('knoppen', { standen: ['K1=1'] });
    expect(een.antwoord.samenCenten).toBe(100_000_000);
    const ver = await stad.vraag<{ samenCenten: number }>('knoppen', { standen: ['K1=9'] });
    expect(ver.antwoord.samenCenten).toBe(-50_000_000);
    expect(ver.ontbreekt.join()).toContain('kan niet verder');
  });

  it('pays for a deficit in order and says what is paid for once', async () => {
    const { antwoord } = await stad.vraag<Record<string, unknown>>('dekking-van-tekort');
    expect(antwoord).toMatchObject({
      tekortCenten: 100_000_000,
      ongedektCenten: 0,
      structureelMetIncidenteelCenten: 60_000_000,
      aanspraken: [{ resterendCenten: 0 }, { resterendCenten: 30_000_000 }],
    });
  });

  it('draws the baseline from the range that was laid down', async () => {
    const { antwoord } = await stad.vraag<{ perJaar: { kans: number; basis: string }[] }>(
      'scenario-kans',
    );
    expect(antwoord.perJaar[0]?.basis).toBe('opgegeven');
    expect(antwoord.perJaar[0]?.kans).toBeCloseTo(0.125, 1);
  });
});

describe('a house without a plan', () => {
  it('answers every question in words', async () => {
    const stad = await openPlanhuis('9997');
    const vragen = stad.huis.catalogus.vragen.filter((v) => v.groep === 'Plannen en narekenen');
    for (const { id } of vragen) {
      const a = await stad.vraag(id);
      expect(a.zin.length, id).toBeGreaterThan(10);
      expect(a.ontbreekt.length, id).toBeGreaterThanOrEqual(1);
    }
    await stad.ruimOp();
  });
});
