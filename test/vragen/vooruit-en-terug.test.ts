import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dag, persoon, toewijzing, toewijzingen } from '../facts/stad.ts';
import { openProefstad, type Proefstad } from './proefstad.ts';

/** Two toewijzingen on which nothing is ever declared: one old, one that began last month. */
const ZONDER_DECLARATIE = toewijzingen('T3', '2025-01-05', [
  toewijzing(31, '2025-01-01', null, { client: persoon(31) }),
  toewijzing(32, '2025-08-01', null, { client: persoon(32) }),
]);

const BEG = {
  ...{ post: 'BEG', naam: 'Begeleiding', wet: 'wmo', stroom: 'declaraties', soort: 'last' },
  ...{ moment: 'primitief', besluitdatum: '2024-11-10', autorisatieniveau: 'Sociaal domein' },
};

let stad: Proefstad;
beforeAll(async () => {
  stad = await openProefstad([ZONDER_DECLARATIE]);
  await stad.doe('leg-begroting-vast', {
    regels: [
      { ...BEG, jaar: 2025, bedragCenten: 2_000_000 },
      { ...BEG, jaar: 2026, bedragCenten: 2_500_000 },
    ],
  });
  // December's declarations came on the fifth: at this closing they were all still to come
  await stad.doe('zet-sluitdatum', { jaar: 2024, sluitdatum: '2025-01-02' });
});
afterAll(() => stad.ruimOp());

interface Verdeling {
  p10: number;
  p50: number;
  p90: number;
  gemiddelde: number;
}
// safe: every answer is checked against its own schema elsewhere
const vraag = async <A>(id: string, invoer = {}) => {
  const a = await stad.vraag(id, invoer);
  return { ...a, antwoord: a.antwoord as A };
};
interface Jaar {
  posten: {
    post: string;
    kansOverschrijding: number | null;
    nogTeLeverenCenten: Verdeling | null;
    verwachtCenten: Verdeling | null;
  }[];
  niveaus: { niveau: string; begrootCenten: number; kansOverschrijding: number }[];
  totaal: { verwachtCenten: Verdeling };
}

test('obligo sets apart what is hard, young and asleep, and hides small counts', async () => {
  const { antwoord: a, zin } = await vraag<{
    posten: {
      obligoCenten: number;
      vastheid: Record<string, { toewijzingen: number | null; openCenten: number }>;
    }[];
  }>('obligo');
  const [post] = a.posten;
  const v = post?.vastheid ?? {};
  expect(v['hard']?.toewijzingen).toBe(20);
  expect(v['slapend']?.toewijzingen).toBeNull();
  expect(v['zonderPrijs']).toEqual({ toewijzingen: 0, openCenten: 0 });
  // 4 hours a week of 100 euros, the whole year and from August on
  expect((v['slapend']?.openCenten ?? 0) / ((365 / 7) * 40_000)).toBeCloseTo(1, 3);
  expect((v['verwacht']?.openCenten ?? 0) / ((153 / 7) * 40_000)).toBeCloseTo(1, 3);
  const som = Object.values(v).reduce((s, k) => s + k.openCenten, 0);
  expect(som).toBe(post?.obligoCenten);
  expect(zin).toContain('slaapt');
});

test('jaarprognose gives the chance at the level where the raad authorises', async () => {
  const { antwoord: a, zin } = await vraag<Jaar>('jaarprognose');
  expect(a.niveaus).toMatchObject([{ niveau: 'Sociaal domein', begrootCenten: 2_300_000 }]);
  const beg = a.posten.find((p) => p.post === 'BEG');
  // one post on that level: the same draws, so the same chance
  expect(a.niveaus[0]?.kansOverschrijding).toBe(beg?.kansOverschrijding);
  expect(zin).toContain('het grootst bij Sociaal domein');
});

test('boekjaar-leverjaar closes to zero on the means of both bases', async () => {
  interface Brug {
    leverjaarCenten: number;
    eerdereJarenCenten: number;
    naSluitingCenten: number;
    boekjaarCenten: number;
  }
  const { antwoord: a } = await vraag<{ totaal: Brug; posten: { brug: Brug | null }[] }>(
    'boekjaar-leverjaar',
  );
  const boek = await vraag<Jaar>('jaarprognose', { basis: 'boekjaar' });
  const lever = await vraag<Jaar>('jaarprognose', { basis: 'leverjaar' });
  expect(a.totaal.boekjaarCenten).toBe(boek.antwoord.totaal.verwachtCenten.gemiddelde);
  expect(a.totaal.leverjaarCenten).toBe(lever.antwoord.totaal.verwachtCenten.gemiddelde);
  for (const b of [a.totaal, ...a.posten.flatMap((p) => p.brug ?? [])]) {
    expect(b.leverjaarCenten + b.eerdereJarenCenten + b.naSluitingCenten).toBe(b.boekjaarCenten);
    // before the closing only rounding is left
    expect(Math.abs(b.naSluitingCenten)).toBeLessThan(100);
  }
});

test('balanspost-zorgkosten holds the estimate at closing against what came', async () => {
  const { antwoord: a } = await vraag<{
    regels: {
      jaar: number;
      sluitdatum: string;
      post: string | null;
      geschatCenten: Verdeling;
      afgewikkeldCenten: number;
      werkelijkCenten: number;
    }[];
  }>('balanspost-zorgkosten');
  expect(a.regels.map((r) => [r.jaar, r.sluitdatum, r.post])).toEqual([
    [2024, '2025-01-02', null],
    [2024, '2025-01-02', 'BEG'],
  ]);
  // the care of December, 20 x 100 euros, came after the closing
  for (const r of a.regels) {
    expect(r.afgewikkeldCenten).toBe(200_000);
    expect(r.geschatCenten.p50 / 200_000).toBeCloseTo(1, 0);
    expect(Math.abs(r.werkelijkCenten - 200_000)).toBeLessThan(5_000);
  }
});

describe('gevoeligheid', () => {
  test('takes growth and price over what is still to come', async () => {
    const { antwoord: jaar } = await vraag<Jaar>('jaarprognose');
    const komend = jaar.posten.reduce((s, p) => s + (p.nogTeLeverenCenten?.gemiddelde ?? 0), 0);
    const { antwoord: a, grafiek } = await vraag<{
      verwachtCenten: number;
      meer: Record<string, number>;
      minder: Record<string, number>;
    }>('gevoeligheid', { groei: 10, prijs: 0 });
    expect(a.verwachtCenten).toBe(jaar.totaal.verwachtCenten.p50);
    expect(Math.abs((a.meer['groei'] ?? 0) - komend / 10)).toBeLessThan(2);
    expect(a.minder['groei']).toBe(-(a.meer['groei'] ?? 0));
    expect(a.meer['prijs']).toBe(0);
    expect(a.meer['tempo']).toBeGreaterThan(0);
    expect(grafiek?.soort).toBe('liggend');
  });
});

test('doorwerking sets the exit level beside the meerjarenraming, and says what is not known', async () => {
  const { antwoord: a, ontbreekt } = await vraag<{
    totaal: Record<string, number | null>[];
    posten: { post: string; jaren: Record<string, number | null>[] }[];
  }>('doorwerking');
  const beg = a.posten.find((p) => p.post === 'BEG')?.jaren[0];
  // 20 clients at 100 euros a month
  expect((beg?.['verwachtCenten'] ?? 0) / 2_400_000).toBeCloseTo(1, 0);
  expect(beg?.['ruimteCenten']).toBe(2_500_000 - (beg?.['verwachtCenten'] ?? 0));
  for (const r of a.totaal)
    expect(
      (r['structureelCenten'] ?? 0) + (r['incidenteelCenten'] ?? 0) + (r['onzekerCenten'] ?? 0),
    ).toBe(r['verwachtCenten']);
  expect(ontbreekt).toContain('Meerjarenraming 2027: niet geladen.');
  expect(ontbreekt).toContain('Indexatie: niet opgegeven, dus niet meegerekend.');
});

test('a calculation that is broken off is not kept, and made when asked again', async () => {
  const { prognoses } = stad.huis;
  const naar = {
    ...{ gemeente: '9998', peildatum: dag('2025-09-05'), jaar: 2025, basis: 'leverjaar' as const },
  };
  const opties = { parameters: { maanden: 7 } };
  const wacht = prognoses.reken('terugblik', naar, { ...opties, wacht: true });
  // asked later, so it finds the calculation of the first under way
  const naast = await prognoses.reken('terugblik', naar, opties);
  expect(naast.klaar).toBe(false);
  expect(prognoses.breekAf()).toBe(1);
  expect((await wacht).klaar).toBe(false);
  expect((await prognoses.reken('terugblik', naar, { ...opties, wacht: true })).klaar).toBe(true);
});

test('terugblik says so when history is too short to judge a year', async () => {
  const { antwoord: a, zin } = await vraag<{ jaarScore: { aantal: number }; nietRijp: number }>(
    'terugblik',
    { maanden: 12 },
  );
  expect(a.jaarScore.aantal).toBe(0);
  expect(a.nietRijp).toBeGreaterThan(0);
  expect(zin).toContain('nog geen heel jaar is lang genoeg voorbij');
});
