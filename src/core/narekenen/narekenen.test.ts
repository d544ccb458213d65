import { describe, expect, it } from 'vitest';
import type { GedrukteTabel } from './gedrukt.ts';
import { rekenNa } from './narekenen.ts';
import { uitGedrukt } from './uit-gedrukt.ts';

type Cellen = GedrukteTabel['rijen'][number];

const reken = (kolommen: string[], ...rijen: Cellen[]) =>
  rekenNa(uitGedrukt('', { eenheid: null, kolommen, rijen }));
/** Place, difference and outcome of every sum that does not come out. */
const afwijkend = (kolommen: string[], ...rijen: Cellen[]) =>
  reken(kolommen, ...rijen)
    .sommen.filter((s) => s.uitkomst !== 'klopt')
    .map((s) => [s.plaats, s.verschil, s.uitkomst]);

describe('a table whose labels say what is a sum', () => {
  it('has subtotals, and a total of those and of the rows between', () => {
    const t = [
      ['Post', '2024', '2025'],
      ['a', 1, 2],
      ['b', 3, 4],
      ['Subtotaal A', 4, 6],
      ['c', 5, 6],
      ['d', 7, 8],
      ['Subtotaal B', 12, 14],
      ['e', 9, 9],
      ['Totaal', 25, 29],
    ] as const;
    const [kop, ...rijen] = t;
    expect(reken([...kop], ...rijen).sommen).toHaveLength(6);
    expect(afwijkend([...kop], ...rijen)).toEqual([]);
  });

  it('has a total over its parts, with what is told of them below', () => {
    const { sommen } = reken(
      ['Post', '2024', '2025'],
      ['Totaal', 300, 450],
      ['waarvan Wmo', 100, 200],
      ['waarvan Jeugd', 200, 250],
    );
    expect(sommen.map((s) => s.uitkomst)).toEqual(['klopt', 'klopt']);
  });

  it('leaves out rows that begin with waarvan', () => {
    expect(
      afwijkend(
        ['Post', '2024', '2025'],
        ['Wmo', 100, 110],
        ['waarvan pgb', 40, 50],
        ['Jeugd', 200, 210],
        ['Totaal', 300, 320],
      ),
    ).toEqual([]);
  });

  it('takes lasten from baten, and reserves the other way round', () => {
    const rijen: Cellen[] = [
      ['Lasten', null, null, null],
      ['Wmo', 12345, 13001, -656],
      ['Jeugd', 15100, 16420, -1320],
      ['Totaal lasten', 27445, 29421, -1976],
      ['Baten', null, null, null],
      ['Eigen bijdrage', 450, 475, 25],
      ['Rijksbijdrage', 26000, 26500, 500],
      ['Totaal baten', 26450, 26975, 525],
      ['Saldo van baten en lasten', -995, -2446, -1451],
      ['Toevoeging reserves', 100, 0, 100],
      ['Onttrekking reserves', 500, 1000, 500],
      ['Resultaat', -595, -1446, -851],
    ];
    const kop = ['Post', 'Begroting', 'Realisatie', 'Verschil'];
    expect(reken(kop, ...rijen).sommen).toHaveLength(22);
    expect(afwijkend(kop, ...rijen)).toEqual([]);
    const fout = rijen.map((r) => (r[0] === 'Jeugd' ? ['Jeugd', 15100, 16420, 1320] : r));
    expect(afwijkend(kop, ...fout)).toContainEqual([
      'rij 3 (Jeugd), kolom Verschil',
      2640,
      'nietHerleidbaar',
    ]);
  });

  it('has years as rows and totals as column and row', () => {
    expect(
      afwijkend(
        ['Jaar', 'Lasten', 'Baten', 'Saldo'],
        ['2022', 100, 120, 20],
        ['2023', 110, 100, -10],
        ['2024', 105, 100, -25],
        ['Totaal', 315, 320, 5],
      ),
    ).toEqual([
      ['rij 4 (Totaal), kolom Saldo', 20, 'nietHerleidbaar'],
      ['rij 3 (2024), kolom Saldo', -20, 'nietHerleidbaar'],
    ]);
  });

  it('has the stand of reserves', () => {
    expect(
      afwijkend(
        ['Reserve', 'Stand 1-1-2024', 'Toevoeging', 'Onttrekking', 'Stand 31-12-2024'],
        ['SD', 1000, 200, 150, 1050],
        ['BW', 500, 0, 100, 400],
        ['Totaal', 1500, 200, 250, 1450],
      ),
    ).toEqual([]);
  });

  it('has one column under a year, and amounts that look like years', () => {
    const { sommen } = reken(['', '2019'], ['a', 2004], ['b', 2010], ['Totaal lasten', 4100]);
    expect(sommen).toMatchObject([{ berekend: 4014, verschil: 86, uitkomst: 'nietHerleidbaar' }]);
  });

  it('goes by the labels where a saldo fits nowhere', () => {
    const rijen: Cellen[] = [
      ['Totaal lasten', 11330],
      ['Totaal baten', 10916],
      ['Saldo', 586],
    ];
    expect(afwijkend(['Post', '2024'], ...rijen)).toEqual([
      ['rij 3 (Saldo), kolom 2024', 1000, 'nietHerleidbaar'],
    ]);
  });

  it('does not turn a saldo round for one figure that is wrong', () => {
    const kop = ['Product', 'begroot', 'werkelijk', 'saldo'];
    const rijen: Cellen[] = [
      ['SW', 6750, 4939, 1811],
      ['Overige lasten', 1363, 1289, -176],
      ['Apparaat', 7548, 8042, -494],
    ];
    expect(afwijkend(kop, ...rijen)).toEqual([
      ['rij 2 (Overige lasten), kolom saldo', -250, 'nietHerleidbaar'],
    ]);
  });

  it('does not add up shares, prices and averages', () => {
    const { sommen, meldingen } = reken(
      ['Gemeente', 'Wmo', 'Tarief', 'Aandeel (%)'],
      ['A', 10, 52.5, 40],
      ['B', 20, 61.2, 60],
      ['Totaal', 30, 57.1, 52],
    );
    expect(sommen.map((s) => s.plaats)).toEqual(['rij 3 (Totaal), kolom Wmo']);
    expect(meldingen).toEqual([]);
  });
});

describe('a figure that does not come out', () => {
  const kop = ['Post', '2023', '2024', '2025'];
  const delen: Cellen[] = [
    ['A', 100, 110, 120],
    ['B', 200, 210, 220],
    ['C', 50, 55, 60],
    ['D', 75, 80, 85],
  ];
  const verklaringen = (...totaal: number[]) =>
    reken(kop, ...delen, ['Totaal', ...totaal]).sommen.map((s) => s.verklaring);

  it('is explained by one row that was left out', () => {
    expect(verklaringen(325, 345, 365).at(-1)).toMatch(
      /Het past als rij 1 \(A\) niet is meegeteld/,
    );
  });
  it('is explained by one row that counts twice', () => {
    expect(verklaringen(475, 510, 545).at(-1)).toMatch(/rij 3 \(C\) twee keer is meegeteld/);
  });
  it('is explained by one amount for all', () => {
    expect(verklaringen(437, 467, 497)[0]).toMatch(/Eén vast bedrag van 12 verklaart alle 3/);
  });
  it('is explained by two digits that changed places', () => {
    expect(verklaringen(452, 455, 485)[0]).toMatch(/twee cijfers zijn verwisseld/);
  });
  it('is explained by nothing', () => {
    expect(verklaringen(425, 872, 485)[1]).toMatch(/scheelt 417.*Geen weggelaten regel/);
  });
  it('stays as it was printed', () => {
    const [, som] = reken(kop, ...delen, ['Totaal', 425, 872, 486]).sommen;
    expect(som).toMatchObject({ gepubliceerd: 872, berekend: 455, verschil: 417 });
  });
});

describe('rounding', () => {
  it('moves a sum by less than half a step a part, and hardly ever by as much', () => {
    const delen = Array.from({ length: 100 }, (_, i): Cellen => [`P${i}`, 10]);
    const uitkomst = (totaal: number) =>
      reken(['Post', '2024'], ...delen, ['Totaal', totaal]).sommen[0]?.uitkomst;
    expect([1000, 1005, 1011, 1012, 1040].map(uitkomst)).toEqual([
      'klopt',
      'afronding',
      'afronding',
      'nietHerleidbaar',
      'nietHerleidbaar',
    ]);
  });
  it('has the step of the decimals that were printed', () => {
    const rij = (totaal: number) =>
      reken(['Post', '2024'], ['a', 1.2], ['b', 3], ['Totaal', totaal]).sommen[0];
    expect(rij(4.3)).toMatchObject({ uitkomst: 'afronding', verschil: 0.1 });
    expect(rij(4.5)).toMatchObject({ uitkomst: 'nietHerleidbaar', verschil: 0.3 });
  });
  it('is no rounding when one figure is said to be the sum of one', () => {
    expect(afwijkend(['Post', '2024'], ['a', 5], ['Totaal', 6])).toEqual([
      ['rij 2 (Totaal), kolom 2024', 1, 'nietHerleidbaar'],
    ]);
  });
});

describe('what is no figure', () => {
  it('is not zero: a sum says how many PM it leaves out', () => {
    const { sommen } = reken(['Post', '2024'], ['a', 5], ['b', 'pm'], ['c', 6], ['Totaal', 11]);
    expect(sommen[0]).toMatchObject({ uitkomst: 'klopt', pmPosten: 1 });
    expect(sommen[0]?.verklaring).toContain('Exclusief 1 PM-post: die is niet nul.');
  });
  it('cannot be a total', () => {
    const { sommen, meldingen } = reken(
      ['Post', '2024', '2025'],
      ['a', 5, 1],
      ['b', 6, 2],
      ['Totaal', 11, 'PM'],
    );
    expect(sommen).toHaveLength(1);
    expect(meldingen).toMatchObject([
      { code: 'pm-als-totaal', plaats: 'rij 3 (Totaal), kolom 2025' },
    ]);
  });
  it('makes no table', () => {
    expect(reken(['Post', 'Toelichting'], ['a', 'tekst']).meldingen[0]?.code).toBe('geen-tabel');
    expect(reken(['Post', '2024'], ['a', 1], ['b', 2]).meldingen[0]?.code).toBe('geen-totalen');
    expect(reken(['Post', '2024'], ['a', 9e15], ['Totaal', 0.001]).meldingen[0]?.code).toBe(
      'getal-te-groot',
    );
  });
});
