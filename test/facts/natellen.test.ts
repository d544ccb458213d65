import { afterEach, describe, expect, it } from 'vitest';
import { laatsteDag, maandIndex, maandMetIndex } from '../../src/core/basis/datum.ts';
import { createToeval } from '../../src/core/basis/toeval.ts';
import type { Dimensie } from '../../src/facts/port.ts';
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
  toewijzing,
  toewijzingen,
} from './stad.ts';

let proef: Proef | undefined;
afterEach(async () => {
  await proef?.ruimOp();
  proef = undefined;
});

const EERSTE = maandIndex(maand('2023-10'));
const LAATSTE = maandIndex(maand('2025-12'));
const CODES = ['02A03', '02B01', '07A01'];

/** A line as the plain recount sees it. */
interface Regel {
  readonly referentie: string;
  readonly client: number;
  readonly code: string;
  readonly maand: number;
  readonly euros: number;
  readonly vorige: string | null;
}

/** A declaration with its answer; each comes in with the import of its own number. */
interface Declaratie {
  readonly id: string;
  readonly bekend: string;
  readonly antwoord: string | null;
  readonly terug: ReadonlySet<string>;
  readonly regels: readonly Regel[];
  readonly lading: number;
}

interface Toewijzing {
  readonly nummer: number;
  readonly client: number;
  readonly code: string;
  readonly ingang: string;
  readonly eind: string | null;
  readonly bekend: string;
  readonly lading: number;
}

const dagIn = (m: number, d: number) => `${maandMetIndex(m)}-${String(d).padStart(2, '0')}`;

function maakStad(zaad: number) {
  const toeval = createToeval(zaad);
  const lot = (n: number) => Math.floor(toeval() * n);
  const kies = <T>(lijst: readonly T[]) => lijst[lot(lijst.length)] as T; // within bounds
  const eerder: Regel[] = [];
  const declaraties = Array.from({ length: 40 }, (_, i): Declaratie => {
    const m = EERSTE + lot(LAATSTE - EERSTE + 1);
    const regels = Array.from({ length: 1 + lot(6) }, (_, k): Regel => {
      const oud = eerder.length > 0 && lot(5) === 0 ? kies(eerder) : null;
      const plek = oud ?? { client: 1 + lot(9), code: kies(CODES), maand: m - lot(5) };
      const euros = oud ? -oud.euros : 1 + lot(100);
      return { ...plek, referentie: `R${i}-${k}`, euros, vorige: oud?.referentie ?? null };
    });
    eerder.push(...regels.filter((r) => r.vorige === null));
    return {
      id: `D${i}`,
      bekend: dagIn(m + 1, 1 + lot(28)),
      antwoord: lot(8) === 0 ? null : dagIn(m + 2 + lot(3), 1 + lot(28)),
      terug: new Set(regels.filter(() => lot(5) === 0).map((r) => r.referentie)),
      regels,
      lading: lot(3),
    };
  });
  const lijst = Array.from({ length: 25 }, (_, i): Toewijzing => {
    const m = EERSTE - 3 + lot(28);
    return {
      nummer: i + 1,
      client: 1 + lot(9),
      code: kies(CODES),
      ingang: dagIn(m, 1 + lot(28)),
      eind: lot(4) === 0 ? null : dagIn(m + 1 + lot(12), kies([1, 15, 28])),
      bekend: dagIn(m, 1 + lot(28)),
      lading: lot(3),
    };
  });
  return { declaraties, toewijzingen: lijst };
}
type Stad = ReturnType<typeof maakStad>;

/** Which load an answer comes with: after the last declarations, so that all of them are late. */
const LADING_ANTWOORDEN = 3;

function berichten(stad: Stad, lading: number): ProefBericht[] {
  const heel = stad.declaraties.filter((d) => d.antwoord !== null);
  if (lading === LADING_ANTWOORDEN)
    return heel.map((d) => antwoord(d.id, d.antwoord ?? '', [...d.terug]));
  return [
    ...stad.declaraties
      .filter((d) => d.lading === lading)
      .map((d) => declaratie(d.id, d.bekend, d.regels.map(prestatieVan))),
    ...stad.toewijzingen
      .filter((t) => t.lading === lading)
      .map((t) => toewijzingen(`T${t.nummer}`, t.bekend, [toewijzingVan(t)])),
  ];
}

const prestatieVan = (r: Regel) =>
  prestatie(r.referentie, r.euros, maandMetIndex(r.maand), {
    client: persoon(r.client),
    categorie: r.code.slice(0, 2),
    code: r.code,
    vorigReferentieNummer: r.vorige,
  });
const toewijzingVan = (t: Toewijzing) =>
  toewijzing(t.nummer, t.ingang, t.eind, {
    client: persoon(t.client),
    categorie: t.code.slice(0, 2),
    code: t.code,
  });

/** Approved lines as of a day, straight from the messages. */
function toegekend(stad: Stad, peildatum: string): Regel[] {
  return stad.declaraties.flatMap((d) => {
    if (d.antwoord === null) return [];
    const sinds = d.antwoord > d.bekend ? d.antwoord : d.bekend;
    return sinds <= peildatum ? d.regels.filter((r) => !d.terug.has(r.referentie)) : [];
  });
}

const uniek = (lijst: readonly { client: number }[]) => new Set(lijst.map((x) => x.client)).size;

/** The three counts of one code and span of months, one by one from the messages. */
function telNa(stad: Stad, peildatum: string, code: string, van: number, tot: number) {
  const regels = toegekend(stad, peildatum);
  const terug = new Set(regels.map((r) => r.vorige));
  const zorg = regels.filter((r) => r.euros >= 0 && r.code === code && !terug.has(r.referentie));
  const laatsteDag = new Date(Date.UTC(Math.floor(tot / 12), (tot % 12) + 1, 0));
  const einde = laatsteDag.toISOString().slice(0, 10);
  const op = einde < peildatum ? einde : peildatum;
  const lopend = stad.toewijzingen.filter(
    (t) =>
      t.bekend <= peildatum &&
      t.code === code &&
      t.ingang <= op &&
      (t.eind === null || t.eind >= op),
  );
  const januari = tot - (tot % 12);
  return {
    opPeildatum: uniek(lopend),
    metLevering: uniek(zorg.filter((r) => r.maand >= van && r.maand <= tot)),
    uniekInJaar: uniek(zorg.filter((r) => r.maand >= januari && r.maand <= tot)),
  };
}

const leeg = (t: ReturnType<typeof telNa>) => Object.values(t).every((n) => n === 0);

async function vergelijk(stad: Stad, peildatum: string): Promise<void> {
  if (!proef) throw new Error('no facts');
  const filter = {
    leverperiodeVan: maandMetIndex(EERSTE),
    leverperiodeTot: maandMetIndex(LAATSTE),
  };
  const lees = <D extends Dimensie>(per: readonly D[]) =>
    // safe: a test without facts stopped above
    (proef as Proef).facts.clienten({ gemeente: '9998', peildatum: dag(peildatum), per, filter });
  const maanden = Array.from({ length: LAATSTE - EERSTE + 1 }, (_, i) => EERSTE + i);
  const verwacht = <K extends string>(naam: K, spans: [unknown, number, number][]) =>
    CODES.flatMap((code) =>
      spans.flatMap(([sleutel, van, tot]) => {
        const telling = telNa(stad, peildatum, code, van, tot);
        return leeg(telling) ? [] : [{ code, ...(naam ? { [naam]: sleutel } : {}), ...telling }];
      }),
    );
  const opCode = <T extends { code?: string | null }>(rijen: readonly T[]) =>
    rijen.toSorted((a, b) => (a.code ?? '').localeCompare(b.code ?? ''));
  const perMaand = maanden.map((m): [unknown, number, number] => [maandMetIndex(m), m, m]);
  expect(opCode(await lees(['code', 'leverperiode']))).toEqual(verwacht('leverperiode', perMaand));
  const jaren: [unknown, number, number][] = [2023, 2024, 2025].map((j) => [
    j,
    Math.max(EERSTE, j * 12),
    j * 12 + 11,
  ]);
  expect(opCode(await lees(['code', 'leverjaar']))).toEqual(verwacht('leverjaar', jaren));
  expect(await lees(['code'])).toEqual(verwacht('', [[0, EERSTE, LAATSTE]]));
  const som = toegekend(stad, peildatum).reduce((s, r) => s + r.euros * 100, 0);
  const [b] = await proef.facts.bedragen({ gemeente: '9998', peildatum: dag(peildatum), per: [] });
  expect(b?.toegekendCenten).toBe(som);
}

describe('counts of clients and money', () => {
  it('equal a plain recount of the messages, with late answers and after a load is taken back', async () => {
    proef = await openProef();
    const stad = maakStad(7);
    const snapshots: number[] = [];
    for (const lading of [0, 1, 2])
      snapshots.push((await laad(proef.facts, berichten(stad, lading))).snapshot);
    const zonderAntwoord = stad.declaraties.map((d) => ({ ...d, antwoord: null }));
    await vergelijk({ ...stad, declaraties: zonderAntwoord }, '2025-06-30');
    await laad(proef.facts, berichten(stad, LADING_ANTWOORDEN));
    for (const peildatum of ['2024-03-14', '2025-01-31', '2026-06-30'])
      await vergelijk(stad, peildatum);
    await proef.facts.trekIn('9998', snapshots[1] ?? 0);
    const rest = {
      declaraties: stad.declaraties.filter((d) => d.lading !== 1),
      toewijzingen: stad.toewijzingen.filter((t) => t.lading !== 1),
    };
    for (const peildatum of ['2025-01-31', '2026-06-30']) await vergelijk(rest, peildatum);
  });

  it('say of in- and outflow over all months what the months say together', async () => {
    proef = await openProef();
    const stad = maakStad(11);
    for (const lading of [0, 1, 2]) await laad(proef.facts, berichten(stad, lading));
    const snede = {
      gemeente: '9998',
      peildatum: dag('2026-06-30'),
      filter: { leverperiodeVan: maand('2024-01'), leverperiodeTot: maand('2025-12') },
    };
    const perWet = await proef.facts.inUitstroom({ ...snede, per: ['wet', 'leverperiode'] });
    const [geheel] = perWet.geheel;
    const som = (kies: (r: (typeof perWet.rijen)[number]) => number) =>
      perWet.rijen.reduce((s, r) => s + kies(r), 0);
    expect(geheel).toMatchObject({
      instroom: som((r) => r.instroom),
      uitstroom: som((r) => r.uitstroom),
      administratieveOvergangen: som((r) => r.administratieveOvergangen),
    });
    // the same from the columns of the toewijzing itself
    const [perCode, zonder] = [
      await proef.facts.inUitstroom({ ...snede, per: ['code', 'leverperiode'] }),
      await proef.facts.inUitstroom({ ...snede, per: [] }),
    ];
    expect(zonder.geheel).toEqual(zonder.rijen);
    expect(zonder.rijen).toMatchObject([{ duurMediaanDagen: geheel?.duurMediaanDagen }]);
    expect(perCode.rijen.reduce((s, r) => s + r.uitstroom, 0)).toBe(geheel?.uitstroom);
  });

  it('become known in steps of a month that add up to the days in them', async () => {
    proef = await openProef();
    const { facts } = proef;
    const stad = maakStad(13);
    for (const lading of [0, 1, 2, LADING_ANTWOORDEN]) await laad(facts, berichten(stad, lading));
    const filter = { leverperiodeVan: maand('2024-01'), leverperiodeTot: maand('2025-12') };
    for (const peildatum of ['2025-10-10', '2025-09-30', '2025-01-30'].map(dag)) {
      const snede = { gemeente: '9998', peildatum, filter };
      const [perStap, perDag] = [
        { ...snede, per: ['leverperiode', 'bekendStap'] as const },
        { ...snede, per: ['leverperiode', 'bekendSinds'] as const },
      ];
      const toegewezen = await facts.toegewezen(perStap);
      expect(optellen(toegewezen, (r) => r.bekendStap)).toEqual(
        optellen(await facts.toegewezen(perDag), (r) => stapVan(r.bekendSinds, peildatum)),
      );
      const ingediend = await facts.bedragen(perStap);
      expect(optellen(ingediend, (r) => r.bekendStap)).toEqual(
        optellen(await facts.bedragen(perDag), (r) => stapVan(r.bekendSinds, peildatum)),
      );
    }
  });
});

/** Last day of the step of a month that a day is in. */
function stapVan(bekend: string, peildatum: string): string {
  const einde = laatsteDag(maand(bekend.slice(0, 7)));
  const dagVanMaand = `${bekend.slice(0, 8)}${peildatum.slice(8)}`;
  const heel = peildatum === laatsteDag(maand(peildatum.slice(0, 7)));
  return heel || bekend > dagVanMaand || dagVanMaand > einde ? einde : dagVanMaand;
}

type Bedrag = { leverperiode: string; waardeCenten?: number; ingediendCenten?: number };

/** Sums by month of care and step, without what cancels out. */
function optellen<R extends Bedrag>(rijen: readonly R[], stap: (r: R) => string) {
  const som = new Map<string, number>();
  for (const r of rijen) {
    const sleutel = `${r.leverperiode} ${stap(r)}`;
    som.set(sleutel, (som.get(sleutel) ?? 0) + (r.waardeCenten ?? r.ingediendCenten ?? 0));
  }
  return [...som].filter(([, centen]) => centen !== 0).sort();
}
