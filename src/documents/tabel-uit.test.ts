import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDatum } from '../core/basis/datum.ts';
import type { Antwoord } from '../definitie/vraag.ts';
import { toCsv } from './csv.ts';
import { toXlsx } from './xlsx.ts';

const DAG = parseDatum('2025-10-01');
if (!DAG) throw new Error('no day');

const ANTWOORD: Antwoord = {
  vraag: 'proef',
  gemeente: '9998',
  peildatum: DAG,
  snapshot: 7,
  status: 'voorlopig',
  fictief: false,
  eenheid: 'eurocenten',
  bronnen: [{ naam: 'WMO323', standPer: DAG }],
  ontbreekt: ['Participatiewet: niet geladen.'],
  afleiding: 'Opgeteld.',
  zin: 'Het kost € 1.234.',
  antwoord: {},
  tabel: {
    titel: 'Kosten: per [post]',
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      {
        veld: 'kostenCenten',
        label: 'Kosten',
        soort: 'bedrag',
        totaal: 'som',
        uitleg: 'Toegekend.',
      },
      { veld: 'aantal', label: 'Lijnen', soort: 'aantal', totaal: 'som' },
      { veld: 'deel', label: 'Deel', soort: 'aandeel' },
      { veld: 'dag', label: 'Dag', soort: 'datum' },
      { veld: 'maand', label: 'Maand', soort: 'maand' },
    ],
    rijen: [
      {
        post: '=2+3',
        kostenCenten: 123_456,
        aantal: 3,
        deel: 0.125,
        dag: '2025-10-01',
        maand: '2025-09',
      },
      {
        post: 'Hulp; "thuis"',
        kostenCenten: -5_000,
        aantal: null,
        deel: null,
        dag: null,
        maand: null,
      },
    ],
  },
  grafiek: null,
};

describe('CSV', () => {
  const regels = (a: Antwoord): string[][] => parse(toCsv(a), { delimiter: ';', bom: true });

  it('opens in a Dutch spreadsheet: BOM, semicolons, decimal comma, CRLF', () => {
    const csv = toCsv(ANTWOORD);
    expect(csv.startsWith('\ufeffPost;Kosten (€);Lijnen;Deel;Dag;Maand\r\n')).toBe(true);
    expect(csv).toContain(';1234,56;3;0,125;2025-10-01;2025-09\r\n');
  });

  it('neutralises text that would run as a formula but keeps a negative number a number', () => {
    const [, eerste, tweede] = regels(ANTWOORD);
    expect(eerste?.[0]).toBe("'=2+3");
    expect(tweede?.slice(0, 2)).toEqual(['Hulp; "thuis"', '-50,00']);
  });

  it('writes the unknown as onbekend, never as zero', () => {
    expect(regels(ANTWOORD)[2]?.slice(2)).toEqual(['onbekend', 'onbekend', 'onbekend', 'onbekend']);
  });

  it('marks demonstration data in every row', () => {
    const fictief = regels({ ...ANTWOORD, fictief: true });
    expect(fictief.map((r) => r.at(-1))).toEqual(['Gegevens', 'fictief', 'fictief']);
  });
});

describe('XLSX', () => {
  let map = '';
  beforeAll(async () => {
    map = await mkdtemp(join(tmpdir(), 'xlsx-'));
  });
  afterAll(() => rm(map, { recursive: true }));

  async function boek(a: Antwoord): Promise<ExcelJS.Workbook> {
    const bestand = join(map, 'uit.xlsx');
    await toXlsx(a, bestand);
    return new ExcelJS.Workbook().xlsx.readFile(bestand);
  }

  it('holds real numbers in euros, real dates and shares', async () => {
    const blad = (await boek(ANTWOORD)).worksheets[0];
    expect(blad?.getCell('B2').value).toBe(1234.56);
    expect(blad?.getCell('B3').value).toBe(-50);
    expect(blad?.getCell('B2').numFmt).toContain('€');
    expect(blad?.getCell('D2').value).toBe(0.125);
    expect(blad?.getCell('E2').value).toEqual(new Date('2025-10-01T00:00:00Z'));
    expect(blad?.getCell('F2').value).toEqual(new Date('2025-09-01T00:00:00Z'));
    expect(blad?.getCell('C3').value).toBe('onbekend');
  });

  it('keeps text that looks like a formula text', async () => {
    expect((await boek(ANTWOORD)).worksheets[0]?.getCell('A2').value).toBe('=2+3');
  });

  it('totals with a live formula and its result, and says onbekend where a part is unknown', async () => {
    const blad = (await boek(ANTWOORD)).worksheets[0];
    expect(blad?.getCell('A4').value).toBe('Totaal');
    expect(blad?.getCell('B4').formula).toContain('SUM(B2:B3)');
    expect(blad?.getCell('B4').result).toBe(1184.56);
    expect(blad?.getCell('C4').result).toBe('onbekend');
    expect(blad?.getCell('D4').value).toBeNull();
  });

  it('leaves a total that is not the sum of the rows a plain number', async () => {
    const totaalrij = { post: 'Totaal', kostenCenten: 100_000 };
    const tabel = { ...ANTWOORD.tabel, totaalrij };
    const blad = (await boek({ ...ANTWOORD, tabel })).worksheets[0];
    expect(blad?.getCell('B4').value).toBe(1000);
  });

  it('totals lasten minus baten live, of the cells that hold a number', async () => {
    const kolommen = [
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'soort', label: 'Soort', soort: 'tekst' },
      { veld: 'begroot', label: 'Begroot', soort: 'bedrag', totaal: 'saldo' },
      { veld: 'verwacht', label: 'Verwacht', soort: 'bedrag', totaal: 'saldo' },
    ] as const;
    const rijen = [
      { naam: 'Zorg', soort: 'last', begroot: 50_000, verwacht: 60_000 },
      { naam: 'Pgb', soort: 'last', begroot: null, verwacht: 1_000 },
      { naam: 'CAK', soort: 'bate', begroot: 20_000, verwacht: 10_000 },
      { naam: 'Reserve', soort: 'reservemutatie', begroot: 7_000, verwacht: 0 },
    ];
    const totaalrij = { naam: 'Totaal', soort: '', begroot: 30_000, verwacht: 49_000 };
    const blad = (await boek({ ...ANTWOORD, tabel: { titel: 'T', kolommen, rijen, totaalrij } }))
      .worksheets[0];
    expect(blad?.getCell('C6').formula).toContain('SUMIF(B2:B5,"last",C2:C5)-SUMIF(B2:B5,"bate"');
    expect(blad?.getCell('C6').result).toBe(300);
    // the middle outcome of a total is not made by those of its parts
    expect(blad?.getCell('D6').value).toBe(490);
  });

  it('shows a number without a format that leaves a comma behind it', async () => {
    const tabel = {
      titel: 'T',
      kolommen: [{ veld: 'x', label: 'Gemiddelde', soort: 'getal' as const }],
      rijen: [{ x: 2 }, { x: 2.5 }],
    };
    const blad = (await boek({ ...ANTWOORD, tabel })).worksheets[0];
    expect([blad?.getCell('A2').numFmt, blad?.getCell('A3').value]).toEqual([undefined, 2.5]);
  });

  it('holds the figures of the chart on a sheet of their own, in euros', async () => {
    const grafiek: Antwoord['grafiek'] = {
      soort: 'assen',
      titel: 'Per maand',
      beschrijving: 'Per maand.',
      eenheid: 'centen',
      categorieen: ['2025-01'],
      reeksen: [{ naam: 'Toegekend', vorm: 'staaf', waarden: [12_300] }],
    };
    const gelezen = await boek({ ...ANTWOORD, grafiek });
    expect(gelezen.worksheets.map((b) => b.name).slice(1)).toEqual(['Grafiek', 'Toelichting']);
    expect(gelezen.getWorksheet('Grafiek')?.getCell('B2').value).toBe(123);
  });

  it('speaks of euros beside amounts in euros', async () => {
    const tekst = JSON.stringify(
      (await boek(ANTWOORD)).getWorksheet('Toelichting')?.getSheetValues(),
    );
    expect(tekst).toContain('"euro"');
    expect(tekst).not.toContain('eurocent');
  });

  it('freezes the heading and explains the figures on a second sheet', async () => {
    const gelezen = await boek(ANTWOORD);
    expect(gelezen.worksheets[0]?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    const tekst = JSON.stringify(gelezen.getWorksheet('Toelichting')?.getSheetValues());
    for (const deel of [
      '€ 1.234',
      '1 oktober 2025',
      'WMO323',
      'niet geladen',
      'Opgeteld',
      'Kolom Kosten',
    ])
      expect(tekst).toContain(deel);
  });

  it('marks demonstration data above the table and on the second sheet', async () => {
    const gelezen = await boek({ ...ANTWOORD, fictief: true });
    for (const blad of gelezen.worksheets)
      expect(String(blad.getCell('A1').value)).toContain('FICTIEVE GEGEVENS');
    expect(gelezen.worksheets[0]?.getCell('B5').formula).toContain('SUM(B3:B4)');
  });

  it('writes to a stream as well', async () => {
    const stroom = new PassThrough();
    const klaar = toXlsx(ANTWOORD, stroom);
    const delen: Buffer[] = [];
    for await (const deel of stroom) delen.push(deel);
    await klaar;
    expect(Buffer.concat(delen).subarray(0, 2).toString()).toBe('PK');
  });
});
