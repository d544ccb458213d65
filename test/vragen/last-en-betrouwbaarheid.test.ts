import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProefstad, type Proefstad } from './proefstad.ts';

let stad: Proefstad;
beforeAll(async () => {
  stad = await openProefstad();
});
afterAll(() => stad.ruimOp());

describe('betrouwbaarheid', () => {
  it('labels the figure of each post with its age, its months and why', async () => {
    const a = await stad.vraag('betrouwbaarheid', { jaar: 2025 });
    const { posten } = a.antwoord as { posten: Record<string, unknown>[] };
    const van = (post: string) => posten.find((p) => p['post'] === post);
    // care of January up to and including August; the peildatum lies in September
    expect(van('BEG')).toMatchObject({ dagenOud: 0, maandenVoorbij: 8, maandenBekend: 8 });
    expect(van('SUB')).toMatchObject({ maandenBekend: null, standPer: '2025-02-01' });
    expect(van('SUB')).toMatchObject({
      label: 'zwak',
      redenen: ['ouder dan een half jaar', 'de bandbreedte is een aanname'],
    });
    expect(van('LEEG')).toMatchObject({ label: 'geen', redenen: [], dagenOud: null });
    expect(a.zin).toMatch(/Zwak of geen cijfer: .*Welzijn/);
    expect(a.tabel.rijen.find((r) => r['naam'] === 'Welzijn')?.['maanden']).toBe('niet per maand');
  });
});

describe('administratieve-last', () => {
  it('counts what is asked of whom, and what was done by hand', async () => {
    const leeg = await stad.vraag('administratieve-last');
    expect(leeg.zin).toContain('nog niet vastgelegd');
    const afspraak = { binnenDagen: 30, vanaf: '2025-01' };
    await stad.doe('spreek-levering-af', {
      ...{ ...afspraak, leverancier: 'SVB', soort: 'pgb', frequentie: 'maand' },
    });
    await stad.doe('spreek-levering-af', {
      ...{ ...afspraak, leverancier: 'SDD', soort: 'uitnutting', frequentie: 'kwartaal' },
    });
    await stad.doe('spreek-levering-af', {
      ...{ ...afspraak, leverancier: 'SOJ', soort: 'uitnutting', frequentie: 'kwartaal' },
    });
    const a = await stad.vraag('administratieve-last');
    expect(a.antwoord).toMatchObject({
      leveringenPerJaar: 20,
      // budget, change, product table and three agreements
      ...{ handelingenMetDeHand: 6, handelingenUitBestanden: 0 },
      gevraagd: expect.arrayContaining([
        expect.objectContaining({ leverancier: 'SVB', keerPerJaar: 12, verplichteKolommen: 2 }),
        expect.objectContaining({ leverancier: 'SDD', keerPerJaar: 4, ookVan: ['SOJ'] }),
      ]),
    });
    expect(a.zin).toContain('Van 3 leveranciers vragen wij samen 20 leveringen per jaar.');
    expect(a.ontbreekt[0]).toContain('minuten');
  });
});
