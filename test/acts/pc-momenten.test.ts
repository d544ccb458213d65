import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { prognoseInvoer } from '../../src/prognoses/invoer.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-10-01T12:00:00Z'));
  await moet('leg-begroting-vast', {
    regels: [
      {
        ...{ post: 'BEG', naam: 'Begeleiding', wet: 'wmo', stroom: 'declaraties', soort: 'last' },
        ...{ jaar: 2025, moment: 'primitief', besluitdatum: '2024-11-12', bedragCenten: 100 },
      },
    ],
  });
});
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const doe = (id: string, invoer: Record<string, unknown>) =>
  doeHandeling(huis, id, invoer, { gemeente: '9998' });
async function moet(id: string, invoer: Record<string, unknown>) {
  const gedaan = await doe(id, invoer);
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
  return gedaan.value;
}
const momenten = () => huis.register.pcMomenten('9998', 2025);

const BERAP = {
  soort: 'berap 1',
  jaar: 2025,
  peildatum: '2025-05-01',
  eenheid: 'x € 1.000',
  document: 'Eerste bestuursrapportage 2025, bladzijde 14',
  cijfers: [
    { grootheid: 'saldo', bedragCenten: -90_000_000 },
    { post: 'BEG', grootheid: 'verwacht', bedragCenten: 210_000_000 },
  ],
};

describe('a reported figure', () => {
  it('is kept as printed, with its peildatum and source, and can be undone', async () => {
    const gedaan = await moet('leg-pc-moment-vast', BERAP);
    expect(gedaan.zin).toBe('Van berap 1 over 2025, stand 1 mei 2025, is vastgelegd: 2 cijfers.');
    expect(await momenten()).toEqual([
      {
        ...{ gemeente: '9998', jaar: 2025, soort: 'berap 1', naam: '', peildatum: '2025-05-01' },
        ...{ eenheid: 'x € 1.000', document: BERAP.document },
        cijfers: [
          { post: null, grootheid: 'saldo', bedragCenten: -90_000_000 },
          { post: 'BEG', grootheid: 'verwacht', bedragCenten: 210_000_000 },
        ],
      },
    ]);
    expect((await moet('leg-pc-moment-vast', BERAP)).handelingId).toBeNull();
    await moet('herroep-handeling', { handelingId: gedaan.handelingId });
    expect(await momenten()).toEqual([]);
  });

  it('of the same paper is replaced whole', async () => {
    await moet('leg-pc-moment-vast', BERAP);
    const anders = { ...BERAP, cijfers: [{ grootheid: 'saldo', bedragCenten: -95_000_000 }] };
    expect((await moet('leg-pc-moment-vast', anders)).zin).toContain('is vervangen');
    expect((await momenten())[0]?.cijfers).toEqual([
      { post: null, grootheid: 'saldo', bedragCenten: -95_000_000 },
    ]);
    expect((await huis.register.controleer()).filter((c) => !c.goed)).toEqual([]);
  });

  it('is refused for an unknown post, twice the same figure, or not in its unit', async () => {
    const met = (...cijfers: unknown[]) => doe('leg-pc-moment-vast', { ...BERAP, cijfers });
    const saldo = { grootheid: 'saldo', bedragCenten: 100_000 };
    expect(await met(saldo, { ...saldo, post: 'X' })).toMatchObject({
      problem: { velden: [{ veld: 'cijfers.1.post' }] },
    });
    expect(await met(saldo, saldo, { ...saldo, post: 'BEG', bedragCenten: 1 })).toMatchObject({
      problem: { velden: [{ veld: 'cijfers.1' }, { veld: 'cijfers.2.bedragCenten' }] },
    });
  });
});

describe('the closing of the books', () => {
  it('is a day of the year after, and reaches the forecast with the booked balanspost', async () => {
    expect(await doe('zet-sluitdatum', { jaar: 2024, sluitdatum: '2024-12-31' })).toMatchObject({
      problem: { velden: [{ veld: 'sluitdatum' }] },
    });
    await moet('zet-sluitdatum', { jaar: 2024, sluitdatum: '2025-02-14' });
    await moet('leg-pc-moment-vast', {
      ...{ soort: 'jaarrekening', jaar: 2024, peildatum: '2025-02-14', eenheid: 'x € 1' },
      document: 'Jaarrekening 2024',
      cijfers: [{ post: 'BEG', grootheid: 'balanspost', bedragCenten: 12_345_600 }],
    });
    const vraag = { gemeente: '9998', peildatum: '2025-09-30' as Datum, jaar: 2025 };
    const { facts, register } = huis;
    const invoer = await prognoseInvoer(facts, register, { ...vraag, basis: 'boekjaar' });
    expect(invoer.sluitdatums).toEqual({ 2024: '2025-02-14' });
    expect(invoer.posten).toMatchObject([{ post: 'BEG', balanspostCenten: 12_345_600 }]);
  });
});
