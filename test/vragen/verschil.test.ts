import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  antwoord,
  declaratie,
  persoon,
  prestatie,
  toewijzing,
  toewijzingen,
} from '../facts/stad.ts';
import { openProefstad, type Proefstad } from './proefstad.ts';

const BRIEF = 'Eerste bestuursrapportage 2025, bladzijde 14';

/** Since 31 May: one more client from July on, and one line of March (100 euros) taken back. */
const SINDSDIEN = [
  toewijzingen('T2', '2025-06-20', [toewijzing(21, '2025-07-01', null, { client: persoon(21) })]),
  declaratie('C1', '2025-07-10', [
    prestatie('credit', -100, '2025-03', {
      ...{ client: persoon(1), toewijzingNummer: 1, vorigReferentieNummer: '2025-03-1' },
    }),
  ]),
  antwoord('C1', '2025-07-12'),
];

let stad: Proefstad;
beforeAll(async () => {
  stad = await openProefstad(SINDSDIEN);
  await stad.doe('leg-pc-moment-vast', {
    ...{ soort: 'berap 1', jaar: 2025, peildatum: '2025-05-31', eenheid: 'x € 1' },
    document: BRIEF,
    cijfers: [
      { grootheid: 'saldo', bedragCenten: -400_000 },
      { post: 'SUB', grootheid: 'verwacht', bedragCenten: 480_000 },
    ],
  });
});
afterAll(() => stad.ruimOp());

interface Brug {
  vanCenten: number;
  stappen: Record<string, number>;
  totCenten: number;
}
interface Verschil {
  sinds: string;
  gemeld: { stuk: string; verwachtCenten: number; verschilCenten: number } | null;
  totaal: (Brug & { saldoTotCenten: number }) | null;
  posten: { post: string; gemeldCenten: number | null; brug: Brug | null }[];
}
const vraag = async (invoer = {}, kop = {}) => {
  const a = await stad.vraag('verschil-tussen-prognoses', invoer, kop);
  return { ...a, antwoord: a.antwoord as Verschil };
};
const som = (b: Brug) => Object.values(b.stappen).reduce((s, x) => s + x, 0);

describe('verschil-tussen-prognoses', () => {
  test('closes to the cent, per post and in total, since what was reported', async () => {
    const { antwoord: a, zin, bronnen } = await vraag();
    expect(a.sinds).toBe('2025-05-31');
    if (!a.totaal) throw new Error('no bridge');
    const bruggen = [a.totaal, ...a.posten.flatMap((p) => p.brug ?? [])];
    expect(bruggen).toHaveLength(3);
    for (const b of bruggen) expect(b.vanCenten + som(b)).toBe(b.totCenten);
    const gewoon = zin.replaceAll('\u00a0', ' ');
    expect(gewoon).toContain('In berap 1, stand 31 mei 2025, meldden wij € 4.000 nadelig');
    expect(gewoon).toContain('De begroting (lasten min baten) werd intussen € 3.000 hoger.');
    expect(bronnen).toContainEqual({ naam: `berap 1: ${BRIEF}`, standPer: '2025-05-31' });
  });

  test('ends on the figure that jaarprognose gives', async () => {
    const { antwoord: a } = await vraag();
    const p = (await stad.vraag('jaarprognose')).antwoord as {
      totaal: { verwachtCenten: { p50: number }; saldoCenten: { p50: number } };
    };
    expect(a.totaal?.totCenten).toBe(p.totaal.verwachtCenten.p50);
    expect(a.totaal?.saldoTotCenten).toBe(p.totaal.saldoCenten.p50);
  });

  test('names a new client as new care, a credit as a correction', async () => {
    const { antwoord: a } = await vraag();
    const beg = a.posten.find((p) => p.post === 'BEG')?.brug?.stappen;
    // six months of 100 euros, at the days of those months
    expect((beg?.['nieuweZorg'] ?? 0) / 60_000).toBeCloseTo(1, 1);
    expect(beg).toMatchObject({ gestopteZorg: 0, prijs: 0, correcties: -10_000 });
  });

  test('holds what was printed beside our own figure of that day', async () => {
    const { antwoord: a } = await vraag();
    const { gemeld, totaal } = a;
    // the budget of 31 May was 25.000; a saldo of minus 4.000 is 29.000 of lasten
    expect(gemeld).toMatchObject({ stuk: 'berap 1', verwachtCenten: 2_900_000 });
    expect(gemeld?.verschilCenten).toBe(2_900_000 - (totaal?.vanCenten ?? 0));
    const posten = Object.fromEntries(a.posten.map((p) => [p.post, p.gemeldCenten]));
    expect(posten).toEqual({ BEG: null, LEEG: null, SUB: 480_000 });
  });

  test('takes another day when asked, and says when that is no earlier one', async () => {
    const { antwoord: a, grafiek } = await vraag({ sinds: '2025-08-31' });
    expect(a).toMatchObject({ sinds: '2025-08-31', gemeld: null });
    expect(a.totaal && a.totaal.vanCenten + som(a.totaal)).toBe(a.totaal?.totCenten);
    expect(grafiek?.soort).toBe('waterval');
    const later = await vraag({ sinds: '2025-09-30' });
    expect(later.ontbreekt).toEqual(['De dag 30 september 2025 ligt niet voor de peildatum.']);
  });
});
