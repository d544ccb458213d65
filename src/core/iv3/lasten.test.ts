import { describe, expect, it } from 'vitest';
import { toCenten } from '../basis/bedrag.ts';
import { grootteklasse, type Levering, metAfwezigen, perJaar } from './lasten.ts';

const levering = (
  naam: string,
  lasten: number,
  inwoners: number | null,
  gevuld = lasten === 0 ? 0 : 1,
): Levering => ({
  ...{ jaar: 2024, verslagsoort: 'jaarrekening', gemeente: naam, naam },
  ...{ lasten: toCenten(lasten), inwoners, gevuld },
});

describe('perJaar', () => {
  it('weighs by inhabitants and leaves out what was not delivered', () => {
    const [cijfer] = perJaar([levering('A', 300, 1), levering('B', 300, 2), levering('C', 0, 9)]);
    expect(cijfer).toMatchObject({
      gemeenten: 2,
      nietGeleverd: ['C'],
      lastenCenten: 600,
      inwoners: 3,
      perInwonerCenten: 200,
    });
  });

  it('takes cells that come to nothing together for a delivery, and keeps negative ones', () => {
    expect(perJaar([levering('A', 0, 5, 2)])[0]).toMatchObject({
      gemeenten: 1,
      perInwonerCenten: 0,
    });
    expect(perJaar([levering('A', -500, 5)])[0]).toMatchObject({ perInwonerCenten: -100 });
  });

  it('has no figure where nobody delivered, nor one per inhabitant without inhabitants', () => {
    expect(perJaar([levering('A', 0, 5)])[0]).toMatchObject({
      lastenCenten: null,
      perInwonerCenten: null,
    });
    expect(perJaar([levering('A', 5, null)])[0]).toMatchObject({
      lastenCenten: 5,
      perInwonerCenten: null,
    });
  });
});

describe('metAfwezigen', () => {
  it('counts who existed and is not there as not delivered', () => {
    const er = [
      levering('A', 300, 1),
      levering('B', 300, 2),
      { ...levering('A', 9, 1), jaar: 2025 },
    ];
    const alle = metAfwezigen(er, (gemeente, jaar) => gemeente !== 'B' || jaar < 2026);
    expect(perJaar(alle)).toMatchObject([
      { jaar: 2024, gemeenten: 2, nietGeleverd: [] },
      { jaar: 2025, gemeenten: 1, nietGeleverd: ['B'], inwoners: 1 },
    ]);
    expect(metAfwezigen(er, (gemeente) => gemeente === 'A')).toEqual(er);
  });
});

describe('grootteklasse', () => {
  it.each([
    [19_999, 'minder dan 20.000 inwoners'],
    [20_000, '20.000 tot 50.000 inwoners'],
    [900_000, '250.000 inwoners of meer'],
  ])('of %i', (n, klasse) => expect(grootteklasse(n)).toBe(klasse));
});
