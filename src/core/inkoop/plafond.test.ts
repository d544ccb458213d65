import { describe, expect, it } from 'vitest';
import { type Centen, toCenten } from '../basis/bedrag.ts';
import { type Datum, type Maand, maandenVan } from '../basis/datum.ts';
import { plafondstand } from './plafond.ts';

const JAAR = maandenVan('2025-01' as Maand, '2025-12' as Maand); // literal months
const PEIL = '2025-09-15' as Datum; // a literal day
const stand = (bedragen: readonly number[], plafond: number) => {
  const besteed = new Map<Maand, Centen>(
    bedragen.map((b, i) => [JAAR[i] as Maand, toCenten(b)]), // safe: at most twelve
  );
  return plafondstand(besteed, toCenten(plafond), JAAR, PEIL);
};

describe('plafondstand', () => {
  it('tells the day on which what was declared reached the ceiling', () => {
    // 100 a month: 450 is reached halfway May, also when later months are not in yet
    expect(stand([100, 100, 100, 100, 100, 100, 20], 450)).toMatchObject({
      besteedCenten: 620,
      bereiktOp: '2025-05-16',
      stand: 'bereikt',
    });
  });

  it('carries the pace of full months on, for young months as well', () => {
    // January..June are full; July and August are not: 100 each
    const uit = stand([100, 100, 100, 100, 100, 100, 60], 1000);
    expect(uit).toMatchObject({ besteedCenten: 660, verwachtCenten: 1200, stand: 'verwacht' });
    expect(uit.bereiktOp).toBe('2025-10-31');
  });

  it('does not reach a ceiling that is high enough', () => {
    expect(stand([100, 100, 100, 100, 100, 100], 1300)).toMatchObject({
      bereiktOp: null,
      stand: 'nietDitJaar',
    });
  });

  it('says nothing without a full month', () => {
    expect(stand([], 100)).toMatchObject({ verwachtCenten: null, stand: 'onbekend' });
    expect(stand([0, 0, 0, 0, 0, 0, 0, 50], 100).stand).toBe('nietDitJaar');
  });

  it('never takes a month for less than what is known of it', () => {
    expect(stand([100, 100, 100, 100, 100, 100, 300], 5000).verwachtCenten).toBe(1400);
  });
});
