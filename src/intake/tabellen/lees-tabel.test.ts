import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import {
  bedragen,
  begroting,
  fouten,
  KOP,
  openProeftabellen,
  REGEL,
  rijen,
} from './proeftabellen.fixture.ts';

const { csv, xlsx, lees, map, ruimOp } = openProeftabellen();
afterAll(ruimOp);

describe('a CSV', () => {
  it('is read with columns in any order, and other columns are named', async () => {
    const tabel = await csv(
      'Opmerking;Bedrag in euro;Besluitdatum;Moment;Begrotingsjaar;Post;Wet;Soort\n' +
        'x;"1.234,56";12-11-2024;Primitief;2025;6.60;Jeugdwet;lasten\n',
    );
    expect(tabel).toMatchObject({
      ok: true,
      soort: 'begroting',
      kop: { overgeslagen: ['Opmerking'] },
    });
    expect(rijen(tabel)[0]).toMatchObject({
      jaar: 2025,
      post: '6.60',
      wet: 'jeugd',
      soort: 'last',
      besluitdatum: '2024-11-12',
      bedrag: 123456,
    });
  });

  it.each([
    [';', '1,5'],
    ['\t', '1,5'],
    [',', '1.50'],
  ])('is read with "%s" between the columns', async (teken, bedrag) => {
    expect(bedragen(await csv(`${KOP.join(teken)}\n${[...REGEL, bedrag].join(teken)}\n`))).toEqual([
      150,
    ]);
  });

  it('is read in UTF-8 with a BOM and in Windows-1252, with Windows line ends', async () => {
    const tekst = 'agb;naam\r\n01234567;Zorg „Coöp”\r\n';
    expect(rijen(await csv(`\ufeff${tekst}`))).toEqual([{ agb: '01234567', naam: 'Zorg „Coöp”' }]);
    expect(bedragen(await csv(Buffer.from(begroting('\x80 1.234,50'), 'latin1')))).toEqual([
      123450,
    ]);
    const cp1252 = Buffer.from(tekst.replace('„', '\x84').replace('”', '\x94'), 'latin1');
    expect(rijen(await csv(cp1252))).toEqual([{ agb: '01234567', naam: 'Zorg „Coöp”' }]);
  });

  it('keeps separators, quotes and line ends that stand within quotes', async () => {
    const naam = rijen(await csv('agb;naam\n1;"a;b ""c""\nd"\n'))[0]?.['naam'];
    expect(naam).toBe('a;b "c"\nd');
  });

  it('keeps an empty amount apart from zero', async () => {
    expect(bedragen(await csv(begroting('', '0', '0,00')))).toEqual([null, 0, 0]);
  });

  it('is refused whole with every fault in its row and column', async () => {
    const tabel = await csv(
      `${KOP.join(';')}\n2025;;primitief;2024-02-30;5\n25;A;primitief;2024-01-01;vijf\n`,
    );
    expect(fouten(tabel).map((f) => [f.regel, f.element])).toEqual([
      [2, 'post'],
      [2, 'besluitdatum'],
      [3, 'jaar'],
      [3, 'bedrag'],
    ]);
    const veel = await csv(begroting(...Array.from({ length: 80 }, () => 'x')));
    expect(fouten(veel).length).toBeLessThanOrEqual(50);
  });

  it('of another kind, without rows, or with quotes that stay open is refused in a sentence', async () => {
    expect(fouten(await csv('naam;kleur\nx;rood\n'))[0]?.melding).toContain('niet herkend');
    expect(fouten(await csv('agb;naam\n'))[0]?.melding).toBe('De tabel heeft geen rijen.');
    await expect(csv('agb;naam\n1;"a\n')).rejects.toThrow('aanhalingstekens');
  });

  it('is refused without repeating a cell of text; a small number is', async () => {
    const kop = 'jaar;post;wet;moment;besluitdatum;structureel;bedrag';
    const tabel = await csv(
      `${kop}\nJansen;1;999900006;primitief;Verstopstraat;wie;Pietersen 12\n2025;1;wmo;x;x;x;1,234,5\n`,
    );
    const tekst = JSON.stringify(fouten(tabel));
    expect(fouten(tabel).length).toBeGreaterThanOrEqual(5);
    expect(tekst).not.toMatch(/Jansen|9999|Verstop|Pietersen|wie/);
    const getal = await csv(begroting('1,234,5'));
    expect(fouten(getal)[0]?.melding).toContain('staat 1,234,5;');
    const bsn = await csv(begroting('999.900.006', '1'));
    expect(JSON.stringify(fouten(bsn))).not.toContain('999');
  });

  it('in which two columns mean the same is refused', async () => {
    const tabel = await csv('agb;naam;Aanbieder\n1;a;b\n');
    expect(fouten(tabel)[0]?.melding).toBe(
      'Twee kolommen betekenen hetzelfde: naam (kolom 2 en 3). Laat er een weg.',
    );
  });
});

describe('an amount', () => {
  it('that can be read two ways is asked about, and read as told', async () => {
    expect(fouten(await csv(begroting('500', '1.234')))).toEqual([
      {
        regel: 3,
        element: 'bedrag',
        code: 'TABEL',
        melding:
          'In kolom bedrag staat 1.234: is dat 1234 (Nederlands) of 1.234 (Engels)? Geef op hoe getallen geschreven zijn: Nederlands (nl) of Engels (en).',
      },
    ]);
    expect(bedragen(await csv(begroting('500', '1.234'), 'nl'))).toEqual([50000, 123400]);
    expect(bedragen(await csv(begroting('500', '1.234', '7,5')))).toEqual([50000, 123400, 750]);
  });

  it.each([
    ['bedrag (x € 1.000)', '12,5', 1_250_000],
    ['bedrag x 1000', '12,345', 1_234_500],
    ['bedrag (x € 1.000.000)', '3,2', 320_000_000],
    ['bedrag in mln', '3,2', 320_000_000],
    ['Bedrag (in centen)', '1234', 1234],
    ['bedrag', '12,5', 1250],
  ])('under "%s" is %s as %i cents', async (kop, getal, centen) => {
    const inhoud = begroting(getal).replace('bedrag', kop);
    expect(bedragen(await csv(inhoud, 'nl'))).toEqual([centen]);
  });

  it('takes its unit from the title above the table', async () => {
    expect(
      bedragen(await csv(`Begroting 2025 (bedragen x € 1.000)\n\n${begroting('12,5')}`)),
    ).toEqual([1_250_000]);
    expect(bedragen(await csv(`Tekort van 3 miljoen\n${begroting('12,5')}`))).toEqual([1250]);
  });
});

describe('a workbook', () => {
  it('is read below a title with merged cells, with numbers, dates and outcomes of formulas', async () => {
    const tabel = await xlsx(
      {
        Toelichting: [['Dit is een toelichting']],
        Begroting: [
          ['Begroting sociaal domein'],
          KOP,
          [2025, 'A', 'primitief', new Date('2024-11-12'), 1234.56],
          [2025, 'B', 'primitief', new Date('2024-11-12'), { formula: 'E3*2', result: 2469.12 }],
          [2025, 'C', 'primitief', '2024-11-12', '1.234,50'],
          [],
          [2025, 'D', 'primitief', '2024-11-12', null],
        ],
      },
      (boek) => boek.getWorksheet('Begroting')!.mergeCells('A1:E1'),
    );
    expect(bedragen(tabel)).toEqual([123456, 246912, 123450, null]);
    expect(rijen(tabel)[0]).toMatchObject({ jaar: 2025, besluitdatum: '2024-11-12' });
  });

  it('with a formula error or an amount of parts of cents is refused with its place', async () => {
    for (const stuk of [{ formula: '1/0', result: { error: '#DIV/0!' } }, { error: '#N/A' }]) {
      const [fout] = fouten(await xlsx({ Blad1: [KOP, [...REGEL, stuk]] }));
      expect(fout).toMatchObject({ regel: 2, element: 'bedrag' });
      expect(fout?.melding).toContain('Op blad 1, rij 2, kolom 5 staat een formule met een fout');
    }
    const nul = await xlsx({ Blad1: [KOP, [...REGEL, { formula: '1-1', result: 0 }]] });
    expect(bedragen(nul)).toEqual([0]);
    const delen = await xlsx({ Blad1: [KOP, [...REGEL, 10.005]] });
    expect(fouten(delen)).toMatchObject([{ regel: 2, element: 'bedrag' }]);
  });

  it('that keeps a code as a broken number is refused: 6.6 may have been 6.60', async () => {
    const tabel = await xlsx({ Blad1: [KOP, [2025, 6.6, 'primitief', '2024-11-12', 1]] });
    expect(fouten(tabel)).toMatchObject([{ regel: 2, element: 'post' }]);
  });

  it('with two tables is refused rather than half read', async () => {
    const twee = await xlsx({ Een: [KOP, [...REGEL, 1]], Twee: [KOP, [...REGEL, 2]] });
    expect(fouten(twee)[0]?.melding).toContain('blad 1 en blad 2');
  });

  it('says which other sheets are not read, and refuses when one resembles a table', async () => {
    const met = (ander: readonly (readonly unknown[])[]) =>
      xlsx({ Een: [KOP, [...REGEL, 1]], Leeg: [], Uitleg: ander });
    const uitleg = await met([['Toelichting'], ['bedragen in euro']]);
    expect(uitleg).toMatchObject({ ok: true, kop: { andereBladen: [3] } });
    const lijkt = await met([
      ['jaar', 'post', 'moment', 'besluitdatum', 'bedrgg'],
      [...REGEL, 2],
    ]);
    expect(fouten(lijkt)[0]?.melding).toMatch(
      /^Blad 3 lijkt op .*, zonder de kolom bedrag\. Verbeter/,
    );
  });

  it('that is damaged or unpacks beyond all measure is refused', async () => {
    await xlsx({ Blad1: [KOP, [...REGEL, 1]] });
    const heel = readFileSync(join(map, 'tabel.xlsx'));
    const stuk = join(map, 'stuk.xlsx');
    writeFileSync(stuk, heel.subarray(0, heel.length - 200));
    await expect(lees(stuk)).rejects.toThrow('beschadigd');
    const bom = join(map, 'bom.xlsx');
    writeFileSync(bom, zipMet('xl/sharedStrings.xml', Buffer.alloc(300 * 1024 ** 2)));
    await expect(lees(bom)).rejects.toThrow('veel te groot');
    writeFileSync(bom, zipMet('xl/sharedStrings.xml', Buffer.alloc(300 * 1024 ** 2), 1000));
    await expect(lees(bom)).rejects.toThrow(/beschadigd|te groot/);
  });
});

/** A zip of one entry; `gezegd` is the unpacked size that it claims. */
function zipMet(naam: string, inhoud: Buffer, gezegd = inhoud.length): Buffer {
  const data = deflateRawSync(inhoud);
  const kop = (handtekening: number, extra: number[]) => {
    const b = Buffer.alloc(extra.length === 0 ? 30 : 46);
    b.writeUInt32LE(handtekening, 0);
    const o = extra.length === 0 ? 4 : 6;
    b.writeUInt16LE(20, o);
    b.writeUInt16LE(8, o + 4);
    b.writeUInt32LE(data.length, o + 14);
    b.writeUInt32LE(gezegd, o + 18);
    b.writeUInt16LE(naam.length, o + 22);
    return b;
  };
  const lokaal = Buffer.concat([kop(0x04034b50, []), Buffer.from(naam), data]);
  const centraal = Buffer.concat([kop(0x02014b50, [1]), Buffer.from(naam)]);
  const einde = Buffer.alloc(22);
  einde.writeUInt32LE(0x06054b50, 0);
  einde.writeUInt16LE(1, 8);
  einde.writeUInt16LE(1, 10);
  einde.writeUInt32LE(centraal.length, 12);
  einde.writeUInt32LE(lokaal.length, 16);
  return Buffer.concat([lokaal, centraal, einde]);
}
