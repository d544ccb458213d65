import { describe, expect, it } from 'vitest';
import { PRODUCTCATEGORIE_JEUGD, PRODUCTCATEGORIE_WMO } from './codelijsten/product.ts';
import { standaardIndeling } from './iv3-producten.ts';
import { TAAKVELDGENERATIES, taakveldgeneratie, taakveldnaam } from './iv3-taakvelden.ts';

describe('the Iv3 taakvelden', () => {
  it('follow each other without a gap or an overlap', () => {
    for (const [i, g] of TAAKVELDGENERATIES.entries()) {
      expect(g.tot).toBe(
        i + 1 < TAAKVELDGENERATIES.length ? TAAKVELDGENERATIES[i + 1]!.van - 1 : null,
      );
    }
    expect(TAAKVELDGENERATIES.map((g) => Object.keys(g.taakvelden).length)).toEqual([10, 24, 26]);
  });

  it.each([
    ['6.72', 2022, 'Maatwerkdienstverlening 18-'],
    ['6.72', 2023, null],
    ['6.71b', 2024, 'Begeleiding (WMO)'],
    ['6.71b', 2025, null],
    ['6.712', 2025, 'Begeleiding (Wmo)'],
    ['6.2', 2016, null],
    ['constructor', 2025, null],
  ])('call %s in %i %s', (code, jaar, naam) => {
    expect(taakveldnaam(code, jaar)).toBe(naam);
  });
});

describe('the standard division of products', () => {
  it.each([2018, 2023, 2024, 2025, 2026])(
    'names only taakvelden and categories that exist in %i',
    (jaar) => {
      const { taakvelden } = taakveldgeneratie(jaar)!;
      for (const r of standaardIndeling(jaar)) {
        expect(taakvelden).toHaveProperty([r.taakveld]);
        expect(r.wet === 'wmo' ? PRODUCTCATEGORIE_WMO : PRODUCTCATEGORIE_JEUGD).toHaveProperty(
          r.categorie,
        );
      }
    },
  );

  it('gives every Wmo categorie one taakveld', () => {
    const wmo = standaardIndeling(2025).filter((r) => r.wet === 'wmo');
    expect(wmo.map((r) => r.categorie).sort()).toEqual(Object.keys(PRODUCTCATEGORIE_WMO).sort());
  });

  it('leaves Jeugd to the inkoopniveau, but for jeugdbescherming and jeugdreclassering', () => {
    const jeugd = standaardIndeling(2025).filter((r) => r.wet === 'jeugd');
    expect(jeugd.map((r) => [r.categorie, r.taakveld])).toEqual([
      ['48', '6.821'],
      ['47', '6.822'],
    ]);
    expect(standaardIndeling(2016)).toEqual([]);
  });
});
