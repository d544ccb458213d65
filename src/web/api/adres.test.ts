import { describe, expect, it } from 'vitest';
import { grafiekPad, merkVan } from './adres.ts';

describe('the address of a chart', () => {
  const grafiek = { titel: 'Per maand', streep: { naam: 'Begroot', waarde: 100 } };

  it('is another one when the figures are others, also where only the budget changed', () => {
    const nieuw = { ...grafiek, streep: { naam: 'Begroot', waarde: 101 } };
    expect(merkVan(nieuw)).not.toBe(merkVan(grafiek));
  });

  it('is the same as long as the figures are the same, and keeps filters and width', () => {
    const pad = grafiekPad('proef', new URLSearchParams('jaar=2025'), 880, merkVan(grafiek));
    const merk = merkVan({ ...grafiek });
    expect(pad).toBe(`/v1/vragen/proef/grafiek?jaar=2025&breedte=880&merk=${merk}`);
  });
});
