import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { toCsv } from '../../src/documents/csv.ts';
import { toXlsx } from '../../src/documents/xlsx.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { voorbeeld301, voorbeeld323 } from '../../src/intake/berichten/voorbeelden.fixture.ts';
import { openHuis } from '../../src/main.ts';
import { zoekInBytes, zoekInFeiten, zoekInRegister } from '../hulp/doorzoek.ts';

/** What must never be found again: BSN, name, street, phone, e-mail and free text of a person. */
const BSN = '999990421';
const ANDERE_BSN = '999990433';
/** Nine digits that no person has, as a slip of the pen would give. */
const GEEN_BSN = '999990422';
const GEHEIMEN = [
  GEEN_BSN,
  BSN,
  ANDERE_BSN,
  'Plantenga-Zoekterm',
  'Verstopstraat',
  '0612349876',
  'vindmij@voorbeeld.nl',
  'Zeer persoonlijk verhaal',
];

const map = mkdtempSync(join(tmpdir(), 'privacy-'));
const data = join(map, 'data');
const invoer = join(map, 'invoer');
const uitvoer = join(map, 'uitvoer');
let huis: Huis;

/** Tables into which persons slipped: a list of clients under a budget's heading, as CSV and XLSX. */
async function schrijfTabellen(): Promise<void> {
  const kop = ['jaar', 'post', 'naam', 'wet', 'moment', 'besluitdatum', 'structureel', 'bedrag'];
  const rijen = [
    ['Plantenga-Zoekterm', ANDERE_BSN, 'x', 'Verstopstraat', ANDERE_BSN, GEEN_BSN, BSN, BSN],
    [
      2025,
      ANDERE_BSN,
      'Plantenga-Zoekterm',
      'wmo',
      'Zeer persoonlijk verhaal',
      '2024-11-12',
      'x',
      '1',
    ],
  ];
  const csv = [kop, ...rijen].map((r) => r.join(';')).join('\n');
  writeFileSync(join(invoer, 'begroting-mis.csv'), csv);
  // well formed, so that the act refuses it: its posts and moments are persons
  const act = [
    kop,
    [2025, ANDERE_BSN, 'Plantenga-Zoekterm', 'wmo', 'Verstopstraat', '2024-11-12', '', '1'],
  ];
  writeFileSync(join(invoer, 'begroting-act.csv'), act.map((r) => r.join(';')).join('\n'));
  const boek = new ExcelJS.Workbook();
  boek.addWorksheet('Plantenga-Zoekterm').addRows([kop, ...rijen]);
  await boek.xlsx.writeFile(join(invoer, 'begroting-mis.xlsx'));
}

function schrijfInvoer(): void {
  mkdirSync(invoer);
  const declaratie = voorbeeld323();
  const [client] = declaratie.Declaratie.Clienten.Client;
  const metBsn = {
    ...declaratie,
    Declaratie: {
      ...declaratie.Declaratie,
      Clienten: {
        Client: [{ ...client, Bsn: BSN, Prestaties: client?.Prestaties ?? { Prestatie: [] } }],
      },
    },
  };
  // some providers make their references, and even their message numbers, of the BSN
  for (const { ProductReferentie: r } of client?.Prestaties.Prestatie ?? []) {
    const eigen = { ReferentieNummer: `${BSN}-${r.ReferentieNummer}` };
    const vorig = { VorigReferentieNummer: `X${ANDERE_BSN}` };
    Object.assign(r, eigen, r.VorigReferentieNummer === undefined ? {} : vorig);
  }
  Object.assign(metBsn.Header.BerichtIdentificatie, { Identificatie: `B${BSN}` });
  const goed = writeBericht('WMO323', metBsn);
  writeFileSync(join(invoer, 'declaratie.xml'), goed);
  const kapot = goed.replaceAll(BSN, ANDERE_BSN);
  writeFileSync(
    join(invoer, `kapot-${ANDERE_BSN}.xml`),
    kapot.replace(/Eenheid>04</, 'Eenheid>99<'),
  );
  const { Header, Client } = voorbeeld301();
  const adres = { Huis: { Huisnummer: 1 }, Postcode: '1234AB', Straatnaam: 'Verstopstraat' };
  const toewijzing = writeBericht('JW301', {
    Header,
    Client: {
      ...Client,
      Bsn: BSN,
      Naam: { Geslachtsnaam: { Achternaam: 'Plantenga-Zoekterm' }, NaamGebruik: '1' },
      Commentaar: 'Zeer persoonlijk verhaal',
      ToegewezenProducten: {
        ToegewezenProduct: Client.ToegewezenProducten.ToegewezenProduct.map((p) => ({
          ...p,
          ReferentieAanbieder: `REF ${BSN}`,
        })),
      },
      Contactgegevens: {
        Contact: [
          {
            Soort: '01',
            Adres: adres,
            Telefoon: { Telefoon01: { Telefoonnummer: '0612349876', Landnummer: '31' } },
            Emailadres: 'vindmij@voorbeeld.nl',
          },
        ],
      },
    },
  });
  writeFileSync(join(invoer, 'toewijzing.xml'), toewijzing);
  const kop = 'bsn;afgeschermd';
  writeFileSync(join(invoer, 'geheim.csv'), `${kop}\n${BSN};ja\n`);
  // refused: a BSN that is none, and a list of persons under a heading that nobody knows
  writeFileSync(
    join(invoer, 'geheim-mis.csv'),
    `${kop}\n${ANDERE_BSN};ja\n${GEEN_BSN};misschien\n`,
  );
  writeFileSync(
    join(invoer, 'personen.csv'),
    `Plantenga-Zoekterm;${ANDERE_BSN}\nVerstopstraat;1\n`,
  );
}

beforeAll(async () => {
  schrijfInvoer();
  await schrijfTabellen();
  const open = await openHuis(data);
  if (!open.ok) throw new Error(open.problem.detail);
  huis = open.value;
});
afterAll(() => huis.sluit());

test('the planted persons really stand in the files that go in', () => {
  const gevonden = new Set(zoekInBytes(invoer, GEHEIMEN).map((v) => v.tekst));
  expect([...gevonden].sort()).toEqual([...GEHEIMEN].sort());
});

test('no BSN, name, address or free text is found in any table, file, report or export', async () => {
  const verslag = await huis.importeer({ paden: [invoer], gemeente: '9998' });
  expect(verslag).toMatchObject({ verwerkt: 3, geweigerd: 6 });
  expect(verslag.fouten.length).toBeGreaterThan(0);
  mkdirSync(uitvoer);
  for (const { id } of huis.catalogus.vragen) {
    const antwoord = await stelVraag(huis, id, {}, { wacht: true });
    if (!antwoord.ok) throw new Error(antwoord.problem.detail);
    writeFileSync(join(uitvoer, `${id}.json`), JSON.stringify(antwoord.value));
    writeFileSync(join(uitvoer, `${id}.csv`), toCsv(antwoord.value));
    await toXlsx(antwoord.value, join(uitvoer, `${id}.xlsx`));
  }
  writeFileSync(join(uitvoer, 'verslag.json'), JSON.stringify(verslag));
  await huis.sluit();
  const vondsten = [
    ...zoekInBytes(data, GEHEIMEN),
    ...zoekInBytes(uitvoer, GEHEIMEN),
    ...(await zoekInFeiten(join(data, 'feiten.duckdb'), GEHEIMEN)),
    ...zoekInRegister(join(data, 'register.sqlite'), GEHEIMEN),
  ];
  expect(vondsten).toEqual([]);
});

test('the same search does find a BSN that was planted in a scratch table', async () => {
  const pad = join(map, 'controle.duckdb');
  const instantie = await DuckDBInstance.create(pad);
  const db = await instantie.connect();
  await db.run('create table kladblok(tekst varchar)');
  await db.run(`insert into kladblok values ('bsn ${BSN}')`);
  db.closeSync();
  instantie.closeSync();
  expect(await zoekInFeiten(pad, GEHEIMEN)).toContainEqual({
    plek: expect.stringContaining('kladblok'),
    tekst: BSN,
  });
  writeFileSync(join(uitvoer, 'gelekt.txt'), `naam: Plantenga-Zoekterm`);
  expect(zoekInBytes(uitvoer, GEHEIMEN)).toHaveLength(1);
});
