import { describe, expect, it } from 'vitest';
import type { Tabel } from '../../definitie/tabel.ts';
import { bedragIn, eenheidVan, omvangIn } from './bedragen.ts';
import { inVolgorde, metWoorden, volgendeVolgorde, volgordeVan } from './tabelrijen.ts';
import { maandeindeVoor } from './terugblik.ts';

const tabel: Tabel = {
  titel: 'Posten',
  kolommen: [
    { veld: 'naam', label: 'Post', soort: 'tekst' },
    { veld: 'begroot', label: 'Begroot', soort: 'bedrag' },
  ],
  rijen: [
    { naam: 'Jeugdhulp met verblijf', begroot: 200 },
    { naam: 'Begeleiding', begroot: null },
    { naam: 'Émile 10', begroot: -50 },
    { naam: 'Émile 9', begroot: 1000 },
  ],
};
const namen = (rijen: Tabel['rijen']) => rijen.map((r) => r['naam']);

describe('the rows of a table', () => {
  it('stay in the order of the answer when nothing is asked', () => {
    expect(inVolgorde(tabel.rijen, null)).toEqual(tabel.rijen);
  });

  it('sort by amount with the unknown last, up and down', () => {
    const op = inVolgorde(tabel.rijen, { veld: 'begroot', richting: 'op' });
    expect(op.map((r) => r['begroot'])).toEqual([-50, 200, 1000, null]);
    const af = inVolgorde(tabel.rijen, { veld: 'begroot', richting: 'af' });
    expect(af.map((r) => r['begroot'])).toEqual([1000, 200, -50, null]);
  });

  it('sort by text as a Dutch reader expects, with numbers in it by their size', () => {
    const rijen = inVolgorde(tabel.rijen, { veld: 'naam', richting: 'op' });
    expect(namen(rijen)).toEqual(['Begeleiding', 'Émile 9', 'Émile 10', 'Jeugdhulp met verblijf']);
  });

  it('are found by every word that is typed, wherever it stands', () => {
    expect(namen(metWoorden(tabel, 'VERBLIJF jeugd'))).toEqual(['Jeugdhulp met verblijf']);
    expect(metWoorden(tabel, 'verblijf begeleiding')).toEqual([]);
    expect(metWoorden(tabel, '  ')).toBe(tabel.rijen);
  });

  it('go up, down and back to their own order by pressing a heading', () => {
    const eerst = volgendeVolgorde(null, 'naam');
    expect(eerst).toEqual({ veld: 'naam', richting: 'op' });
    const dan = volgendeVolgorde(eerst, 'naam');
    expect(dan).toEqual({ veld: 'naam', richting: 'af' });
    expect(volgendeVolgorde(dan, 'naam')).toBeNull();
    expect(volgordeVan(new URLSearchParams('sorteer=naam&richting=af'))).toEqual(dan);
  });
});

describe('the unit of a table', () => {
  it('is euros, and thousands for a table with many amounts, unless the address says otherwise', () => {
    const breed: Tabel = {
      ...tabel,
      kolommen: ['a', 'b', 'c', 'd', 'e'].map((veld) => ({ veld, label: veld, soort: 'bedrag' })),
    };
    expect(eenheidVan(new URLSearchParams(), tabel)).toBe('euro');
    expect(eenheidVan(new URLSearchParams(), breed)).toBe('duizend');
    expect(eenheidVan(new URLSearchParams('bedragen=euro'), breed)).toBe('euro');
    expect(eenheidVan(new URLSearchParams('bedragen=toString'), tabel)).toBe('euro');
  });

  it('is written in Dutch notation', () => {
    expect(bedragIn(123_456_789, 'euro')).toBe('1.234.568');
    expect(bedragIn(123_456_789, 'duizend')).toBe('1.235');
    expect(bedragIn(-123_456_789, 'miljoen')).toBe('\u22121,23');
    expect(omvangIn(-123_456_789, 'duizend')).toBe('1.235');
    expect(omvangIn(-12_300, 'duizend')).toBe('< 1');
    expect(omvangIn(12_300, 'miljoen')).toBe('< 0,01');
  });
});

describe('looking back from a day', () => {
  it('goes to the last day of an earlier month, over the turn of the year too', () => {
    expect(maandeindeVoor('2025-10-01', 1)).toBe('2025-09-30');
    expect(maandeindeVoor('2025-03-31', 1)).toBe('2025-02-28');
    expect(maandeindeVoor('2025-02-15', 3)).toBe('2024-11-30');
    expect(maandeindeVoor('2025-10-01', 12)).toBe('2024-10-31');
  });
});
