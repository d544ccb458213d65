import { describe, expect, it } from 'vitest';
import { toCenten } from '../core/basis/bedrag.ts';
import type { Datum, Maand } from '../core/basis/datum.ts';
import type { MaandcijferRij } from '../facts/port.ts';
import { overigePost } from './invoer.ts';

const kop = {
  post: 'GR',
  naam: 'Bijdrage',
  wet: null,
  taakveld: null,
  soort: 'last',
  begrootCenten: null,
  begrootPrimitiefCenten: null,
} as const;

const cijfer = (maatstaf: string, bedrag: number, bekendSinds: string): MaandcijferRij => ({
  post: 'GR',
  stroom: 'grBijdrage',
  soort: 'last',
  maand: '2024-12' as Maand, // a literal month
  maatstaf,
  bedragCenten: toCenten(bedrag),
  aantal: null,
  bekendSinds: bekendSinds as Datum, // literal days of this file
});

const stelt = (...cijfers: MaandcijferRij[]) => {
  const p = overigePost(kop, 'grBijdrage', cijfers, 2024);
  return [p.opgaveJaarCenten, p.afgerekend];
};

describe('what a source states about a year', () => {
  it('is the final settlement before all else, also when a statement came later', () => {
    const af = cijfer('afrekening', 120, '2025-04-01');
    expect(stelt(af, cijfer('opgave', 110, '2025-05-01'))).toEqual([120, true]);
  });

  it('is the latest statement, and never a budget that came after it', () => {
    const cijfers = [cijfer('opgave', 110, '2024-06-01'), cijfer('gewijzigd', 115, '2024-09-01')];
    expect(stelt(...cijfers, cijfer('begroot', 100, '2024-10-01'))).toEqual([115, false]);
  });

  it('is the opgave when two were known on the same day', () => {
    const dag = '2024-06-01';
    expect(stelt(cijfer('verleend', 90, dag), cijfer('opgave', 110, dag))).toEqual([110, false]);
  });

  it('is not known from an advance', () => {
    expect(stelt(cijfer('voorschot', 90, '2024-06-01'))).toEqual([null, false]);
  });
});
