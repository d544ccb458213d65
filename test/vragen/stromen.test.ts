import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

const BEGROTING = `jaar;post;naam;wet;stroom;soort;moment;besluitdatum;bedrag
2017;PGB;Pgb jeugd;jeugd;pgb;last;primitief;2016-11-12;2.750.000,00
2017;EB;Eigen bijdrage Wmo;wmo;eigenBijdrage;bate;primitief;2016-11-12;2.688.000,00
2017;PW;Bijstand;participatie;uitkeringen;last;primitief;2016-11-12;5.000,00
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
      eigenCenten: 7502,
      vangnetCenten: 2502,
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
      vangnetCenten: null,
    });
    expect(a.zin).toContain('niet bekend');
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
  });
});
