import { mkdtempSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { openHuis } from '../../src/main.ts';

const GEMEENTE = '0193';

let map: string;
let huis: Huis;
beforeEach(async () => {
  map = mkdtempSync(join(tmpdir(), 'tabellen-huis-'));
  const open = await openHuis(join(map, 'data'));
  if (!open.ok) throw new Error(open.problem.detail);
  huis = open.value;
});
afterEach(async () => {
  await huis.sluit();
  await rm(map, { recursive: true });
});

function importeer(bestanden: Record<string, string>) {
  const paden = Object.entries(bestanden).map(([naam, inhoud]) => {
    writeFileSync(join(map, naam), inhoud);
    return join(map, naam);
  });
  return huis.importeer({ paden, gemeente: GEMEENTE });
}

const BEGROTING = `jaar;post;naam;wet;taakveld;stroom;soort;moment;besluitdatum;structureel;bedrag
2025;HH;Huishoudelijke hulp;wmo;6.711;declaraties;last;primitief;2024-11-12;ja;1.000,00
2025;EB;Eigen bijdrage;wmo;6.711;eigen bijdrage;bate;primitief;2024-11-12;ja;100,00
2025;HH;;;;;;Berap 1;2025-06-01;nee;250,50
2025;JH;Jeugdhulp;jeugd;6.751;declaraties;last;primitief;2024-11-12;ja;
`;
const PRODUCTTABEL = 'wet;categorie;code;post\nwmo;01;01A01;HH\nwmo;1;;HH\n';
const stand = async (post: string) =>
  (await huis.register.begroting(GEMEENTE, 2025, '2025-12-31' as Datum)).find(
    (s) => s.post === post,
  );

describe('the tables of a municipality', () => {
  it('reach the register through their acts, in whatever order they are given', async () => {
    const verslag = await importeer({ 'a.csv': PRODUCTTABEL, 'b.csv': BEGROTING });
    expect(verslag).toMatchObject({ verwerkt: 2, geweigerd: 0, fouten: [] });
    expect(await stand('HH')).toMatchObject({ primitiefCenten: 100000, actueelCenten: 125050 });
    expect(await stand('EB')).toMatchObject({ soort: 'bate', actueelCenten: 10000 });
    expect(await stand('JH')).toMatchObject({ primitiefCenten: null, actueelCenten: null });
    expect((await huis.register.indeling(GEMEENTE)).regels).toMatchObject([
      { categorie: '01', code: null },
      { categorie: '01', code: '01A01' },
    ]);
    expect((await huis.register.handelingen(GEMEENTE)).map((h) => h.handeling)).toEqual([
      'leg-begroting-vast',
      'deel-product-in',
    ]);
  });

  it('change nothing when they come again', async () => {
    await importeer({ 'b.csv': BEGROTING, 'p.csv': PRODUCTTABEL });
    const versie = await huis.register.versie();
    const opnieuw = await importeer({ 'anders.csv': BEGROTING, 'p2.csv': PRODUCTTABEL });
    expect(opnieuw).toMatchObject({ verwerkt: 0, alBekend: 2, geweigerd: 0 });
    expect(await huis.register.versie()).toBe(versie);
  });

  it('that name an unknown post are refused whole, by row, with what to do', async () => {
    const fout = 'jaar;post;moment;besluitdatum;bedrag\n2025;X;primitief;2024-11-12;5\n';
    const verslag = await importeer({ 'b.csv': BEGROTING, 'fout.csv': fout });
    expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 1 });
    expect(verslag.fouten).toEqual([
      {
        bestand: 'fout.csv',
        regel: 2,
        element: 'post',
        code: 'TABEL',
        melding:
          'Post X bestaat niet. Geef bij een nieuwe post ook naam, wet, taakveld, stroom en soort op, of verbeter de code.',
      },
    ]);
    expect(await stand('HH')).toMatchObject({ actueelCenten: 125050 });
  });

  it('are read from a workbook as well', async () => {
    const boek = new ExcelJS.Workbook();
    const regels = BEGROTING.trim()
      .split('\n')
      .map((r) => r.split(';'));
    boek.addWorksheet('Begroting').addRows(regels);
    const pad = join(map, 'begroting.xlsx');
    await boek.xlsx.writeFile(pad);
    const verslag = await huis.importeer({ paden: [pad], gemeente: GEMEENTE });
    expect(verslag).toMatchObject({ verwerkt: 1, fouten: [] });
    expect(await stand('HH')).toMatchObject({ actueelCenten: 125050 });
  });

  it('with an amount that can be read two ways are asked about, and read as told', async () => {
    const dubbelzinnig = BEGROTING.replace('1.000,00', '1.000')
      .replace('100,00', '100')
      .replace('250,50', '250');
    const vraag = await importeer({ 'b.csv': dubbelzinnig });
    expect(vraag.fouten[0]?.melding).toContain('Nederlands (nl) of Engels (en)');
    const paden = [join(map, 'b.csv')];
    const nl = await huis.importeer({ paden, gemeente: GEMEENTE, getal: 'nl' });
    expect(nl).toMatchObject({ verwerkt: 1 });
    expect(await stand('HH')).toMatchObject({ primitiefCenten: 100000 });
  });
});

describe('a stop between the two stores', () => {
  it('is mended when the house opens again', async () => {
    await importeer({ 'b.csv': BEGROTING, 'p.csv': PRODUCTTABEL });
    const kop = { handeling: 'test', gemeente: GEMEENTE, actor: 'test', gedaanOp: 'nu' };
    // The register has a new product table; the process stopped before the facts heard of it.
    await huis.register.doe(kop, async (schrijver) => {
      await schrijver.zetIndelingRegels(GEMEENTE, [], false);
      return { ok: true, value: { waarde: null, zin: 'De producttabel is leeg.' } };
    });
    await huis.sluit();
    const open = await openHuis(join(map, 'data'));
    if (!open.ok) throw new Error(open.problem.detail);
    huis = open.value;
    const { versie } = await huis.register.indeling(GEMEENTE);
    expect(await huis.facts.indelingVersie(GEMEENTE)).toBe(versie);
  });
});
