import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { genereer } from '../../src/generator/genereer.ts';
import { maakProef, NASPEL, type Proef } from './proefhuis.ts';

const TOT = '2025-10-01' as Datum; // a literal day
const NU = new Date('2025-10-02T12:00:00Z');
/** One key for all houses: keyed marks stand in answers. */
const SLEUTEL = 'ab'.repeat(32);
const HUIZEN = ['xml', 'zorgkompas', 'baaksuite', 'lodijn', 'eerstXml', 'eerstExport'] as const;
type Naam = (typeof HUIZEN)[number];

let proef: Proef;
const huizen = new Map<Naam, Huis>();
const huis = (naam: Naam): Huis => {
  const h = huizen.get(naam);
  if (!h) throw new Error(naam);
  return h;
};

beforeAll(async () => {
  proef = maakProef();
  const stad = join(proef.map, 'stad');
  const opties = { inwoners: 1000, maanden: 20, tot: TOT, zaad: 6, exports: true };
  await genereer(opties, async (pad, inhoud) => {
    mkdirSync(dirname(join(stad, pad)), { recursive: true });
    writeFileSync(join(stad, pad), inhoud);
  });
  const gewoon = [
    ...['begroting', 'producttabel', 'postcodes', 'aanbieders', 'maandcijfers'],
    ...['grootboek', 'rekeningschema', 'betalingen'],
  ].map((n) => join(stad, `${n}.csv`));
  const xml = join(stad, 'berichten');
  const uit = (leverancier: string) => join(stad, 'exports', leverancier);
  const paden: Record<Naam, string[][]> = {
    xml: [[xml]],
    zorgkompas: [[uit('zorgkompas')]],
    baaksuite: [[uit('baaksuite')]],
    lodijn: [[uit('lodijn')]],
    eerstXml: [[xml], [uit('zorgkompas')]],
    eerstExport: [[uit('baaksuite')], [xml]],
  };
  for (const naam of HUIZEN) {
    const h = await proef.open(naam, () => NU, SLEUTEL);
    huizen.set(naam, h);
    for (const [i, lijst] of paden[naam].entries()) {
      const alle = i === 0 ? [...gewoon, ...lijst] : lijst;
      const verslag = await h.importeer({ paden: alle, gemeente: '9998', getal: 'nl' });
      expect(verslag.fouten, naam).toEqual([]);
    }
  }
}, 300_000);
afterAll(async () => {
  for (const h of huizen.values()) await h.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

/** What says how things came in, and not what they are. */
const OVER_BRONNEN = new Set([
  ...NASPEL,
  'bronnen',
  'administratieve-last',
  'leveringen',
  'datakwaliteit',
  'gemeenten-iv3',
  'bewaartermijnen',
]);

/** What computes a forecast: minutes of work over all houses and days, so on the first day only. */
const REKENT = new Set([
  'boekjaar-leverjaar',
  'dekking',
  'gevoeligheid',
  'jaarprognose',
  'nalevering',
  'stand-van-zaken',
]);
const DAGEN = ['2025-10-01', '2025-06-30', '2024-12-31'] as Datum[];

async function antwoorden(naam: Naam, peildatum: Datum) {
  const uit: Record<string, unknown> = {};
  for (const { id } of huis(naam).catalogus.vragen) {
    if (OVER_BRONNEN.has(id) || (peildatum !== DAGEN[0] && REKENT.has(id))) continue;
    const a = await stelVraag(huis(naam), id, {}, { wacht: true, peildatum });
    if (!a.ok) throw new Error(`${naam} ${id}: ${a.problem.detail}`);
    // safe: every answer is an object; what the declarations came by is told, and may differ
    const antwoord = { ...(a.value.antwoord as object), declaratiesUit: null };
    uit[id] = { antwoord, zin: a.value.zin };
  }
  return uit;
}

describe.each(DAGEN)('on %s', (peildatum) => {
  it('the same data answers the same as messages, as the export of any vendor, and as both in any order', async () => {
    const verwacht = await antwoorden('xml', peildatum);
    expect(JSON.stringify(verwacht).length).toBeGreaterThan(50_000);
    // what one vendor's habits could spoil does not depend on the day: all of them on the first
    const anderen = HUIZEN.filter((n) => n !== 'xml');
    const gekozen = peildatum === DAGEN[0] ? anderen : (['zorgkompas', 'eerstExport'] as const);
    for (const naam of gekozen) {
      const eigen = await antwoorden(naam, peildatum);
      for (const id of Object.keys(verwacht))
        expect(eigen[id], `${naam} ${id}`).toEqual(verwacht[id]);
    }
  }, 240_000);
});

describe('what a house says of where its figures come from', () => {
  const bronnen = async (naam: Naam, id: string) => {
    const a = await stelVraag(huis(naam), id, {}, { wacht: true });
    if (!a.ok) throw new Error(a.problem.detail);
    return { ...a.value, namen: a.value.bronnen.map((b) => b.naam) };
  };

  it('never calls an export a message', async () => {
    for (const id of ['bronnen', 'clienten', 'dekking']) {
      const uit = await bronnen('zorgkompas', id);
      expect(uit.namen, id).toContain('exports uit het zaaksysteem');
      expect(uit.namen, id).not.toContain('iWmo- en iJw-berichten');
    }
    expect((await bronnen('zorgkompas', 'dekking')).antwoord).toMatchObject({
      declaratiesUit: 'exports',
    });
    const { zin, tabel } = await bronnen('zorgkompas', 'bronnen');
    expect(zin).toMatch(
      /Uit exports van een zaaksysteem komen [\d.]+ regels; dat zijn geen berichten/,
    );
    expect(tabel.rijen.filter((r) => /^(WMO|JW)\d{3}$/.test(String(r['soort'])))).toEqual([]);
  });

  it('names both where both came', async () => {
    expect((await bronnen('eerstXml', 'dekking')).namen).toEqual(
      expect.arrayContaining(['iWmo- en iJw-berichten', 'exports uit het zaaksysteem']),
    );
    expect((await bronnen('xml', 'dekking')).antwoord).toMatchObject({
      declaratiesUit: 'berichten',
    });
  });
});

describe('a delivery that came both ways', () => {
  it('is no double', async () => {
    const enkel = await huis('xml').facts.dubbel('9998', TOT);
    for (const naam of ['eerstXml', 'eerstExport'] as const)
      expect(await huis(naam).facts.dubbel('9998', TOT), naam).toEqual(enkel);
  });

  it('leaves the sums equal to the lines', async () => {
    for (const naam of HUIZEN)
      for (const c of await huis(naam).facts.controleer())
        expect(c.goed, `${naam} ${c.onderdeel}`).toBe(true);
  });

  it('changes nothing when the export comes again', async () => {
    const map = join(proef.map, 'stad', 'exports', 'baaksuite');
    const verslag = await huis('eerstExport').importeer({
      paden: [map],
      gemeente: '9998',
      getal: 'nl',
    });
    expect(verslag).toMatchObject({ verwerkt: 0, alBekend: 3, geweigerd: 0 });
  });
});
