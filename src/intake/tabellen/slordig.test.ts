import { afterAll, describe, expect, it } from 'vitest';
import { zonderBreuk } from '../bron.ts';
import { openCsv } from './csv.ts';
import { herkenTabel, stroomTabel } from './lees-tabel.ts';
import {
  bedragen,
  begroting,
  fouten,
  KOP,
  openProeftabellen,
  REGEL,
  rijen,
} from './proeftabellen.fixture.ts';

const { csv, xlsx, ruimOp } = openProeftabellen();
afterAll(ruimOp);

/** A CSV that comes in pieces of so many bytes. */
const inStukken = (inhoud: Buffer, bytes: number) => ({
  open: async () =>
    zonderBreuk(async function* () {
      for (let i = 0; i < inhoud.length; i += bytes) yield inhoud.subarray(i, i + bytes);
    }),
});

async function stroom(inhoud: string | Buffer, bytes = 7) {
  const tabel = await herkenTabel([await openCsv(inStukken(Buffer.from(inhoud), bytes))]);
  if (!tabel.ok) throw new Error(JSON.stringify(tabel.fouten));
  const genomen: unknown[] = [];
  let vergeten = 0;
  const uit = await stroomTabel(tabel, undefined, {
    neem: (rij) => void genomen.push(rij['bedrag'] ?? rij['naam']),
    vergeet() {
      vergeten += 1;
      genomen.length = 0;
    },
  });
  return { uit, genomen, vergeten };
}

describe('the text of a CSV', () => {
  const namen = 'agb;naam\r\n01234567;Coöperatie „Één”\r\n';
  const utf16 = Buffer.from(`\ufeff${namen}`, 'utf16le');

  it.each([
    ['UTF-16, little end first', utf16],
    ['UTF-16, big end first', Buffer.from(utf16).swap16()],
    ['UTF-8', Buffer.from(namen)],
    ['Windows-1252', Buffer.from(namen.replace('„', '\x84').replace('”', '\x94'), 'latin1')],
  ])('is read in %s, also in pieces that cut a letter', async (_, inhoud) => {
    const verwacht = 'Coöperatie „Één”';
    expect(rijen(await csv(inhoud))).toEqual([{ agb: '01234567', naam: verwacht }]);
    for (const bytes of [1, 2, 3])
      expect((await stroom(inhoud, bytes)).genomen).toEqual([verwacht]);
  });

  it('may be cut anywhere: quotes, line ends and separators within them', async () => {
    const tekst = 'agb;naam\r\n1;"a;b ""c""\r\nd"\r\n\r\n2;"e"\r\n';
    for (let bytes = 1; bytes < 12; bytes++)
      expect((await stroom(tekst, bytes)).genomen).toEqual(['a;b "c"\r\nd', 'e']);
  });

  it('with a quotation mark that stays open is refused with its row, without reading it all', async () => {
    const regels = 'agb;naam\n1;a\n2;"b\n';
    const lang = Buffer.from(`${regels}${'3;c\n'.repeat(2_000_000)}`);
    let gelezen = 0;
    const bron = {
      open: async () =>
        zonderBreuk(async function* () {
          for (let i = 0; i < lang.length; i += 65_536) {
            gelezen += 1;
            yield lang.subarray(i, i + 65_536);
          }
        }),
    };
    const blad = await openCsv(bron);
    gelezen = 0;
    await expect(herkenTabel([blad])).rejects.toMatchObject({
      regel: 3,
      message: expect.stringContaining('aanhalingstekens'),
    });
    expect(gelezen).toBeLessThan(30);
  });

  it('with empty lines within and at the end keeps the row numbers of the sender', async () => {
    const tabel = await csv('agb;naam\n\n1;"a\nb"\n;;\n2;c\n\n\n;\n');
    expect(tabel).toMatchObject({ ok: true, nummers: [3, 6] });
  });

  it('with a separator in a text without quotes is refused with its row', async () => {
    const tabel = await csv('agb;naam\n1;a\n2;Zorg; Welzijn\n3;c;\n');
    expect(fouten(tabel)).toMatchObject([{ regel: 3, element: null }]);
    expect(fouten(tabel)[0]?.melding).toContain('meer kolommen dan de kop');
  });

  it('is recognised below a title that has no separator', async () => {
    expect(bedragen(await csv(`Begroting 2025\n\n${begroting('5')}`))).toEqual([500]);
  });
});

describe('a column of numbers', () => {
  it('takes signs behind the number, brackets, apostrophes and blanks', async () => {
    const kolom = ['1.234,56-', '(1.234,56)', "1'234,56", '1 234,56', '-€ 1,00', '€ 1.000.000,-'];
    expect(bedragen(await csv(begroting(...kolom)))).toEqual([
      -123456, -123456, 123456, 123456, -100, 100_000_000,
    ]);
  });

  it('that proves English after cells that differ is read anew, and only then', async () => {
    const laat = await stroom(begroting('1,234', '5', '7.50'));
    expect(laat).toMatchObject({ uit: { ok: true }, genomen: [123400, 500, 750], vergeten: 1 });
    const meteen = await stroom(begroting('7.50', '1,234', '5'));
    expect(meteen).toMatchObject({ genomen: [750, 123400, 500], vergeten: 0 });
    const nederlands = await stroom(begroting('1.234', '5', '7,50'));
    expect(nederlands).toMatchObject({ genomen: [123400, 500, 750], vergeten: 0 });
  });

  it('that mixes two notations is refused at the cell that breaks with those before it', async () => {
    const tabel = await csv(begroting('1.234,00', '1,234.00', '5'));
    expect(fouten(tabel)).toMatchObject([{ regel: 3, element: 'bedrag' }]);
  });

  it('names every cell that is none, fifty at most', async () => {
    expect(fouten(await csv(begroting('x', '1', 'y'))).map((f) => f.regel)).toEqual([2, 4]);
    expect(fouten(await csv(begroting(...Array.from({ length: 80 }, () => 'x'))))).toHaveLength(50);
  });
});

describe('a total below the rows', () => {
  const zin = 'Dit lijkt een totaalregel.';

  it.each([
    ['in a column of its own', `${begroting('5', '7')}Totaal;;;;12\n`],
    [
      'in a column of text, with all else filled',
      `${begroting('5', '7')}2025;Totaal;x;2024-01-01;12`,
    ],
    ['with a name behind it', `${begroting('5', '7')};Subtotaal jeugd;;;12\n`],
  ])('%s is refused as such with its row', async (_, inhoud) => {
    expect(fouten(await csv(inhoud))).toMatchObject([
      { regel: 4, melding: expect.stringContaining(zin) },
    ]);
  });

  it('is not seen in a name that begins with that word', async () => {
    const tabel = await csv('agb;naam\n1;Totaalzorg\n2;Totaal Zorg en Welzijn BV\n');
    expect(rijen(tabel)).toHaveLength(2);
  });
});

describe('a header of two rows', () => {
  it('is read when headings were merged over columns', async () => {
    const boven = ['Begrotingsjaar', 'Post', 'Wijziging', null, 'Bedrag'];
    const onder = [null, null, 'moment', 'besluitdatum', 'in euro'];
    const tabel = await xlsx({ Blad1: [['Titel'], boven, onder, [...REGEL, 12.5]] }, (boek) => {
      const blad = boek.getWorksheet('Blad1')!;
      for (const bereik of ['A2:A3', 'B2:B3', 'C2:D2']) blad.mergeCells(bereik);
    });
    expect(rijen(tabel)).toMatchObject([{ jaar: 2025, moment: 'primitief', bedrag: 1250 }]);
    expect(tabel).toMatchObject({ nummers: [4] });
  });

  it('in which two columns come to mean the same is refused', async () => {
    const tabel = await csv('jaar;post;moment;besluitdatum;Raming 2025;\n;;;;begroot;bedrag\n');
    expect(fouten(tabel)[0]?.melding).toContain('bedrag (kolom 5 en 6)');
  });
});

describe('a sheet of a workbook', () => {
  it('with a hidden row is refused with its place', async () => {
    const tabel = await xlsx({ Blad1: [KOP, [...REGEL, 1], [...REGEL, 2]] }, (boek) => {
      boek.getWorksheet('Blad1')!.getRow(3).hidden = true;
    });
    expect(fouten(tabel)).toMatchObject([
      { regel: 3, melding: expect.stringContaining('verborgen') },
    ]);
  });

  it('may hold formulas that went wrong where no known column is', async () => {
    const fout = { formula: '1/0', result: { error: '#DIV/0!' } };
    const tabel = await xlsx({
      Blad0: [[fout]],
      Blad1: [
        [...KOP, 'controle'],
        [...REGEL, 1, fout],
      ],
    });
    expect(bedragen(tabel)).toEqual([100]);
  });

  it('keeps days in either calendar, and times', async () => {
    const kop = [
      ...'bsn wet aanbieder toewijzingNummer categorie code toewijzingsdatum'.split(' '),
      ...'toewijzingstijd ingangsdatum einddatum volume eenheid frequentie'.split(' '),
    ];
    const dag = new Date('2024-02-29');
    const tijd = new Date('1899-12-30T13:45:00Z');
    const rij = [
      '999900006',
      'wmo',
      '98000001',
      1,
      '02',
      '02A01',
      dag,
      tijd,
      dag,
      null,
      1,
      '01',
      '2',
    ];
    for (const date1904 of [false, true]) {
      const tabel = await xlsx({ Blad1: [kop, rij] }, (boek) => {
        boek.properties.date1904 = date1904;
        boek.getWorksheet('Blad1')!.getCell('H2').numFmt = 'hh:mm:ss';
        if (date1904) boek.getWorksheet('Blad1')!.getCell('H2').value = '13:45:00';
      });
      const verwacht = { ingangsdatum: '2024-02-29', toewijzingstijd: '13:45:00', einddatum: null };
      expect(rijen(tabel)).toMatchObject([verwacht]);
    }
  });
});
