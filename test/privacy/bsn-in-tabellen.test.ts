import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { toCsv } from '../../src/documents/csv.ts';
import { toXlsx } from '../../src/documents/xlsx.ts';
import {
  FORMATEN,
  type Kolomvorm,
  TABEL_VOLGORDE,
  type TabelSoort,
} from '../../src/intake/tabellen/formaten.ts';
import { zoekInBytes, zoekInFeiten, zoekInRegister } from '../hulp/doorzoek.ts';
import { maakProef, NASPEL, type Proef } from '../intake/proefhuis.ts';

/** A BSN as people write it, and how it stands in the columns of text. */
const BSN = '999990421';
const GESCHREVEN = ['999990421', '9999.90.421', '999 990 421'];
/** Texts that a kind needs to be taken in at all, and into which no number goes. */
const VAST: Readonly<Record<string, string>> = {
  aanbieder: '01234567',
  agb: '01234567',
  post: `P${BSN}`,
  moment: 'primitief',
  code: '01A01',
  categorie: '01',
  taakveld: '6.71a',
  geometrie: '{}',
  eenheid: '04',
  frequentie: '2',
};

const waarde = ({ veld, soort }: Kolomvorm, nr: number): string => {
  switch (soort.als) {
    case 'tekst':
      return VAST[veld] ?? `kenmerk ${GESCHREVEN[nr % GESCHREVEN.length]} van iemand`;
    case 'keuze':
      // a budget post of lasten, paid by invoices
      return veld === 'soort' && soort.uit.includes('last')
        ? 'last'
        : veld === 'stroom'
          ? 'facturen'
          : (soort.uit[0] ?? '');
    case 'jaar':
      return '2025';
    case 'datum':
      return '2025-03-01';
    case 'maand':
      return '2025-03';
    case 'jaNee':
      return 'ja';
    case 'bsn':
      return BSN;
    default:
      return '1';
  }
};

/** One row of a kind, with a BSN in every column of text. */
function csvVan(soort: TabelSoort, nr: number): string {
  const kolommen = FORMATEN[soort];
  const cellen = kolommen.map((k, i) =>
    soort === 'grBijdragen' && k.veld === 'begroot' ? '2' : waarde(k, nr + i),
  );
  return `${kolommen.map((k) => k.veld).join(';')}\n${cellen.join(';')}\n`;
}

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-11-20T12:00:00Z'));
});
afterAll(() => huis.sluit());

describe('a BSN in every column of text of every kind of table', () => {
  it('is in no store, answer or export, and the tables came in', async () => {
    const uitvoer = join(proef.map, 'uitvoer');
    mkdirSync(uitvoer);
    const binnen: string[] = [];
    for (const [nr, soort] of TABEL_VOLGORDE.entries()) {
      const pad = proef.zet(`${soort}.csv`, csvVan(soort, nr));
      const verslag = await huis.importeer({ paden: [pad], gemeente: '9998', getal: 'nl' });
      writeFileSync(join(uitvoer, `verslag-${soort}.json`), JSON.stringify(verslag));
      if (verslag.verwerkt > 0) binnen.push(soort);
      else writeFileSync(join(proef.map, `${soort}.txt`), JSON.stringify(verslag.fouten));
    }
    expect(TABEL_VOLGORDE.filter((s) => !binnen.includes(s))).toEqual([]);
    for (const { id } of huis.catalogus.vragen) {
      if (NASPEL.includes(id)) continue;
      const a = await stelVraag(huis, id, {}, { wacht: true });
      if (!a.ok) continue;
      writeFileSync(join(uitvoer, `${id}.json`), JSON.stringify(a.value));
      writeFileSync(join(uitvoer, `${id}.csv`), toCsv(a.value));
      await toXlsx(a.value, join(uitvoer, `${id}.xlsx`));
    }
    await huis.sluit();
    const data = join(proef.map, 'data');
    expect([
      ...zoekInBytes(data, GESCHREVEN),
      ...zoekInBytes(uitvoer, GESCHREVEN),
      ...(await zoekInFeiten(join(data, 'feiten.duckdb'), GESCHREVEN)),
      ...zoekInRegister(join(data, 'register.sqlite'), GESCHREVEN),
    ]).toEqual([]);
  }, 60_000);
});
