import { describe, expect, it } from 'vitest';
import { bedragUitTekst } from './bedrag-tekst.ts';

const centen = (tekst: string) => {
  const b = bedragUitTekst(tekst);
  return b.ok ? b.centen : b.melding;
};

describe('an amount as people write it', () => {
  it.each([
    ['€ 1.234.567', 123_456_700],
    ['€ 1.234.567,50', 123_456_750],
    ['1,234,567.50', 123_456_750],
    ['€ 1,234,567', 123_456_700],
    ['250.000', 25_000_000],
    ['250,000', 25_000_000],
    ['-250.000', -25_000_000],
    ['EUR 3,2 mln', 320_000_000],
    ['1234,5', 123_450],
    ['0', 0],
  ])('reads %s', (tekst, verwacht) => {
    expect(centen(tekst)).toBe(verwacht);
  });

  it.each([
    ['PM', 'PM kan hier niet'],
    ['veel', 'is geen bedrag'],
    ['1.234 mln', 'niet duidelijk'],
    ['1.23.4', 'is geen bedrag'],
    ['12 34', 'is geen bedrag'],
  ])('refuses %s in words', (tekst, deel) => {
    expect(centen(tekst)).toContain(deel);
  });
});
