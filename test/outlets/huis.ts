import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toCenten } from '../../src/core/basis/bedrag.ts';
import { parseDatum, parseMaand } from '../../src/core/basis/datum.ts';
import type { Result } from '../../src/core/basis/result.ts';
import { openCatalogus } from '../../src/definitie/catalogus.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import type { ImportVerslag, ImportVraag } from '../../src/definitie/importeren.ts';
import { createOmroep } from '../../src/definitie/omroep.ts';
import { openFacts } from '../../src/facts/duckdb/open-facts.ts';
import type { Facts } from '../../src/facts/port.ts';
import { openVoorbeelden } from '../../src/intake/voorbeelden.ts';
import { createPrognoses } from '../../src/prognoses/prognoses.ts';
import { openRegister } from '../../src/register/sqlite/open.ts';
import { createOpslag } from '../../src/vernietigen/opslag.ts';

/** The value, or the test falls over with the reason. */
export function value<T>(r: Result<T>): T {
  if (!r.ok) throw new Error(r.problem.detail);
  return r.value;
}

const KOSTEN: readonly (readonly [string, string, number | null])[] = [
  ['2025-01', '2025-02-10', 100_000],
  ['2025-02', '2025-03-10', 250_050],
  ['2025-03', '2025-04-10', null],
  ['2025-04', '2025-05-10', -5_000],
];

/** Lays down four months of figures in the municipality of Voorbeeldstad. */
async function vul(facts: Facts): Promise<void> {
  const ingelezenOp = '2025-06-01T12:00:00Z';
  const sessie = value(
    await facts.beginImport({ ingelezenOp, omschrijving: 'proef', fictief: true }),
  );
  const bron = { gemeente: '9998', bestand: 'maandcijfers.csv', inhoudHash: 'proef' };
  const feiten = KOSTEN.map(([maand, dag, bedrag]) => {
    const m = parseMaand(maand);
    const bekendSinds = parseDatum(dag);
    if (!m || !bekendSinds) throw new Error('no date');
    const bedragCenten = bedrag === null ? null : toCenten(bedrag);
    return {
      post: 'P1',
      stroom: 'subsidie' as const,
      soort: 'last' as const,
      maand: m,
      bekendSinds,
      maatstaf: 'realisatie',
      bedragCenten,
      aantal: null,
    };
  });
  await sessie.voegMaandcijfersToe(bron, feiten);
  await sessie.rondAf();
}

export interface Proefhuis {
  readonly huis: Huis;
  /** What was asked to be imported, with the content as it lay on disk. */
  readonly ingelezen: { vraag: ImportVraag; inhoud: string[] }[];
  sluit(): Promise<void>;
}

const LEEG: ImportVerslag = {
  snapshot: 2,
  bestanden: 1,
  verwerkt: 1,
  alBekend: 0,
  proef: false,
  controle: [],
  onbekend: [],
  vervangt: [],
  herkend: 0,
  verschillen: [],
  geweigerd: 0,
  berichten: {},
  prestaties: 0,
  fouten: [],
};

/** A house of real facts and a throw-away catalogue, in a folder of its own. */
export async function openProefhuis(): Promise<Proefhuis> {
  const map = await mkdtemp(join(tmpdir(), 'stuurhuis-proef-'));
  const proef = await openProefhuisIn(map);
  const sluit = async () => {
    await proef.sluit();
    await rm(map, { recursive: true, force: true });
  };
  return { ...proef, sluit };
}

const hier = (pad: string) => fileURLToPath(new URL(pad, import.meta.url));

/** The definitions of the proof house. */
export const openProefcatalogus = () =>
  openCatalogus({
    vragen: hier('fixtures/vragen'),
    handelingen: hier('fixtures/handelingen'),
  });

/** The same, in a folder that stays; figures are laid down when it is new. */
export async function openProefhuisIn(map: string): Promise<Proefhuis> {
  const facts = value(await openFacts({ pad: join(map, 'feiten', 'feiten.duckdb') }));
  if ((await facts.gemeenten()).length === 0) await vul(facts);
  const register = value(await openRegister(join(map, 'register.sqlite')));
  const omroep = createOmroep();
  const ingelezen: Proefhuis['ingelezen'] = [];
  const huis: Huis = {
    map,
    facts,
    register,
    omroep,
    opslag: createOpslag(map),
    voorbeelden: openVoorbeelden(join(map, 'voorbeelden')),
    personen: { pseudoniem: () => null, inQuarantaine: async () => [] },
    prognoses: createPrognoses(facts, register, omroep),
    catalogus: await openProefcatalogus(),
    importeer: async (vraag) => {
      const inhoud = await Promise.all(vraag.paden.map((p) => readFile(p, 'utf8')));
      ingelezen.push({ vraag, inhoud });
      const bestand = vraag.namen?.[0] ?? '';
      omroep.meld({
        soort: 'importVoortgang',
        import: vraag.id ?? '',
        gedaan: 1,
        totaal: 1,
        bestand,
      });
      omroep.meld({ soort: 'feitenGewijzigd' });
      return LEEG;
    },
    nu: () => new Date('2025-06-01T12:00:00Z'),
    actor: 'proef',
    sluit: async () => {
      await facts.sluit();
      await register.sluit();
    },
  };
  return { huis, ingelezen, sluit: huis.sluit };
}
