import { type Datum, parseDatum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import { bewaartermijnen, grensVan, grenzenOp } from '../definitie/bewaartermijnen.ts';
import type { Huis } from '../definitie/huis.ts';
import type { Onderdeel, Vernietigopdracht } from '../facts/vernietiging.ts';
import { leesBewaarplaatsen } from './bewaarplaatsen.ts';

/** What is past its term today. */
export interface OverTermijn {
  readonly opdracht: Vernietigopdracht;
  readonly onderdelen: readonly Onderdeel[];
  /** Backups of this folder that are past their term; all municipalities lie in them. */
  readonly bewaarbestanden: readonly string[];
}

/** Holds everything of a municipality against its terms, as of today. */
export async function overTermijn(huis: Huis, gemeente: Gemeente): Promise<OverTermijn> {
  // safe: the clock gives existing days
  const vandaag = parseDatum(huis.nu().toISOString().slice(0, 10)) as Datum;
  const termijnen = await bewaartermijnen(huis.register, gemeente);
  const opdracht = { soort: 'termijn', gemeente, grenzen: grenzenOp(termijnen, vandaag) } as const;
  const maanden = termijnen.bewaarbestanden;
  const plaatsen = await leesBewaarplaatsen(huis.map);
  return {
    opdracht,
    onderdelen: await huis.facts.vernietigbaar(opdracht),
    bewaarbestanden: plaatsen
      .filter((b) => maanden !== null && b.gemaaktOp.slice(0, 7) <= grensVan(vandaag, maanden))
      .map((b) => b.pad),
  };
}
