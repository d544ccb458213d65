import type { Bestandenstand, Opslag } from '../definitie/opslag.ts';
import { leesBewaarplaatsen } from './bewaarplaatsen.ts';

/** What lies in a data folder beside its stores. */
export function createOpslag(map: string): Opslag {
  return {
    bewaarbestanden: async () => standVan((await leesBewaarplaatsen(map)).map((b) => b.gemaaktOp)),
  };
}

function standVan(momenten: readonly string[]): Bestandenstand {
  const dagen = momenten.map((m) => m.slice(0, 10)).sort();
  return { aantal: dagen.length, oudste: dagen[0] ?? null, dagen };
}
