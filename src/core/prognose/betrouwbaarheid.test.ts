import { describe, expect, it } from 'vitest';
import type { Datum } from '../basis/datum.ts';
import { betrouwbaarheidVan } from './betrouwbaarheid.ts';
import type { Grond, SignaalCode } from './typen.ts';

const PEIL = '2025-10-01' as Datum; // a literal day
const van = (grond: Grond, standPer: string | null, ...codes: SignaalCode[]) =>
  betrouwbaarheidVan(
    // safe: literal days
    {
      grond,
      standPer: standPer as Datum | null,
      signalen: codes.map((code) => ({ code, melding: '' })),
    },
    PEIL,
  );

describe('betrouwbaarheidVan', () => {
  it('is good for a recent figure of its own, and settled for an afrekening', () => {
    expect(van('declaraties', '2025-09-30')).toEqual({ label: 'goed', redenen: [] });
    expect(van('opgave', '2025-01-01', 'afgerekend')).toEqual({ label: 'vast', redenen: [] });
  });

  it('is less with age, and with each thing that it rests on by assumption', () => {
    expect(van('realisatie', '2025-06-01')).toEqual({
      label: 'matig',
      redenen: ['ouderDanKwartaal'],
    });
    expect(van('realisatie', '2025-01-01').label).toBe('zwak');
    expect(van('opgave', '2025-09-01', 'spreiding-aangenomen', 'afrekening-ontbreekt')).toEqual({
      label: 'matig',
      redenen: ['spreidingAangenomen', 'afrekeningOntbreekt'],
    });
  });

  it('is weak on a budget alone, and nothing without one', () => {
    expect(van('begroting', null)).toEqual({ label: 'zwak', redenen: ['alleenBegroting'] });
    expect(van('geen', null).label).toBe('geen');
  });
});
