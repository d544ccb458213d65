import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import type { Antwoord } from '../../src/definitie/vraag.ts';
import { openHuis } from '../../src/main.ts';
import {
  antwoord,
  beginImport,
  dag,
  declaratie,
  laad,
  maand,
  persoon,
  prestatie,
} from '../facts/stad.ts';

let huis: Huis | null = null;
const mappen: string[] = [];
afterEach(async () => {
  await huis?.sluit();
  huis = null;
  for (const map of mappen.splice(0)) rmSync(map, { recursive: true, force: true });
});

async function open(): Promise<Huis> {
  const map = mkdtempSync(join(tmpdir(), 'herkomst-'));
  mappen.push(map);
  const open = await openHuis(join(map, 'data'), { nu: () => new Date('2025-09-20T12:00:00Z') });
  if (!open.ok) throw new Error(open.problem.detail);
  huis = open.value;
  return huis;
}

async function vraag(id: string): Promise<Antwoord> {
  if (!huis) throw new Error('no house');
  const a = await stelVraag(huis, id, {}, { wacht: true });
  if (!a.ok) throw new Error(a.problem.detail);
  return a.value;
}

describe('what an answer rests on', () => {
  it('names no messages where none came in, and no budget where there is none', async () => {
    const { facts } = await open();
    const sessie = await beginImport(facts);
    const bron = { gemeente: '9998', bestand: 'pw.csv', inhoudHash: 'pw' };
    await sessie.voegMaandcijfersToe(
      bron,
      ['2025-01', '2025-02', '2025-03'].map((m) => ({
        ...({ post: 'PW', stroom: 'uitkeringen', soort: 'last', aantal: null } as const),
        ...{ maand: maand(m), maatstaf: 'realisatie', bekendSinds: dag('2025-04-10') },
        bedragCenten: 100_000 as never, // safe: a whole number of cents
      })),
    );
    await sessie.rondAf();
    const post = { post: 'PW', naam: 'Bijstand', wet: 'participatie', stroom: 'uitkeringen' };
    const regel = { ...post, soort: 'last', jaar: 2025, moment: 'primitief' };
    const leeg = { regels: [{ ...regel, besluitdatum: '2024-11-10', bedragCenten: null }] };
    if (!huis) throw new Error('no house');
    await doeHandeling(huis, 'leg-begroting-vast', leeg, { gemeente: '9998' });
    for (const id of ['jaarprognose', 'stand-van-zaken'])
      expect((await vraag(id)).bronnen, id).toEqual([
        { naam: 'maandcijfers: uitkeringen', standPer: '2025-03-31' },
      ]);
    expect((await vraag('clienten')).bronnen).toEqual([]);
  });

  it('shows a provider that stopped, with nothing this year', async () => {
    const { facts } = await open();
    const regel = (ref: string, m: string) => prestatie(ref, 100, m, { client: persoon(1) });
    const [gestopt, nieuw] = ['11111111', '22222222'] as const;
    await laad(facts, [
      declaratie('A', '2024-02-05', [regel('a', '2024-01')], { afzender: gestopt }),
      antwoord('A', '2024-02-15', [], { ontvanger: gestopt }),
      declaratie('B', '2025-02-05', [regel('b', '2025-01')], { afzender: nieuw }),
      antwoord('B', '2025-02-15', [], { ontvanger: nieuw }),
    ]);
    const a = await vraag('aanbieders');
    expect(a.antwoord).toMatchObject({
      aanbieders: [
        { aanbieder: nieuw, toegekendCenten: 10_000, groei: null },
        { aanbieder: gestopt, toegekendCenten: 0, vorigJaarCenten: 10_000, groei: -1 },
      ],
    });
    expect(a.zin).toContain(
      'Vergeleken met dezelfde maanden van 2024 is er 1 nieuw, en is aan 1 nog niets toegekend.',
    );
  });
});
