import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { maakProef, type Proef } from './proefhuis.ts';

const BEGROTING = `jaar;post;naam;wet;stroom;soort;moment;besluitdatum;bedrag
2025;GR;Bijdrage SDD;participatie;grBijdrage;last;primitief;2024-11-12;1200
2025;SUB;Welzijn;;subsidie;last;primitief;2024-11-12;1000
2025;PGB;Pgb;wmo;pgb;last;primitief;2024-11-12;1000
2025;EB;Eigen bijdrage;wmo;eigenBijdrage;bate;primitief;2024-11-12;100
2025;FAC;Hulpmiddelen;wmo;facturen;last;primitief;2024-11-12;300
2025;PW;Bijstand;participatie;uitkeringen;last;primitief;2024-11-12;5000
2025;BUIG;Rijksbijdrage;participatie;uitkeringen;bate;primitief;2024-11-12;4800
`;

let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2026-03-01T12:00:00Z'));
  await huis.importeer({ paden: [proef.zet('begroting.csv', BEGROTING)], gemeente: '9998' });
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

async function lees(kop: string, ...rijen: string[]) {
  const pad = proef.zet(`${kop.length}-${rijen.length}.csv`, [kop, ...rijen].join('\n'));
  const verslag = await huis.importeer({ paden: [pad], gemeente: '9998' });
  expect(verslag.fouten).toEqual([]);
}

async function cijfers(peildatum = '2026-03-01') {
  // safe: a literal day
  const rijen = await huis.facts.maandcijfers('9998', peildatum as Datum);
  return rijen.map((c) => [c.maand, c.maatstaf, c.bedragCenten, c.aantal]);
}

describe('the table of a stroom gives the monthly figures of its posts', () => {
  it('of a gemeenschappelijke regeling: advances by month, the year as stated; parts added up', async () => {
    await lees(
      'post;regeling;onderdeel;maand;begroot;voorschot;verwachte bijdrage;afrekening;bekend sinds',
      'GR;SDD;zorg;2025-01;800;60;800;;2025-01-20',
      'GR;SDD;uitvoering;2025-01;400;40;430;;2025-01-20',
      'GR;SDD;zorg;2025-02;800;60;;;2025-02-20',
    );
    expect(await cijfers()).toEqual([
      ['2025-01', 'begroot', 120_000, null],
      ['2025-02', 'begroot', 80_000, null],
      ['2025-01', 'opgave', 123_000, null],
      ['2025-01', 'voorschot', 10_000, null],
      ['2025-02', 'voorschot', 6_000, null],
    ]);
  });

  it('of subsidies: settled only when every beschikking is', async () => {
    const kop = 'post;beschikking;instelling;jaar;verleend;vastgesteld;bekend sinds';
    await lees(kop, 'SUB;B1;A;2025;600;580;2026-02-01', 'SUB;B2;B;2025;400;;2025-01-10');
    expect(await cijfers()).toEqual([['2025-01', 'verleend', 100_000, null]]);
    await lees(kop, 'SUB;B2;B;2025;400;390;2026-02-15');
    expect(await cijfers()).toContainEqual(['2025-12', 'afrekening', 97_000, null]);
    expect(await cijfers('2026-02-14')).toEqual([['2025-01', 'verleend', 100_000, null]]);
  });

  it('of pgb: what is spent, beside what was granted and advanced', async () => {
    await lees(
      'post;maand;budgethouders;toegekend;voorschot;besteed;bekend sinds',
      'PGB;2025-01;4;90;100;;2025-01-15',
      'PGB;2025-02;4;90;100;70;2025-04-10',
    );
    expect(await cijfers()).toEqual([
      ['2025-02', 'besteding', 7000, 4],
      ['2025-01', 'toegekend', 9000, null],
      ['2025-02', 'toegekend', 9000, null],
      ['2025-01', 'voorschot', 10_000, null],
      ['2025-02', 'voorschot', 10_000, null],
    ]);
  });

  it('of eigen bijdragen: imposed for the month of care', async () => {
    await lees(
      'post;maand;opgelegd;afgedragen;bijdrageplichtigen;bekend sinds',
      'EB;2025-01;19;12;3;2025-03-01',
    );
    expect(await cijfers()).toEqual([['2025-01', 'realisatie', 1900, 3]]);
  });

  it('of invoices: by month of delivery, refused ones left out', async () => {
    await lees(
      'post;leverancier;factuurnummer;factuurdatum;maand;bedrag;status;bekend sinds',
      'FAC;L;1;2025-02-03;2025-01;10;betaald;2025-02-05',
      'FAC;L;1;2025-02-03;2025-01;5;;2025-02-05',
      'FAC;L;2;2025-02-03;2025-01;99;afgewezen;2025-02-05',
    );
    expect(await cijfers()).toEqual([['2025-01', 'realisatie', 1500, null]]);
  });

  it('of benefits: schemes of a post together; the BUIG budget by its latest letter', async () => {
    await lees(
      'post;regeling;maand;bedrag;bestand;bekend sinds',
      'PW;pw;2025-01;400;10;2025-02-05',
      'PW;ioaw;2025-01;50;;2025-02-05',
    );
    await lees(
      'jaar;stadium;budget;macrobudget;post;bekend sinds',
      '2025;voorlopig;4800;;BUIG;2024-10-01',
      '2025;definitief;4950;;BUIG;2025-09-30',
    );
    expect(await cijfers()).toEqual([
      ['2025-12', 'opgave', 495_000, null],
      ['2025-01', 'realisatie', 45_000, null],
    ]);
    expect(await cijfers('2025-09-01')).toContainEqual(['2025-12', 'opgave', 480_000, null]);
    const a = await stelVraag(
      huis,
      'jaarprognose',
      { jaar: 2025 },
      { wacht: true, peildatum: '2025-10-01' },
    );
    if (!a.ok) throw new Error(a.problem.detail);
    // safe: the shape of CONTRACT.md
    const { posten } = a.value.antwoord as {
      posten: { post: string; verwachtCenten: { gemiddelde: number } | null }[];
    };
    const buig = posten.find((p) => p.post === 'BUIG')?.verwachtCenten?.gemiddelde ?? 0;
    expect(Math.abs(buig / 495_000 - 1)).toBeLessThan(0.005);
  });

  it('says in the report what it changed in the headline figures, absent apart from zero', async () => {
    const kop = 'post;maand;toegekend;besteed;bekend sinds';
    const rij = (bedrag: string, dag: string) => `${kop}\nPGB;2025-01;90;${bedrag};${dag}`;
    const lees2 = (naam: string, inhoud: string) =>
      huis.importeer({ paden: [proef.zet(naam, inhoud)], gemeente: '9998' });
    const eerste = await lees2('p1.csv', rij('0', '2025-02-01'));
    const cijfer = 'Persoonsgebonden budget, besteding 2025';
    expect(eerste.verschillen).toContainEqual({ cijfer, voorCenten: null, naCenten: 0 });
    const tweede = await lees2('p2.csv', rij('70', '2025-03-01'));
    expect(tweede.verschillen).toEqual([{ cijfer, voorCenten: 0, naCenten: 7000 }]);
    expect((await lees2('p2.csv', rij('70', '2025-03-01'))).verschillen).toEqual([]);
  });

  it('gives way to a figure that was delivered as such and known later', async () => {
    await lees('post;maand;toegekend;besteed;bekend sinds', 'PGB;2025-02;90;70;2025-04-10');
    await lees(
      'post;stroom;soort;maand;maatstaf;bedrag;bekend sinds',
      'PGB;pgb;last;2025-02;besteding;75;2025-05-01',
    );
    expect(await cijfers()).toContainEqual(['2025-02', 'besteding', 7500, null]);
    expect(await cijfers('2025-04-30')).toContainEqual(['2025-02', 'besteding', 7000, null]);
  });
});
