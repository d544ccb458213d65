import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { antwoord, declaratie, laad, persoon, prestatie } from '../facts/stad.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

let proef: Proef;
let huis: Huis;

const MAANDEN = ['01', '02', '03'];
const post = (code: string, extra: Record<string, unknown>) => ({
  ...{ post: code, jaar: 2025, moment: 'primitief', besluitdatum: '2024-11-10', soort: 'last' },
  ...{ bedragCenten: 100_000, ...extra },
});

/** `licht` clients with light care of 100 euros a month and `zwaar` ones with heavy care of 500. */
const zorg = (jaar: number, licht: number, zwaar: number) =>
  MAANDEN.flatMap((m, i) => {
    const maand = `${jaar}-${m}`;
    const na = `${jaar}-0${i + 2}`;
    const regels = [
      ...Array.from({ length: licht }, (_, n) =>
        prestatie(`${maand}-l${n}`, 100, maand, { client: persoon(n + 1) }),
      ),
      ...Array.from({ length: zwaar }, (_, n) => ({
        ...prestatie(`${maand}-z${n}`, 500, maand, { client: persoon(n + 100) }),
        code: '02A05',
      })),
    ];
    return [declaratie(`D${maand}`, `${na}-05`, regels), antwoord(`D${maand}`, `${na}-10`, [])];
  });

beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-04-20T12:00:00Z'));
  await laad(huis.facts, [...zorg(2024, 80, 20), ...zorg(2025, 60, 40)]);
  await doe('leg-begroting-vast', {
    regels: [
      post('BEG', { naam: 'Begeleiding', wet: 'wmo', stroom: 'declaraties' }),
      post('GR', { naam: 'Sociale dienst', wet: 'participatie', stroom: 'grBijdrage' }),
      post('SUB', { naam: 'Welzijn', wet: null, stroom: 'subsidie' }),
      post('APP', { naam: 'Apparaat', wet: null, stroom: 'apparaat' }),
    ],
  });
  await doe('deel-product-in', {
    regels: [
      { wet: 'wmo', categorie: '02', code: '02A03', post: 'BEG', zwaarte: 'licht' },
      { wet: 'wmo', categorie: '02', code: '02A05', post: 'BEG', zwaarte: 'zwaar' },
    ],
  });
  const boek = (p: string, bedrag: string) => `2025;4;K;S;last;${bedrag};${p}`;
  await lees('grootboek', [
    'boekjaar;boekperiode;kostenplaats;kostensoort;soort;bedrag;post',
    // 3 x (60 x 100 + 40 x 500) is 78.000, all of it granted by April; 77.999,99 is booked
    ...[boek('BEG', '77.999,99'), boek('GR', '300,00'), boek('SUB', '120,00')],
    ...[boek('APP', '55,55'), '2025;4;X;Y;last;12,34;', '2025;4;K;S;bate;999,00;BEG'],
  ]);
  await lees('gr-bijdragen', [
    'post;regeling;maand;voorschot;verwachte afrekening;bekend sinds',
    ...MAANDEN.map((m) => `GR;SDD;2025-${m};100,00;1.200,00;2025-04-01`),
  ]);
}, 60_000);
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

async function doe(id: string, invoer: Record<string, unknown>) {
  const gedaan = await doeHandeling(huis, id, invoer, { gemeente: '9998' });
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
}

async function lees(naam: string, rijen: readonly string[]) {
  const pad = proef.zet(`${naam}.csv`, rijen.join('\n'));
  const verslag = await huis.importeer({
    ...{ paden: [pad], gemeente: '9998', getal: 'nl', ontvangenOp: '2025-04-12' },
  });
  expect(verslag.fouten).toEqual([]);
}

async function vraag(id: string, invoer: Record<string, unknown> = {}) {
  const a = await stelVraag(huis, id, { jaar: 2025, ...invoer }, { wacht: true });
  if (!a.ok) throw new Error(a.problem.detail);
  expect(a.value.zin).not.toMatch(/undefined|NaN|null/);
  return a.value;
}

describe('waar-landt-het-geld', () => {
  it('reconciles to the ledger to the cent, with what is not to be traced in sight', async () => {
    const a = await vraag('waar-landt-het-geld');
    const { regels, ...totaal } = a.antwoord as {
      regels: {
        naam: string;
        organisatie: string | null;
        product: string | null;
        bedragCenten: number;
      }[];
      grootboekCenten: number;
    };
    expect(totaal).toMatchObject({
      ...{ periode: 4, grootboekCenten: 7_848_788, herleidCenten: 7_830_000 },
      nietTeHerleidenCenten: 18_788,
    });
    expect(regels.reduce((s, r) => s + r.bedragCenten, 0)).toBe(totaal.grootboekCenten);
    expect(regels.map((r) => [r.naam, r.organisatie, r.product, r.bedragCenten])).toEqual([
      ['Apparaat', null, null, 5555],
      ['Geboekt zonder post', null, null, 1234],
      ['Welzijn', null, null, 12_000],
      ['Sociale dienst', 'SDD', null, 30_000],
      ['Begeleiding', 'zorgaanbieders', 'Begeleiding (02A03)', 1_800_000],
      ['Begeleiding', 'zorgaanbieders', 'Begeleiding (02A05)', 6_000_000],
      ['Begeleiding', null, null, -1],
    ]);
    expect(a.ontbreekt.join(' ')).toContain(
      'Helemaal niet te herleiden: Apparaat, Geboekt zonder post en Welzijn.',
    );
    // what is not booked yet is not to be taken for what cannot be traced
    expect(a.ontbreekt).toEqual(
      expect.arrayContaining([
        'Grootboek 2025: tot en met periode 4.',
        'Grootboek 2025: zonder periode 1, 2 en 3.',
      ]),
    );
    expect(a.zin).toMatch(
      /Van €\s78\.000 lasten in het grootboek van 2025 is €\s78\.000 te herleiden/,
    );
  });

  it('follows the money to the provider or the wijk, and still makes the ledger', async () => {
    for (const tot of ['organisatie', 'aanbieder', 'wijk']) {
      const { regels, grootboekCenten } = (await vraag('waar-landt-het-geld', { tot }))
        .antwoord as {
        regels: { aanbieder: string | null; wijk: string | null; bedragCenten: number }[];
        grootboekCenten: number;
      };
      expect(
        regels.reduce((s, r) => s + r.bedragCenten, 0),
        tot,
      ).toBe(grootboekCenten);
      expect(regels.some((r) => r.aanbieder !== null)).toBe(tot === 'aanbieder');
      expect(regels.some((r) => r.wijk !== null)).toBe(tot === 'wijk');
    }
  });

  it('has nothing to reconcile to without a ledger, and says so', async () => {
    const a = await vraag('waar-landt-het-geld', { jaar: 2024 });
    expect(a.antwoord).toMatchObject({ grootboekCenten: null, nietTeHerleidenCenten: null });
    expect(a.ontbreekt).toHaveLength(1);
    expect(a.zin).toContain('zonder grootboek');
  });
});

describe('zorgzwaarte', () => {
  it('tells the mix of both years and what its shift costs', async () => {
    const a = await vraag('zorgzwaarte');
    expect(a.antwoord).toMatchObject({
      tot: '2025-04',
      klassen: [
        { zwaarte: 'licht', nu: { clienten: 60, aandeel: 0.6 }, toen: { clienten: 80 } },
        { zwaarte: 'zwaar', nu: { clienten: 40, kostenCenten: 6_000_000 }, toen: { clienten: 20 } },
      ],
      // twenty more with heavy care instead of light: 20 x 400 x 3 months
      bruggen: [{ wet: 'wmo', brug: { verschilCenten: 2_400_000, mixCenten: 2_400_000 } }],
    });
    expect(a.zin).toMatch(/verschuiving tussen licht, midden en zwaar kost €\s24\.000/);
  });

  it('leaves out what would tell of few people, and does not take an unknown year for nobody', async () => {
    const a = await vraag('zorgzwaarte', { jaar: 2024 });
    expect(a.antwoord).toMatchObject({
      klassen: [{ toen: null }, { toen: null }],
      bruggen: [{ brug: null }],
    });
    await laad(huis.facts, zorg(2023, 30, 4));
    const b = await vraag('zorgzwaarte', { jaar: 2023 });
    expect(b.tabel.rijen.map((r) => [r['clienten'], r['aandeel']])).toEqual([
      [30, 'niet getoond'],
      ['minder dan 10', 'niet getoond'],
    ]);
    expect(b.antwoord).toMatchObject({ bruggen: [{ brug: null }] });
  });
});
