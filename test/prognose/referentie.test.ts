import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Maand } from '../../src/core/basis/datum.ts';
import { plusMaanden } from '../../src/core/basis/datum.ts';
import { toDriehoek } from '../../src/core/prognose/driehoek/driehoek.ts';
import { type Driehoekregel, driehoekenUit } from '../../src/core/prognose/driehoek/uit-regels.ts';
import { eis } from './eis.ts';
import { mackBlok, type Nagerekend, nagerekend } from './nagerekend.ts';

// The reference set is a folder beside the project and is read there; what was published about these
// triangles stands in gepubliceerd.test.ts, without it.
const MAP = '../shared/reference/reserving';

const lees = <T>(naam: string): T => JSON.parse(readFileSync(`${MAP}/${naam}.json`, 'utf8')) as T; // its README states the shape

interface Cijfer {
  readonly pad: string;
  readonly verwacht: number | null;
  readonly ons: unknown;
  /** How far a draw may be off, where the figure is one of draws. */
  readonly marge: number | null;
}

/** Every figure under a node of the reference, with what stands at the same place in ours. */
function cijfers(verwacht: unknown, ons: unknown, pad: string, marges?: unknown): Cijfer[] {
  if (typeof verwacht === 'string' || typeof verwacht === 'boolean') return [];
  if (typeof verwacht === 'number' || verwacht === null)
    return [{ pad, verwacht, ons, marge: typeof marges === 'number' ? 4 * marges : null }];
  return Object.entries(verwacht as object).flatMap(([k, v]) => {
    const marge = k === 'mean_over_seeds' ? (verwacht as Nagerekend).sd_over_seeds : marges;
    const dieper = k === 'mean_over_seeds' ? marge : (marge as Nagerekend | undefined)?.[k];
    return cijfers(v, (ons as Nagerekend | null | undefined)?.[k], `${pad}/${k}`, dieper);
  });
}

/** How the reference was drawn: settings and tolerances, nothing that can be computed. */
const INSTELLING = /_mc_gamma\/(seeds|sd_over_seeds\/.*)$/;

/** What R and Python leave of a zero. */
const isRuis = (x: number) => Math.abs(x) < 1e-11;

function grensVan(pad: string): number {
  if (/cape_cod_trend_0\.0*[1-9]/.test(pad)) return 5e-5; // its reference trends by day counts
  return pad.includes('/clark_ldf/') ? 1e-3 : 1e-9; // an optimiser's result
}

function klopt({ pad, verwacht, ons, marge }: Cijfer): boolean {
  if (verwacht === null) return ons === null;
  if (typeof ons !== 'number') return false;
  if (marge !== null) return Math.abs(ons - verwacht) <= marge;
  if (isRuis(verwacht)) return Math.abs(ons) < 1e-9;
  return Math.abs(ons - verwacht) <= grensVan(pad) * Math.abs(verwacht);
}

const fouten = (alle: readonly Cijfer[]) =>
  alle
    .filter((c) => !INSTELLING.test(c.pad) && !klopt(c))
    .map((c) => `${c.pad}: ${c.verwacht}, ours ${String(c.ons)}`);

interface Klassiek {
  readonly origins: string[];
  readonly developments: string[];
  readonly cumulative: (number | null)[][];
  readonly expected: Nagerekend;
}

interface Momentopname {
  readonly asof: Maand;
  readonly origins: string[];
  readonly cumulative: (number | null)[][];
  readonly truth_ultimate: number[];
  readonly truth_ibnr: number;
  readonly expected: Nagerekend;
}

const LEEFTIJDEN = 7;
const HERKOMSTEN = 36;

function dengueRegels(): Driehoekregel[] {
  const [, ...regels] = readFileSync(`${MAP}/dengue_monthly.csv`, 'utf8').trim().split('\n');
  return regels.map((regel) => {
    const [herkomst, bekend, aantal] = regel.split(',');
    const waarde = Number(aantal);
    return { segment: 'dengue', herkomst: herkomst as Maand, bekend: bekend as Maand, waarde }; // JJJJ-MM by its README
  });
}

/** As known at a month, from the lines: the triangle, Mack on it, and what it became. */
function momentopname(regels: readonly Driehoekregel[], asof: Maand): Nagerekend {
  const vanaf = plusMaanden(asof, 1 - HERKOMSTEN);
  const opties = { korrel: 'maand', vanaf, leeftijden: LEEFTIJDEN } as const;
  const toen = eis(driehoekenUit(regels, { ...opties, peil: asof })).segmenten[0]?.driehoek;
  const later = plusMaanden(asof, LEEFTIJDEN);
  const nu = eis(driehoekenUit(regels, { ...opties, peil: later })).segmenten[0]?.driehoek;
  if (!toen || !nu) throw new Error('no triangle');
  const eind = nu.cumulatief.slice(0, HERKOMSTEN).map((rij) => rij[LEEFTIJDEN - 1] ?? Number.NaN);
  const som = (rij: readonly (number | null)[]) => rij.reduce<number>((s, x) => s + (x ?? 0), 0);
  const bekend = som(toen.cumulatief.map((rij) => rij.findLast((x) => x !== null) ?? null));
  return {
    origins: toen.herkomst,
    cumulative: toen.cumulatief,
    truth_ultimate: eind,
    truth_ibnr: som(eind) - bekend,
    expected: mackBlok(toen, {}),
  };
}

it('fails on a figure of the reference that ours does not have, or has wrong', () => {
  const ref = { blok: { f: [1, 2], goed: 3, leeg: null }, los: { x: 0 } };
  const ons = { blok: { f: [1, 2.00000001], goed: 3, leeg: null } };
  expect(fouten(cijfers(ref, ons, ''))).toEqual([
    '/blok/f/1: 2, ours 2.00000001',
    '/los/x: 0, ours undefined',
  ]);
});

describe.skipIf(!existsSync(MAP))(
  'every figure of reference/reserving (skipped where that folder of ../shared is absent)',
  () => {
    it.each([
      ['raa', 1121],
      ['genins', 1085],
      ['abc', 1204],
    ])('%s, all %d of them', (naam, aantal) => {
      const ref = lees<Klassiek>(naam);
      const cellen = ref.cumulative.flatMap((rij, i) =>
        rij.map((waarde, j) => ({
          herkomst: ref.origins[i] ?? '',
          ontwikkeling: ref.developments[j] ?? '',
          waarde,
        })),
      );
      const d = eis(toDriehoek({ soort: 'cumulatief', cellen }));
      const alle = cijfers(ref.expected, nagerekend(d, ref.expected), '');
      expect(fouten(alle)).toEqual([]);
      expect(alle.length).toBe(aantal);
    });

    it('dengue_monthly, from its lines, as of eight months', () => {
      const { snapshots } = lees<{ snapshots: Momentopname[] }>('dengue_monthly');
      const regels = dengueRegels();
      const ons = snapshots.map((s) => momentopname(regels, s.asof));
      const alle = cijfers(snapshots, ons, '');
      expect(fouten(alle)).toEqual([]);
      expect(ons.map((o) => o.origins)).toEqual(snapshots.map((s) => s.origins));
      expect(alle.length).toBe(4240);
    });
  },
);
