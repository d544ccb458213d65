import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { leesGetal, leesGewoonGetal } from './getal.ts';

describe('leesGetal', () => {
  test.each([
    ['1.234,56', { nl: 123456 }],
    ['1,234.56', { en: 123456 }],
    ['1234', { nl: 123400, en: 123400 }],
    ['€ 1.234.567', { nl: 123456700 }],
    ['1.234', { nl: 123400 }],
    ['1,5', { nl: 150 }],
    ['12,34', { nl: 1234 }],
    ['1234,56-', { nl: -123456 }],
    ['(1.234,00)', { nl: -123400 }],
    ['-\u20ac 5', { nl: -500, en: -500 }],
    ['\u2212 7', { nl: -700, en: -700 }],
    ['EUR 3,2 mln', { nl: 320000000 }],
    ['1.234,-', { nl: 123400 }],
    ['0', { nl: 0, en: 0 }],
    ['1 234 567,89', { nl: 123456789 }],
    ["1'234'567,89", { nl: 123456789 }],
    ['1\u2019234.50', { en: 123450 }],
  ])('reads %s', (tekst, verwacht) => {
    expect(leesGetal(tekst)).toMatchObject(verwacht);
  });

  test.each([
    '',
    'abc',
    '12 34',
    '1 2345',
    '1.23.4',
    '12.34,5,6',
    '1,23,4',
    '--5',
    '1 mln euro extra',
    '01.234',
    "12'34",
    "1'234'5",
  ])('does not read "%s" the Dutch way', (tekst) => expect(leesGetal(tekst).nl).toBeUndefined());

  test('keeps apart what the two notations make of 1.234', () => {
    expect(leesGetal('1.234')).toEqual({ nl: 123400, en: expect.closeTo(123.4) });
    expect(leesGetal('1,234')).toEqual({ nl: expect.closeTo(123.4), en: 123400 });
    expect(leesGetal('1.50')).toEqual({ en: 150 });
  });

  test('gives back every amount that it is written in', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), (centen) => {
        const nl = new Intl.NumberFormat('nl-NL', { minimumFractionDigits: 2 }).format(
          centen / 100,
        );
        const en = new Intl.NumberFormat('en-GB', { minimumFractionDigits: 2 }).format(
          centen / 100,
        );
        expect(leesGetal(nl).nl).toBe(centen);
        expect(leesGetal(en).en).toBe(centen);
      }),
    );
  });
});

describe('leesGewoonGetal', () => {
  const cijfers = fc.stringMatching(/^[0-9.,]{0,13}$/);
  test('gives what leesGetal gives, or leaves it to that', () => {
    fc.assert(
      fc.property(cijfers, (tekst) => {
        const gewoon = leesGewoonGetal(tekst);
        if (gewoon !== null) expect(gewoon).toEqual(leesGetal(tekst));
      }),
    );
  });
  test('reads whole numbers and those with one or two decimals', () => {
    expect(leesGewoonGetal('1234')).toEqual({ nl: 123400, en: 123400 });
    expect(leesGewoonGetal('1234,5')).toEqual({ nl: 123450 });
    expect(leesGewoonGetal('0.05')).toEqual({ en: 5 });
    expect(leesGewoonGetal('1.234')).toBeNull();
  });
});
