import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Datum, type Maand, maandIndex, maandVan } from '../../src/core/basis/datum.ts';
import { doeHandeling } from '../../src/definitie/doe-handeling.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import type { Pseudoniem } from '../../src/facts/feiten.ts';
import { merkVan } from '../../src/facts/merk.ts';
import { maakStad } from '../../src/generator/voorbeeldstad.fixture.ts';
import { openHuis } from '../../src/main.ts';
import { prognoseInvoer } from '../../src/prognoses/invoer.ts';
import { inzage } from '../../src/vernietigen/inzage.ts';
import { inzageHtml } from '../../src/vernietigen/inzage-html.ts';
import { overTermijn } from '../../src/vernietigen/over-termijn.ts';
import { vernietig } from '../../src/vernietigen/vernietig.ts';
import { bewaarIn, herstelIn, metHuis } from '../bewaren/hulp.ts';
import { zoekInBytes, zoekInFeiten, zoekInRegister } from '../hulp/doorzoek.ts';
import { value } from '../outlets/huis.ts';

const G = '9998';
const map = mkdtempSync(join(tmpdir(), 'vernietigen-'));
const in_ = (naam: string) => join(map, naam);
const data = in_('data');
let huis: Huis;
let bsn = '';
let ander = '';
/** A message that names the person. */
let declaratie = '';

// safe: an existing day
const PEIL = '2025-10-01' as Datum;
/** So many months that the care up to and including March 2025 is past its term today. */
const VANDAAG = new Date().toISOString().slice(0, 10) as Datum; // safe: idem
const MAANDEN = maandIndex(maandVan(VANDAAG)) - maandIndex('2025-03' as Maand) - 1; // safe: a month

const open = async (plek: string): Promise<Huis> => value(await openHuis(plek));

beforeAll(async () => {
  const stad = await maakStad({ inwoners: 300, maanden: 13, zaad: 4 });
  for (const [pad, tekst] of stad) {
    if (pad === 'waarheid.json') continue;
    mkdirSync(dirname(in_(`bron/${pad}`)), { recursive: true });
    writeFileSync(in_(`bron/${pad}`), tekst);
  }
  // whose care was declared for, and who has a message of each kind
  const declaraties = [...stad].filter(([pad]) => pad.includes('323')).map(([, tekst]) => tekst);
  const bsns = [...declaraties.join('').matchAll(/Bsn>(\d{9})</g)].map(([, b]) => String(b));
  const aantal = (b: string) => bsns.filter((x) => x === b).length;
  [bsn = '', ander = ''] = [...new Set(bsns)].sort((a, b) => aantal(b) - aantal(a));
  writeFileSync(in_('bron/afgeschermd.csv'), `bsn;afgeschermd\n${bsn};ja\n`);
  declaratie = declaraties.find((tekst) => tekst.includes(bsn)) ?? '';
  writeFileSync(in_('bron/kapot.xml'), declaratie.replace(/Eenheid>\d+</, 'Eenheid>99<'));
  huis = await open(data);
  const verslag = await huis.importeer({ paden: [in_('bron')], gemeente: G });
  expect(verslag.geweigerd).toBe(1);
});
afterAll(async () => {
  await huis.sluit();
  rmSync(map, { recursive: true, force: true });
});

function naamVan(h: Huis, b = bsn): Pseudoniem {
  const naam = h.personen.pseudoniem(G)?.(b);
  if (!naam) throw new Error('no key');
  return naam;
}

const fouten = async (h: Huis) =>
  [...(await h.facts.controleer()), ...(await h.register.controleer())].filter((c) => !c.goed);

/** Figures of money, and all that a forecast of the year is computed from. */
async function geld(h: Huis): Promise<Record<string, unknown>> {
  const uit: Record<string, unknown> = {};
  // obligo is counted per toewijzing from lines: of months without them the answer says so
  for (const id of ['uitnutting', 'verzilvering']) {
    const a = value(await stelVraag(h, id, {}, { gemeente: G }));
    uit[id] = alleenGeld(a.antwoord);
  }
  const vraag = { gemeente: G, peildatum: PEIL, jaar: 2025, basis: 'boekjaar' } as const;
  return { ...uit, prognose: await prognoseInvoer(h.facts, h.register, vraag) };
}

const sommen = (h: Huis) =>
  h.facts.bedragen({ gemeente: G, peildatum: PEIL, per: ['post', 'aanbieder', 'leverperiode'] });

function alleenGeld(waarde: unknown): unknown {
  if (Array.isArray(waarde)) return waarde.map(alleenGeld);
  if (typeof waarde !== 'object' || waarde === null) return undefined;
  return Object.fromEntries(
    Object.entries(waarde)
      .map(([veld, w]) => [veld, veld.endsWith('Centen') ? w : alleenGeld(w)] as const)
      .filter(([, w]) => w !== undefined),
  );
}

describe('an access request', () => {
  test('gives every line of one person, why and until when, and no other person', async () => {
    const antwoord = value(await inzage(huis, G, bsn));
    const soorten = antwoord.delen.map((d) => d.soort.replace(/^.*\((.*)\)$/, '$1'));
    expect(soorten).toEqual(expect.arrayContaining(['301', '323', 'Afscherming van het adres']));
    for (const deel of antwoord.delen) {
      expect(deel.waarom.length).toBeGreaterThan(20);
      expect(deel.totWanneer).toMatch(/maanden, gerekend vanaf|nieuwe lijst/);
    }
    const regels = antwoord.delen.find((d) => d.soort.includes('323'))?.regels ?? [];
    const inBron = readdirSync(in_('bron'), { recursive: true, withFileTypes: true })
      .filter((f) => f.name.includes('323'))
      .map((f) => readFileSync(join(f.parentPath, f.name), 'utf8'))
      .flatMap((t) => t.split(/<\w+:Client>/).filter((c) => c.includes(`Bsn>${bsn}<`)))
      .flatMap((c) => c.match(/:Prestatie>/g) ?? []);
    expect(regels).toHaveLength(inBron.length / 2);
    expect(antwoord.daarnaast.join(' ')).toContain('quarantaine');
    const html = inzageHtml(antwoord);
    expect(html).toContain('Declaratieregels (323)');
    for (const tekst of [bsn, ander, naamVan(huis), naamVan(huis, ander)])
      expect(JSON.stringify(antwoord) + html).not.toContain(tekst);
  });

  test('says plainly when nothing is kept, and stands in the log without any number', async () => {
    expect(value(await inzage(huis, G, '999990019'))).toMatchObject({
      delen: [],
      zin: 'Van deze persoon bewaart Stuurhuis niets in gemeente 9998.',
    });
    const regels = (await huis.register.handelingen(G)).filter((r) => r.handeling === 'inzage');
    expect(regels).toHaveLength(2);
    expect(JSON.stringify(regels)).not.toMatch(/\d{9}|[0-9a-f]{32}/);
    const herroep = await doeHandeling(
      huis,
      'herroep-handeling',
      { handelingId: regels[0]?.id },
      { gemeente: G },
    );
    expect(herroep).toMatchObject({ ok: false, problem: { code: 'geweigerd' } });
  });
});

describe('the terms', () => {
  test('are the dated norms until an act changes one', async () => {
    const vraag = async () => {
      const a = value(
        await stelVraag(huis, 'bewaartermijnen', {}, { gemeente: G, peildatum: VANDAAG }),
      );
      return a.antwoord as {
        soorten: { soort: string; termijnMaanden: number; aantal: number; overTermijn: number }[];
      };
    };
    const soort = async (naam: string) => (await vraag()).soorten.find((s) => s.soort === naam);
    expect(await soort('declaraties')).toMatchObject({ termijnMaanden: 84, overTermijn: 0 });
    expect(await soort('quarantaine')).toMatchObject({ termijnMaanden: 1, aantal: 1 });
    for (const wat of ['declaraties', 'bevindingen']) {
      const invoer = { soort: wat, maanden: MAANDEN, grond: 'Selectielijst, proef' };
      value(await doeHandeling(huis, 'zet-bewaartermijn', invoer, { gemeente: G }));
    }
    const na = await soort('declaraties');
    expect(na).toMatchObject({ termijnMaanden: MAANDEN });
    expect(na?.overTermijn).toBeGreaterThan(10);
    expect(na?.overTermijn).toBeLessThan(na?.aantal ?? 0);
  });
});

describe('destruction in a whole house', () => {
  test('at the end of a term leaves every figure of money, and a proof in the log', async () => {
    const voor = await geld(huis);
    expect(JSON.stringify(voor).length).toBeGreaterThan(2000);
    const over = await overTermijn(huis, G);
    const { bewijs } = value(
      await vernietig(huis, { opdracht: over.opdracht, grond: 'Einde termijn' }),
    );
    expect(bewijs.onderdelen).toEqual(over.onderdelen);
    expect(bewijs.onderdelen.map((o) => o.wat)).toContain('declaratieregels');
    expect(await geld(huis)).toEqual(voor);
    expect(await fouten(huis)).toEqual([]);
    const clienten = value(await stelVraag(huis, 'clienten', {}, { gemeente: G }));
    expect(clienten.ontbreekt.join(' ')).toContain('zijn de regels per persoon vernietigd');
    const [regel] = (await huis.register.handelingen(G)).filter((r) => r.handeling === 'vernietig');
    expect(regel?.zin).toMatch(/^Vernietigd \(Einde termijn\): .*declaratieregels \d+/);
    const na = (await huis.register.wijzigingen(regel?.id ?? 0))[0]?.na;
    expect(JSON.parse(String(na?.['waarde']))).toEqual(bewijs);
    expect((await overTermijn(huis, G)).onderdelen).toEqual([]);
  });

  test('of a person leaves nothing in any byte, and a restore does not bring it back', async () => {
    const wie = naamVan(huis);
    mkdirSync(in_('kopieen'));
    value(await bewaarIn(huis, in_('kopieen/voor.zip')));
    const quarantaine = await huis.personen.inQuarantaine([bsn]);
    expect(quarantaine).toHaveLength(1);
    expect(await huis.personen.inQuarantaine(['999990019'])).toEqual([]);
    const opdracht = {
      soort: 'personen',
      gemeente: G,
      merken: [merkVan(wie)],
      ookBedragen: false,
    } as const;
    const voor = await sommen(huis);
    const gedaan = value(await vernietig(huis, { opdracht, grond: 'Verzoek', quarantaine }));
    expect(gedaan.zonderLijst).toEqual([]);
    expect(gedaan.bewijs.onderdelen).toContainEqual({
      wat: 'bestanden in quarantaine',
      aantal: 1,
      van: null,
      tot: null,
    });
    expect(value(await inzage(huis, G, bsn)).delen).toEqual([]);
    expect(await sommen(huis)).toEqual(voor);
    expect(await fouten(huis)).toEqual([]);
    await huis.sluit();
    await nergens(data, wie);
    // the same search does find who stays
    huis = await open(data);
    const blijft = naamVan(huis, ander);
    await huis.sluit();
    expect(zoekInBytes(data, [blijft])).not.toEqual([]);

    const { hervernietigd } = value(await herstelIn(in_('kopieen/voor.zip'), in_('terug')));
    expect(hervernietigd).toBe(1);
    await nergens(in_('terug'), wie);
    expect(zoekInBytes(in_('terug'), [blijft])).not.toEqual([]);
    cpSync(join(data, 'geheim'), in_('terug/geheim'), { recursive: true });
    await metHuis(in_('terug'), async (h) => {
      const bewijzen = await h.facts.vernietigingen(G);
      expect(bewijzen).toHaveLength(2);
      // the backup did hold the person
      expect(bewijzen[1]?.onderdelen).toEqual(gedaan.bewijs.onderdelen);
      const log = (await h.register.handelingen(G)).filter((r) => r.handeling === 'vernietig');
      expect(log).toHaveLength(2);
      expect(await sommen(h)).toEqual(voor);
      // the same message again: nothing of the person comes back
      writeFileSync(in_('weer.xml'), declaratie);
      expect(await h.importeer({ paden: [in_('weer.xml')], gemeente: G })).toMatchObject({
        alBekend: 1,
      });
      expect(await h.facts.persoon(G, wie)).toEqual([]);
    });
    huis = await open(data);
  });
});

async function nergens(plek: string, wie: string): Promise<void> {
  expect([
    ...zoekInBytes(plek, [wie, bsn]),
    ...(await zoekInFeiten(join(plek, 'feiten.duckdb'), [wie])),
    ...zoekInRegister(join(plek, 'register.sqlite'), [wie]),
  ]).toEqual([]);
  expect(readdirSync(join(plek, 'quarantaine'))).toEqual([]);
}
