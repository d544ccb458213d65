import { describe, expect, it } from 'vitest';
import { toCenten } from '../../core/basis/bedrag.ts';
import { zekerBedrag } from '../../core/basis/verdeling.ts';
import { meegenomen, paginaAdres, vraagVelden } from '../api/adres.ts';
import { kernEnRest, zonderStand } from '../delen/kern-en-rest.ts';
import { aandachtsposten, postInWoorden } from './aandacht.ts';

const post = (naam: string, saldoCenten: number, kans: number | null, soort = 'last' as const) => ({
  post: naam,
  naam,
  soort,
  saldoCenten: zekerBedrag(toCenten(saldoCenten)),
  kansOverschrijding: kans,
  begrootCenten: toCenten(500_000_000),
});

describe('posts that deserve attention', () => {
  it('are the five with the largest expected nadeel, without voordeel and trifles', () => {
    const posten = [
      post('voordeel', 9_000_000, 0.9),
      post('klein', -100_000, 0.6),
      post('klein maar zeker', -100_000, 0.9),
      ...[4, 9, 5, 6, 7].map((n) => post(`nadeel ${n}`, -n * 10_000_000, 0.9)),
    ];
    expect(aandachtsposten(posten).map((p) => p.naam)).toEqual([
      'nadeel 9',
      'nadeel 7',
      'nadeel 6',
      'nadeel 5',
      'nadeel 4',
    ]);
    expect(aandachtsposten(posten.slice(0, 3)).map((p) => p.naam)).toEqual(['klein maar zeker']);
  });

  it('are told in words, and an unknown chance is left out', () => {
    expect(postInWoorden(post('x', -150_000_000, 0.91)).replaceAll('\u00a0', ' ')).toBe(
      'Naar verwachting € 1,5 mln nadelig op een begroting van € 5,0 mln; kans op overschrijding 91%.',
    );
    expect(postInWoorden(post('x', -150_000_000, null))).not.toContain('kans');
  });
});

describe('an answer in sentences', () => {
  it('leads with the answer, with the date before it', () => {
    const [kern, rest] = kernEnRest(
      'Stand 1 oktober 2025. 2025 eindigt € 2,2 mln nadelig. De kans is 91%. Meer.',
    );
    expect(kern).toBe('Stand 1 oktober 2025. 2025 eindigt € 2,2 mln nadelig.');
    expect(rest).toBe('De kans is 91%. Meer.');
  });

  it('leaves the date out where it stands already', () => {
    expect(zonderStand('Stand 1 oktober 2025. Van K3 is 72% binnen.')).toBe(
      'Van K3 is 72% binnen.',
    );
    expect(zonderStand('Standaard is 1. Meer.')).toBe('Standaard is 1. Meer.');
  });

  it('keeps a single sentence whole, points in amounts included', () => {
    expect(kernEnRest('Er is € 1.234.567 toegekend.')).toEqual([
      'Er is € 1.234.567 toegekend.',
      '',
    ]);
  });
});

describe('an address', () => {
  const zoek = new URLSearchParams('zoek=a&jaar=2025&peildatum=2025-09-30&sorteer=b&gemeente=9998');

  it('asks the server only what is meant for it, in a fixed order', () => {
    expect(vraagVelden(zoek).toString()).toBe('gemeente=9998&jaar=2025&peildatum=2025-09-30');
  });

  it('takes municipality and peildatum along to another page', () => {
    expect(meegenomen(zoek).toString()).toBe('gemeente=9998&peildatum=2025-09-30');
    expect(paginaAdres('/', new URLSearchParams())).toBe('/');
    expect(paginaAdres('/vragen/x', zoek, { zoek: 'pgb' })).toBe(
      '/vragen/x?gemeente=9998&peildatum=2025-09-30&zoek=pgb',
    );
  });
});
