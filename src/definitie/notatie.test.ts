import { expect, it } from 'vitest';
import {
  celInWoorden,
  datumVoluit,
  duizendEuro,
  euro,
  euroKort,
  euroPrecies,
  getal,
  kans,
  kansCel,
  maandKort,
  maandVoluit,
  opsomming,
  procent,
  saldoInWoorden,
  voordeelOfNadeel,
} from './notatie.ts';

const plat = (tekst: string): string => tekst.replaceAll('\u00a0', ' ');

it('writes money as a Dutch reader expects it', () => {
  expect(plat(euro(123_456_700))).toBe('€ 1.234.567');
  expect(plat(euro(-123_456_700))).toBe('€ −1.234.567');
  expect(plat(euroPrecies(123_456))).toBe('€ 1.234,56');
  expect(plat(euroKort(220_000_000))).toBe('€ 2,2 mln');
  expect(plat(euroKort(90_000_000))).toBe('€ 0,9 mln');
  expect(plat(euroKort(8_432_100))).toBe('€ 84.000');
  expect(plat(euroKort(43_200))).toBe('€ 432');
  expect(duizendEuro(123_456_700)).toBe('1.235');
});

it('never breaks an amount over two lines', () => {
  expect(euroKort(220_000_000)).not.toContain(' ');
});

it('tells a saldo in words and not by a sign', () => {
  expect(plat(saldoInWoorden(-220_000_000))).toBe('€ 2,2 mln nadelig');
  expect(plat(saldoInWoorden(220_000_000))).toBe('€ 2,2 mln voordelig');
  expect(voordeelOfNadeel(-1)).toBe('nadeel');
});

it('calls the unknown onbekend in every notation', () => {
  const leeg = [euro, euroKort, euroPrecies, getal, procent, datumVoluit, maandVoluit];
  for (const toon of [...leeg, saldoInWoorden]) expect(toon(null)).toBe('onbekend');
  expect(celInWoorden(null, 'bedrag')).toBe('onbekend');
});

it('does not turn a small negative number into minus zero', () => {
  expect(getal(-0.4)).toBe('0');
  expect(plat(euro(-30))).toBe('€ 0');
});

it('writes days and months in full', () => {
  expect(datumVoluit('2025-10-01')).toBe('1 oktober 2025');
  expect(maandVoluit('2025-03')).toBe('maart 2025');
  expect(maandKort('2025-03')).toBe('mrt 2025');
  expect(datumVoluit('onbekend')).toBe('onbekend');
});

it('writes shares, lists and cells', () => {
  expect(procent(0.72)).toBe('72%');
  expect([1, 0.994, 0.99, 0.5, 0.004, 0, null].map(kans)).toEqual([
    ...['>99%', '>99%', '99%', '50%', '<1%', '<1%', 'onbekend'],
  ]);
  expect([1, 0.5, null].map(kansCel)).toEqual(['>99%', 0.5, null]);
  expect(opsomming(['Wmo', 'Jeugd', 'pgb'])).toBe('Wmo, Jeugd en pgb');
  expect(celInWoorden(0.125, 'aandeel')).toBe('12,5%');
  expect(celInWoorden(1234, 'aantal')).toBe('1.234');
  expect(celInWoorden('2025-10', 'maand')).toBe('oktober 2025');
  expect(celInWoorden(2025, 'tekst')).toBe('2025');
});
