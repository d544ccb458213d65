import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { toonVerslag } from '../../src/cli/verslag.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import {
  type BerichtSoort,
  berichtSoorten,
  type Knoop,
  standaardVan,
} from '../../src/intake/berichten/beschrijving/standaard.ts';
import { readBericht } from '../../src/intake/berichten/lezer.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { FORMATEN, type TabelSoort } from '../../src/intake/tabellen/formaten.ts';
import { leesTabel } from '../../src/intake/tabellen/lees-tabel.ts';
import { openHuis } from '../../src/main.ts';
import { willekeurigeInhoud } from '../berichten/willekeurig.ts';
import { zoekInBytes } from '../hulp/doorzoek.ts';

/** Values of persons that stand nowhere else: BSN, name, birth date, street, postcode, phone. */
const GEHEIM = [
  '999990421',
  '999990422',
  'Plantinga',
  '1987-04-23',
  '23-04-1987',
  'Verstopweg',
  '4815XQ',
  '0612349876',
];
const geheim = fc.constantFrom(...GEHEIM);
/** The same with something that makes it wrong for most types. */
const misvormd = fc.oneof(
  geheim,
  geheim.map((g) => `${g}?`),
  geheim.map((g) => ` ${g} ${g}`),
  geheim.map((g) => g.repeat(30)),
);

const persoonsvelden = (knoop: Knoop): string[] =>
  (knoop.kinderen ?? []).flatMap((k) => [
    ...(k.type?.persoon === true ? [k.naam] : []),
    ...persoonsvelden(k),
  ]);

/** What leaves the reader of messages: faults, and findings of what was taken in. */
async function meldingenVan(xml: string): Promise<string> {
  const gelezen = await readBericht([Buffer.from(xml)], {});
  return JSON.stringify(gelezen.ok ? gelezen.value.bevindingen : gelezen.fouten);
}

const gevonden = (tekst: string): string[] => GEHEIM.filter((g) => tekst.includes(g));

describe('a fault of a message never shows what stands in a field of a person', () => {
  test('whatever is planted there, in every kind of message, also when the file is cut', async () => {
    let gemeld = 0;
    const soort = fc.constantFrom<BerichtSoort>(...berichtSoorten());
    const proef = soort.chain((s) =>
      fc.record({
        s: fc.constant(s),
        inhoud: willekeurigeInhoud(s),
        waarden: fc.array(misvormd, { minLength: 8, maxLength: 8 }),
        kap: fc.option(fc.double({ min: 0.3, max: 1, noNaN: true })),
      }),
    );
    await fc.assert(
      fc.asyncProperty(proef, async ({ s, inhoud, waarden, kap }) => {
        // safe: made by the description of this kind
        const xml = writeBericht(s, inhoud as never);
        const velden = new Set(persoonsvelden(standaardVan(s).wortel));
        let i = 0;
        const geplant = xml.replace(
          /(<(?:\w+:)?(\w+)>)([^<]*)(<\/)/g,
          (heel, open, naam, _, dicht) =>
            velden.has(String(naam)) ? `${open}${waarden[i++ % waarden.length]}${dicht}` : heel,
        );
        const meldingen = await meldingenVan(
          kap === null ? geplant : geplant.slice(0, Math.floor(geplant.length * kap)),
        );
        if (geplant !== xml && meldingen.length > 2) gemeld += 1;
        expect(gevonden(meldingen)).toEqual([]);
      }),
      { numRuns: 150, seed: 3 },
    );
    expect(gemeld).toBeGreaterThan(90);
  });

  test('the same reader does name a value of another field: the search can find one', async () => {
    const [inhoud] = fc.sample(willekeurigeInhoud('WMO323'), { numRuns: 1, seed: 1 });
    const xml = writeBericht('WMO323', inhoud as never).replace(/(Eenheid>)\d+</, '$1Plantinga<');
    expect(gevonden(await meldingenVan(xml))).toEqual(['Plantinga']);
  });
});

/** A sheet of one kind of table with planted values in every cell of text. */
const blad = (soort: TabelSoort, rijen: readonly (readonly string[])[]) => ({
  naam: 'Blad1',
  async *rijen() {
    yield [FORMATEN[soort].map((k) => k.veld), ...rijen].map((cellen, i) => ({
      nr: i + 1,
      cellen,
    }));
  },
});

describe('a fault of a table never shows a cell that may be a person', () => {
  test('whatever is planted in whichever cell of every kind of table and export', async () => {
    let gemeld = 0;
    const soort = fc.constantFrom(...(Object.keys(FORMATEN) as TabelSoort[]));
    const proef = soort.chain((s) => {
      const cel = fc.oneof(misvormd, fc.constantFrom('2025-01-01', '1', '', 'wmo'));
      const rij = fc.array(cel, { minLength: FORMATEN[s].length, maxLength: FORMATEN[s].length });
      return fc.record({ s: fc.constant(s), rijen: fc.array(rij, { minLength: 1, maxLength: 4 }) });
    });
    await fc.assert(
      fc.asyncProperty(proef, async ({ s, rijen }) => {
        const lezing = await leesTabel([blad(s, rijen)]);
        if (lezing.ok) return;
        gemeld += 1;
        expect(gevonden(JSON.stringify(lezing.fouten))).toEqual([]);
      }),
      { numRuns: 600, seed: 3 },
    );
    expect(gemeld).toBeGreaterThan(400);
  });
});

describe('through the whole intake', () => {
  const map = mkdtempSync(join(tmpdir(), 'geen-waarde-'));
  afterAll(() => rmSync(map, { recursive: true, force: true }));

  test('no report, screen, answer, log or kept fault shows a planted value', async () => {
    mkdirSync(join(map, 'invoer'));
    const bestanden = fc.sample(
      fc
        .constantFrom(...(Object.keys(FORMATEN) as TabelSoort[]))
        .chain((s) => fc.tuple(fc.constant(s), fc.array(geheim, { minLength: 40, maxLength: 40 }))),
      { numRuns: 15, seed: 5 },
    );
    for (const [i, [soort, waarden]] of bestanden.entries()) {
      const kop = FORMATEN[soort].map((k) => k.veld);
      const rij = kop.map((_, j) => waarden[j % waarden.length] ?? '');
      writeFileSync(join(map, 'invoer', `t${i}.csv`), `${kop.join(';')}\n${rij.join(';')}\n`);
    }
    for (const [i, soort] of berichtSoorten().entries()) {
      const [inhoud] = fc.sample(willekeurigeInhoud(soort), { numRuns: 1, seed: i });
      const velden = new Set(persoonsvelden(standaardVan(soort).wortel));
      const xml = writeBericht(soort, inhoud as never).replace(
        /(<(?:\w+:)?(\w+)>)([^<]*)(<\/)/g,
        (heel, open, naam, _, dicht) =>
          velden.has(String(naam)) ? `${open}${GEHEIM[i % GEHEIM.length]}${dicht}` : heel,
      );
      writeFileSync(join(map, 'invoer', `m${i}.xml`), xml);
    }
    const open = await openHuis(join(map, 'data'));
    if (!open.ok) throw new Error(open.problem.detail);
    const huis = open.value;
    const verslag = await huis.importeer({ paden: [join(map, 'invoer')], gemeente: '9998' });
    expect(verslag.geweigerd).toBeGreaterThan(20);
    let scherm = '';
    const naar = { write: (tekst: string) => void (scherm += tekst) };
    toonVerslag({ uit: naar, fout: naar } as never, verslag, false);
    const bronnen = await stelVraag(huis, 'bronnen', {}, { gemeente: '9998' });
    const peildatum = '2199-12-31' as never; // safe: an existing day
    const bewaard = [
      await huis.facts.weigeringen(null),
      await huis.facts.bevindingen('9998', peildatum),
      await huis.register.handelingen('9998'),
    ];
    await huis.sluit();
    expect(bewaard[0]?.length).toBeGreaterThan(20);
    expect(gevonden(JSON.stringify([verslag, bronnen, bewaard]) + scherm)).toEqual([]);
    // the planted values really stand in the files that went in
    expect(new Set(zoekInBytes(join(map, 'invoer'), GEHEIM).map((v) => v.tekst)).size).toBe(
      GEHEIM.length,
    );
  });
});
