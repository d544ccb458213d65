import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import type { Datum } from '../basis/datum.ts';
import {
  type BerichtBedrag,
  type Boeking,
  betaalverschillen,
  boekingsverschillen,
  stroomverschillen,
} from './verschillen.ts';

// safe: a literal day
const SINDS = '2025-03-10' as Datum;
const bericht = (
  kenmerk: string,
  toegekend: number,
  inBeoordeling = 0,
  wanneer: Partial<BerichtBedrag> = {},
): BerichtBedrag => ({
  ...{ post: 'P', kenmerk, sinds: SINDS, geslotenPeriode: false, anderJaar: false },
  toegekend: toCenten(toegekend),
  inBeoordeling: toCenten(inBeoordeling),
  ...wanneer,
});
const boeking = (
  kenmerk: string | null,
  bedrag: number,
  aard: string | null = null,
  anderePeriode = false,
): Boeking => ({
  ...{ post: 'P', kenmerk, aard, anderePeriode },
  bedrag: toCenten(bedrag),
});
const kort = (v: readonly { kenmerk: string | null; soort: string; bedrag: number }[]) =>
  v.map((x) => [x.kenmerk, x.soort, x.bedrag]);

describe('boekingsverschillen', () => {
  it('names nothing where bookings equal what was toegekend, in parts or at once', () => {
    const boekingen = [boeking('A', 60), boeking('A', 40), boeking('B', -5)];
    expect(boekingsverschillen([bericht('A', 100), bericht('B', -5)], boekingen)).toEqual([]);
  });

  it.each([
    ['approved in an open period', [bericht('A', 100)], [], ['A', 'transitorisch', -100]],
    [
      'approved in a closed period and not booked',
      [bericht('A', 100, 0, { geslotenPeriode: true })],
      [],
      ['A', 'nietGeboekt', -100],
    ],
    [
      'approved in a closed period and booked in another year',
      [bericht('A', 100, 0, { geslotenPeriode: true, anderJaar: true })],
      [],
      ['A', 'transitorisch', -100],
    ],
    [
      'booked at closing and approved by the next year',
      [bericht('A', 0, 80, { anderJaar: true })],
      [boeking('A', 80)],
      ['A', 'transitorisch', 80],
    ],
    [
      'booked while in beoordeling',
      [bericht('A', 0, 80)],
      [boeking('A', 80)],
      ['A', 'inBeoordeling', 80],
    ],
    [
      'booked twice',
      [bericht('A', 100)],
      [boeking('A', 100), boeking('A', 100)],
      ['A', 'dubbel', 100],
    ],
    [
      'booked with another amount',
      [bericht('A', 100)],
      [boeking('A', 90)],
      ['A', 'nietVerklaard', -10],
    ],
    ['an advance', [], [boeking(null, 500, 'voorschot')], [null, 'voorschot', 500]],
    ['a memoriaal', [], [boeking(null, -70, 'memoriaal')], [null, 'memoriaal', -70]],
    ['of an earlier year', [], [boeking('X', 30, 'declaratie', true)], ['X', 'transitorisch', 30]],
    ['unknown', [], [boeking('X', 30, 'declaratie')], ['X', 'nietVerklaard', 30]],
  ] as const)('names what is %s', (_wat, berichten, boekingen, verwacht) => {
    expect(kort(boekingsverschillen(berichten, boekingen))).toEqual([verwacht]);
  });

  it('says from when on stands open what was not booked', () => {
    const open = bericht('A', 100, 0, { geslotenPeriode: true });
    expect(boekingsverschillen([open], [])).toMatchObject([{ sinds: SINDS }]);
  });

  it('closes to the cent, whatever is booked', () => {
    const kenmerk = fc.constantFrom('A', 'B', 'C');
    const bedrag = fc.integer({ min: -500, max: 500 });
    const berichten = fc.uniqueArray(
      fc.record({
        ...{ kenmerk, toegekend: bedrag, inBeoordeling: bedrag },
        wanneer: fc.record({ geslotenPeriode: fc.boolean(), anderJaar: fc.boolean() }),
      }),
      { selector: (b) => b.kenmerk },
    );
    const boekingen = fc.array(
      fc.record({
        kenmerk: fc.option(kenmerk),
        bedrag,
        aard: fc.constantFrom(null, 'voorschot', 'memoriaal', 'transitorisch', 'declaratie'),
        anderePeriode: fc.boolean(),
        post: fc.constantFrom('P', 'Q', null),
      }),
    );
    fc.assert(
      fc.property(berichten, boekingen, boekingen, (b, g, p) => {
        const toegekend = b.map((x) => bericht(x.kenmerk, x.toegekend, x.inBeoordeling, x.wanneer));
        const geboekt = g.map((x) => ({ ...x, bedrag: toCenten(x.bedrag) }));
        const betaald = p.map((x) => ({ ...x, bedrag: toCenten(x.bedrag) }));
        const som = (l: readonly { bedrag: number }[]) => l.reduce((s, x) => s + x.bedrag, 0);
        const uit = som(toegekend.map((t) => ({ bedrag: t.toegekend })));
        expect(som(boekingsverschillen(toegekend, geboekt))).toBe(som(geboekt) - uit);
        expect(som(betaalverschillen(geboekt, betaald))).toBe(som(betaald) - som(geboekt));
        const bron = { post: 'P', bron: toCenten(uit), opVoorschot: uit > 0 };
        const eigen = geboekt.filter((x) => x.post === 'P');
        expect(som(stroomverschillen([bron], geboekt))).toBe(som(eigen) - uit);
      }),
    );
  });
});

describe('betaalverschillen', () => {
  it('names what is booked and not paid, paid twice, and paid without a booking', () => {
    const betaald = [
      boeking('B', 100),
      boeking('B', 100),
      boeking('X', 7),
      boeking(null, 9, 'voorschot'),
    ];
    expect(kort(betaalverschillen([boeking('A', 50), boeking('B', 100)], betaald))).toEqual([
      ['A', 'transitorisch', -50],
      ['B', 'dubbel', 100],
      ['X', 'nietVerklaard', 7],
      [null, 'voorschot', 9],
    ]);
  });
});

describe('stroomverschillen', () => {
  it('explains a pgb by the advances to the SVB', () => {
    const boekingen = [boeking(null, 120, 'voorschot'), boeking(null, 5, 'memoriaal')];
    const pgb = { post: 'P', bron: toCenten(100), opVoorschot: true };
    expect(kort(stroomverschillen([pgb], boekingen))).toEqual([
      [null, 'memoriaal', 5],
      [null, 'voorschot', 20],
    ]);
  });
});
