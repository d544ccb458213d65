import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { antwoordTabel } from '../../src/cli/tabel.ts';
import { toCsv } from '../../src/documents/csv.ts';
import { toXlsx } from '../../src/documents/xlsx.ts';
import type { Driehoekantwoord } from '../../src/questions/basis/driehoektabel.ts';
import { AntwoordTabel } from '../../src/web/vraag/antwoord-tabel.tsx';
import { antwoord, declaratie, persoon, prestatie } from '../facts/stad.ts';
import { openProefstad, type Proefstad } from './proefstad.ts';

/** On top of the small municipality: one line of March 2025 that came three months late. */
const LAAT = prestatie('laat', 300, '2025-03', { client: persoon(1), toewijzingNummer: 1 });

let stad: Proefstad;
beforeAll(async () => {
  stad = await openProefstad([
    declaratie('DL', '2025-06-05', [LAAT]),
    antwoord('DL', '2025-06-15', []),
  ]);
});
afterAll(() => stad.ruimOp());

async function vraag(invoer: Record<string, unknown> = {}) {
  const a = await stad.vraag('driehoek', invoer);
  const d = a.antwoord as Driehoekantwoord; // the output schema of the question
  return { a, d, rij: (periode: string) => d.herkomst.find((h) => h.periode === periode) };
}

describe('driehoek', () => {
  it('holds what was toegekend after each month; what is still to come is null, a zero is 0', async () => {
    const { d, rij } = await vraag();
    expect(d.herkomst).toHaveLength(12);
    expect(rij('2025-03')?.cellenCenten.slice(0, 7)).toEqual([
      0, 200_000, 200_000, 230_000, 230_000, 230_000, 230_000,
    ]);
    expect(rij('2025-06')?.cellenCenten.slice(0, 5)).toEqual([0, 200_000, 200_000, 200_000, null]);
    // 5 September: the month is under way, and no cell of it counts for the factors
    expect(rij('2025-06')?.onvolledig).toBe(3);
  });

  it('takes the factors from whole months, and the expectation from the last whole one', async () => {
    const { d, rij } = await vraag();
    // sixteen origins of 200,000 have both cells; one of them grew by 30,000
    expect(d.factoren[2]).toBeCloseTo(3_230_000 / 3_200_000, 12);
    expect(d.factoren[0]).toBeNull();
    expect(rij('2025-06')).toMatchObject({
      eindstandCenten: Math.round(200_000 * (3_230_000 / 3_200_000)),
      toegekendCenten: 200_000,
    });
    expect(rij('2025-08')).toMatchObject({ eindstandCenten: null, aandeelBinnen: null });
  });

  it('by quarter, by post, and for something that has no declarations', async () => {
    const { rij, a } = await vraag({ korrel: 'kwartaal', post: 'BEG' });
    expect(rij('K1 2025')?.cellenCenten).toEqual([400_000, 630_000, 630_000, null, null, null]);
    expect(rij('K1 2025')?.onvolledig).toBe(2);
    expect(a.zin).toContain('kwartalen');
    const leeg = await vraag({ aanbieder: '99999999' });
    expect(leeg.d.herkomst).toEqual([]);
    expect(leeg.a.zin).toContain('geen toegekende declaraties bekend');
    expect(leeg.a.ontbreekt[0]).toContain('geen toegekende declaraties bekend');
  });

  it('keeps to what was known at an earlier peildatum', async () => {
    const nu = await stad.vraag('driehoek', {}, { peildatum: '2025-05-31' });
    const { herkomst } = nu.antwoord as Driehoekantwoord;
    const maart = herkomst.find((h) => h.periode === '2025-03');
    // the last day of a month: the month is whole
    expect(maart).toMatchObject({ onvolledig: null, toegekendCenten: 200_000 });
  });
});

describe('the heat table', () => {
  it('on paper and in a terminal: empty places, marks, and the factors below', async () => {
    const { tabel } = (await vraag()).a;
    const tekst = antwoordTabel(tabel, null);
    expect(tekst).not.toContain('onbekend');
    expect(tekst).toMatch(/juni 2025 .*€.2\.000\*/);
    expect(tekst).toMatch(/Factor naar de volgende kolom .*× 1,009/);
    expect(tabel.noot).toContain('* Deze maand loopt nog');
  });

  it('in CSV: an empty place stays empty', async () => {
    const { a } = await vraag();
    const regel = toCsv(a)
      .split('\r\n')
      .find((r) => r.startsWith('2025-06'));
    expect(regel).toMatch(/^2025-06;0,00;2000,00;2000,00;2000,00;;;/);
  });

  it('in XLSX: real numbers, a pattern beside the tint, and what the levels mean', async () => {
    const map = mkdtempSync(join(tmpdir(), 'driehoek-'));
    try {
      const bestand = join(map, 'driehoek.xlsx');
      await toXlsx((await vraag()).a, bestand);
      const boek = new ExcelJS.Workbook();
      await boek.xlsx.readFile(bestand);
      const blad = boek.worksheets[0];
      const rij = blad?.getRow(10); // heading, October 2024 ... June 2025
      expect(rij?.getCell(3).value).toBe(2000);
      expect(rij?.getCell(5).numFmt).toContain('"*"');
      expect(rij?.getCell(6).value).toBeNull();
      const vulling = (kolom: number) => rij?.getCell(kolom).fill;
      expect(vulling(3)).toMatchObject({ type: 'pattern', pattern: 'solid' });
      expect(vulling(2)).not.toEqual(vulling(3));
      const uitleg = boek.getWorksheet('Toelichting')?.getColumn(2).values.join(' ');
      expect(uitleg).toContain('minder dan de helft binnen');
    } finally {
      rmSync(map, { recursive: true });
    }
  });

  it('on a page: the level in words for who does not see it, a class for the pattern', async () => {
    const { tabel } = (await vraag()).a;
    const html = renderToStaticMarkup(
      createElement(AntwoordTabel, {
        tabel,
        rijen: tabel.rijen,
        eenheid: 'euro',
        volgorde: null,
        sorteer: () => undefined,
        metTotaal: true,
      }),
    );
    expect(html).toContain('warmte--0');
    expect(html).toMatch(/warmte--5">.{0,40}\*?<span class="onzichtbaar">, vrijwel alles binnen/);
    expect(html).not.toContain('onbekend');
    expect(html).not.toContain('style=');
  });
});
