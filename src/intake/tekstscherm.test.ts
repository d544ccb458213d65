import { expect, it } from 'vitest';
import { zonderBsn } from './tekstscherm.ts';

const scherm = (tekst: string) => zonderBsn(tekst, () => '~merk');

it.each([
  ['999990421', '~merk'],
  ['9999.90.421', '~merk'],
  ['999 990 421', '~merk'],
  ['999\u00a0990\u00a0421', '~merk'],
  ['WMO/2025/999990421', 'WMO/2025/~merk'],
  ['2025-999990421', '~merk'],
  ['999990421001', '~merk'],
  ['2025999990421', '~merk'],
  ['mevrouw X (999990421), huur', 'mevrouw X (~merk), huur'],
])('takes the BSN out of %j', (tekst, veilig) => expect(scherm(tekst)).toBe(veilig));

it.each([
  ...['01234567', '999990422', '67100000.43400', '2025-10-01', 'BU01930101'],
  ...['Stichting Zorg 1234', '000000000', '12 34'],
])('leaves %j as it is', (tekst) => expect(scherm(tekst)).toBe(tekst));
