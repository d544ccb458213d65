import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HandelingDefinitie } from './handeling.ts';
import { GROEPEN, type VraagDefinitie } from './vraag.ts';

/** Every question and act that the folders hold. */
export interface Catalogus {
  /** In the order of the navigation. */
  readonly vragen: readonly VraagDefinitie[];
  readonly handelingen: readonly HandelingDefinitie[];
  vraag(id: string): VraagDefinitie | null;
  handeling(id: string): HandelingDefinitie | null;
}

/**
 * Finds the definitions by folder: every module directly in `mappen.vragen` exports one `vraag`,
 * every one in `mappen.handelingen` one `handeling`. A file without it, or two with one id, is a bug.
 */
export async function openCatalogus(mappen: {
  vragen: string;
  handelingen: string;
}): Promise<Catalogus> {
  const vragen = await definities<VraagDefinitie>(mappen.vragen, 'vraag');
  const handelingen = await definities<HandelingDefinitie>(mappen.handelingen, 'handeling');
  vragen.sort(opNavigatie);
  handelingen.sort((a, b) => a.id.localeCompare(b.id));
  return {
    vragen,
    handelingen,
    vraag: (id) => vragen.find((v) => v.id === id) ?? null,
    handeling: (id) => handelingen.find((h) => h.id === id) ?? null,
  };
}

async function definities<D extends { id: string }>(map: string, naam: string): Promise<D[]> {
  const bestanden = (await readdir(map)).filter((b) => /(?<!\.test|\.d)\.[jt]s$/.test(b)).sort();
  const gevonden = await Promise.all(bestanden.map((b) => definitieIn<D>(join(map, b), naam)));
  const ids = new Set(gevonden.map((d) => d.id));
  if (ids.size !== gevonden.length) throw new Error(`two definitions share an id in ${map}`);
  return gevonden;
}

async function definitieIn<D extends { id: string }>(bestand: string, naam: string): Promise<D> {
  // safe: what a module exports is only known at run time; its shape was checked by defineX when compiled
  const module = (await import(pathToFileURL(bestand).href)) as Record<string, D | undefined>;
  const definitie = module[naam];
  if (!definitie) throw new Error(`${bestand} exports no ${naam}`);
  return definitie;
}

function opNavigatie(a: VraagDefinitie, b: VraagDefinitie): number {
  const groep = GROEPEN.indexOf(a.groep) - GROEPEN.indexOf(b.groep);
  return groep || a.volgorde - b.volgorde || a.titel.localeCompare(b.titel, 'nl');
}
