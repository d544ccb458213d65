import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Database from 'libsql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import { doeGevraagd } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { genereer } from '../../src/generator/genereer.ts';
import { declaratie, maakProef, type Proef } from './proefhuis.ts';

const NU = new Date('2025-10-02T12:00:00Z');
const TABELLEN = ['begroting', 'producttabel', 'postcodes', 'aanbieders', 'maandcijfers'];

let proef: Proef;
let huis: Huis;
let stad: string;
beforeAll(async () => {
  proef = maakProef();
  stad = join(proef.map, 'stad');
  // safe: a literal day
  const tot = '2025-10-01' as Datum;
  await genereer({ inwoners: 1000, maanden: 2, tot, zaad: 4 }, async (pad, inhoud) => {
    mkdirSync(dirname(join(stad, pad)), { recursive: true });
    writeFileSync(join(stad, pad), inhoud);
  });
  huis = await proef.open('data', () => NU);
});
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const vraagVoor = (...paden: string[]) => ({ paden, gemeente: '9998', getal: 'nl' as const });

const begroting = (jaar: number): string =>
  `Jaar;Post;Naam;Stroom;Soort;Moment;Besluitdatum;Bedrag in euro;Opmerking
${jaar};X1;Een;subsidie;last;primitief;2025-09-01;1.000,50;a
${jaar};X2;Twee;subsidie;last;primitief;2025-09-02;;b
`;

/** Every row of every table of both stores, and the files of the folder. */
async function inhoud(h: Huis): Promise<Record<string, string[]>> {
  const map = mkdtempSync(join(tmpdir(), 'inhoud-'));
  const uit: Record<string, string[]> = {};
  await h.facts.bewaarNaar(join(map, 'feiten.duckdb'));
  const db = await DuckDBInstance.create(join(map, 'feiten.duckdb'));
  const c = await db.connect();
  const rijen = async (sql: string) => (await c.runAndReadAll(sql)).getRowObjectsJson();
  for (const { table_name } of await rijen(
    "select table_name from information_schema.tables where table_type = 'BASE TABLE'",
  )) {
    const t = JSON.stringify(table_name);
    uit[`feiten ${t}`] = (await rijen(`select * from ${t}`)).map((r) => JSON.stringify(r)).sort();
  }
  c.closeSync();
  db.closeSync();
  await h.register.bewaarNaar(join(map, 'register.sqlite'));
  const register = new Database(join(map, 'register.sqlite'));
  // safe: the catalogue of SQLite names its tables as text
  const tabellen = register
    .prepare("select name from sqlite_master where type = 'table'")
    .all() as { name: string }[];
  for (const { name } of tabellen)
    uit[`register ${name}`] = register
      .prepare(`select * from ${name}`)
      .all()
      .map((r) => JSON.stringify(r))
      .sort();
  register.close();
  const quarantaine = join(h.map, 'quarantaine');
  // the key of the house is made when it is first needed, and holds nothing of what was tried
  uit['map'] = readdirSync(h.map).filter((n) => !/\.wal$|-wal$|-shm$|^geheim$/.test(n));
  uit['quarantaine'] = existsSync(quarantaine) ? readdirSync(quarantaine) : [];
  rmSync(map, { recursive: true, force: true });
  return uit;
}

const antwoorden = () =>
  Promise.all(
    ['stand-van-zaken', 'begroting-en-wijzigingen', 'clienten'].map((id) =>
      stelVraag(huis, id, {}),
    ),
  );

describe('a preview', () => {
  it('of an empty house and of a full one keeps nothing, and says what the import then does', async () => {
    const alles = [
      ...TABELLEN.map((n) => join(stad, `${n}.csv`)),
      join(stad, 'berichten', '2025-09'),
    ];
    const nieuw = [proef.zet('nieuw.xml', declaratie()), proef.zet('meer.csv', begroting(2025))];
    for (const paden of [alles, [...nieuw, ...alles]]) {
      const voor = await inhoud(huis);
      const vooraf = await huis.importeer({ ...vraagVoor(...paden), proef: true });
      expect(await inhoud(huis)).toEqual(voor);
      expect(vooraf).toMatchObject({ proef: true, snapshot: null });
      const echt = await huis.importeer(vraagVoor(...paden));
      expect(echt.snapshot).not.toBeNull();
      expect({ ...vooraf, proef: false, snapshot: echt.snapshot }).toEqual(echt);
      expect(echt.verschillen.length).toBeGreaterThan(0);
    }
    const stand = await huis.importeer({ ...vraagVoor(...alles), proef: true });
    expect(stand).toMatchObject({ verwerkt: 0, geweigerd: 0 });
    for (const c of [...(await huis.facts.controleer()), ...(await huis.register.controleer())])
      expect(c.goed, c.onderdeel).toBe(true);
  }, 400_000);

  it('names the control totals of a table and of the messages of one kind', async () => {
    const pad = proef.zet('extra.csv', begroting(2026));
    const { controle } = await huis.importeer({ ...vraagVoor(pad), proef: true });
    expect(controle).toHaveLength(1);
    const [tabel] = controle;
    expect(tabel).toMatchObject({ bestand: 'extra.csv', soort: 'begroting', uitkomst: 'nieuw' });
    expect(tabel).toMatchObject({ rijen: 2, overgeslagen: ['Opmerking'] });
    const kolom = (veld: string) => tabel?.kolommen.find((k) => k.veld === veld);
    expect(kolom('bedrag')).toMatchObject({ kop: 'Bedrag in euro', somCenten: 100_050, gevuld: 1 });
    expect(kolom('besluitdatum')).toMatchObject({ eerste: '2025-09-01', laatste: '2025-09-02' });
    expect(kolom('post')).toMatchObject({ verschillend: 2, somCenten: null });
    const tweeMaal = [
      proef.zet('een.xml', declaratie()),
      proef.zet(
        'twee.xml',
        declaratie((d) => {
          Object.assign(d.Header.BerichtIdentificatie, { Identificatie: 'ANDERS' });
        }),
      ),
    ];
    const leeg = await proef.open('leeg', () => NU);
    const los = await leeg.importeer({ paden: tweeMaal, proef: true });
    await leeg.sluit();
    expect(los.controle).toEqual([expect.objectContaining({ soort: 'WMO323', bestand: null })]);
    expect(los.controle[0]).toMatchObject({ bestanden: 2, rijen: 4 });
  });

  it('shows the faults of a refused file and keeps neither the file nor a note', async () => {
    const voor = await inhoud(huis);
    const pad = proef.zet('kapot.xml', '<?xml version="1.0"?><bericht><niet-dicht></bericht>');
    const verslag = await huis.importeer({ ...vraagVoor(pad), proef: true });
    expect(verslag).toMatchObject({ geweigerd: 1, fouten: [{ bestand: 'kapot.xml' }] });
    expect(await inhoud(huis)).toEqual(voor);
  });

  it('leaves every answer as it was, and the next import and act in order', async () => {
    const voor = await antwoorden();
    const pad = proef.zet('volgend.csv', begroting(2026));
    const werk = huis.importeer({
      ...vraagVoor(pad, join(stad, 'berichten', '2025-09')),
      proef: true,
    });
    const act = doeGevraagd(huis, 'zet-huishoudproxy', { aan: false }, '9998');
    expect((await werk).verwerkt).toBe(1);
    expect((await act).ok).toBe(true);
    expect(await antwoorden()).toEqual(voor);
    const echt = await huis.importeer(vraagVoor(pad));
    expect(echt).toMatchObject({ proef: false, verwerkt: 1 });
  }, 200_000);
});
