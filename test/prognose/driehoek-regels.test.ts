import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maandMetIndex } from '../../src/core/basis/datum.ts';
import { driehoek } from '../../src/core/prognose/driehoek/antwoord.ts';
import {
  type Driehoekregel,
  driehoekenUit,
  type RegelOpties,
} from '../../src/core/prognose/driehoek/uit-regels.ts';
import { invoerVan } from './driehoeken.ts';
import { eis } from './eis.ts';
import { RAA } from './klassiek.ts';

const maand = (tekst: string) =>
  maandMetIndex(Number(tekst.slice(0, 4)) * 12 + Number(tekst.slice(5)) - 1);
const regel = (herkomst: string, bekend: string, waarde: number, segment = 'a'): Driehoekregel => ({
  segment,
  herkomst: maand(herkomst),
  bekend: maand(bekend),
  waarde,
});
const uit = (regels: readonly Driehoekregel[], opties: RegelOpties) =>
  eis(driehoekenUit(regels, opties));

describe('a triangle from lines with two dates', () => {
  const REGELS = [
    regel('2025-01', '2025-01', 10),
    regel('2025-01', '2025-03', 5),
    regel('2025-02', '2025-04', 7),
    regel('2025-04', '2025-04', 1),
  ];

  it('by month: a recorded zero is 0, what is still to come is null', () => {
    const { segmenten } = uit(REGELS, { korrel: 'maand', peil: maand('2025-04') });
    expect(segmenten[0]?.driehoek.herkomst).toEqual(['2025-01', '2025-02', '2025-03', '2025-04']);
    expect(segmenten[0]?.driehoek.cumulatief).toEqual([
      [10, 10, 15, 15],
      [0, 0, 7, null],
      [0, 0, null, null],
      [1, null, null, null],
    ]);
  });

  it('by quarter: a quarter that is under way is no complete cell, and is said to be so', () => {
    const { segmenten, onvolledig } = uit(REGELS, { korrel: 'kwartaal', peil: maand('2025-04') });
    expect(segmenten[0]?.driehoek.cumulatief).toEqual([
      [15, null],
      [null, null],
    ]);
    expect(segmenten[0]?.incrementeel).toEqual([
      [15, 7],
      [1, null],
    ]);
    expect(onvolledig).toEqual([1, 0]);
  });

  it('by year, with quarters of development', () => {
    const opties = { korrel: 'jaar', ontwikkelkorrel: 'kwartaal', peil: maand('2025-06') } as const;
    const { segmenten } = uit([...REGELS, regel('2024-05', '2024-11', 3)], opties);
    expect(segmenten[0]?.driehoek.herkomst).toEqual(['2024', '2025']);
    expect(segmenten[0]?.driehoek.cumulatief).toEqual([
      [0, 0, 0, 3, 3, 3],
      [15, 23, null, null, null, null],
    ]);
  });

  it('names what does not count, and refuses what cannot be', () => {
    const vreemd = [
      regel('2025-03', '2025-02', 4),
      regel('2025-01', '2025-09', 1),
      regel('2026-01', '2025-02', 1),
    ];
    const { waarschuwingen, segmenten } = uit([...REGELS, ...vreemd], {
      korrel: 'maand',
      peil: maand('2025-04'),
    });
    expect(waarschuwingen.map((w) => w.code)).toEqual([
      'bekend-voor-geleverd',
      'herkomst-na-de-peilmaand',
      'na-de-peilmaand',
    ]);
    expect(segmenten[0]?.driehoek.cumulatief[2]).toEqual([4, 4, null, null]);
    const reden = (regels: readonly Driehoekregel[], opties: RegelOpties) => {
      const antwoord = driehoekenUit(regels, opties);
      return antwoord.ok ? null : antwoord.problem.velden?.[0]?.veld;
    };
    const peil = maand('2025-04');
    expect(reden([], { korrel: 'maand', peil })).toBe('lege-driehoek');
    expect(reden(REGELS, { korrel: 'maand', peil: maand('2024-01') })).toBe('lege-driehoek');
    expect(reden(REGELS, { korrel: 'maand', ontwikkelkorrel: 'jaar', peil })).toBe(
      'korrel-past-niet',
    );
    expect(reden([regel('2025-01', '2025-01', Number.NaN)], { korrel: 'maand', peil })).toBe(
      'waarde-geen-getal',
    );
  });

  it('leaves out origins that began before anything was recorded', () => {
    const opties = { korrel: 'kwartaal', peil: maand('2025-12') } as const;
    const { segmenten, waarschuwingen } = uit(REGELS, { ...opties, bekendVanaf: maand('2025-02') });
    expect(segmenten[0]?.driehoek.herkomst[0]).toBe('K2 2025');
    expect(waarschuwingen.map((w) => w.code)).toEqual(['voor-de-eerste-herkomst']);
  });
});

const regels = fc.array(
  fc
    .record({
      segment: fc.constantFrom('a', 'b', 'c'),
      herkomst: fc.integer({ min: 24_288, max: 24_311 }),
      vertraging: fc.integer({ min: 0, max: 12 }),
      waarde: fc.integer({ min: -1000, max: 5000 }),
    })
    .map((r) => ({
      segment: r.segment,
      herkomst: maandMetIndex(r.herkomst),
      bekend: maandMetIndex(r.herkomst + r.vertraging),
      waarde: r.waarde,
    })),
  { minLength: 1, maxLength: 60 },
);
const opties = fc.record({
  korrel: fc.constantFrom('maand', 'kwartaal', 'jaar'),
  peil: fc.constant(maandMetIndex(24_311)),
  vanaf: fc.constant(maandMetIndex(24_288)),
});

const positief = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 15, maxLength: 15 });
/** Five origins with growing amounts. */
const kleine = (erbij: readonly number[]): number[][] => {
  let k = 0;
  return [5, 4, 3, 2, 1].map((n) => {
    let som = 0;
    return Array.from({ length: n }, () => (som += erbij[k++] ?? 1));
  });
};

const MET_FOUT = ['mack', 'odp', 'merz-wuthrich'] as const;
const KEER = { numRuns: 60 };

describe('whatever the lines', () => {
  it('segments add up to the whole, in every cell', () => {
    fc.assert(
      fc.property(regels, opties, (r, o) => {
        const apart = uit(r, o).segmenten;
        const geheel = uit(
          r.map((x) => ({ ...x, segment: 'geheel' })),
          o,
        ).segmenten[0];
        geheel?.driehoek.cumulatief.forEach((rij, i) => {
          rij.forEach((x, j) => {
            const cellen = apart.map((s) => s.driehoek.cumulatief[i]?.[j] ?? null);
            if (x === null) expect(cellen.every((c) => c === null)).toBe(true);
            else expect(cellen.reduce<number>((s, c) => s + (c ?? Number.NaN), 0)).toBe(x);
          });
        });
      }),
      KEER,
    );
  });

  it('the order of the lines changes nothing, and what was known at a month stays so', () => {
    fc.assert(
      fc.property(regels, opties, (r, o) => {
        expect(uit([...r].reverse(), o)).toEqual(uit(r, o));
        const eerder = { ...o, peil: maandMetIndex(24_305) };
        const toen = r.filter((x) => x.bekend <= eerder.peil);
        if (toen.length === 0) return;
        const [a] = uit(
          toen.map((x) => ({ ...x, segment: 'a' })),
          eerder,
        ).segmenten;
        const [b] = uit(
          r.map((x) => ({ ...x, segment: 'a' })),
          o,
        ).segmenten;
        a?.driehoek.cumulatief.forEach((rij, i) => {
          rij.forEach((x, j) => {
            if (x !== null) expect(b?.driehoek.cumulatief[i]?.[j]).toBe(x);
          });
        });
      }),
      KEER,
    );
  });

  it('amounts twice as large give answers twice as large, and never NaN', () => {
    fc.assert(
      fc.property(positief, fc.constantFrom(...MET_FOUT), (erbij, methode) => {
        const een = driehoek(invoerVan(kleine(erbij)), { methode });
        const twee = driehoek(invoerVan(kleine(erbij.map((x) => x * 2))), { methode });
        const [a, b] = [eis(een).totaal, eis(twee).totaal];
        expect(Number.isFinite(a.standaardfout)).toBe(true);
        expect(b.nogTeMelden).toBeCloseTo(2 * a.nogTeMelden, 6);
        // the spread of a Poisson with free dispersion scales as well
        expect(b.standaardfout).toBeCloseTo(2 * (a.standaardfout ?? Number.NaN), 6);
      }),
      KEER,
    );
  });

  it('any triangle gives finite figures or a coded reason', () => {
    const cel = fc.oneof(fc.constant(null), fc.constant(0), fc.integer({ min: -500, max: 5000 }));
    const rijen = fc.array(fc.array(cel, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    const methode = fc.constantFrom('chain-ladder', 'odp-bootstrap', ...MET_FOUT);
    const staart = fc.constantFrom(1, 'exponentieel' as const, 'inverse' as const);
    fc.assert(
      fc.property(rijen, methode, staart, (r, m, s) => {
        const antwoord = driehoek(invoerVan(r), { methode: m, staart: s, trekkingen: 100 });
        if (!antwoord.ok) {
          expect(antwoord.problem.velden?.[0]?.veld).toMatch(/^[a-z]+(-[a-z]+)*$/);
          return;
        }
        expect(JSON.stringify(antwoord.value)).not.toMatch(/NaN|Infinity/);
        for (const getal of Object.values(antwoord.value.totaal))
          expect(Number.isFinite(getal)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('the bootstrap', () => {
  it('gives the same draws for the same seed and others for another', () => {
    const trek = (zaad: number) =>
      eis(driehoek(invoerVan(RAA), { methode: 'odp-bootstrap', trekkingen: 500, zaad })).totaal;
    expect(trek(3)).toEqual(trek(3));
    expect(trek(4).p50).not.toBe(trek(3).p50);
  });
});
