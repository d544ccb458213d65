import type { ImportFout, ImportVerslag } from '../definitie/importeren.ts';
import type { Inlezing } from './bericht-inlezen.ts';
import type { Fout } from './fout.ts';

/** Faults that a report lists in full; beyond it the rest is counted in one line per file. */
const MAX_FOUTEN = 1000;

/** Keeps count while an import goes on. */
export interface Telling {
  bericht(inlezing: Inlezing, bestand: string): void;
  tabel(uitkomst: 'nieuw' | 'alBekend', soort: string): void;
  geweigerd(bestand: string, fouten: readonly Fout[]): void;
  verslag(snapshot: number | null, bestanden: number): ImportVerslag;
}

/** Starts a count at nothing. */
export function createTelling(): Telling {
  const stand = { verwerkt: 0, alBekend: 0, geweigerd: 0, prestaties: 0 };
  const berichten: Record<string, number> = {};
  const fouten: ImportFout[] = [];
  const geweigerd = (bestand: string, nieuwe: readonly Fout[]) => {
    stand.geweigerd += 1;
    const ruimte = Math.max(0, MAX_FOUTEN - fouten.length);
    fouten.push(...nieuwe.slice(0, ruimte).map((f) => ({ bestand, ...f })));
  };
  return {
    geweigerd,
    tabel: (uitkomst, soort) => {
      if (uitkomst === 'alBekend') stand.alBekend += 1;
      else {
        stand.verwerkt += 1;
        berichten[soort] = (berichten[soort] ?? 0) + 1;
      }
    },
    bericht: (inlezing, bestand) => {
      if (inlezing.uitkomst === 'geweigerd') geweigerd(bestand, inlezing.fouten);
      else if (inlezing.uitkomst === 'alBekend') stand.alBekend += 1;
      else {
        stand.verwerkt += 1;
        stand.prestaties += inlezing.soort.endsWith('323') ? inlezing.prestaties : 0;
        berichten[inlezing.soort] = (berichten[inlezing.soort] ?? 0) + 1;
      }
    },
    // nothing new, no new state: an import that changed nothing has no serial
    verslag: (serie, bestanden) => {
      const snapshot = stand.verwerkt > 0 ? serie : null;
      return { snapshot, bestanden, ...stand, berichten, fouten, verschillen: [] };
    },
  };
}
