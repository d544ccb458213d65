import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import type { Maand } from '../../src/core/basis/datum.ts';
import {
  type NowcastAntwoord,
  type NowcastInvoer,
  type NowcastRegel,
  type NowcastToewijzing,
  nowcast,
} from '../../src/core/prognose/nowcast.ts';
import { maakPost } from './proefset.ts';

const maand = (tekst: string) => tekst as Maand; // months of this file and of the reference files

function antwoord(invoer: NowcastInvoer): NowcastAntwoord {
  const uit = nowcast(invoer);
  if (!uit.ok) throw new Error(uit.problem.detail);
  return uit.value;
}

const regels: NowcastRegel[] = ['A', 'B'].flatMap((segment, k) =>
  maakPost({ post: segment, zaad: 40 + k }).cellen.map((c) => ({ ...c, segment })),
);
const vraag: NowcastInvoer = { regels, peildatum: maand('2024-09'), jaar: 2024, trekkingen: 500 };

describe('nowcast', () => {
  it('sums segments draw by draw: means add up, intervals do not', () => {
    const a = antwoord(vraag);
    const som = a.segmenten.reduce((s, x) => s + x.jaartotaal.gemiddelde, 0);
    expect(Math.abs(a.jaartotaal.gemiddelde - som)).toBeLessThan(3);
    expect(a.maanden).toHaveLength(12);
    expect(a.lineairCenten).toBe(Math.round((a.jaartotaal.gedeclareerdCenten / 9) * 12));
  });

  it('does not change what is said of an earlier month when more becomes known', () => {
    const tot = regels.filter((r) => r.bekend <= '2024-09-30');
    expect(antwoord({ ...vraag, regels: tot })).toEqual(antwoord(vraag));
  });

  it('takes a later statement of a toewijzing in place of an earlier one', () => {
    const rij = (bekend: string, bedrag: number): NowcastToewijzing => ({
      segment: 'A',
      herkomst: maand('2024-05'),
      bekend: maand(bekend),
      toegewezenCenten: toCenten(bedrag),
    });
    const een = antwoord({ ...vraag, toewijzingen: [rij('2024-02', 500)] });
    const twee = antwoord({
      ...vraag,
      toewijzingen: [rij('2024-02', 500), rij('2024-02', 500)],
    });
    expect(twee).toEqual(een);
  });

  it('refuses when nothing was known yet, with a coded reason', () => {
    const uit = nowcast({ ...vraag, peildatum: maand('2019-01'), jaar: 2019 });
    expect(uit.ok ? null : uit.problem.velden?.[0]?.veld).toBe('geen-gegevens');
  });

  it('gives a wide answer and says so when there is one month of data', () => {
    const een = regels.filter((r) => r.herkomst === '2024-08');
    const a = antwoord({ ...vraag, regels: een });
    expect(a.signalen.map((s) => s.code)).toContain('te-weinig-historie');
    expect(a.reserve.p97_5).toBeGreaterThanOrEqual(a.reserve.p2_5);
    expect(JSON.stringify(a)).not.toContain('null,"p');
  });

  it('stays finite with zeros, negative totals and lines declared before the care', () => {
    const nul = regels.map((r) => ({ ...r, bedragCenten: toCenten(0) }));
    expect(antwoord({ ...vraag, regels: nul }).reserve.p50).toBe(0);
    const min = regels.map((r) => ({ ...r, bedragCenten: toCenten(0 - r.bedragCenten) }));
    expect(Number.isFinite(antwoord({ ...vraag, regels: min }).reserve.p50)).toBe(true);
    const vroeg = regels.map((r) => ({ ...r, herkomst: maand('2024-12') }));
    expect(Number.isFinite(antwoord({ ...vraag, regels: vroeg }).jaartotaal.p50)).toBe(true);
  });
});

const MAP = '../shared/reference/reserving/care_sim_open';
const PEILMAANDEN = [
  '2024-05',
  '2024-06',
  '2024-07',
  '2024-08',
  '2024-09',
  '2024-10',
  '2024-11',
  '2024-12',
  '2025-01',
];

const readCsv = (pad: string): string[][] =>
  readFileSync(pad, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((r) => r.split(','));

describe.skipIf(!existsSync(`${MAP}.lines.csv`))(
  'nowcast on care_sim_open (../shared present)',
  () => {
    const lees = () => ({
      regels: readCsv(`${MAP}.lines.csv`).map(
        ([segment = '', aanbieder = '', h = '', b = '', c]) => ({
          segment,
          aanbieder,
          herkomst: maand(h),
          bekend: maand(b),
          bedragCenten: toCenten(Number(c)),
        }),
      ),
      toewijzingen: readCsv(`${MAP}.allocations.csv`).map(([segment = '', h = '', b = '', c]) => ({
        segment,
        herkomst: maand(h),
        bekend: maand(b),
        toegewezenCenten: toCenten(Number(c)),
      })),
    });

    it('misses the reserve by at most 6% and the year by at most 1%, and holds the truth', () => {
      const set = lees();
      const jaar = set.regels
        .filter((r) => r.herkomst.startsWith('2024'))
        .reduce((s, r) => s + r.bedragCenten, 0);
      const uit = PEILMAANDEN.map((m) => {
        const a = antwoord({ ...set, peildatum: maand(m), jaar: 2024 });
        const waar = set.regels
          .filter((r) => r.herkomst <= m && r.bekend > m)
          .reduce((s, r) => s + r.bedragCenten, 0);
        return {
          reserve: Math.abs(a.reserve.p50 / waar - 1),
          jaar: Math.abs(a.jaartotaal.p50 / jaar - 1),
          binnen: a.jaartotaal.p10 <= jaar && jaar <= a.jaartotaal.p90,
        };
      });
      const gemiddeld = (f: (u: (typeof uit)[number]) => number) =>
        uit.reduce((s, u) => s + f(u), 0) / uit.length;
      expect(gemiddeld((u) => u.reserve)).toBeLessThan(0.06);
      expect(gemiddeld((u) => u.jaar)).toBeLessThan(0.01);
      expect(uit.filter((u) => u.binnen).length).toBeGreaterThanOrEqual(6);
    });
  },
);
