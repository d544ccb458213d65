import { describe, expect, it } from 'vitest';
import type { Grafiek } from './grafiek.ts';
import { grafiekTabel } from './grafiek-tabel.ts';

const WAAIER: Grafiek = {
  soort: 'assen',
  titel: 'Zorg per maand',
  beschrijving: 'Per maand.',
  eenheid: 'centen',
  categorieen: ['jan 2025', 'feb 2025'],
  reeksen: [
    { naam: 'Toegekend', vorm: 'staaf', waarden: [100, null] },
    { naam: 'Bandbreedte (80%)', vorm: 'band', waarden: [300, 400], laag: [200, 250] },
  ],
  streep: { naam: 'Begroot', waarde: 500 },
};

describe('the table of a chart', () => {
  it('has a row a category and a column a series, both edges of a band, and the level', () => {
    const { titel, kolommen, rijen } = grafiekTabel(WAAIER);
    expect(titel).toBe('Cijfers bij: Zorg per maand');
    expect(kolommen.map((k) => `${k.label}: ${k.soort}`)).toEqual([
      'Maand: tekst',
      'Toegekend: bedrag',
      'Bandbreedte (80%), laag: bedrag',
      'Bandbreedte (80%), hoog: bedrag',
      'Begroot: bedrag',
    ]);
    expect(rijen.map((r) => kolommen.map((k) => r[k.veld]))).toEqual([
      ['jan 2025', 100, 200, 300, 500],
      ['feb 2025', null, 250, 400, 500],
    ]);
  });

  it('keeps a gap unknown, but in a bridge a level has no step and a step no level', () => {
    const brug: Grafiek = {
      ...WAAIER,
      soort: 'waterval',
      categorieen: ['Begroot', 'Meer clienten'],
      reeksen: [
        { naam: 'Stand', vorm: 'staaf', waarden: [100, null] },
        { naam: 'Stap', vorm: 'staaf', waarden: [null, 5] },
      ],
    };
    const { kolommen, rijen } = grafiekTabel(brug);
    expect(kolommen[0]?.label).toBe('Onderdeel');
    expect(rijen.map((r) => [r.reeks1, r.reeks2])).toEqual([
      [100, 'n.v.t.'],
      ['n.v.t.', 5],
    ]);
  });
});
