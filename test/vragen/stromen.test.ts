import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

const BEGROTING = `jaar;post;naam;wet;stroom;soort;moment;besluitdatum;bedrag
2017;PGB;Pgb jeugd;jeugd;pgb;last;primitief;2016-11-12;2.750.000,00
2017;EB;Eigen bijdrage Wmo;wmo;eigenBijdrage;bate;primitief;2016-11-12;2.688.000,00
2017;PW;Bijstand;participatie;uitkeringen;last;primitief;2016-11-12;5.000,00
2017;GR;Sociale dienst;participatie;grBijdrage;last;primitief;2016-11-12;1.000,00
2017;SUB;Wijkteam;wmo;subsidie;last;primitief;2016-11-12;1.000,00
`;
const MAANDEN = Array.from({ length: 12 }, (_, i) => String(i + 1).padStart(2, '0'));

let proef: Proef;
let huis: Huis;
let nr = 0;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2018-06-01T12:00:00Z'));
  await huis.importeer({ paden: [proef.zet('begroting.csv', BEGROTING)], gemeente: '9998' });
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

async function lees(kop: string, ...rijen: string[]) {
  nr += 1;
  const pad = proef.zet(`t${nr}.csv`, [kop, ...rijen].join('\n'));
  const verslag = await huis.importeer({ paden: [pad], gemeente: '9998', getal: 'nl' });
  expect(verslag.fouten).toEqual([]);
}

async function vraag(id: string, invoer: Record<string, unknown> = {}) {
  const a = await stelVraag(huis, id, { jaar: 2017, ...invoer }, { wacht: true });
  if (!a.ok) throw new Error(a.problem.detail);
  expect(a.value.zin).not.toMatch(/undefined|NaN|null/);
  return a.value;
}

describe('pgb-benutting', () => {
  const KOP = 'post;maand;toegekend;voorschot;besteed;teruggevorderd;bekend sinds';
  const jaar = (j: number, toegekend: string, besteed: string) =>
    lees(KOP, ...MAANDEN.map((m) => `PGB;${j}-${m};${toegekend};;${besteed};;${j + 1}-02-01`));

  // Zwolle 2017: 2.750 granted, 2.268 spent, 482 left (x 1.000)
  it('sets spent beside granted, and this year beside the years before', async () => {
    await jaar(2017, '229.166,67', '189.000,00');
    await jaar(2016, '200.000,00', '180.000,00');
    const a = await vraag('pgb-benutting');
    const { regels, vergelijking } = a.antwoord as {
      regels: Record<string, number>[];
      vergelijking: Record<string, number>[];
    };
    expect(regels.at(-1)).toMatchObject({ jaar: 2017, maanden: 12, besteedCenten: 226_800_000 });
    expect(regels.at(-1)?.['toegekendCenten']).toBe(275_000_004);
    expect(vergelijking[0]?.['gebruikelijk']).toBeCloseTo(0.9, 10);
    expect(vergelijking[0]?.['effectCenten']).toBe(226_800_000 - 247_500_004);
    expect(a.zin).toContain('minder dan bij de benutting van de jaren ervoor');
  });

  it('holds the use against what the budget assumes, and says when it is more', async () => {
    await jaar(2017, '1.000,00', '900,00');
    const zonder = await vraag('pgb-benutting');
    expect(zonder.ontbreekt).toEqual([
      'Van welke benutting de begroting van 2017 uitgaat, is niet vastgelegd: Pgb jeugd.',
    ]);
    const doe = (post: string, procent: number) =>
      doeHandeling(
        huis,
        'begroot-pgb-benutting',
        { jaar: 2017, post, procent },
        { gemeente: '9998' },
      );
    expect((await doe('PGB', 85)).ok).toBe(true);
    const a = await vraag('pgb-benutting');
    expect((a.antwoord as { vergelijking: unknown[] }).vergelijking).toMatchObject([
      { benutting: 0.9, begroot: 0.85, effectBegrotingCenten: 60_000 },
    ]);
    expect(a.zin).toMatch(
      /Let op: bij Pgb jeugd wordt 90% gebruikt en is 85% begroot; dat is €\s600 meer\./,
    );
    await doe('PGB', 95);
    expect((await vraag('pgb-benutting')).zin).not.toContain('Let op');
    const fout = await doe('EB', 80);
    expect(fout.ok ? '' : fout.problem.detail).toBe('Op post "EB" staat geen pgb.');
  });

  it('leaves months out of which either is not known, and says so', async () => {
    await lees(
      KOP,
      'PGB;2017-01;100,00;90,00;80,00;;2017-03-01',
      'PGB;2017-02;100,00;90,00;;5,00;2017-04-01',
    );
    const a = await vraag('pgb-benutting');
    expect((a.antwoord as { regels: unknown[] }).regels[0]).toMatchObject({
      maanden: 1,
      toegekendCenten: 10_000,
      benutting: 0.8,
      voorschotCenten: 18_000,
      teruggevorderdCenten: 500,
    });
    expect(a.ontbreekt[0]).toContain('van 11 maanden');
    expect((a.antwoord as { vergelijking: unknown[] }).vergelijking[0]).toMatchObject({
      effectCenten: null,
    });
  });

  it('says that nothing is known, not zero', async () => {
    await lees(
      'maand;plek;plaatsen;opbrengst;bekend sinds',
      '2017-01;begeleid werken;1;1,00;2018-01-01',
    );
    const a = await vraag('pgb-benutting');
    expect(a.ontbreekt).toEqual(['Pgb 2017: geen opgave van de SVB geladen.']);
    expect(a.grafiek).toBeNull();
  });
});

describe('eigen-bijdrage', () => {
  // Zwolle 2017: 2.688 budgeted, 1.823 received, 865 short (x 1.000)
  it('gives the saldo once the whole year is known', async () => {
    const kop = 'post;maand;opgelegd;afgedragen;bijdrageplichtigen;bekend sinds';
    const rij = (m: string) =>
      `EB;2017-${m};${m === '12' ? '151.916,63' : '151.916,67'};140.000,00;1.000;2018-02-01`;
    await lees(kop, ...MAANDEN.slice(0, 11).map(rij));
    expect(
      ((await vraag('eigen-bijdrage')).antwoord as { posten: unknown[] }).posten[0],
    ).toMatchObject({
      maanden: 11,
      saldoCenten: null,
    });
    await lees(kop, rij('12'));
    const a = await vraag('eigen-bijdrage');
    expect((a.antwoord as { posten: unknown[] }).posten[0]).toMatchObject({
      begrootCenten: 268_800_000,
      opgelegdCenten: 182_300_000,
      saldoCenten: -86_500_000,
      nogAfTeDragenCenten: 14_300_000,
    });
    expect(a.zin).toContain('nadelig');
  });

  it('does not tell of a month with fewer than ten who had to pay', async () => {
    await lees(
      'post;maand;opgelegd;afgedragen;bijdrageplichtigen;bekend sinds',
      'EB;2017-01;100,00;100,00;9;2018-02-01',
      'EB;2017-02;200,00;200,00;12;2018-02-01',
    );
    const { maanden } = (await vraag('eigen-bijdrage')).antwoord as { maanden: unknown[] };
    expect(maanden).toMatchObject([
      { bijdrageplichtigen: null, bijdrageplichtigenVerborgen: true },
      { bijdrageplichtigen: 12, bijdrageplichtigenVerborgen: false },
    ]);
  });
});

describe('buig', () => {
  const uitkeringen = (bedrag: string) =>
    lees(
      'post;regeling;maand;bedrag;bestand;ontvangsten;bekend sinds',
      ...MAANDEN.map((m) => `PW;pw;2017-${m};${bedrag};10;10,00;2018-01-15`),
      ...MAANDEN.map((m) => `PW;bijzondere bijstand;2017-${m};999,00;;;2018-01-15`),
    );

  it('divides a deficit between municipality and vangnet, and marks the rule as unverified', async () => {
    await lees(
      'jaar;stadium;budget;macrobudget;bekend sinds',
      '2017;voorlopig;1.100,00;;2016-10-01',
      '2017;definitief;1.000,00;100.000,00;2017-09-30',
    );
    await uitkeringen('101,67');
    const a = await vraag('buig');
    // 12 x 91,67 = 1.100,04 net on 1.000: 5% own, half of the rest
    expect(a.antwoord).toMatchObject({
      maanden: 12,
      nettoCenten: 110_004,
      tekortCenten: 10_004,
      deling: { eigenCenten: 7502, vangnetCenten: 2502 },
      verwacht: null,
    });
    expect((a.antwoord as { stadia: unknown[] }).stadia).toMatchObject([
      { stadium: 'voorlopig', budgetCenten: 110_000, aandeel: null },
      { stadium: 'naderVoorlopig', budgetCenten: null, bekendSinds: null },
      { stadium: 'definitief', budgetCenten: 100_000, aandeel: 0.01 },
    ]);
    expect(a.ontbreekt.join(' ')).toMatch(
      /Nader voorlopig budget 2017: niet bekend.*te verifiëren/,
    );
    expect(a.status).toBe('definitief');
  });

  it('has no deficit while the budget or a month is unknown', async () => {
    await uitkeringen('100,00');
    const a = await vraag('buig');
    expect(a.antwoord).toMatchObject({
      nettoCenten: 108_000,
      tekortCenten: null,
      deling: null,
    });
    expect(a.zin).toContain('niet bekend');
  });

  it('knows a month only with every scheme of this year or the last, and names what is missing', async () => {
    const kop = 'post;regeling;maand;bedrag;bestand;ontvangsten;bekend sinds';
    const rij = (r: string, j: number, m: string, b: string) =>
      `PW;${r};${j}-${m};${b};10;;2018-01-15`;
    await lees(
      'jaar;stadium;budget;macrobudget;bekend sinds',
      '2017;definitief;1.000,00;;2017-09-30',
    );
    await lees(
      kop,
      ...MAANDEN.flatMap((m) => [rij('pw', 2016, m, '90,00'), rij('ioaw', 2016, m, '10,00')]),
      ...MAANDEN.map((m) => rij('pw', 2017, m, '90,00')),
      ...MAANDEN.slice(0, 8).map((m) => rij('ioaw', 2017, m, '10,00')),
    );
    const a = await vraag('buig');
    expect(a.antwoord).toMatchObject({
      maanden: 8,
      nettoCenten: 80_000,
      tekortCenten: null,
      gaten: [{ regeling: 'ioaw', maanden: ['2017-09', '2017-10', '2017-11', '2017-12'] }],
      // the pace of 100 a month goes on: 1.200 on 1.000; 5% own, half of 7,5%, the rest vangnet
      verwacht: {
        tekortCenten: { p10: 20_000, p50: 20_000, p90: 20_000 },
        deling: { eigenCenten: 8750, vangnetCenten: 11_250 },
      },
    });
    expect(a.zin).toMatch(/komen naar verwachting niet uit: €\s200 tekort/);
    expect(a.zin).not.toContain('over.');
    expect(a.ontbreekt.join(' ')).toContain(
      'IOAW: niet bekend over september 2017, oktober 2017, november 2017 en december 2017',
    );
    expect(a.ontbreekt.join(' ')).toMatch(/bovengrens \(12,5%\) is nog te verifiëren/);
  });
});

describe('sw', () => {
  it('gives the yield of a place a year, and what moving ten places would do', async () => {
    await lees(
      'maand;plek;plaatsen;loonkosten;opbrengst;rijksbijdrage;bekend sinds',
      '2017-01;beschut binnen;20;60.000,00;5.000,00;45.000,00;2017-02-10',
      '2017-02;beschut binnen;20;60.000,00;5.000,00;45.000,00;2017-03-10',
      '2017-01;individuele detachering;10;30.000,00;12.083,33;22.500,00;2017-02-10',
    );
    const a = await vraag('sw', { plaatsen: 10 });
    expect((a.antwoord as { plekken: unknown[] }).plekken).toMatchObject([
      {
        plek: 'beschutBinnen',
        plaatsen: 20,
        resultaatCenten: -2_000_000,
        opbrengstPerPlaatsPerJaarCenten: 300_000,
      },
      { plek: 'individueleDetachering', opbrengstPerPlaatsPerJaarCenten: 1_450_000 },
    ]);
    // 11.500 a place (Zwolle 2018)
    expect((a.antwoord as { watAls: unknown }).watAls).toMatchObject({
      verschilPerPlaatsCenten: 1_150_000,
      effectPerJaarCenten: 11_500_000,
    });
    expect((await vraag('sw', { plaatsen: 1, naar: 'begeleidWerken' })).zin).toContain(
      'niet te zeggen',
    );
  });

  it('tells of no kind with few persons, nor lets the total minus the rest tell of it', async () => {
    const kop = 'maand;plek;plaatsen;loonkosten;opbrengst;rijksbijdrage;bekend sinds';
    await lees(
      kop,
      '2017-01;beschut binnen;20;60.000,00;5.000,00;45.000,00;2017-02-10',
      '2017-01;individuele detachering;12;30.000,00;12.083,33;22.500,00;2017-02-10',
      '2017-01;nieuw beschut;1;20.667,00;683,00;0,00;2017-02-10',
    );
    const a = await vraag('sw', { plaatsen: 2, naar: 'nieuwBeschut' });
    const plekken = (a.antwoord as { plekken: { plek: string; plaatsen: number }[] }).plekken;
    expect(plekken.map((p) => [p.plek, p.plaatsen])).toEqual([
      ['beschutBinnen', 20],
      ['samen', 13],
    ]);
    expect(JSON.stringify(a)).not.toMatch(/20667|2066700|20\.667|32000000|3200000/);
    expect(a.zin).toContain('te weinig plaatsen om apart te tonen');
    expect(a.tabel.rijen[1]?.['plek']).toBe('Individuele detachering en nieuw beschut werk samen');
  });

  it('shows nothing of fewer than ten in all', async () => {
    await lees(
      'maand;plek;plaatsen;loonkosten;opbrengst;rijksbijdrage;bekend sinds',
      '2017-01;nieuw beschut;2;20.667,00;683,00;0,00;2017-02-10',
    );
    const a = await vraag('sw');
    expect(JSON.stringify(a)).not.toMatch(/2066700|20\.667/);
    expect(a.zin).toContain('minder dan 10 SW-plaatsen');
    expect(a.grafiek).toBeNull();
  });
});

describe('uitnutting', () => {
  it('takes the latest statement per product, and names what deserves a talk', async () => {
    await lees(
      'partij;product;maand;budget;toegewezen;gedeclareerd;betaald;bekend sinds',
      'SDD;re-integratie;2017-03;1.200,00;600,00;300,00;;2017-04-20',
      'SDD;re-integratie;2017-06;1.200,00;900,00;620,00;600,00;2017-07-20',
      'SOJ;ambulant;2017-06;1.000,00;;;800,00;2017-07-20',
      'SOJ;verblijf;2017-06;;;;100,00;2017-07-20',
    );
    const a = await vraag('uitnutting');
    const { regels } = a.antwoord as { regels: Record<string, unknown>[] };
    expect(regels).toMatchObject([
      { partij: 'SDD', totEnMet: '2017-06', gedeclareerdCenten: 62_000, bespreken: false },
      { product: 'ambulant', uitnutting: 0.8, deelVanJaar: 0.5, bespreken: true },
      { product: 'verblijf', uitnutting: null, bespreken: false },
    ]);
    expect(a.ontbreekt).toEqual(['SOJ, verblijf: budget of besteding niet bekend.']);
    expect(regels.map((r) => r['gesprekspunten'])).toEqual([
      [expect.stringMatching(/280 toegewezen en nog niet gedeclareerd/)],
      [expect.stringMatching(/300 meer gebruikt dan naar rato/)],
      ['Het budget is niet opgegeven.'],
    ]);
    expect(a.zin).toContain('Te bespreken met SOJ: ambulant en verblijf.');
  });

  it('hides fewer than ten clients, which is not the same as unknown', async () => {
    await lees(
      'partij;product;maand;budget;gedeclareerd;clienten;bekend sinds',
      'SDD;a;2017-06;1.000,00;500,00;7;2017-07-20',
      'SDD;b;2017-06;1.000,00;500,00;10;2017-07-20',
      'SDD;c;2017-06;1.000,00;500,00;0;2017-07-20',
      'SDD;d;2017-06;1.000,00;500,00;;2017-07-20',
    );
    const a = await vraag('uitnutting');
    const { regels } = a.antwoord as { regels: Record<string, unknown>[] };
    expect(regels.map((r) => [r['clienten'], r['clientenVerborgen']])).toEqual([
      [null, true],
      [10, false],
      [0, false],
      [null, false],
    ]);
    expect(a.tabel.rijen.map((r) => r['clienten'])).toEqual(['minder dan 10', 10, 0, null]);
  });
});

describe('verbonden-partijen', () => {
  it('sets cost beside contribution, and the contribution beside the budget', async () => {
    await lees(
      'post;regeling;onderdeel;maand;voorschot;verwachte afrekening;afrekening;zorgkosten;uitvoeringskosten;verevening;bekend sinds',
      'GR;SDD;a;2017-01;50,00;600,00;;500,00;80,00;;2017-02-10',
      'GR;SDD;a;2017-02;50,00;700,00;;560,00;90,00;40,00;2017-03-10',
      'GR;SDD;b;2017-01;25,00;400,00;;300,00;60,00;30,00;2017-02-10',
    );
    const a = await vraag('verbonden-partijen');
    expect((a.antwoord as { regels: unknown[] }).regels).toMatchObject([
      {
        ...{ regeling: 'SDD', totEnMet: '2017-02', grond: 'verwachteAfrekening' },
        ...{ zorgkostenCenten: 86_000, uitvoeringskostenCenten: 15_000, vereveningCenten: 7000 },
        ...{ bijdrageCenten: 110_000, nietVerklaardCenten: 2000, voorschotCenten: 12_500 },
        ...{ begrootCenten: 100_000, saldoCenten: -10_000 },
      },
    ]);
    expect(a.zin).toMatch(/Begroot is €\s1\.000: €\s100 nadelig/);
    expect(a.ontbreekt.at(-1)).toContain('Reserves van verbonden partijen');
  });

  it('says what the party did not state', async () => {
    await lees(
      'post;regeling;onderdeel;maand;voorschot;verwachte afrekening;bekend sinds',
      'GR;SDD;;2017-01;50,00;;2017-02-10',
    );
    const a = await vraag('verbonden-partijen');
    expect(a.ontbreekt[0]).toBe(
      'SDD (Sociale dienst): de bijdrage, de zorgkosten, de uitvoeringskosten, de verevening niet opgegeven.',
    );
    expect(a.zin).toContain('geen verbonden partij');
  });
});

describe('the band of a subsidy', () => {
  it('is the interval of the forecast, where every beschikking of the post has one', async () => {
    const kop =
      'post;beschikking;instelling;jaar;verleend;ondergrens;bovengrens;vastgesteld;bekend sinds';
    await lees(kop, 'SUB;B1;Stichting;2017;1.000,00;980,00;1.100,00;;2017-01-10');
    const post = async () => {
      const { posten } = (await vraag('jaarprognose')).antwoord as {
        posten: { post: string; verwachtCenten: { p10: number; p90: number } }[];
      };
      return posten.find((p) => p.post === 'SUB')?.verwachtCenten;
    };
    const met = await post();
    expect((met?.p10 ?? 0) / 98_000).toBeCloseTo(1, 2);
    expect((met?.p90 ?? 0) / 110_000).toBeCloseTo(1, 2);
    await lees(kop, 'SUB;B2;Stichting;2017;1.000,00;;;;2017-01-10');
    expect((await post())?.p90).not.toBe(met?.p90);
  });
});
