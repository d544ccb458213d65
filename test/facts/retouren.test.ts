import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import {
  antwoord,
  dag,
  declaratie,
  laad,
  maand,
  openProef,
  type Proef,
  type ProefBericht,
  persoon,
  prestatie,
  retour,
  toewijzing,
  toewijzingen,
  verzoeken,
} from './stad.ts';

let proef: Proef;
beforeEach(async () => {
  proef = await openProef();
});
afterEach(() => proef.ruimOp());

const GEMEENTE = '9998';

/** The worth of what counts on each day: a euro a day in the first version, two in the second. */
async function standen(dagen: readonly string[]): Promise<number[]> {
  const uit: number[] = [];
  for (const d of dagen) {
    const [rij] = await proef.facts.toegewezen({
      ...{ gemeente: GEMEENTE, peildatum: dag(d), per: [] },
      filter: { leverperiodeVan: maand('2025-01'), leverperiodeTot: maand('2025-12') },
    });
    uit.push(rij?.waardeCenten ?? 0);
  }
  return uit;
}

/** A version of toewijzing 1 with this budget for the year 2025. */
const versie = (euros: number, tijd: string) =>
  toewijzing(1, '2025-01-01', '2025-12-31', {
    ...{ code: null, volume: null, eenheid: null, frequentie: null },
    ...{ budgetCenten: toCenten(euros * 100), toewijzingstijd: tijd },
  });
const EERSTE = toewijzingen('T1', '2025-01-02', [versie(365, '10:00:00')]);
const TWEEDE = toewijzingen('T2', '2025-03-01', [versie(730, '11:00:00')]);
const DERDE = toewijzingen('T3', '2025-06-01', [versie(1095, '12:00:00')]);
const DAGEN = ['2025-01-31', '2025-03-01', '2025-03-31', '2025-05-31', '2025-12-31'];

describe('a toewijzing that the provider refused (302)', () => {
  const berichten = [EERSTE, TWEEDE, retour(TWEEDE, '2025-03-10'), DERDE];

  it('counts until that is known, and then the version below it is current again', async () => {
    await laad(proef.facts, berichten);
    expect(await standen(DAGEN)).toEqual([36_500, 73_000, 36_500, 36_500, 109_500]);
  });

  it.each([
    ['backwards', [...berichten].reverse()],
    ['the answer first', [berichten[2], EERSTE, DERDE, TWEEDE]],
  ])('gives the same whatever the order: %s', async (_, volgorde) => {
    for (const b of volgorde) await laad(proef.facts, [b as ProefBericht]); // safe: all four are there
    expect(await standen(DAGEN)).toEqual([36_500, 73_000, 36_500, 36_500, 109_500]);
    expect((await proef.facts.controleer()).filter((c) => !c.goed)).toEqual([]);
  });

  it('tells nothing of where the client lives, unless nothing else does', async () => {
    const in_ = (wijk: string, tijd: string) => ({ ...versie(365, tijd), wijk });
    const een = toewijzingen('T1', '2025-01-02', [in_('W1', '10:00:00')]);
    const twee = toewijzingen('T2', '2025-03-01', [in_('W2', '11:00:00')]);
    const wijk = async () => {
      const rijen = await proef.facts.bedragen({
        ...{ gemeente: GEMEENTE, peildatum: dag('2025-12-31'), per: ['wijk'] },
      });
      return rijen.map((r) => r.wijk);
    };
    const lijn = prestatie('R1', 10, '2025-02');
    await laad(proef.facts, [een, twee, declaratie('D1', '2025-03-02', [lijn])]);
    expect(await wijk()).toEqual(['W2']);
    await laad(proef.facts, [retour(twee, '2025-03-10')]);
    expect(await wijk()).toEqual(['W1']);
    await laad(proef.facts, [retour(een, '2025-03-11')]);
    expect(await wijk()).toEqual(['W2']);
  });

  it('counts again when the import of the answer is withdrawn', async () => {
    await laad(proef.facts, [EERSTE, TWEEDE]);
    const { snapshot } = await laad(proef.facts, [retour(TWEEDE, '2025-03-10')]);
    expect(await standen(['2025-12-31'])).toEqual([36_500]);
    await proef.facts.trekIn(GEMEENTE, snapshot);
    expect(await standen(['2025-12-31'])).toEqual([73_000]);
  });

  it('counts for nothing when there is no other version', async () => {
    await laad(proef.facts, [EERSTE, retour(EERSTE, '2025-01-05')]);
    expect(await standen(['2025-01-04', '2025-01-31'])).toEqual([36_500, 0]);
  });

  it('stays when the answer approves', async () => {
    await laad(proef.facts, [EERSTE, TWEEDE, retour(TWEEDE, '2025-03-10', '0200')]);
    expect(await standen(['2025-12-31'])).toEqual([73_000]);
  });
});

describe('what is said of it', () => {
  const gevonden = async (peildatum: string) =>
    (await proef.facts.toetsingen(GEMEENTE, dag(peildatum))).map((t) => [
      t.regel,
      t.aantal,
      t.bestand,
    ]);

  it('a refused message is a finding from that day on, with the file of the message', async () => {
    await laad(proef.facts, [EERSTE, retour(EERSTE, '2025-01-05')]);
    expect(await gevonden('2025-01-04')).toEqual([]);
    expect(await gevonden('2025-01-31')).toEqual([['BERICHT-AFGEKEURD', 1, 'T1.xml']]);
  });

  it('an answer to a message that is not there is a finding, approved or not', async () => {
    await laad(proef.facts, [EERSTE, retour(TWEEDE, '2025-03-10', '0200')]);
    expect(await gevonden('2025-03-31')).toEqual([['RETOUR-ZONDER-BERICHT', 1, 'T2.xml']]);
  });
});

it('a request that was refused (316) names no verwijzer; the one that came in its place does', async () => {
  const vraag = (id: string, bekend: string, verwijzerType: string) =>
    verzoeken(id, bekend, [{ client: persoon(1), referentieAanbieder: 'REF1', verwijzerType }]);
  const [fout, goed] = [vraag('V1', '2025-01-01', '02'), vraag('V2', '2025-01-08', '05')];
  const met = { ...versie(365, '10:00:00'), referentieAanbieder: 'REF1' };
  await laad(proef.facts, [
    ...[fout, retour(fout, '2025-01-03', '9074'), goed],
    toewijzingen('T1', '2025-01-12', [met]),
    declaratie('D1', '2025-02-10', [prestatie('R1', 50, '2025-01')]),
    antwoord('D1', '2025-02-11'),
  ]);
  const rijen = await proef.facts.bedragen({
    ...{ gemeente: GEMEENTE, peildatum: dag('2025-12-31'), per: ['verwijzer'] },
  });
  expect(rijen.map((r) => [r.verwijzer, r.toegekendCenten])).toEqual([['05', 5000]]);
});
