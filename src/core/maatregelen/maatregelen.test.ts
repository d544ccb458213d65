import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Centen, toCenten } from '../basis/bedrag.ts';
import type { Datum, Maand } from '../basis/datum.ts';
import { dekTekort } from './dekking.ts';
import { gedraaid } from './draaien.ts';
import { zoekVerklaringen } from './herleid.ts';
import { aandelenUitAfloop, opbrengstInJaar } from './ingroei.ts';
import { rekenKans } from './kans.ts';
import type { Maatregel, Opbrengstreeks } from './maatregel.ts';
import type { Opbrengst } from './opbrengst.ts';
import { pakketTekorten, rekenPakket } from './pakket.ts';
import { resteffect, structureelEffect } from './resteffect.ts';
import { rekenScenario } from './scenario.ts';
import { nodigUitPm, sluitendVan } from './sluitend.ts';
import { rekenStaat } from './staat.ts';
import { eigenRisico, isAllesTerugverdiend, rekenTaakstelling } from './taakstelling.ts';
import { botsingen, kringVan } from './verband.ts';

const c = (n: number): Centen => toCenten(n);
const PM: Opbrengst = { pm: true, reden: null, bekendOp: null, bereik: null };
const reeks = (anders: Partial<Opbrengstreeks>): Opbrengstreeks => ({
  soort: 'besparing',
  structureel: true,
  perJaar: [],
  ingroei: null,
  ...anders,
});
const maatregel = (
  code: string,
  bedrag: Opbrengst,
  anders: Partial<Maatregel> = {},
): Maatregel => ({
  code,
  naam: code,
  hardheid: 'aantoonbaar',
  reeksen: [reeks({ perJaar: [{ jaar: 2025, bedrag }] })],
  vertragingMaanden: 0,
  gestoptPer: null,
  landing: [],
  kosten: [],
  vereist: [],
  sluitUit: [],
  isBesloten: true,
  ...anders,
});
const bedrag = (n: number): Opbrengst => ({ bedragCenten: c(n) });
const basis = (...saldi: number[]) =>
  saldi.map((s, i) => ({ jaar: 2025 + i, saldoCenten: c(s), aantalPm: 0 }));
const in_ = (m: Maatregel, jaar: number) => opbrengstInJaar(m, 'besparing', jaar);

describe('in-growth', () => {
  const ingroei = (anders: object) =>
    maatregel('A', bedrag(0), {
      reeksen: [
        reeks({
          ingroei: {
            vanaf: '2025-01' as Maand,
            vol: bedrag(300),
            vorm: 'lineair',
            jaren: 3,
            aandelen: [],
            ...anders,
          },
        }),
      ],
    });
  it('grows by equal steps and holds on', () => {
    const m = ingroei({});
    expect([2024, 2025, 2026, 2027, 2030].map((j) => in_(m, j))).toEqual([
      null,
      bedrag(100),
      bedrag(200),
      bedrag(300),
      bedrag(300),
    ]);
  });
  it('begins in the middle of a year with the part that is left', () => {
    expect(in_(ingroei({ vorm: 'direct', vanaf: '2025-10' as Maand }), 2025)).toEqual(bedrag(75));
  });
  it('follows an s-curve that ends at one', () => {
    const m = ingroei({ vorm: 'sKromme' });
    expect([2025, 2026, 2027].map((j) => in_(m, j))).toEqual([78, 222, 300].map(bedrag));
  });
  it('shifts by a delay and keeps the sum of full years', () => {
    const m = { ...ingroei({}), vertragingMaanden: 6 };
    expect([2025, 2026, 2027, 2028].map((j) => in_(m, j))).toEqual([50, 150, 250, 300].map(bedrag));
  });
  it('ends when the measure is stopped', () => {
    const m = { ...ingroei({ vorm: 'direct' }), gestoptPer: '2026-07' as Maand };
    expect([2025, 2026, 2027].map((j) => in_(m, j))).toEqual([bedrag(300), bedrag(150), null]);
  });
  it('a PM stays PM whatever share is taken', () => {
    const m = { ...maatregel('A', PM), vertragingMaanden: 5 };
    expect(in_(m, 2025)).toMatchObject({ pm: true });
  });
  it('follows running decisions that end', () => {
    const aflopen = [
      { totEnMet: '2025-06' as Maand, gewicht: 1 },
      { totEnMet: '2026-12' as Maand, gewicht: 3 },
    ];
    expect(aandelenUitAfloop(aflopen, [2025, 2026, 2027])).toEqual([0.125, 0.25, 1]);
  });
});

describe('a scenario', () => {
  it('adds the effect to the baseline, and counts PM without adding it', () => {
    const [j] = rekenScenario({
      basis: basis(-1000),
      maatregelen: [maatregel('A', bedrag(300)), maatregel('B', PM)],
      pmAannames: new Map([['B', c(700)]]),
    });
    expect(j).toMatchObject({ berekendCenten: -700, aantalPm: 1, pm: ['B'], metAannamesCenten: 0 });
    expect(sluitendVan(c(0), 1)).toBe('onbepaald');
    expect(nodigUitPm(c(-700))).toBe(700);
  });
  it('lets effects on the same clients multiply', () => {
    const [j] = rekenScenario({
      basis: basis(0),
      maatregelen: [maatregel('A', bedrag(5000)), maatregel('B', bedrag(5000))],
      overlappen: [{ naam: 'o', maatregelen: ['A', 'B'], basisCenten: c(10_000) }],
    });
    expect(j).toMatchObject({
      besparingCenten: 10_000,
      overlapCenten: -2500,
      berekendCenten: 7500,
    });
  });
  it('holds a post at zero and says how much was asked of it', () => {
    const landing = [{ post: 'P', aandeel: 1 }];
    const [j] = rekenScenario({
      basis: basis(0),
      maatregelen: [maatregel('A', bedrag(900), { landing })],
      budget: () => c(600),
    });
    expect(j).toMatchObject({
      berekendCenten: 600,
      begrensdCenten: -300,
      begrenzingen: [{ post: 'P', gevraagdCenten: 900, beschikbaarCenten: 600 }],
    });
  });
  it('keeps kinds, maxima, hardness and undecided yields apart', () => {
    const vermeden = reeks({
      soort: 'vermedenKosten',
      perJaar: [{ jaar: 2025, bedrag: bedrag(40) }],
    });
    const [j] = rekenScenario({
      basis: basis(0),
      maatregelen: [
        maatregel('A', { maximumCenten: c(100) }, { hardheid: 'aanname', isBesloten: false }),
        maatregel('B', bedrag(7), { reeksen: [vermeden] }),
      ],
    });
    expect(j).toMatchObject({
      berekendCenten: 100,
      laagCenten: 0,
      hoogCenten: 100,
      waarvanMaximumCenten: 100,
      nogTeBesluitenCenten: 100,
      vermedenKostenCenten: 40,
      perHardheid: { aantoonbaar: 0, waarschijnlijk: 0, aanname: 100 },
    });
  });
  it('is the same whatever the order of its measures', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1e9 }), { maxLength: 8 }), (bedragen) => {
        const maatregelen = bedragen.map((b, i) => maatregel(`M${i}`, bedrag(b)));
        const som = bedragen.reduce((a, b) => a + b, 0);
        const [heen] = rekenScenario({ basis: basis(-5), maatregelen });
        const [terug] = rekenScenario({ basis: basis(-5), maatregelen: maatregelen.reverse() });
        expect(heen?.berekendCenten).toBe(som - 5);
        expect(terug?.berekendCenten).toBe(som - 5);
      }),
    );
  });
});

describe('relations between measures', () => {
  const v = (code: string, vereist: string[], sluitUit: string[] = []) => ({
    code,
    vereist,
    sluitUit,
  });
  it('finds a circle and names it', () => {
    expect(kringVan([v('A', ['B']), v('B', ['C']), v('C', ['A'])])).toEqual(['A', 'B', 'C', 'A']);
    expect(kringVan([v('A', ['B', 'C']), v('B', ['C']), v('C', [])])).toBeNull();
  });
  it('tells what is missing and what excludes, once', () => {
    expect(botsingen([v('A', ['X'], ['B']), v('B', [], ['A'])])).toEqual([
      { soort: 'ontbreektVereiste', code: 'A', andere: 'X' },
      { soort: 'sluitUit', code: 'A', andere: 'B' },
    ]);
  });
});

describe('chances', () => {
  const realisatie = {
    aantoonbaar: [1, 1, 1],
    waarschijnlijk: [0.5, 0.9, 1],
    aanname: [0, 0.5, 1],
  } as const;
  const vraag = {
    basis: basis(-500, -500),
    maatregelen: [maatregel('A', { maximumCenten: c(1000) })],
    realisatie,
    doelCenten: 0,
    trekkingen: 20_000,
    zaad: 3,
  };
  it('of a maximum between nothing and a thousand to reach half is one half', () => {
    const [j] = rekenKans(vraag).perJaar;
    expect(j?.kans).toBeCloseTo(0.5, 1);
    expect(Math.abs((j?.kans ?? 0) - 0.5)).toBeLessThan(4 * (j?.kansFout ?? 0));
    expect(j?.saldoCenten?.gemiddelde).toBeCloseTo(0, -2);
  });
  it('are the same for the same seed and no other', () => {
    expect(rekenKans(vraag)).toEqual(rekenKans(vraag));
    expect(rekenKans({ ...vraag, zaad: 4 }).perJaar).not.toEqual(rekenKans(vraag).perJaar);
  });
  it('show in the tornado what moves most, the baseline included', () => {
    const spreiding = [null, { laagCenten: -3000, middenCenten: -500, hoogCenten: 2000 }];
    const { tornado } = rekenKans({ ...vraag, spreiding });
    expect(tornado.map((t) => t.code)).toEqual(['basis', 'A']);
    expect(tornado[1]).toMatchObject({ laagCenten: -400, hoogCenten: 400 });
  });
  it('count a PM, and draw it only when it has a range', () => {
    const met = { laagCenten: c(600), middenCenten: c(700), hoogCenten: c(800) };
    const pm = rekenKans({ ...vraag, maatregelen: [maatregel('A', PM)] }).perJaar[0];
    expect(pm).toMatchObject({ aantalPm: 1, kans: 0 });
    const bereik: Opbrengst = { pm: true, reden: null, bekendOp: null, bereik: met };
    const getrokken = rekenKans({ ...vraag, maatregelen: [maatregel('A', bereik)] }).perJaar[0];
    expect(getrokken).toMatchObject({ aantalPm: 1, kans: 1 });
  });
  it('follow joint paths of the baseline where they are given', () => {
    const { perJaar } = rekenKans({
      ...vraag,
      maatregelen: [],
      paden: [[-1, 1], null],
    });
    expect(perJaar.map((j) => j.kans)).toEqual([0.5, 0]);
  });
});

describe('what goes with it', () => {
  it('a statement keeps its PM row and counts it in the totals', () => {
    const rij = (code: string, b: Opbrengst | null, soort: 'regel' | 'totaal' = 'regel') => ({
      ...{ code, naam: code, soort, structureel: true, gedrukt: [], bron: null },
      perJaar: b ? [{ jaar: 2025, bedrag: b }] : [],
    });
    const uit = rekenStaat([rij('a', bedrag(5)), rij('b', PM), rij('t', null, 'totaal')], [2025]);
    expect(uit[1]?.cellen[0]).toMatchObject({ centen: null, isPm: true });
    expect(uit[2]?.cellen[0]).toMatchObject({ centen: 5, aantalPm: 1 });
  });
  it('a package may swap parts only while its total holds', () => {
    const totaal = [{ jaar: 2025, bedragCenten: c(100) }];
    const deel = (n: number | null) => ({
      ...{ code: 'x', naam: 'x', tenGunsteVan: null },
      perJaar: n === null ? [] : [{ jaar: 2025, bedragCenten: c(n) }],
    });
    expect(pakketTekorten(rekenPakket(totaal, [deel(60), deel(30)]))).toHaveLength(1);
    expect(pakketTekorten(rekenPakket(totaal, [deel(60), deel(40)]))).toHaveLength(0);
    expect(pakketTekorten(rekenPakket(totaal, [deel(60), deel(null)]))).toHaveLength(0);
  });
  it('money of one time does not cover a structural deficit', () => {
    const bron = (code: string, n: number, structureel: boolean) => ({
      ...{ code, naam: code, soort: 'reserve' as const, structureel, beschikbaarCenten: c(n) },
    });
    const uit = dekTekort(c(100), c(100), [bron('a', 30, true), bron('b', 50, false)]);
    expect(uit).toMatchObject({ ongedektCenten: 20, structureelMetIncidenteelCenten: 50 });
    expect(uit.aanspraken.map((a) => a.resterendCenten)).toEqual([0, 0]);
  });
  it('a target that costs as much as it brings in from a year on never earns back the start', () => {
    const doel = (jaar: number, n: number, enVerder = false) => ({
      ...{ partij: 'x', jaar, enVerder, bedragCenten: c(n) },
    });
    const inzet = [{ jaar: 2023, enVerder: true, bedragCenten: c(304) }];
    const doelen = [doel(2023, 101), doel(2024, 202), doel(2025, 304, true)];
    const jaren = rekenTaakstelling(doelen, inzet, [], [2023, 2024, 2025, 2030]);
    expect(jaren.map((j) => j.nettoCumulatiefCenten)).toEqual([-203, -305, -305, -305]);
    expect(isAllesTerugverdiend(jaren)).toBe(false);
    expect(jaren[0]?.gerealiseerdCenten).toBeNull();
  });
  it('an unfilled joint target falls on the participants to the cent', () => {
    const deel = eigenRisico(
      c(100),
      c(0),
      ['a', 'b', 'c'].map((naam) => ({ naam, gewicht: 1 })),
    );
    expect(deel.map((d) => d.bedragCenten)).toEqual([33, 33, 34]);
  });
  it('a rest of this year stands beside the structural effect', () => {
    const m = maatregel('A', bedrag(1200));
    expect(resteffect(m, '2025-09-30' as Datum)).toBe(300);
    expect(structureelEffect(m, 2026)).toBe(1200);
    expect(resteffect(maatregel('B', PM), '2025-09-30' as Datum)).toBeNull();
  });
  it('one constant or one measure may explain what does not follow', () => {
    const jaren = [2019, 2020].map((jaar) => ({
      jaar,
      ...{ berekendCenten: c(118), gepubliceerdCenten: c(0), verschilCenten: c(118) },
      herleidbaar: false,
    }));
    const kandidaten = [{ code: 'J', perJaar: [100, 100], doetMee: true }];
    expect(zoekVerklaringen(jaren, kandidaten, 20)).toEqual([
      { soort: 'vastBedrag', bedragCenten: -118 },
      { soort: 'weggelaten', code: 'J' },
    ]);
  });
});

describe('a measure that is turned to think with', () => {
  it('comes later, or grows in more slowly, and ends as planned', () => {
    const m = maatregel('A', bedrag(1200));
    const later = gedraaid(m, { maandenLater: 6, ingroeiJaren: 0 });
    expect([2025, 2026].map((j) => in_(later, j))).toEqual([bedrag(600), bedrag(1200)]);
    const trager = gedraaid(m, { maandenLater: 0, ingroeiJaren: 3 });
    expect([2025, 2026, 2027, 2030].map((j) => in_(trager, j))).toEqual(
      [400, 800, 1200, 1200].map(bedrag),
    );
    expect(gedraaid(m, { maandenLater: 0, ingroeiJaren: 0 }).reeksen).toBe(m.reeksen);
  });
});
