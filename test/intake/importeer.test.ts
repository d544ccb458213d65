import { readdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSleutels } from '../../src/access/sleutels.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { ruimQuarantaineOp } from '../../src/intake/quarantaine.ts';
import {
  alleAntwoorden,
  antwoord,
  declaratie,
  elders,
  maakProef,
  type Proef,
  toewijzing,
} from './proefhuis.ts';

const opruimen: string[] = [];
let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  opruimen.push(proef.map);
  huis = await proef.open();
});
afterEach(() => huis.sluit());
afterAll(() => {
  for (const map of opruimen) rmSync(map, { recursive: true, force: true });
});

const quarantaine = () => {
  const plek = join(huis.map, 'quarantaine');
  try {
    return readdirSync(plek).map((naam) => join(plek, naam));
  } catch {
    return [];
  }
};
const invoer = () => join(proef.map, 'invoer');

describe('the same files', () => {
  it('twice change nothing: not the figures, not the state, not the list of imports', async () => {
    proef.zet('d.xml', declaratie());
    proef.zet('a.xml', antwoord());
    proef.zet('t.xml', toewijzing());
    const eerste = await huis.importeer({ paden: [invoer()] });
    expect(eerste).toMatchObject({ bestanden: 3, verwerkt: 3, alBekend: 0, snapshot: 1 });
    const stand = await huis.facts.stand('9998');
    const voor = await alleAntwoorden(huis);
    const tweede = await huis.importeer({ paden: [invoer()] });
    expect(tweede).toMatchObject({ verwerkt: 0, alBekend: 3, geweigerd: 0, snapshot: null });
    expect(await huis.facts.stand('9998')).toEqual(stand);
    expect(await alleAntwoorden(huis)).toEqual(voor);
    expect(await huis.facts.importen('9998')).toHaveLength(3);
  });

  it('twice in one import, also under another name, count once', async () => {
    proef.zet('a/d.xml', declaratie());
    proef.zet('b/nog-eens.xml', declaratie());
    const verslag = await huis.importeer({ paden: [invoer(), join(invoer(), 'a')] });
    expect(verslag).toMatchObject({ bestanden: 3, verwerkt: 1, alBekend: 2, prestaties: 2 });
  });
});

describe('another content under the same identity', () => {
  it('is refused, and the first stands', async () => {
    const pad = proef.zet('d.xml', declaratie());
    await huis.importeer({ paden: [pad] });
    const voor = await alleAntwoorden(huis);
    proef.zet(
      'd.xml',
      declaratie()
        .replace('<wmo323:DeclaratieNummer>DN001', '<wmo323:DeclaratieNummer>DN002')
        .replace('DN001', 'DN002'),
    );
    const verslag = await huis.importeer({ paden: [pad] });
    expect(verslag).toMatchObject({ verwerkt: 0, geweigerd: 1 });
    expect(verslag.fouten[0]).toMatchObject({ bestand: 'd.xml', code: 'BERICHT-ANDERS' });
    expect(quarantaine()).toHaveLength(1);
    const na = await alleAntwoorden(huis);
    expect(na['stand-van-zaken']).toEqual(voor['stand-van-zaken']);
  });
});

describe('a refused file', () => {
  const BSN = '999900006';

  it('is told by file, line, element and rule in Dutch, never by a value of a person', async () => {
    const goed = declaratie();
    const mis = goed.replace('Eenheid>04<', 'Eenheid>99<').replace(BSN, '99990000X');
    const pad = proef.zet(`kapot-${BSN}.xml`, mis);
    const verslag = await huis.importeer({ paden: [pad] });
    expect(verslag).toMatchObject({ geweigerd: 1, verwerkt: 0 });
    const regels = mis.split('\n');
    expect(verslag.fouten.length).toBeGreaterThanOrEqual(2);
    for (const f of verslag.fouten) {
      expect(f.bestand).toBe('kapot-*********.xml');
      expect(regels[(f.regel ?? 0) - 1]).toMatch(/Eenheid|Bsn/);
      expect(f.element).toMatch(/Eenheid|Bsn/);
      expect(f.code).not.toBe('');
      expect(f.melding).toMatch(/ /);
    }
    expect(JSON.stringify(verslag)).not.toMatch(/9999000/);
    expect(JSON.stringify(await huis.facts.weigeringen('9998'))).not.toMatch(/9999000/);
  });

  it('lies encrypted in quarantine, readable with the key only, and expires', async () => {
    const inhoud = declaratie().replace('Eenheid>04<', 'Eenheid>99<');
    await huis.importeer({ paden: [proef.zet('kapot.xml', inhoud)] });
    const [pad = ''] = quarantaine();
    const bytes = readFileSync(pad);
    expect(bytes.includes('Eenheid')).toBe(false);
    expect(statSync(pad).mode & 0o777).toBe(0o600);
    const sleutels = openSleutels(huis.map, undefined);
    if (!sleutels.ok) throw new Error(sleutels.problem.detail);
    expect(sleutels.value.ontsleutel(pad).toString()).toBe(inhoud);
    const nu = new Date('2026-11-01T12:00:00Z');
    const oud = new Date('2026-10-01T12:00:00Z');
    expect(await ruimQuarantaineOp(huis.map, oud)).toBe(0);
    utimesSync(pad, oud, oud);
    expect(await ruimQuarantaineOp(huis.map, nu)).toBe(1);
    expect(quarantaine()).toEqual([]);
  });
});

describe('an import in which all is refused', () => {
  it('shows among the sources at once, although no figure changed', async () => {
    await huis.importeer({ paden: [proef.zet('d.xml', declaratie())] });
    const bronnen = async () => JSON.stringify(await stelVraag(huis, 'bronnen', {}));
    expect(await bronnen()).not.toContain('kapot.xml');
    await huis.importeer({ paden: [proef.zet('kapot.xml', '<Bericht>')] });
    expect(await bronnen()).toContain('kapot.xml');
  });
});

describe('the same refused file', () => {
  it('lies in quarantine once, and goes at the first import after its term', async () => {
    const pad = proef.zet('kapot.xml', declaratie().replace('Eenheid>04<', 'Eenheid>99<'));
    await huis.importeer({ paden: [pad] });
    await huis.importeer({ paden: [pad] });
    const [eerste = '', ...rest] = quarantaine();
    expect(rest).toEqual([]);
    const oud = new Date(Date.now() - 31 * 86_400_000);
    utimesSync(eerste, oud, oud);
    await huis.importeer({ paden: [proef.zet('goed.xml', declaratie())] });
    expect(quarantaine()).toEqual([]);
  });
});

describe('two municipalities in one folder', () => {
  it('never meet: not in figures, not in pseudonyms, and a table must say whose it is', async () => {
    proef.zet('a.xml', declaratie());
    proef.zet('b.xml', elders('0193'));
    proef.zet('postcodes.csv', 'postcode;wijk;buurt\n1234AB;Noord;Noord-Oost\n');
    const verslag = await huis.importeer({ paden: [invoer()] });
    expect(verslag).toMatchObject({ verwerkt: 2, geweigerd: 1 });
    expect(verslag.fouten[0]?.melding).toMatch(/Geef de gemeente op/);
    expect(await huis.facts.gemeenten()).toEqual(['0193', '9998']);
    const ingediend = async (gemeente: string) => {
      const peildatum = (await huis.facts.stand(gemeente))?.standPer;
      if (!peildatum) throw new Error('no state');
      return (await huis.facts.bedragen({ gemeente, peildatum, per: [] }))[0]?.ingediendCenten;
    };
    expect([await ingediend('9998'), await ingediend('0193')]).toEqual([3000, 3000]);
    const sleutels = openSleutels(huis.map, undefined);
    if (!sleutels.ok) throw new Error(sleutels.problem.detail);
    const hier = sleutels.value.pseudoniemen('9998')('999900006');
    expect(sleutels.value.pseudoniemen('0193')('999900006')).not.toBe(hier);
  });
});
