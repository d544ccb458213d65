import { describe, expect, it } from 'vitest';
import { driehoek } from './antwoord.ts';
import type { DriehoekInvoer } from './driehoek.ts';
import type { DriehoekAntwoord, DriehoekOpties } from './typen.ts';

/** RAA, automatic facultative general liability: Mack 1994, CAS Forum, table 1 (cumulative, USD 1000). */
const RAA = [
  [5012, 8269, 10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834],
  [106, 4285, 5396, 10666, 13782, 15599, 15496, 16169, 16704],
  [3410, 8992, 13873, 16141, 18735, 22214, 22863, 23466],
  [5655, 11555, 15766, 21266, 23425, 26083, 27067],
  [1092, 9565, 15836, 22169, 25955, 26180],
  [1513, 6445, 11702, 12935, 15852],
  [557, 4020, 10946, 12314],
  [1351, 6947, 13112],
  [3133, 5395],
  [2063],
];

const invoerVan = (rijen: readonly (readonly (number | null)[])[]): DriehoekInvoer => ({
  soort: 'cumulatief',
  cellen: rijen.flatMap((rij, i) =>
    rij.map((waarde, j) => ({
      herkomst: String(1981 + i),
      ontwikkeling: String(j + 1),
      waarde,
    })),
  ),
});

function antwoord(invoer: DriehoekInvoer, opties: DriehoekOpties): DriehoekAntwoord {
  const uit = driehoek(invoer, opties);
  if (!uit.ok) throw new Error(uit.problem.detail);
  return uit.value;
}

describe('driehoek', () => {
  it('gives the published reserve and standard error of the RAA triangle (Mack 1994)', () => {
    const { totaal } = antwoord(invoerVan(RAA), { methode: 'mack' });
    expect(Math.round(totaal.nogTeMelden)).toBe(52135);
    expect(Math.round(totaal.standaardfout ?? 0)).toBe(26909);
  });

  it('gives the same from increments as from cumulative amounts', () => {
    const increment = RAA.map((rij) => rij.map((x, j) => x - (rij[j - 1] ?? 0)));
    const invoer = { ...invoerVan(increment), soort: 'incrementeel' as const };
    expect(antwoord(invoer, { methode: 'mack' })).toEqual(
      antwoord(invoerVan(RAA), { methode: 'mack' }),
    );
  });

  it('scales with the amounts and ignores the order of the cells', () => {
    const invoer = invoerVan(RAA);
    const een = antwoord(invoer, { methode: 'mack' });
    const groot = antwoord(invoerVan(RAA.map((r) => r.map((x) => x * 1024))), { methode: 'mack' });
    expect(groot.totaal.standaardfout).toBeCloseTo((een.totaal.standaardfout ?? 0) * 1024, 3);
    const om = { ...invoer, cellen: [...invoer.cellen].reverse() };
    expect(antwoord(om, { methode: 'mack' })).toEqual(een);
  });

  it('keeps a missing cell apart from a zero', () => {
    const gat = RAA.map((rij, i) => rij.map((x, j) => (i === 2 && j === 3 ? null : x)));
    const nul = RAA.map((rij, i) => rij.map((x, j) => (i === 2 && j === 3 ? 0 : x)));
    const a = antwoord(invoerVan(gat), { methode: 'chain-ladder' });
    expect(a.waarschuwingen.map((w) => w.code)).toContain('ontbrekende-cellen');
    const b = antwoord(invoerVan(nul), { methode: 'chain-ladder' });
    expect(a.totaal.eindstand).not.toBe(b.totaal.eindstand);
  });

  it.each([
    ['lege-driehoek', []],
    ['te-weinig-ontwikkeling', [[1], [2]]],
    ['herkomst-zonder-waarde', [[1, 2], [null]]],
    ['ontwikkeling-zonder-waarnemingen', [[1, null, 3], [1]]],
    ['factor-onbepaald', [[0, 2, 3], [0, 3], [1]]],
    ['waarde-geen-getal', [[1, Number.NaN], [1]]],
  ])('refuses an impossible triangle with reason %s', (reden, rijen) => {
    const uit = driehoek(invoerVan(rijen), { methode: 'mack' });
    expect(uit.ok ? null : uit.problem.velden?.[0]?.veld).toBe(reden);
  });

  it('refuses a cell that occurs twice', () => {
    const { cellen, soort } = invoerVan(RAA);
    const uit = driehoek({ soort, cellen: [...cellen, ...cellen] }, { methode: 'mack' });
    expect(uit.ok ? null : uit.problem.velden?.[0]?.veld).toBe('dubbele-cel');
  });

  it('gives a point and a warning where no error can be estimated', () => {
    const a = antwoord(invoerVan([[1, 2], [1]]), { methode: 'mack' });
    expect(a.totaal.eindstand).toBe(4);
    expect(a.totaal.standaardfout).toBeUndefined();
    expect(a.waarschuwingen.map((w) => w.code)).toContain('spreiding-onbepaald');
  });
});
