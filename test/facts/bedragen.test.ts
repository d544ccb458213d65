import { afterEach, describe, expect, it } from 'vitest';
import type { Facts } from '../../src/facts/port.ts';
import {
  antwoord,
  dag,
  declaratie,
  laad,
  openProef,
  type Proef,
  type ProefBericht,
  persoon,
  prestatie,
  toewijzing,
  toewijzingen,
  verzoeken,
} from './stad.ts';

let proef: Proef | undefined;
afterEach(async () => {
  await proef?.ruimOp();
  proef = undefined;
});

async function met(berichten: readonly ProefBericht[]): Promise<Facts> {
  proef = await openProef();
  await laad(proef.facts, berichten);
  return proef.facts;
}

/** [ingediend, toegekend, in beoordeling, afgekeurd] in euros as of a day. */
async function stand(facts: Facts, peildatum: string) {
  const [b] = await facts.bedragen({ gemeente: '9998', peildatum: dag(peildatum), per: [] });
  if (!b) throw new Error('no row');
  const { ingediendCenten, toegekendCenten, inBeoordelingCenten, afgekeurdCenten } = b;
  return [ingediendCenten, toegekendCenten, inBeoordelingCenten, afgekeurdCenten].map(
    (c) => c / 100,
  );
}

describe('money of declarations', () => {
  it('is in beoordeling until the 325 is known, then toegekend minus the returned lines', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100), prestatie('R2', 40)]),
      antwoord('D1', '2025-02-20', ['R2']),
    ]);
    expect(await stand(facts, '2025-02-09')).toEqual([0, 0, 0, 0]);
    expect(await stand(facts, '2025-02-10')).toEqual([140, 0, 140, 0]);
    expect(await stand(facts, '2025-02-20')).toEqual([140, 100, 0, 40]);
  });

  it('takes a 323 that its 325 refused as never sent out from that day on', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100)]),
      antwoord('D1', '2025-02-20', [], { uitkomst: 'nietVerzonden' }),
    ]);
    expect(await stand(facts, '2025-02-19')).toEqual([100, 0, 100, 0]);
    expect(await stand(facts, '2025-02-20')).toEqual([0, 0, 0, 0]);
  });

  it('returns every line of a declaration that was refused as a whole', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100), prestatie('R2', 50)]),
      antwoord('D1', '2025-02-20', [], { uitkomst: 'geheelAfgewezen' }),
    ]);
    expect(await stand(facts, '2025-02-20')).toEqual([150, 0, 0, 150]);
  });

  it('gives an answer that came first its day of the 323', async () => {
    const facts = await met([
      antwoord('D1', '2025-02-05'),
      declaratie('D1', '2025-02-10', [prestatie('R1', 100)]),
    ]);
    expect(await stand(facts, '2025-02-09')).toEqual([0, 0, 0, 0]);
    expect(await stand(facts, '2025-02-10')).toEqual([100, 100, 0, 0]);
  });

  it('nets a credit and names it apart', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100)]),
      antwoord('D1', '2025-02-20'),
      declaratie('D2', '2025-03-10', [
        prestatie('R2', -100, '2025-01', { vorigReferentieNummer: 'R1' }),
      ]),
      antwoord('D2', '2025-03-20'),
    ]);
    expect(await stand(facts, '2025-03-20')).toEqual([0, 0, 0, 0]);
    const [b] = await facts.bedragen({ gemeente: '9998', peildatum: dag('2025-03-20'), per: [] });
    expect(b).toMatchObject({ gecrediteerdCenten: 10_000, prestaties: 2 });
  });

  it('does not count a line again that stands in another message, and shows it as dubbel', async () => {
    const facts = await met([
      declaratie('D2', '2025-03-10', [prestatie('R1', 100), prestatie('R9', 1)]),
      declaratie('D1', '2025-02-10', [prestatie('R1', 100)]),
      antwoord('D1', '2025-02-20'),
      antwoord('D2', '2025-03-20'),
    ]);
    expect(await stand(facts, '2025-04-01')).toEqual([101, 101, 0, 0]);
    expect(await facts.dubbel('9998', dag('2025-03-09'))).toEqual([]);
    expect(await facts.dubbel('9998', dag('2025-03-10'))).toEqual([
      { wet: 'wmo', aanbieder: '01234567', regels: 1, bedragCenten: 10_000 },
    ]);
  });

  it('counts a line that comes back under the same number after it was returned', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100)]),
      antwoord('D1', '2025-02-20', ['R1']),
      declaratie('D2', '2025-03-10', [prestatie('R1', 90)]),
      antwoord('D2', '2025-03-20'),
    ]);
    expect(await stand(facts, '2025-03-15')).toEqual([190, 0, 90, 100]);
    expect(await stand(facts, '2025-03-20')).toEqual([190, 90, 0, 100]);
    expect(await facts.dubbel('9998', dag('2025-12-31'))).toEqual([]);
  });

  it('counts the second from the day on which the first turned out never sent', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100)]),
      declaratie('D2', '2025-02-15', [prestatie('R1', 90)]),
      antwoord('D2', '2025-02-18'),
      antwoord('D1', '2025-02-20', [], { uitkomst: 'nietVerzonden' }),
    ]);
    expect(await stand(facts, '2025-02-19')).toEqual([100, 0, 100, 0]);
    expect(await facts.dubbel('9998', dag('2025-02-19'))).toHaveLength(1);
    expect(await stand(facts, '2025-02-20')).toEqual([90, 90, 0, 0]);
    expect(await facts.dubbel('9998', dag('2025-02-20'))).toEqual([]);
  });

  it('counts one of two lines of one message that carry the same reference, and shows the other', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100), prestatie('R1', 60)]),
      antwoord('D1', '2025-02-20', [['R1', -60]]),
    ]);
    expect(await stand(facts, '2025-02-20')).toEqual([100, 100, 0, 0]);
    const [rij] = await facts.dubbel('9998', dag('2025-02-20'));
    expect(rij).toMatchObject({ regels: 1, bedragCenten: 6000 });
  });

  it('never mixes two gemeenten, two wetten or two aanbieders with the same numbers', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [prestatie('R1', 100)]),
      declaratie('D1', '2025-02-10', [prestatie('R1', 7)], { gemeente: '0193', ontvanger: '0193' }),
      declaratie('D1', '2025-02-10', [prestatie('R1', 11)], { wet: 'jeugd' }),
      declaratie('D1', '2025-02-10', [prestatie('R1', 13)], { afzender: '07654321' }),
      antwoord('D1', '2025-02-20', [], { ontvanger: '07654321' }),
    ]);
    expect(await stand(facts, '2025-12-31')).toEqual([124, 13, 111, 0]);
    expect(await facts.gemeenten()).toEqual(['0193', '9998']);
    const per = await facts.bedragen({
      ...{ gemeente: '9998', peildatum: dag('2025-12-31'), per: ['wet', 'aanbieder'] },
    });
    expect(per.map((r) => [r.wet, r.aanbieder, r.ingediendCenten])).toEqual([
      ['wmo', '01234567', 10_000],
      ['wmo', '07654321', 1_300],
      ['jeugd', '01234567', 1_100],
    ]);
  });
});

describe('what money is grouped by', () => {
  it('follows the product table by date, a code before its categorie', async () => {
    const facts = await met([
      declaratie('D1', '2025-03-10', [
        prestatie('R1', 1, '2024-12'),
        prestatie('R2', 2, '2025-01'),
        prestatie('R3', 4, '2025-01', { code: '02B01' }),
        prestatie('R4', 8, '2025-01', { categorie: '07', code: '07A01' }),
      ]),
    ]);
    const regel = { wet: 'wmo' as const, categorie: '02', zwaarte: null, geldigVan: null };
    await facts.zetIndeling('9998', 'v1', [
      { ...regel, code: null, post: 'begeleiding', geldigTot: null },
      { ...regel, code: '02A03', post: 'oud', zwaarte: 'licht', geldigTot: dag('2024-12-31') },
    ]);
    const snede = { gemeente: '9998', peildatum: dag('2025-12-31') };
    const per = await facts.bedragen({ ...snede, per: ['post', 'zwaarte'] });
    expect(per.map((r) => [r.post, r.zwaarte, r.ingediendCenten])).toEqual([
      ['begeleiding', null, 600],
      ['oud', 'licht', 100],
      [null, null, 800],
    ]);
    const niet = await facts.bedragen({
      ...snede,
      per: ['leverperiode'],
      filter: { post: [null] },
    });
    expect(niet.map((r) => [r.leverperiode, r.ingediendCenten])).toEqual([['2025-01', 800]]);
    expect(await facts.indelingVersie('9998')).toBe('v1');
  });

  it('knows wijk, age and verwijzer of best present knowledge, also when they come later', async () => {
    const facts = await met([
      declaratie('D1', '2025-02-10', [
        prestatie('R1', 100),
        prestatie('R2', 5, '2025-01', { client: persoon(2), toewijzingNummer: 2 }),
      ]),
      toewijzingen('T1', '2025-06-01', [
        toewijzing(1, '2025-01-01', null, { referentieAanbieder: 'X' }),
      ]),
      verzoeken('V1', '2025-07-01', [
        { client: persoon(1), referentieAanbieder: 'X', verwijzerType: '02' },
      ]),
    ]);
    const per = await facts.bedragen({
      ...{ gemeente: '9998', peildatum: dag('2025-03-01') },
      per: ['wijk', 'leeftijdsklasse', 'verwijzer', 'bekendSinds'],
    });
    expect(per).toMatchObject([
      { wijk: 'W1', leeftijdsklasse: '65-74', verwijzer: '02', ingediendCenten: 10_000 },
      { wijk: null, leeftijdsklasse: null, verwijzer: null, ingediendCenten: 500 },
    ]);
    expect(per.map((r) => r.bekendSinds)).toEqual(['2025-02-10', '2025-02-10']);
  });
});
