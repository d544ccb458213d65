import { describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import { jaarprognose } from '../../src/core/prognose/jaarprognose.ts';
import { maakPost, waarheid } from './proefset.ts';

/**
 * The situation of Zwolle, LVB 2017 (jaarstukken 2017: a straight line at the end of the third
 * quarter gave EUR 7.9 million for a year of EUR 11.7 million): large providers that declare per
 * quarter or months late, and growing care. Amounts here are made up.
 */
const LVB = [
  { aandeel: 0.35, kwartaal: true, dagen: 35, nakomend: 0.2 },
  { aandeel: 0.25, kwartaal: false, dagen: 110, nakomend: 0.3 },
  { aandeel: 0.2, kwartaal: false, dagen: 75, nakomend: 0.2 },
  { aandeel: 0.2, kwartaal: false, dagen: 25, nakomend: 0.1 },
] as const;

const eindeK3 = '2017-09-30' as Datum; // a literal day
const ZADEN = Array.from({ length: 24 }, (_, k) => k + 1);

function prognose(zaad: number, toewijzingen: boolean) {
  const post = maakPost({
    post: 'LVB',
    zaad,
    van: '2014-01',
    tot: '2018-12',
    groei: 0.012,
    maandbedrag: 60_000_000,
    toewijzingen,
    aanbieders: LVB,
  });
  const uit = jaarprognose({
    jaar: 2017,
    basis: 'leverjaar',
    peildatum: eindeK3,
    trekkingen: 1000,
    posten: [post],
  });
  const [p] = uit.posten;
  if (!p?.verwachtCenten || p.lineairCenten === null) throw new Error('no forecast');
  const waar = waarheid(post, 2017);
  return {
    lineair: p.lineairCenten / waar,
    midden: p.verwachtCenten.p50 / waar,
    binnen: p.verwachtCenten.p10 <= waar && waar <= p.verwachtCenten.p90,
  };
}

describe('a year with late declarations, seen at the end of the third quarter', () => {
  it.each([
    ['with', true],
    ['without', false],
  ])(
    'is far too low by a straight line, and inside the interval of the forecast, %s toewijzingen',
    (_, met) => {
      const uit = ZADEN.map((zaad) => prognose(zaad, met));
      expect(Math.max(...uit.map((u) => u.lineair))).toBeLessThan(0.75);
      const fout = uit.map((u) => Math.abs(u.midden - 1));
      expect(fout.reduce((s, x) => s + x, 0) / fout.length).toBeLessThan(0.05);
      expect(uit.filter((u) => u.binnen).length / uit.length).toBeGreaterThanOrEqual(0.7);
    },
  );
});
