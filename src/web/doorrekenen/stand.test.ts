import { describe, expect, it } from 'vitest';
import { leesStand, metWaarde, schrijfStand } from './stand.ts';

describe('the stand of the page in its address', () => {
  it('comes back as it was written, and leaves the rest of the address alone', () => {
    const stand = {
      scenario: 'optimaliseren+hervormen',
      maatregelen: ['W1', 'P1-P5'],
      later: new Map([['W1', 6]]),
      ingroei: new Map([['W2', 3]]),
      pm: new Map([['P6', 270_000]]),
      vervalt: ['geen-groei'],
    };
    const adres = schrijfStand(new URLSearchParams('gemeente=0193'), stand);
    expect(leesStand(new URLSearchParams(adres.toString()))).toEqual(stand);
    expect(adres.get('gemeente')).toBe('0193');
  });

  it('tells no measures from the measures of the scenario', () => {
    expect(leesStand(new URLSearchParams('maatregelen=')).maatregelen).toEqual([]);
    expect(leesStand(new URLSearchParams()).maatregelen).toBeNull();
  });

  it('leaves out what makes no sense', () => {
    const stand = leesStand(new URLSearchParams('later=W1:-3,W2:x,:4,W3:5'));
    expect([...stand.later]).toEqual([['W3', 5]]);
    expect(metWaarde(stand.later, 'W3', 0).size).toBe(0);
  });
});
