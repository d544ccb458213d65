import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Result } from '../../src/core/basis/result.ts';
import { type Catalogus, openCatalogus } from '../../src/definitie/catalogus.ts';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { openFacts } from '../../src/facts/duckdb/open-facts.ts';
import type { Facts } from '../../src/facts/port.ts';
import type { Register } from '../../src/register/port.ts';
import { openRegister } from '../../src/register/sqlite/open.ts';

const GEMEENTE = '0193';
const handelingen = new URL('../../src/acts/', import.meta.url).pathname;
const vragen = new URL('../outlets/fixtures/vragen/', import.meta.url).pathname;

let map: string;
let facts: Facts;
let register: Register;
let huis: Huis;
let catalogus: Catalogus;

function moet<T>(r: Result<T>): T {
  if (!r.ok) throw new Error(`${r.problem.detail} ${JSON.stringify(r.problem.velden)}`);
  return r.value;
}
const doe = (id: string, invoer: Record<string, unknown>, fictief = false) =>
  doeHandeling(huis, id, invoer, { gemeente: GEMEENTE, fictief });
const actueel = async (post: string) =>
  (await register.begroting(GEMEENTE, 2025, '2025-12-31' as Datum)).find((s) => s.post === post)
    ?.actueelCenten;

const POST = {
  post: '6.712',
  naam: 'Begeleiding',
  wet: 'wmo',
  taakveld: '6.712',
  stroom: 'declaraties',
  soort: 'last',
};
const REGEL = {
  ...POST,
  jaar: 2025,
  moment: 'Primitief',
  besluitdatum: '2024-11-12',
  bedragCenten: 1_000_000_00,
};
const KAAL = { jaar: 2025, moment: 'primitief', besluitdatum: '2024-11-12', bedragCenten: 1 };
const BEGROTING = { regels: [REGEL] };
const PRODUCT = { wet: 'wmo', categorie: '02', post: '6.712' };

beforeEach(async () => {
  map = mkdtempSync(join(tmpdir(), 'acts-'));
  facts = moet(await openFacts({ pad: join(map, 'feiten.duckdb') }));
  register = moet(await openRegister(join(map, 'register.sqlite')));
  catalogus = await openCatalogus({ vragen, handelingen });
  huis = {
    map,
    facts,
    register,
    catalogus,
    omroep: { meld: () => undefined, luister: () => () => undefined },
    nu: () => new Date('2025-10-01T10:00:00Z'),
    actor: 'tester',
    sluit: async () => undefined,
    importeer: () => Promise.reject(new Error('no act imports')),
    // safe: no act asks for a forecast
    prognoses: {} as Huis['prognoses'],
    // safe (both): no act looks at files or persons
    opslag: {} as Huis['opslag'],
    personen: {} as Huis['personen'], // idem
    voorbeelden: { namen: async () => [], lees: () => Promise.reject(new Error('no examples')) },
  };
});
afterEach(async () => {
  await facts.sluit();
  await register.sluit();
  await rm(map, { recursive: true });
});

describe('laying down a budget', () => {
  it('keeps posts and amounts, and says so; the same again changes nothing', async () => {
    const eerste = moet(await doe('leg-begroting-vast', BEGROTING));
    expect(eerste).toMatchObject({
      uitkomst: { posten: 1, regels: 1, zonderBedrag: 0 },
      handelingId: 1,
    });
    expect(eerste.zin).toBe('De begroting van 2025 is vastgelegd: 1 bedrag op 1 post.');
    const tweede = moet(await doe('leg-begroting-vast', BEGROTING));
    expect(tweede).toMatchObject({ handelingId: null });
    expect(await actueel('6.712')).toBe(1_000_000_00);
  });

  it('replaces the same year and moment, and leaves other moments', async () => {
    await doe('leg-begroting-vast', BEGROTING);
    const berap = {
      ...KAAL,
      post: '6.712',
      moment: 'berap 1',
      besluitdatum: '2025-06-01',
      structureel: false,
      bedragCenten: 5,
    };
    await doe('leg-begroting-vast', { regels: [berap] });
    await doe('leg-begroting-vast', { regels: [{ ...REGEL, bedragCenten: 10 }] });
    expect(await actueel('6.712')).toBe(15);
  });

  it('keeps the posts of an earlier file that this one does not name, and says so', async () => {
    await doe('leg-begroting-vast', BEGROTING);
    const jeugd = { ...REGEL, post: '6.762', wet: 'jeugd', taakveld: '6.762', bedragCenten: 7 };
    const tweede = moet(await doe('leg-begroting-vast', { regels: [jeugd] }));
    expect(tweede.zin).toContain('1 post die hier niet in staat, blijft zoals begroot.');
    expect([await actueel('6.712'), await actueel('6.762')]).toEqual([1_000_000_00, 7]);
    const alles = { regels: [jeugd], vervangAlles: true };
    const derde = moet(await doe('leg-begroting-vast', alles));
    expect(derde.zin).toContain('Van 1 post die hier niet in staat, is de begroting vervallen.');
    expect([await actueel('6.712'), await actueel('6.762')]).toEqual([null, 7]);
  });

  it('refuses unknown posts by name, all at once, and says what to do', async () => {
    const regels = [REGEL, { ...KAAL, post: 'Y' }, { ...KAAL, post: 'X' }];
    const geweigerd = await doe('leg-begroting-vast', { regels });
    if (geweigerd.ok) throw new Error('should be refused');
    expect(geweigerd.problem.detail).toMatch(
      /^Deze posten bestaan niet: X, Y\. Geef bij een nieuwe post/,
    );
    expect(await register.versie()).toBe(0);
  });

  it('keeps an empty amount as not budgeted', async () => {
    const gedaan = moet(
      await doe('leg-begroting-vast', {
        regels: [{ ...REGEL, bedragCenten: null }],
      }),
    );
    expect(gedaan.zin).toContain('1 regel zonder bedrag: niet begroot');
    expect(await actueel('6.712')).toBeNull();
  });

  it('refuses lines that stand twice or are of another soort than their post', async () => {
    const dubbel = await doe('leg-begroting-vast', { regels: [REGEL, REGEL] });
    expect(dubbel).toMatchObject({ ok: false, problem: { velden: [{ veld: 'regels.1' }] } });
    const bate = await doe('leg-begroting-vast', {
      regels: [REGEL, { ...REGEL, jaar: 2026, soort: 'bate' }],
    });
    expect(bate).toMatchObject({ ok: false, problem: { velden: [{ veld: 'regels.1.soort' }] } });
  });

  it('asks for what a new post or a change must say', async () => {
    const { soort: _, ...zonderSoort } = REGEL;
    expect(await doe('leg-begroting-vast', { regels: [zonderSoort] })).toMatchObject({
      problem: { velden: [{ veld: 'regels.0.soort' }] },
    });
    const berap = { ...REGEL, moment: 'berap 1' };
    expect(await doe('leg-begroting-vast', { regels: [REGEL, berap] })).toMatchObject({
      problem: { velden: [{ veld: 'regels.1.structureel' }] },
    });
  });

  it('takes name and taakveld of a post from its latest year', async () => {
    const eerder = { ...REGEL, jaar: 2022, taakveld: '6.71', naam: 'Oud' };
    await doe('leg-begroting-vast', { regels: [REGEL, eerder] });
    await doe('leg-begroting-vast', { regels: [{ ...KAAL, post: '6.712' }] });
    expect(await register.posten(GEMEENTE)).toMatchObject([
      { code: '6.712', naam: 'Begeleiding', taakveld: '6.712', soort: 'last', wet: 'wmo' },
    ]);
  });

  it('tells all field errors at once, in Dutch', async () => {
    const geweigerd = await doe('leg-begroting-vast', {
      regels: [{ ...REGEL, besluitdatum: '2025-02-30', bedragCenten: 0.5, jaar: 1900 }],
    });
    if (geweigerd.ok) throw new Error('should be refused');
    expect(geweigerd.problem.velden?.map((v) => v.veld)).toEqual([
      'regels.0.jaar',
      'regels.0.besluitdatum',
      'regels.0.bedragCenten',
    ]);
    expect(geweigerd.problem.detail).toContain('Geef een bestaande dag');
  });
});

describe('changing a budget', () => {
  const berap = {
    jaar: 2025,
    moment: 'berap 1',
    besluitdatum: '2025-06-01',
    regels: [{ post: '6.712', structureel: true, bedragCenten: -100_000_00 }],
  };

  it('adds to the primitive budget and can be undone', async () => {
    await doe('leg-begroting-vast', BEGROTING);
    const gedaan = moet(await doe('wijzig-begroting', berap));
    expect(gedaan.zin).toContain('bij berap 1 gewijzigd op 1 post: lasten - ');
    expect(await actueel('6.712')).toBe(900_000_00);
    const terug = moet(await doe('herroep-handeling', { handelingId: gedaan.handelingId }));
    expect(terug.zin).toMatch(/^Handeling 2 is herroepen: De begroting van 2025/);
    expect(await actueel('6.712')).toBe(1_000_000_00);
  });

  it('refuses an unknown post, the primitive moment, and the same change twice', async () => {
    await doe('leg-begroting-vast', BEGROTING);
    const anders = { ...berap, regels: [{ post: '?', structureel: true, bedragCenten: 1 }] };
    expect(await doe('wijzig-begroting', anders)).toMatchObject({ ok: false });
    expect(await doe('wijzig-begroting', { ...berap, moment: 'primitief' })).toMatchObject({
      problem: { velden: [{ veld: 'moment' }] },
    });
    expect((await doe('wijzig-begroting', berap)).ok).toBe(true);
    expect(await doe('wijzig-begroting', berap)).toMatchObject({
      problem: { code: 'strijdigMetBestaand' },
    });
  });
});

describe('dividing products', () => {
  it('reaches the facts, and so does its undo', async () => {
    await doe('leg-begroting-vast', BEGROTING);
    const gedaan = moet(await doe('deel-product-in', { regels: [PRODUCT] }));
    expect(gedaan.zin).toBe('De producttabel is vastgelegd: 1 regel naar 1 post.');
    const { versie } = await register.indeling(GEMEENTE);
    expect(await facts.indelingVersie(GEMEENTE)).toBe(versie);
    await doe('herroep-handeling', { handelingId: gedaan.handelingId });
    expect(await facts.indelingVersie(GEMEENTE)).toBe((await register.indeling(GEMEENTE)).versie);
  });

  it('takes from the Iv3 norm what the own rules leave open', async () => {
    const { naam: _, ...zonderNaam } = REGEL;
    await doe('leg-begroting-vast', {
      regels: [zonderNaam, { ...REGEL, post: '6.711', taakveld: '6.711' }],
    });
    expect((await register.posten(GEMEENTE)).map((p) => p.naam)).toEqual([
      'Begeleiding',
      'Begeleiding (Wmo)',
    ]);
    const eigen = { ...PRODUCT, categorie: '01', geldigVan: '2025-01-01' };
    await doe('deel-product-in', { regels: [eigen], standaardJaren: [2024, 2025] });
    const { regels } = await register.indeling(GEMEENTE);
    expect(regels.map((r) => [r.categorie, r.post, r.geldigTot])).toEqual([
      ['01', '6.712', null],
      ['02', '6.712', '2025-12-31'],
      ['03', '6.712', '2025-12-31'],
      ['04', '6.712', '2025-12-31'],
      ['06', '6.712', '2025-12-31'],
    ]);
  });

  it('refuses unknown posts, categories that do not exist, and overlapping validity', async () => {
    expect(await doe('deel-product-in', { regels: [PRODUCT] })).toMatchObject({
      problem: { detail: expect.stringContaining('Lees eerst de begroting in') },
    });
    await doe('leg-begroting-vast', BEGROTING);
    const fout = await doe('deel-product-in', {
      regels: [
        { ...PRODUCT, geldigTot: '2024-12-31' },
        { ...PRODUCT, geldigVan: '2024-12-31' },
        { ...PRODUCT, categorie: '45' },
        {
          ...PRODUCT,
          wet: 'jeugd',
          categorie: '45',
          geldigVan: '2025-01-01',
          geldigTot: '2024-01-01',
        },
      ],
    });
    expect(fout).toMatchObject({
      problem: {
        velden: [
          { veld: 'regels.1' },
          { veld: 'regels.2.categorie' },
          { veld: 'regels.3.geldigTot' },
        ],
      },
    });
    const aansluitend = [
      { ...PRODUCT, geldigTot: '2024-12-31' },
      { ...PRODUCT, geldigVan: '2025-01-01' },
    ];
    expect((await doe('deel-product-in', { regels: aansluitend })).ok).toBe(true);
  });
});

describe('the other acts', () => {
  it('switch the household proxy on only with its ground', async () => {
    expect(await register.instelling(GEMEENTE, 'huishoudproxy')).toBeNull();
    expect(await doe('zet-huishoudproxy', { aan: true })).toMatchObject({
      problem: { velden: [{ veld: 'grondslag' }] },
    });
    const grondslag = 'Wmo 2015 artikel 5.2.9, besluit college 1 april 2025';
    moet(await doe('zet-huishoudproxy', { aan: true, grondslag }));
    expect(await register.instelling(GEMEENTE, 'huishoudproxy')).toEqual({ grondslag });
    moet(await doe('zet-huishoudproxy', { aan: false }));
    expect(await register.instelling(GEMEENTE, 'huishoudproxy')).toBe(false);
  });

  it('remove the demonstration and nothing else', async () => {
    await doe('leg-begroting-vast', BEGROTING);
    const demo = { regels: [{ ...REGEL, jaar: 2024, post: 'demo' }] };
    await doe('leg-begroting-vast', demo, true);
    const weg = moet(await doe('verwijder-demo', {}));
    expect(weg.uitkomst).toMatchObject({ regels: 2 });
    expect((await register.posten(GEMEENTE)).map((p) => p.code)).toEqual(['6.712']);
    expect(await doe('herroep-handeling', { handelingId: weg.handelingId })).toMatchObject({
      problem: { code: 'geweigerd' },
    });
    expect(moet(await doe('verwijder-demo', {})).zin).toBe('Er waren geen demonstratiegegevens.');
  });

  it('leave what a real budget names, though the demonstration had it first', async () => {
    await doe('leg-begroting-vast', BEGROTING, true);
    await doe('leg-begroting-vast', { regels: [{ ...REGEL, bedragCenten: 7 }] });
    expect((await doe('verwijder-demo', {})).ok).toBe(true);
    expect(await actueel('6.712')).toBe(7);
  });

  it('say no to an import or an act that is not there', async () => {
    expect(await doe('trek-import-in', { snapshot: 7 })).toMatchObject({ ok: false });
    expect(await doe('herroep-handeling', { handelingId: 7 })).toMatchObject({
      problem: { code: 'nietGevonden' },
    });
  });
});
