import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { maakStad } from '../../src/generator/voorbeeldstad.fixture.ts';
import { openHuis } from '../../src/main.ts';
import { NASPEL } from '../intake/proefhuis.ts';

const A = '9998';
const B = '9997';
const NU = () => new Date('2025-11-01T12:00:00Z');
// one key for both folders: keyed marks stand in answers
const SLEUTEL = 'ab'.repeat(32);
const map = mkdtempSync(join(tmpdir(), 'twee-gemeenten-'));
let alleen: Huis;
let naast: Huis;

type Stad = ReadonlyMap<string, string>;

const waarden = (stad: Stad, veld: string): Set<string> =>
  new Set(
    [...stad.values()].flatMap((tekst) =>
      [...tekst.matchAll(new RegExp(`:${veld}>([^<]+)<`, 'g'))].map(([, waarde]) => String(waarde)),
    ),
  );

const bsnsVan = (stad: Stad): string[] =>
  [...waarden(stad, 'Bsn')].filter((bsn) => /^\d{9}$/.test(bsn));

/** The second one has the persons of the first as far as they go, under its own code. */
function verplaats(stad: Stad, voorbeeld: Stad): Map<string, string> {
  const van = bsnsVan(stad);
  const naar = bsnsVan(voorbeeld);
  const om = new Map(van.map((bsn, i) => [bsn, naar[i] ?? bsn]));
  return new Map(
    [...stad].map(([pad, tekst]) => [
      pad,
      tekst
        .replace(/(:Bsn>)(\d{9})(<)/g, (_, voor, bsn, na) => `${voor}${om.get(bsn)}${na}`)
        .replaceAll(`>${A}<`, `>${B}<`),
    ]),
  );
}

function schrijf(naam: string, stad: Stad): string {
  for (const [pad, tekst] of stad) {
    if (pad === 'waarheid.json') continue;
    mkdirSync(dirname(join(map, naam, pad)), { recursive: true });
    writeFileSync(join(map, naam, pad), tekst);
  }
  writeFileSync(join(map, naam, `geweigerd-${naam}.csv`), `onbekend-${naam};x\n1;2\n`);
  return join(map, naam);
}

async function open(naam: string, delen: readonly (readonly [string, string])[]): Promise<Huis> {
  const geopend = await openHuis(join(map, naam), { nu: NU, sleutel: SLEUTEL });
  if (!geopend.ok) throw new Error(geopend.problem.detail);
  for (const [gemeente, pad] of delen) {
    const { geweigerd, fouten } = await geopend.value.importeer({ paden: [pad], gemeente });
    if (geweigerd !== 1) throw new Error(JSON.stringify([gemeente, ...fouten.slice(0, 8)]));
  }
  return geopend.value;
}

let eerste: Stad;
let tweede: Stad;
beforeAll(async () => {
  const maat = { inwoners: 250, maanden: 13 };
  eerste = await maakStad({ ...maat, zaad: 1 });
  tweede = verplaats(await maakStad({ ...maat, zaad: 2 }), eerste);
  const paden = [schrijf('a', eerste), schrijf('b', tweede)] as const;
  alleen = await open('alleen', [[A, paden[0]]]);
  // the other one first: its numbers are given out before those of this one
  naast = await open('naast', [
    [B, paden[1]],
    [A, paden[0]],
  ]);
});
afterAll(async () => {
  await alleen?.sluit();
  await naast?.sluit();
  rmSync(map, { recursive: true, force: true });
});

/** The text of an answer, without the serial of its state: that counts the imports of the folder. */
async function tekstVan(huis: Huis, id: string, gemeente: string, invoer = {}): Promise<string> {
  const antwoord = await stelVraag(huis, id, invoer, { gemeente, wacht: true });
  const zonderSerie = (veld: string, waarde: unknown) =>
    veld === 'snapshot' || veld === 'nummer' || veld === 'handelingId' ? null : waarde;
  return JSON.stringify(antwoord, zonderSerie, 1);
}

test('the two share persons, providers, references, numbers and postcodes', () => {
  for (const veld of ['Bsn', 'Afzender', 'ToewijzingNummer', 'ReferentieNummer', 'Identificatie']) {
    const [een, ander] = [waarden(eerste, veld), waarden(tweede, veld)];
    expect([...een].filter((w) => ander.has(w)).length, veld).toBeGreaterThan(5);
  }
  const postcodes = (stad: Stad) => stad.get('postcodes.csv')?.split('\n').slice(1) ?? [];
  expect(postcodes(eerste).filter((p) => postcodes(tweede).includes(p)).length).toBeGreaterThan(1);
});

describe('an answer for one municipality', () => {
  test('is the same to the byte when another lies beside it, for every question that rests on the facts', async () => {
    const anders: string[] = [];
    for (const { id } of alleen.catalogus.vragen) {
      // these read what jaarprognose reads, month by month
      if (NASPEL.includes(id)) continue;
      const verwacht = await tekstVan(alleen, id, A);
      if (verwacht !== (await tekstVan(naast, id, A))) anders.push(id);
      // proof that the comparison can fail: the other municipality has another answer
      expect(JSON.parse(verwacht), id).toMatchObject({ ok: true });
    }
    expect(anders).toEqual([]);
  });

  test('differs from that of the other, so that the comparison can fail', async () => {
    for (const id of ['clienten', 'aanbieders', 'bronnen', 'uitnutting'])
      expect(await tekstVan(naast, id, B), id).not.toBe(await tekstVan(naast, id, A));
  });

  test('is not given without saying for which of the two', async () => {
    const zonder = await stelVraag(naast, 'clienten', {});
    expect(zonder).toMatchObject({ ok: false, problem: { code: 'ongeldigeInvoer' } });
  });
});
