import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import type { Datum } from '../../core/basis/datum.ts';
import type { Bron } from '../../definitie/vraag.ts';
import { ALTIJD } from '../../facts/tabelsoorten/tabelsoorten.ts';

/** A table as a source, with the day on which the latest of its rows was known. */
export function bronTabel(naam: string, rijen: readonly { readonly bekendSinds: Datum }[]): Bron[] {
  const laatste = rijen.reduce<Datum | null>(
    (dag, r) => (dag === null || r.bekendSinds > dag ? r.bekendSinds : dag),
    null,
  );
  if (laatste === null) return [];
  return [{ naam, standPer: laatste === ALTIJD ? null : laatste }];
}

/** Adds up the amounts that are known, and counts the others; no known amount at all is unknown. */
export function somBekend<R>(
  rijen: readonly R[],
  kies: (rij: R) => Centen | null,
): { readonly som: Centen | null; readonly onbekend: number } {
  const bekend = rijen.map(kies).filter((w) => w !== null);
  const som = bekend.length === 0 ? null : toCenten(bekend.reduce((a, b) => a + b, 0));
  return { som, onbekend: rijen.length - bekend.length };
}
