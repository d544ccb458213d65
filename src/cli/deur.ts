import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { setTimeout as wacht } from 'node:timers/promises';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { type HuisOpties, meldProblem } from './context.ts';
import type { Omgeving } from './omgeving.ts';
import { draagOver } from './overdracht.ts';
import { type Greep, grijpSlot, type Houder } from './slot.ts';

const GEDULD_MS = 10_000;
const TUSSENPOOS_MS = 200;

/** The data folder of a call: `--data`, else STUURHUIS_DATA, else ./data. */
export function mapVan(omgeving: Omgeving, data: string | undefined): string {
  return resolve(omgeving.cwd, data ?? omgeving.env.STUURHUIS_DATA ?? 'data');
}

/** Sees to it that the data folder is there, as far as the call may make it. */
export async function bereidMap(map: string, maak: boolean): Promise<Result<void>> {
  if (existsSync(map)) {
    if (statSync(map).isDirectory()) return ok(undefined);
    return no('ongeldigeInvoer', `${map} is een bestand. Geef met --data een map op.`);
  }
  if (!maak) {
    const hoe = 'Lees eerst gegevens in (stuurhuis importeer of stuurhuis demo)';
    return no(
      'ongeldigeInvoer',
      `De gegevensmap ${map} bestaat niet. ${hoe}, of geef een andere map met --data.`,
    );
  }
  try {
    await mkdir(map, { recursive: true, mode: 0o700 });
    return ok(undefined);
  } catch {
    return no('ongeldigeInvoer', `De gegevensmap ${map} kan niet gemaakt worden.`);
  }
}

/**
 * Runs work with the house of a data folder. While a server holds the folder the whole call is
 * handed to it; while another command holds it we wait a little.
 */
export async function metHuisVan(
  omgeving: Omgeving,
  argv: readonly string[],
  opties: HuisOpties,
  werk: (huis: Huis) => Promise<number>,
): Promise<number> {
  const map = mapVan(omgeving, opties.data);
  const klaar = await bereidMap(map, opties.maak ?? false);
  if (!klaar.ok) return meldProblem(omgeving, klaar.problem);
  const greep = await geduldig(() => grijpSlot(map, 'opdracht', (lijn) => lijn.destroy()));
  if (!greep.gelukt) {
    if (greep.houder.soort === 'server') {
      return draagOver(greep.houder.socket, argv, omgeving, opties);
    }
    return meldProblem(omgeving, { code: 'bezet', detail: bezetZin(map, greep.houder) });
  }
  try {
    const huis = await omgeving.open(map);
    if (!huis.ok) return meldProblem(omgeving, huis.problem);
    try {
      return await werk(huis.value);
    } finally {
      await huis.value.sluit();
    }
  } finally {
    await greep.slot.laatLos();
  }
}

/** Tries again while another single command is at work. */
async function geduldig(grijp: () => Promise<Greep>): Promise<Greep> {
  let greep = await grijp();
  for (let gewacht = 0; gewacht < GEDULD_MS; gewacht += TUSSENPOOS_MS) {
    if (greep.gelukt || greep.houder.soort === 'server') return greep;
    await wacht(TUSSENPOOS_MS);
    greep = await grijp();
  }
  return greep;
}

/** Who is in the way, in a sentence. */
export const bezetZin = (map: string, houder: Houder): string =>
  houder.soort === 'server'
    ? `Stuurhuis draait al met de gegevensmap ${map} (proces ${houder.pid}). Stop die eerst.`
    : `Een andere opdracht (proces ${houder.pid}) gebruikt de gegevensmap ${map}. Probeer het zo opnieuw.`;
