import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Huis } from '../definitie/huis.ts';
import type { Bewijs } from '../facts/vernietiging.ts';
import { leesBewaarplaatsen } from './bewaarplaatsen.ts';

/**
 * The list of what was destroyed lies beside every backup that is known: a backup that is older than a
 * destruction still holds what was destroyed, and a restore does it again. It names no person.
 */
const BEGIN = 'stuurhuis-vernietigd-';

const lijst = z.object({
  soort: z.literal('stuurhuis-vernietiglijst'),
  versie: z.literal(1),
  /** The data folder that it is about. */
  huis: z.string(),
  bewijzen: z.array(
    z.custom<Bewijs>((b) => typeof b === 'object' && b !== null && 'opdracht' in b),
  ),
});

/** Identity of a data folder; it stays the same when the folder is put away and put back. */
export async function huisnummer(map: string): Promise<string> {
  const merk = z.object({ id: z.string() });
  return merk.parse(JSON.parse(await readFile(join(map, 'stuurhuis.json'), 'utf8'))).id;
}

/** Writes the list beside the backups that can be reached; returns folders where that failed. */
export async function legLijstNaast(huis: Pick<Huis, 'map' | 'facts'>): Promise<readonly string[]> {
  const eigen = await huis.facts.vernietigingen(null);
  if (eigen.length === 0) return [];
  const nummer = await huisnummer(huis.map);
  const plaatsen = await leesBewaarplaatsen(huis.map);
  const mis: string[] = [];
  for (const map of new Set(plaatsen.map((b) => dirname(b.pad)))) {
    const pad = join(map, `${BEGIN}${nummer}.json`);
    try {
      const bewijzen = samen(eigen, await leesLijsten(pad, nummer));
      const inhoud = { soort: 'stuurhuis-vernietiglijst', versie: 1, huis: nummer, bewijzen };
      await writeFile(`${pad}.nieuw`, `${JSON.stringify(inhoud, null, 2)}\n`, {
        mode: 0o600,
        flush: true,
      });
      await rename(`${pad}.nieuw`, pad);
    } catch {
      mis.push(map);
    }
  }
  return mis;
}

/** The same order of the same moment is one: done again it has another serial and another ground. */
export const merkteken = (b: Bewijs): string => JSON.stringify([b.opdracht, b.gedaanOp]);

function samen(eigen: readonly Bewijs[], ander: readonly Bewijs[]): Bewijs[] {
  const bekend = new Set(eigen.map(merkteken));
  return [...ander.filter((b) => !bekend.has(merkteken(b))), ...eigen];
}

/** What the lists beside a backup say was destroyed in this data folder. */
export async function leesLijsten(bewaarbestand: string, nummer: string): Promise<Bewijs[]> {
  const map = dirname(bewaarbestand);
  const namen = (await readdir(map)).filter((n) => n.startsWith(BEGIN) && n.endsWith('.json'));
  const uit: Bewijs[] = [];
  for (const naam of namen) {
    const gelezen = lijst.safeParse(alsJson(await readFile(join(map, naam), 'utf8')));
    if (gelezen.success && gelezen.data.huis === nummer) uit.push(...gelezen.data.bewijzen);
  }
  return uit;
}

function alsJson(tekst: string): unknown {
  try {
    return JSON.parse(tekst);
  } catch {
    return null;
  }
}
