import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draaiBin } from './bin.ts';

let map = '';
beforeAll(async () => {
  map = await mkdtemp(join(tmpdir(), 'stuurhuis-nareken-'));
});
afterAll(async () => rm(map, { recursive: true }));

interface Som {
  plaats: string;
  gepubliceerd: number;
  berekend: number;
  verschil: number;
  uitkomst: string;
  verklaring: string;
}
interface Uit {
  sommen: Som[];
  meldingen: { code: string; plaats: string; melding: string }[];
  fout?: { code: string; melding: string };
}

async function nareken(naam: string, inhoud: string | Uint8Array, ...opties: string[]) {
  const pad = join(map, naam);
  await writeFile(pad, inhoud);
  const { code, uit, fout } = await draaiBin(['nareken', pad, '--json', ...opties]);
  // safe: the shape is what the contract says, and what is expected below
  return { code, stderr: fout, ...(JSON.parse(uit) as Uit) };
}

async function werkboek(vul: (blad: ExcelJS.Worksheet) => void): Promise<Uint8Array> {
  const boek = new ExcelJS.Workbook();
  vul(boek.addWorksheet('Blad'));
  return new Uint8Array(await boek.xlsx.writeBuffer());
}

const GOED =
  'Post;2023;2024;2025\nWmo;1.234;2.345;300\nJeugd;4.000;500;417\nTotaal;5.234;2.845;717\n';

describe('nareken', () => {
  it('finds a planted error and tells it from rounding; the good table exits 0', async () => {
    const goed = await nareken('goed.csv', GOED);
    expect([goed.code, goed.sommen.map((s) => s.uitkomst)]).toEqual([
      0,
      ['klopt', 'klopt', 'klopt'],
    ]);
    const fout = await nareken('fout.csv', GOED.replace('2.845;717', '3.262;718'));
    expect(fout.code).toBe(1);
    expect(fout.sommen[1]).toEqual({
      plaats: 'rij 4 (Totaal), kolom 2024',
      gepubliceerd: 3262,
      berekend: 2845,
      verschil: 417,
      uitkomst: 'nietHerleidbaar',
      pmPosten: 0,
      verklaring: expect.stringContaining('scheelt 417'),
    });
    expect(fout.sommen[2]).toMatchObject({ verschil: 1, uitkomst: 'afronding' });
  });

  it('says it in words for a person', async () => {
    const pad = join(map, 'woorden.csv');
    await writeFile(pad, GOED.replace('2.845', '3.262'));
    const { code, uit } = await draaiBin(['nareken', pad]);
    expect(code).toBe(1);
    expect(uit).toContain('Van 3 sommen: 1 niet herleidbaar, 2 kloppen precies.');
    expect(uit).toMatch(/rij 4 \(Totaal\), kolom 2024.*3\.262.*2\.845.*417.*niet herleidbaar/);
  });

  it('reads a workbook with merged headings and names', async () => {
    const inhoud = await werkboek((blad) => {
      blad.addRow(['Bedragen x € 1.000']);
      blad.addRow(['', '', '2023', '', '', '2024', '', '']);
      blad.mergeCells('C2:E2');
      blad.mergeCells('F2:H2');
      blad.addRow([
        'Groep',
        'Post',
        ...['Begroot', 'Werkelijk', 'Saldo', 'Begroot', 'Werkelijk', 'Saldo'],
      ]);
      blad.addRow(['Wmo', 'HH', 10.5, 11, -0.5, 12, 12, 0]);
      blad.addRow(['', 'IB', 20, 19, 1, 21, 25, -4]);
      blad.addRow(['', 'Subtotaal', 30.5, 30, 0.5, 33, 37, -4]);
      blad.mergeCells('A4:A6');
      blad.addRow(['Jeugd', 'LVB', 40, 45, -5, 41, 41, 1]);
      blad.addRow(['', 'Totaal', 70.5, 75, -4.5, 74, 78, -4]);
    });
    const { code, sommen } = await nareken('kop.xlsx', inhoud);
    expect(sommen).toHaveLength(12 + 10);
    expect(sommen.filter((s) => s.verschil !== 0).map((s) => [s.plaats, s.verschil])).toEqual([
      ['rij 8 (Totaal), kolom 2024 Saldo', -1],
      ['rij 7 (LVB), kolom 2024 Saldo', 1],
    ]);
    expect(code).toBe(0);
  });

  it('reads JSON as rows, as objects, as figures by name, and as a worked example', async () => {
    const vormen = [
      [
        ['Post', '2024'],
        ['a', 1],
        ['b', 2],
        ['Totaal', 4],
      ],
      [
        { post: 'a', bedrag: 1 },
        { post: 'b', bedrag: 2 },
        { post: 'Totaal', bedrag: 4 },
      ],
      { a: [1], b: [2], Totaal: [4] },
      {
        eenheid: null,
        kolommen: ['Post', '2024'],
        rijen: [
          ['a', 1],
          ['b', 2],
          ['Totaal', 4],
        ],
      },
    ];
    for (const vorm of vormen) {
      const { sommen } = await nareken('vorm.json', JSON.stringify(vorm));
      expect(sommen).toMatchObject([{ gepubliceerd: 4, berekend: 3, verschil: 1 }]);
    }
  });

  it('recomputes every table of a sheet', async () => {
    const twee = `${GOED}\nPost;2026\na;5\nb;6\nTotaal;30\n`;
    const { sommen } = await nareken('twee.csv', twee);
    expect(sommen.map((s) => s.verschil)).toEqual([0, 0, 0, 19]);
    expect(sommen.at(-1)?.plaats).toBe('tabel 2, rij 9 (Totaal), kolom 2026');
  });

  it('reads a hundred thousand rows', async () => {
    const rijen = Array.from({ length: 100_000 }, (_, i) => `P${i};${i % 7}`).join('\n');
    const totaal = Array.from({ length: 100_000 }, (_, i) => i % 7).reduce((a, b) => a + b, 0);
    const { code, sommen } = await nareken('veel.csv', `Post;Bedrag\n${rijen}\nTotaal;${totaal}\n`);
    expect([code, sommen.length, sommen[0]?.uitkomst]).toEqual([0, 1, 'klopt']);
  });
});

describe('what cannot be recomputed', () => {
  const tabel = (...rijen: string[]) => ['Post;2024;2025', ...rijen].join('\n');

  it.each([
    ['leeg-bestand', '', /leeg/],
    ['getalnotatie-gemengd', tabel('a;1.234,5;1', 'b;1,234.5;2', 'Totaal;3;3'), /--getal/],
    ['getalnotatie-onduidelijk', tabel('a;1,234;1', 'Totaal;1,234;1'), /duizend of een breuk/],
    ['andere-munt', tabel('a;$ 5;1', 'Totaal;5;1'), /andere munt/],
    ['geen-tabelbestand', '<xml><a/></xml>', /XLSX-, CSV- of JSON/],
  ])('is refused whole: %s', async (reden, inhoud, zin) => {
    const { code, stderr, sommen, fout } = await nareken('fout.csv', inhoud);
    expect([code, sommen, fout?.code]).toEqual([1, [], reden]);
    expect(stderr).toMatch(zin);
  });

  it('has a code of its own for a workbook with merged amounts or a formula that went wrong', async () => {
    const samen = await werkboek((blad) => {
      blad.addRows([
        ['Post', 2024, 2025],
        ['a', 5, ''],
        ['Totaal', 5, 5],
      ]);
      blad.mergeCells('B2:C2');
    });
    const een = await nareken('samen.xlsx', samen);
    expect(een.code).toBe(1);
    expect(een.stderr).toMatch(/B2:C2 zijn samengevoegd/);
    const formule = await werkboek((blad) => {
      blad.addRows([
        ['Post', 2024],
        ['a', 5],
        ['Totaal', 5],
      ]);
      blad.getCell('B2').value = { error: '#DIV/0!' };
    });
    const twee = await nareken('formule.xlsx', formule);
    expect(twee.code).toBe(1);
    expect(twee.stderr).toMatch(/rij 2, kolom 2 staat een formule met een fout/);
  });

  it('reads amounts with a euro sign, and English thousands where the file leaves no doubt', async () => {
    const euro = await nareken(
      'euro.csv',
      tabel('a;€ 1.200.000;1', 'b;€ 800.000;2', 'Totaal;€ 2.000.000;3'),
    );
    expect([euro.code, euro.sommen.length]).toEqual([0, 2]);
    const engels = 'Post,Bedrag\nA,"1,234"\nB,"5,678"\nC,999\nTotaal,"7,911"\n';
    expect((await nareken('engels.csv', engels)).sommen).toMatchObject([
      { gepubliceerd: 7911, berekend: 7911 },
    ]);
    const keus = await nareken('keus.csv', tabel('a;1,234;1', 'Totaal;1,234;1'), '--getal', 'en');
    expect(keus.sommen[0]?.gepubliceerd).toBe(1234);
  });

  it('names a total that is PM, and leaves the rest standing', async () => {
    const { code, sommen, meldingen } = await nareken(
      'pm.csv',
      tabel('a;1;1', 'b;2;PM', 'Totaal;3;PM'),
    );
    expect([code, sommen.length]).toEqual([0, 1]);
    expect(meldingen).toMatchObject([{ code: 'pm-als-totaal' }]);
  });

  it('is a wrong call when the file is not there', async () => {
    const { code, fout } = await draaiBin(['nareken', join(map, 'is-er-niet.csv')]);
    expect([code, fout]).toEqual([2, expect.stringContaining('bestaat niet')]);
  });
});
