import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import { deelTekort } from './vangnet.ts';

const NORM = { vrij: 0.075, half: 0.125 };
const deel = (lasten: number) => {
  const d = deelTekort(toCenten(lasten), toCenten(1_000_000), NORM);
  return [d.tekortCenten, d.eigenCenten, d.vangnetCenten];
};

describe('deelTekort', () => {
  it.each([
    [900_000, 0, 0, 0],
    [1_075_000, 75_000, 75_000, 0],
    [1_100_000, 100_000, 87_500, 12_500],
    [1_125_000, 125_000, 100_000, 25_000],
    [1_200_000, 200_000, 100_000, 100_000],
  ])('of %i on a budget of 1.000.000', (lasten, tekort, eigen, vangnet) => {
    expect(deel(lasten)).toEqual([tekort, eigen, vangnet]);
  });
});
