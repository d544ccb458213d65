import { describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import { type Datum, type Maand, plusDagen } from '../../src/core/basis/datum.ts';
import { jaarprognose } from '../../src/core/prognose/jaarprognose.ts';
import { naleveringPerMaand } from '../../src/core/prognose/nalevering.ts';
import type { JaarprognoseInvoer, OverigePost, PostInvoer } from '../../src/core/prognose/typen.ts';
import { maakPost, waarheid } from './proefset.ts';

const dag = (tekst: string) => tekst as Datum; // literal days of this file
const maand = (tekst: string) => tekst as Maand; // literal months of this file

const declaraties = maakPost({ post: '6.71', zaad: 11 });
const invoer = (over: Partial<JaarprognoseInvoer> = {}): JaarprognoseInvoer => ({
  jaar: 2024,
  basis: 'boekjaar',
  peildatum: dag('2024-09-30'),
  trekkingen: 500,
  posten: [declaraties, maakPost({ post: '6.72', zaad: 12 })],
  ...over,
});

const uitkering: OverigePost = {
  post: '6.3',
  naam: 'Inkomensregelingen',
  wet: 'Participatiewet',
  taakveld: '6.3',
  stroom: 'uitkeringen',
  soort: 'last',
  begrootCenten: toCenten(1_200_000),
  begrootPrimitiefCenten: null,
  realisatie: [1, 2, 3, 4, 5, 6].map((m) => ({
    maand: maand(`2024-0${m}`),
    bedragCenten: toCenten(100_000 + m * 100),
  })),
};

describe('jaarprognose', () => {
  it('gives the same answer for the same input, whatever the order of lines and posts', () => {
    const een = jaarprognose(invoer());
    const om = invoer({
      posten: [...invoer().posten].reverse().map(omgekeerd),
    });
    const twee = jaarprognose(om);
    expect(twee.totaal).toEqual(een.totaal);
    expect([...twee.posten].reverse()).toEqual(een.posten);
  });

  it('never uses what became known after the peildatum', () => {
    const posten = invoer().posten.map((p) =>
      p.stroom === 'declaraties'
        ? { ...p, cellen: p.cellen.filter((c) => c.bekend <= '2024-09-30') }
        : p,
    );
    expect(jaarprognose(invoer({ posten }))).toEqual(jaarprognose(invoer()));
  });

  it('scales with the amounts', () => {
    const maal = (p: PostInvoer): PostInvoer =>
      p.stroom === 'declaraties'
        ? {
            ...p,
            cellen: p.cellen.map((c) => ({ ...c, bedragCenten: toCenten(c.bedragCenten * 8) })),
          }
        : p;
    const een = jaarprognose(invoer()).totaal.verwachtCenten;
    const acht = jaarprognose(invoer({ posten: invoer().posten.map(maal) })).totaal.verwachtCenten;
    expect((acht?.p90 ?? 0) / (een?.p90 ?? 1)).toBeCloseTo(8, 6);
  });

  it('adds the parts up to the expected end, to the rounding of the mean', () => {
    for (const basis of ['boekjaar', 'leverjaar'] as const)
      for (const p of jaarprognose(invoer({ basis, posten: metBeoordeling(0.9) })).posten) {
        const delen =
          (p.gedeclareerdCenten ?? 0) +
          (p.inBeoordelingGewogenCenten?.gemiddelde ?? 0) +
          (p.naleveringCenten?.gemiddelde ?? 0) +
          (p.nogTeLeverenCenten?.gemiddelde ?? 0) +
          (p.afwikkelingVoorgaandeJarenCenten?.gemiddelde ?? 0);
        const verwacht = p.verwachtCenten?.gemiddelde ?? 0;
        expect(Math.abs(delen - verwacht)).toBeLessThan(5);
      }
  });

  it('counts what is in beoordeling for the share that is toegekend, and what is still to come too', () => {
    const met = (aandeel: number) =>
      jaarprognose(invoer({ posten: metBeoordeling(aandeel), basis: 'leverjaar' })).totaal;
    const [helft, alles] = [met(0.5), met(1)];
    expect(alles.inBeoordelingCenten).toBeGreaterThan(0);
    expect(helft.inBeoordelingCenten).toBe(alles.inBeoordelingCenten);
    const gewogen = (t: typeof alles) => t.inBeoordelingGewogenCenten?.gemiddelde ?? 0;
    expect(gewogen(alles)).toBe(alles.inBeoordelingCenten);
    expect(Math.abs(gewogen(helft) / gewogen(alles) - 0.5)).toBeLessThan(0.02);
    const rest = (t: typeof alles) =>
      (t.verwachtCenten?.gemiddelde ?? 0) - (t.gedeclareerdCenten ?? 0);
    expect(Math.abs(rest(helft) / rest(alles) - 0.5)).toBeLessThan(0.02);
  });

  it('does not count twice what is rejected and comes back', () => {
    const waar = invoer().posten.reduce((s, p) => s + waarheid(p, 2024), 0);
    const posten = invoer().posten.map(metAfkeuring);
    const uit = jaarprognose(invoer({ posten, basis: 'leverjaar' })).totaal;
    expect(Math.abs((uit.verwachtCenten?.p50 ?? 0) / waar - 1)).toBeLessThan(0.05);
  });

  it('does not take slow answers for late declarations when it sees what was submitted', () => {
    const traag = invoer().posten.map((p) => metTraagAntwoord(p, '2024-09-01'));
    const uit = jaarprognose(invoer({ posten: traag }));
    const gewoon = jaarprognose(invoer()).totaal.verwachtCenten?.p50 ?? 0;
    expect(uit.totaal.gedeclareerdCenten).toBeLessThan(
      jaarprognose(invoer()).totaal.gedeclareerdCenten ?? 0,
    );
    expect(Math.abs((uit.totaal.verwachtCenten?.p50 ?? 0) / gewoon - 1)).toBeLessThan(0.002);
    const maanden = naleveringPerMaand(invoer({ posten: traag, basis: 'leverjaar' }));
    const lever = jaarprognose(invoer({ posten: traag, basis: 'leverjaar' })).totaal;
    const som = maanden.reduce((s, m) => s + m.verwachtCenten.gemiddelde, 0);
    expect(Math.abs(som - (lever.verwachtCenten?.gemiddelde ?? 0))).toBeLessThan(50);
  });

  it('makes the total of draws: the mean adds up, the interval is narrower than the sum', () => {
    const { posten, totaal } = jaarprognose(invoer());
    const som = (f: 'gemiddelde' | 'p97_5' | 'p2_5') =>
      posten.reduce((s, p) => s + (p.verwachtCenten?.[f] ?? 0), 0);
    expect(Math.abs((totaal.verwachtCenten?.gemiddelde ?? 0) - som('gemiddelde'))).toBeLessThan(3);
    const breed = (totaal.verwachtCenten?.p97_5 ?? 0) - (totaal.verwachtCenten?.p2_5 ?? 0);
    expect(breed).toBeLessThan(som('p97_5') - som('p2_5'));
  });

  it('freezes the boekjaar at its closing, and lets the next one take what comes after', () => {
    const bij = jaarprognose(invoer({ peildatum: dag('2025-03-31') })).totaal.verwachtCenten;
    const later = jaarprognose(invoer({ peildatum: dag('2026-06-30') })).totaal.verwachtCenten;
    expect(later).toEqual(bij);
    expect(bij?.p10).toBe(bij?.p90);
  });

  it('joins both bases: the boekjaren of a run of years hold the same money as the leverjaren', () => {
    const p = dag('2025-12-31');
    const boek = [2023, 2024, 2025].map(
      (jaar) => jaarprognose(invoer({ jaar, peildatum: p })).totaal.verwachtCenten?.gemiddelde ?? 0,
    );
    const lever = [2023, 2024, 2025].map(
      (jaar) =>
        jaarprognose(invoer({ jaar, peildatum: p, basis: 'leverjaar' })).totaal.verwachtCenten
          ?.gemiddelde ?? 0,
    );
    const som = (v: number[]) => v.reduce((s, x) => s + x, 0);
    expect(Math.abs(som(boek) / som(lever) - 1)).toBeLessThan(0.01);
  });

  it('takes the balanspost that is given', () => {
    const posten = [{ ...declaraties, balanspostCenten: toCenten(0) }];
    const uit = jaarprognose(invoer({ posten }));
    const geschat = jaarprognose(invoer({ posten: [declaraties] }));
    expect(uit.totaal.afwikkelingVoorgaandeJarenCenten?.p50).toBeGreaterThan(
      geschat.totaal.afwikkelingVoorgaandeJarenCenten?.p50 ?? 0,
    );
    expect(geschat.posten[0]?.signalen.map((s) => s.code)).toContain('balanspost-geschat');
  });

  it('says that a post without data is not known, and counts it at its budget in the total', () => {
    const leeg: PostInvoer = { ...declaraties, post: 'leeg', cellen: [] };
    const zonder: PostInvoer = { ...uitkering, post: 'niets', realisatie: [], begrootCenten: null };
    const { posten, totaal, dekking } = jaarprognose(invoer({ posten: [leeg, zonder] }));
    expect(posten.map((p) => p.verwachtCenten)).toEqual([null, null]);
    expect(posten.map((p) => p.gedeclareerdCenten)).toEqual([null, null]);
    expect(totaal.opBegrotingCenten).toBe(leeg.begrootCenten);
    expect(totaal.zonderCijfer).toEqual(['niets']);
    expect(dekking[0]).toMatchObject({ grond: 'begroting', standPer: null, aandeel: 1 });
  });

  it.each([2015, 2031])('has no figure for %s, a year that the data do not reach', (jaar) => {
    const { posten, totaal } = jaarprognose(invoer({ jaar }));
    expect(posten.map((p) => p.verwachtCenten)).toEqual([null, null]);
    expect(totaal.opBegrotingCenten).toBe(totaal.begrootCenten);
  });

  it('carries uitkeringen on at the pace of the last three months', () => {
    const [p] = jaarprognose(invoer({ posten: [uitkering], trekkingen: 4000 })).posten;
    expect(p?.gedeclareerdCenten).toBe(602_100);
    expect(Math.abs((p?.verwachtCenten?.gemiddelde ?? 0) - (602_100 + 6 * 100_500))).toBeLessThan(
      200,
    );
    expect(p?.naleveringCenten).toBeNull();
    expect(p?.lineairCenten).toBe(1_204_200);
  });

  it('draws a straight line only over the posts that have one, and says what is expected of those', () => {
    const gr: PostInvoer = { ...uitkering, post: 'gr', stroom: 'grBijdrage', realisatie: [] };
    const { posten, totaal } = jaarprognose(invoer({ posten: [uitkering, gr] }));
    expect(totaal.lineairCenten).toBe(posten[0]?.lineairCenten);
    expect(totaal.lineairPosten).toBe(1);
    expect(totaal.lineairVerwachtCenten).toBe(posten[0]?.verwachtCenten?.gemiddelde);
    expect(jaarprognose(invoer({ posten: [gr] })).totaal).toMatchObject({
      ...{ lineairCenten: null, lineairPosten: 0, lineairVerwachtCenten: null },
    });
  });

  it('mirrors the saldo of a bate', () => {
    const bate: PostInvoer = { ...uitkering, soort: 'bate', begrootCenten: toCenten(1_000_000) };
    const { posten, totaal } = jaarprognose(invoer({ posten: [bate] }));
    expect(posten[0]?.saldoCenten?.p50).toBeGreaterThan(0);
    expect(posten[0]?.kansOverschrijding).toBe(0);
    expect(totaal.verwachtCenten?.p50).toBeLessThan(0);
    expect(totaal.saldoCenten?.p50).toBe(posten[0]?.saldoCenten?.p50);
  });

  it('starts at the budget for a GR-bijdrage, and at the opgave when there is one', () => {
    const gr: PostInvoer = { ...uitkering, stroom: 'grBijdrage', realisatie: [] };
    const met: PostInvoer = { ...gr, opgaveJaarCenten: toCenten(1_500_000) };
    const { posten } = jaarprognose(invoer({ posten: [gr, met] }));
    expect(posten.map((p) => p.grond)).toEqual(['begroting', 'opgave']);
    expect(Math.abs((posten[1]?.verwachtCenten?.gemiddelde ?? 0) - 1_500_000)).toBeLessThan(5000);
  });

  it('takes the band of a beschikking as its interval, and says so', () => {
    const subsidie: OverigePost = {
      ...{ ...uitkering, post: 'SUB', stroom: 'subsidie', realisatie: [] },
      opgaveJaarCenten: toCenten(1_000_000),
      bandbreedte: { laagCenten: toCenten(980_000), hoogCenten: toCenten(1_100_000) },
    };
    const [p] = jaarprognose(invoer({ posten: [subsidie], trekkingen: 4000 })).posten;
    expect((p?.verwachtCenten?.p10 ?? 0) / 980_000).toBeCloseTo(1, 2);
    expect((p?.verwachtCenten?.p50 ?? 0) / 1_000_000).toBeCloseTo(1, 2);
    expect((p?.verwachtCenten?.p90 ?? 0) / 1_100_000).toBeCloseTo(1, 2);
    expect(p?.signalen.map((s) => s.code)).toEqual(['bandbreedte-geleverd']);
    const [zonder] = jaarprognose(invoer({ posten: [{ ...subsidie, bandbreedte: null }] })).posten;
    expect(zonder?.signalen.map((s) => s.code)).toEqual(['spreiding-aangenomen']);
  });

  it('takes the final settlement as the year of its post, without spread', () => {
    const gr: PostInvoer = { ...uitkering, stroom: 'grBijdrage' };
    const af = { opgaveJaarCenten: toCenten(1_300_000), afgerekend: true };
    const { posten } = jaarprognose(
      invoer({
        posten: [
          { ...gr, ...af },
          { ...uitkering, ...af },
        ],
      }),
    );
    for (const p of posten) {
      expect(p.gedeclareerdCenten).toBe(1_300_000);
      expect(p.verwachtCenten).toMatchObject({ p2_5: 1_300_000, p97_5: 1_300_000 });
      expect(p.nogTeLeverenCenten?.p97_5).toBe(0);
      expect(p.signalen.map((s) => s.code)).toEqual(['afgerekend']);
    }
  });

  it('has nothing to deliver in a year that is over, and says that the settlement is missing', () => {
    const gr: PostInvoer = { ...uitkering, stroom: 'grBijdrage', realisatie: [] };
    const met: PostInvoer = { ...gr, opgaveJaarCenten: toCenten(1_500_000) };
    const peildatum = dag('2025-03-01');
    const [stelt, loopt] = jaarprognose(invoer({ peildatum, posten: [met, uitkering] })).posten;
    expect(stelt?.gedeclareerdCenten).toBe(1_500_000);
    expect(stelt?.signalen.map((s) => s.code)).toContain('afrekening-ontbreekt');
    for (const p of [stelt, loopt]) expect(p?.nogTeLeverenCenten?.p97_5).toBe(0);
    expect(Math.abs(stelt?.naleveringCenten?.gemiddelde ?? 9)).toBeLessThan(2);
    expect(stelt?.verwachtCenten?.p90).toBeGreaterThan(stelt?.verwachtCenten?.p10 ?? 0);
    expect(loopt?.naleveringCenten?.gemiddelde).toBeGreaterThan(0);
  });

  it.each(['2023-12-15', '2024-01-10', '2024-02-29', '2024-09-08', '2024-12-31'])(
    'stays near the truth of the leverjaar at %s (6 per cent)',
    (peildatum) => {
      const uit = jaarprognose(invoer({ peildatum: dag(peildatum), basis: 'leverjaar' })).totaal;
      const waar = invoer().posten.reduce((s, p) => s + waarheid(p, 2024), 0);
      expect(Math.abs((uit.verwachtCenten?.p50 ?? 0) / waar - 1)).toBeLessThan(0.06);
    },
  );
});

describe('naleveringPerMaand', () => {
  it('says per month what is in and what is expected, and agrees with the year', () => {
    const vraag = invoer({ basis: 'leverjaar' });
    const maanden = naleveringPerMaand(vraag);
    const jaar = jaarprognose(vraag).totaal;
    expect(maanden).toHaveLength(12);
    const som = maanden.reduce((s, m) => s + m.verwachtCenten.gemiddelde, 0);
    expect(Math.abs(som - (jaar.verwachtCenten?.gemiddelde ?? 0))).toBeLessThan(50);
    expect(maanden.reduce((s, m) => s + m.gedeclareerdCenten, 0)).toBe(jaar.gedeclareerdCenten);
    expect(maanden[0]?.aandeelBinnen).toBeGreaterThan(0.9);
    expect(maanden[11]?.aandeelBinnen).toBe(0);
  });
});

function omgekeerd(p: PostInvoer): PostInvoer {
  return p.stroom === 'declaraties' ? { ...p, cellen: [...p.cellen].reverse() } : p;
}

/** The same post, of which what was submitted from `vanaf` on has no answer yet. */
function metTraagAntwoord(p: PostInvoer, vanaf: string, aanvaardAandeel = 1): PostInvoer {
  if (p.stroom !== 'declaraties') return p;
  const cellen = p.cellen.filter((c) => c.bekend < vanaf);
  return { ...p, ingediend: p.cellen, cellen, aanvaardAandeel };
}

const metBeoordeling = (aandeel: number): PostInvoer[] =>
  invoer().posten.map((p) => metTraagAntwoord(p, '2024-09-01', aandeel));

/** The same post, of which a tenth is rejected at once and comes back two months later. */
function metAfkeuring(p: PostInvoer): PostInvoer {
  if (p.stroom !== 'declaraties') return p;
  const terug = p.cellen.map((c) => ({
    ...c,
    bekend: plusDagen(dag(c.bekend), 61),
    bedragCenten: toCenten(Math.round(c.bedragCenten / 10)),
  }));
  const afgekeurd = terug.map((c, i) => ({ ...c, bekend: p.cellen[i]?.bekend ?? c.bekend }));
  const eerst = p.cellen.map((c, i) => ({
    ...c,
    bedragCenten: toCenten(c.bedragCenten - (terug[i]?.bedragCenten ?? 0)),
  }));
  return {
    ...p,
    cellen: [...eerst, ...terug],
    ingediend: [...p.cellen, ...terug],
    afgekeurd,
    aanvaardAandeel: 1 / 1.1,
  };
}
