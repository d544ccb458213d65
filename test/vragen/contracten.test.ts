import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { antwoord, declaratie, laad, persoon, prestatie } from '../facts/stad.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

const [ZORGHUIS, OVERGENOMEN, NIEUW] = ['11111111', '22222222', '33333333'] as const;

let proef: Proef;
let huis: Huis;

/** A provider declares 100 euros a month over the months named, ten days into the next one. */
function declareert(afzender: string, maanden: readonly string[]) {
  return maanden.flatMap((m) => {
    const na = m.endsWith('12') ? `${Number(m.slice(0, 4)) + 1}-01` : volgende(m);
    const id = `${afzender}-${m}`;
    return [
      declaratie(id, `${na}-05`, [prestatie(id, 100, m, { client: persoon(1) })], { afzender }),
      antwoord(id, `${na}-10`, [], { ontvanger: afzender }),
    ];
  });
}
const volgende = (m: string) =>
  `${m.slice(0, 5)}${String(Number(m.slice(5)) + 1).padStart(2, '0')}`;
const maandenVan = (jaar: number, tot: number, van = 1) =>
  Array.from({ length: tot - van + 1 }, (_, i) => `${jaar}-${String(van + i).padStart(2, '0')}`);

beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-09-20T12:00:00Z'));
  await laad(huis.facts, [
    ...declareert(ZORGHUIS, [...maandenVan(2024, 12), ...maandenVan(2025, 8)]),
    ...declareert(OVERGENOMEN, maandenVan(2024, 9)),
    ...declareert(NIEUW, maandenVan(2025, 8)),
  ]);
  const kop =
    'agb;wet;productcategorie;productcode;ingangsdatum;einddatum;tarief;plafond;indexatie';
  await lees('contracten', [
    kop,
    `${ZORGHUIS};wmo;02;02A03;2024-01-01;2024-12-31;50,00;;`,
    `${ZORGHUIS};wmo;02;02A03;2025-01-01;2025-12-31;52,50;950,00;`,
    `${NIEUW};wmo;02;;2025-01-01;2025-12-31;;550,00;3%`,
  ]);
  await lees('opvolgingen', [
    'agb voorganger;agb opvolger;ingangsdatum;vorm',
    `${OVERGENOMEN};${NIEUW};2024-10-01;overname`,
  ]);
}, 60_000);
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

async function lees(naam: string, rijen: readonly string[]) {
  const pad = proef.zet(`${naam}.csv`, rijen.join('\n'));
  const verslag = await huis.importeer({ paden: [pad], gemeente: '9998', getal: 'nl' });
  expect(verslag.fouten).toEqual([]);
}

async function vraag(id: string, invoer: Record<string, unknown> = {}) {
  const a = await stelVraag(huis, id, invoer, { wacht: true });
  if (!a.ok) throw new Error(a.problem.detail);
  expect(a.value.zin).not.toMatch(/undefined|NaN|null/);
  return a.value;
}

describe('budgetplafonds', () => {
  it('tells when a ceiling is or will be reached, and what is granted above it', async () => {
    const a = await vraag('budgetplafonds');
    expect((a.antwoord as { plafonds: unknown[] }).plafonds).toMatchObject([
      {
        // eight months of 100: 950 comes halfway October at the pace of the full months
        ...{ aanbieder: ZORGHUIS, plafondCenten: 95_000, besteedCenten: 80_000 },
        ...{ stand: 'verwacht', bereiktOp: '2025-10-16', verwachtCenten: 120_000 },
        ...{ bovenCenten: 0, verwachtBovenCenten: 25_000 },
      },
      {
        // 550 was halfway June; 250 is above it
        ...{ aanbieder: NIEUW, stand: 'bereikt', bereiktOp: '2025-06-16', bovenCenten: 25_000 },
      },
    ]);
    expect(a.zin).toMatch(/is er 1 bereikt en wordt er 1 dit jaar naar verwachting nog bereikt/);
    expect(a.zin).toMatch(/Boven de plafonds is €\s250 toegekend/);
    expect(a.ontbreekt.at(-1)).toContain('uitzonderingen');
  });

  it('says that a year has no ceilings, or no contracts', async () => {
    expect((await vraag('budgetplafonds', { jaar: 2024 })).ontbreekt).toEqual([
      'In de contracten van 2024 staat geen budgetplafond.',
    ]);
    expect((await vraag('budgetplafonds', { jaar: 2023 })).ontbreekt).toEqual([
      'Contracten 2023: niet geladen.',
    ]);
  });
});

describe('indexatie', () => {
  it('tells what of the money is there by higher tariffs, from the contract or from two tariffs', async () => {
    const a = await vraag('indexatie');
    // 800 at 5% (52,50 on 50,00) and 800 at 3%: 38,10 + 23,30
    expect((a.antwoord as { producten: unknown[] }).producten).toMatchObject([
      { aanbieders: 2, grondslagCenten: 160_000, effectCenten: 6140, vanaf: '2025-01-01' },
    ]);
    expect(a.zin).toMatch(/komt €\s61 door indexatie van tarieven: gemiddeld 4,0%/);
  });

  it('names what was granted without a contract that says so', async () => {
    const a = await vraag('indexatie', { jaar: 2024 });
    expect((a.antwoord as { producten: unknown[] }).producten).toMatchObject([
      { grondslagCenten: 0, effectCenten: null, zonderCenten: 210_000 },
    ]);
    expect(a.ontbreekt[0]).toMatch(/€\s2\.000 is toegekend zonder contract/);
  });
});

describe('aanbieders', () => {
  it('does not take a takeover for a provider that left', async () => {
    const a = await vraag('aanbieders');
    expect(a.antwoord).toMatchObject({
      ...{ nieuw: 0, weg: 0, overgenomen: 1 },
      aanbieders: [
        { aanbieder: ZORGHUIS, voorgangers: [] },
        {
          ...{ aanbieder: NIEUW, toegekendCenten: 80_000, voorgangers: [OVERGENOMEN] },
          vorigJaarCenten: 80_000,
        },
      ],
    });
    expect(a.zin).toContain('1 aanbieder is overgenomen; het geld staat bij de opvolger.');
    expect(a.tabel.rijen[1]?.['naam']).toContain(`met voorganger ${OVERGENOMEN}`);
  });

  it('knows of no takeover before its day', async () => {
    const a = await stelVraag(huis, 'aanbieders', {}, { peildatum: '2024-09-30' });
    if (!a.ok) throw new Error(a.problem.detail);
    expect(a.value.antwoord).toMatchObject({ overgenomen: 0 });
  });
});
