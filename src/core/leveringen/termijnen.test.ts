import { describe, expect, it } from 'vitest';
import type { Datum, Maand } from '../basis/datum.ts';
import { leverstand, verwachteLeveringen } from './termijnen.ts';

// safe (both): literal days and months of this file
const dag = (d: string) => d as Datum;
const maand = (m: string) => m as Maand;

describe('verwachteLeveringen', () => {
  const kwartaal = { frequentie: 'kwartaal', binnenDagen: 42, vanaf: maand('2025-02') } as const;

  it('begins with the first whole period and ends with the last one that is over', () => {
    const uit = verwachteLeveringen(kwartaal, dag('2025-12-30'));
    expect(uit.map((p) => [p.maanden[0], p.uiterlijk])).toEqual([
      ['2025-04', '2025-08-11'],
      ['2025-07', '2025-11-11'],
    ]);
    expect(verwachteLeveringen(kwartaal, dag('2025-12-31'))).toHaveLength(3);
  });

  it('is empty before the first period is over', () => {
    expect(verwachteLeveringen(kwartaal, dag('2025-05-01'))).toEqual([]);
    expect(verwachteLeveringen(kwartaal, dag('2025-01-01'))).toEqual([]);
  });
});

describe('leverstand', () => {
  const periode = { uiterlijk: dag('2025-08-11') };
  it.each([
    ['2025-08-11', '2025-12-01', 'opTijd'],
    ['2025-08-12', '2025-12-01', 'teLaat'],
    [null, '2025-08-11', 'nogNiet'],
    [null, '2025-08-12', 'nietGeleverd'],
  ] as const)('%s, seen on %s, is %s', (geleverd, peildatum, stand) => {
    expect(leverstand(geleverd === null ? null : dag(geleverd), periode, dag(peildatum))).toBe(
      stand,
    );
  });
});
