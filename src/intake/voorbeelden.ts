import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { no, ok } from '../core/basis/result.ts';
import { type Voorbeelden, voorbeeldBron } from '../definitie/voorbeelden.ts';

/**
 * Reads the worked examples below a folder: every folder with a `bron.json` is one, and each of its
 * other JSON files holds one concept.
 */
export function openVoorbeelden(map: string): Voorbeelden {
  const namen = async (): Promise<string[]> => {
    const inhoud = existsSync(map) ? await readdir(map) : [];
    return inhoud.filter((naam) => existsSync(join(map, naam, 'bron.json'))).sort();
  };
  return {
    namen,
    lees: async (naam) => {
      const bekend = await namen();
      if (!bekend.includes(naam)) {
        return no('nietGevonden', `Er is geen voorbeeld "${naam}". Er is: ${bekend.join(', ')}.`);
      }
      const plek = join(map, naam);
      const bestanden = new Map<string, unknown>();
      for (const pad of await jsonIn(plek)) {
        if (pad !== 'bron.json') bestanden.set(pad.slice(0, -5), await leesJson(join(plek, pad)));
      }
      const bron = voorbeeldBron.parse(await leesJson(join(plek, 'bron.json')));
      return ok({ bron, bestanden });
    },
  };
}

/** Paths of the JSON files below a folder, with `/` between, in order. */
async function jsonIn(map: string): Promise<string[]> {
  const alle = await readdir(map, { recursive: true });
  return alle
    .filter((pad) => pad.endsWith('.json'))
    .map((pad) => pad.replaceAll('\\', '/'))
    .sort();
}

const leesJson = async (pad: string): Promise<unknown> => JSON.parse(await readFile(pad, 'utf8'));
