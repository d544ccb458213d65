import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag, type Vraagkop } from '../../src/definitie/stel-vraag.ts';
import type { Antwoord } from '../../src/definitie/vraag.ts';
import { openHuis } from '../../src/main.ts';
import {
  antwoord,
  beginImport,
  dag,
  declaratie,
  laad,
  maand,
  type ProefBericht,
  persoon,
  prestatie,
  toewijzing,
  toewijzingen,
} from '../facts/stad.ts';

/** A small municipality of which every figure is known by hand. */
export interface Proefstad {
  readonly huis: Huis;
  vraag(id: string, invoer?: Record<string, unknown>, kop?: Vraagkop): Promise<Antwoord>;
  doe(id: string, invoer: Record<string, unknown>): Promise<void>;
  ruimOp(): Promise<void>;
}

const MAANDEN_2024_25 = Array.from({ length: 21 }, (_, i) => {
  const [jaar, nr] = [2024 + Math.floor(i / 12), (i % 12) + 1];
  return `${jaar}-${String(nr).padStart(2, '0')}`;
});

/**
 * Twenty clients with begeleiding of 100 euros a month each, declared in the next month and answered
 * ten days later; a 323 of August 2025 is not answered yet; one line of July was refused.
 */
function berichten(): ProefBericht[] {
  const clienten = Array.from({ length: 20 }, (_, i) => i + 1);
  const start = toewijzingen(
    'T1',
    '2023-12-20',
    clienten.map((n) => toewijzing(n, '2024-01-01', null, { client: persoon(n) })),
  );
  const declaraties = MAANDEN_2024_25.slice(0, 20).flatMap((m, i) => {
    const volgende = MAANDEN_2024_25[i + 1] ?? '';
    const regels = clienten.map((n) =>
      prestatie(`${m}-${n}`, 100, m, { client: persoon(n), toewijzingNummer: n }),
    );
    const ingediend = declaratie(`D${m}`, `${volgende}-05`, regels);
    const terug = m === '2025-07' ? [[`${m}-1`, 100] as const] : [];
    const beoordeeld = antwoord(`D${m}`, `${volgende}-15`, terug);
    return m === '2025-08' ? [ingediend] : [ingediend, beoordeeld];
  });
  return [start, ...declaraties];
}

const post = (code: string, extra: Record<string, unknown>) => ({
  post: code,
  jaar: 2025,
  moment: 'primitief',
  besluitdatum: '2024-11-10',
  soort: 'last',
  ...extra,
});

/**
 * Opens it: facts, budget (with a change at berap 1), product table and one other stroom.
 * @param extra messages that come on top
 */
export async function openProefstad(extra: readonly ProefBericht[] = []): Promise<Proefstad> {
  const map = mkdtempSync(join(tmpdir(), 'proefstad-'));
  const open = await openHuis(join(map, 'data'), { nu: () => new Date('2025-09-20T12:00:00Z') });
  if (!open.ok) throw new Error(open.problem.detail);
  const huis = open.value;
  await laad(huis.facts, [...berichten(), ...extra]);
  await laadSubsidie(huis);
  await doe(huis, 'leg-begroting-vast', {
    regels: [
      post('BEG', {
        naam: 'Begeleiding',
        wet: 'wmo',
        stroom: 'declaraties',
        bedragCenten: 2_000_000,
      }),
      post('SUB', { naam: 'Welzijn', wet: null, stroom: 'subsidie', bedragCenten: 500_000 }),
      post('LEEG', { naam: 'Vervoer', wet: 'wmo', stroom: 'facturen', bedragCenten: null }),
    ],
  });
  await doe(huis, 'wijzig-begroting', {
    jaar: 2025,
    moment: 'berap 1',
    besluitdatum: '2025-06-30',
    regels: [{ post: 'BEG', structureel: true, bedragCenten: 300_000 }],
  });
  await doe(huis, 'deel-product-in', {
    regels: [{ wet: 'wmo', categorie: '02', post: 'BEG' }],
  });
  const vraag: Proefstad['vraag'] = async (id, invoer = {}, kop = {}) => {
    const a = await stelVraag(huis, id, invoer, { wacht: true, ...kop });
    if (!a.ok) throw new Error(a.problem.detail);
    return a.value;
  };
  const ruimOp = async () => {
    await huis.sluit();
    rmSync(map, { recursive: true, force: true });
  };
  return { huis, vraag, doe: (id, invoer) => doe(huis, id, invoer), ruimOp };
}

async function laadSubsidie(huis: Huis): Promise<void> {
  const sessie = await beginImport(huis.facts);
  const bron = { gemeente: '9998', bestand: 'subsidie.csv', inhoudHash: 'subsidie' };
  const feit = { post: 'SUB', stroom: 'subsidie', soort: 'last', aantal: null } as const;
  await sessie.voegMaandcijfersToe(bron, [
    // safe: 480.000 is a whole number of cents
    {
      ...feit,
      maand: maand('2025-01'),
      maatstaf: 'verleend',
      bekendSinds: dag('2025-02-01'),
      bedragCenten: 480_000 as never,
    },
  ]);
  await sessie.rondAf();
}

async function doe(huis: Huis, id: string, invoer: Record<string, unknown>): Promise<void> {
  const gedaan = await doeHandeling(huis, id, invoer, { gemeente: '9998' });
  if (!gedaan.ok) throw new Error(gedaan.problem.detail);
}
