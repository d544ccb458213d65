import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sleutels } from './access/sleutels.ts';
import type { Omgeving } from './cli/omgeving.ts';
import { no, ok, type Result } from './core/basis/result.ts';
import { type Catalogus, openCatalogus } from './definitie/catalogus.ts';
import type { Huis } from './definitie/huis.ts';
import type { Facts } from './facts/port.ts';
import type { Register } from './register/port.ts';

/** Says that a folder is ours; its content names the layout. */
const MERK = 'stuurhuis.json';
const MERK_VERSIE = 1;
/** What the lock of a call leaves in an otherwise empty folder. */
const VAN_HET_SLOT = /^(slot\.json|.*\.sock)/;

/**
 * Runs one call of the command line and returns its exit code.
 * @param argv the words after the name of the programme
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { runCli } = await import('./cli/cli.ts');
  const { procesOmgeving } = await import('./cli/omgeving.ts');
  const omgeving: Omgeving = {
    ...procesOmgeving(),
    versie: versie(),
    open: openHuis,
    catalogus,
    dien,
  };
  return runCli(argv, omgeving);
}

const dien: Omgeving['dien'] = async (huis, poort) => {
  const { createLogboek, dien: luister } = await import('./http/dien.ts');
  const logboek = createLogboek(process.env['STUURHUIS_LOG'] ?? 'error');
  const eigenNamen = namenUit(process.env['STUURHUIS_NAMEN']);
  return luister(huis, poort, { versie: versie(), webMap: naast('web'), eigenNamen, logboek });
};

/** Host names under which a reverse proxy reaches the house: `stuurhuis.gemeente.nl,ander.nl`. */
const namenUit = (tekst: string | undefined): string[] =>
  (tekst ?? '')
    .split(',')
    .map((naam) => naam.trim().toLowerCase())
    .filter(Boolean);

function versie(): string {
  const pakket: unknown = JSON.parse(
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
  );
  const heeft = typeof pakket === 'object' && pakket !== null && 'version' in pakket;
  return heeft ? String(pakket.version) : '0.0.0';
}

/** What may differ between runs and tests. */
export interface HuisOpties {
  readonly nu?: () => Date;
  /** Key for pseudonyms and quarantine; by default `STUURHUIS_SLEUTEL`, else files in the folder. */
  readonly sleutel?: string | undefined;
  /** Where the definitions are; by default those of this program. */
  readonly vragen?: string;
  readonly handelingen?: string;
}

/**
 * Opens a data folder as a house: both stores, keys, questions, acts and forecasts. Makes the folder
 * when it is absent or empty; refuses a folder that holds something else. One process per folder:
 * the facts refuse a second one.
 */
export async function openHuis(pad: string, opties: HuisOpties = {}): Promise<Result<Huis>> {
  const map = resolve(pad);
  const plek = maakMap(map);
  if (!plek.ok) return plek;
  const { openSleutels } = await import('./access/sleutels.ts');
  const sleutels = openSleutels(map, opties.sleutel ?? process.env['STUURHUIS_SLEUTEL']);
  if (!sleutels.ok) return sleutels;
  const { openFacts } = await import('./facts/duckdb/open-facts.ts');
  const facts = await openFacts({ pad: join(map, 'feiten.duckdb') });
  if (!facts.ok) return facts;
  const { openRegister } = await import('./register/sqlite/open.ts');
  const register = await openRegister(join(map, 'register.sqlite'));
  if (!register.ok) {
    await facts.value.sluit();
    return register;
  }
  return ok(await richtIn(map, facts.value, register.value, sleutels.value, opties));
}

async function richtIn(
  map: string,
  facts: Facts,
  register: Register,
  sleutels: Sleutels,
  opties: HuisOpties,
): Promise<Huis> {
  const { createOmroep } = await import('./definitie/omroep.ts');
  const { createImporteer } = await import('./intake/importeer.ts');
  const { ruimQuarantaineOp } = await import('./intake/quarantaine.ts');
  const { createPersonen } = await import('./access/personen.ts');
  const { createPrognoses } = await import('./prognoses/prognoses.ts');
  const { createOpslag } = await import('./vernietigen/opslag.ts');
  const { schrijfBij } = await import('./vernietigen/vernietig.ts');
  const { openVoorbeelden } = await import('./intake/voorbeelden.ts');
  const { zetIndelingGelijk } = await import('./acts/basis/indeling.ts');
  for (const gemeente of await register.gemeenten()) {
    await zetIndelingGelijk(register, facts, gemeente);
  }
  const omroep = createOmroep();
  const prognoses = createPrognoses(facts, register, omroep);
  const nu = opties.nu ?? (() => new Date());
  await ruimQuarantaineOp(map, nu());
  await schrijfBij({ facts, register });
  const importeer = createImporteer(sleutels);
  const sluit = async () => {
    await prognoses.sluit();
    await register.sluit();
    await facts.sluit();
  };
  const huis: Huis = {
    map,
    facts,
    register,
    prognoses,
    catalogus: await catalogus(opties),
    omroep,
    opslag: createOpslag(map),
    voorbeelden: openVoorbeelden(naast('../examples')),
    personen: createPersonen(map, sleutels),
    nu,
    actor: `lokaal:${userInfo().username}`,
    importeer: (vraag) => importeer(huis, vraag),
    sluit,
  };
  return huis;
}

const catalogus = (opties: HuisOpties = {}): Promise<Catalogus> =>
  openCatalogus({
    vragen: opties.vragen ?? naast('questions'),
    handelingen: opties.handelingen ?? naast('acts'),
  });

const naast = (map: string): string => fileURLToPath(new URL(`./${map}`, import.meta.url));

function maakMap(map: string): Result<void> {
  try {
    mkdirSync(map, { recursive: true, mode: 0o700 });
    const inhoud = readdirSync(map);
    if (inhoud.includes(MERK)) return checkMerk(map);
    if (inhoud.some((naam) => !VAN_HET_SLOT.test(naam))) return no('geweigerd', andereMap(map));
    writeFileSync(
      join(map, MERK),
      `${JSON.stringify({ versie: MERK_VERSIE, id: randomUUID() })}\n`,
    );
    return ok(undefined);
  } catch (fout) {
    return no('onleesbaar', nietTeOpenen(map, fout));
  }
}

function checkMerk(map: string): Result<void> {
  // safe: only the version is looked at, and only compared
  const merk = JSON.parse(readFileSync(join(map, MERK), 'utf8')) as { versie?: unknown };
  return merk.versie === MERK_VERSIE
    ? ok(undefined)
    : no('onleesbaar', `De gegevensmap ${map} is van een andere versie van Stuurhuis.`);
}

const andereMap = (map: string): string =>
  `De map ${map} bevat andere bestanden en is geen gegevensmap van Stuurhuis. Kies een lege map of een bestaande gegevensmap met --data.`;

function nietTeOpenen(map: string, fout: unknown): string {
  const isBestand = statSync(map, { throwIfNoEntry: false })?.isFile() ?? false;
  if (isBestand) return `${map} is een bestand. Kies met --data een map voor de gegevens.`;
  const rechten = fout instanceof Error && 'code' in fout && fout.code === 'EACCES';
  return rechten
    ? `U mag de map ${map} niet lezen of maken. Kies met --data een andere map.`
    : `De map ${map} kan niet worden geopend. Kies met --data een andere map.`;
}
