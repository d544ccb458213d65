import { type Cel } from './csv.ts';
import { groepeer } from './groepeer.ts';
import { type Dag, datumVan } from './kalender.ts';
import type { Maandcijfer } from './overige-stromen.ts';

/** A table file: its path and its text. */
export type Tabel = readonly [pad: string, inhoud: string];

/** Cents as a cell, rounded to whole ones. */
export const centen = (n: number | null): Cel => (n === null ? null : { centen: Math.round(n) });

/** Statements on the same thing, each with all that is known by then. */
export function standen<T>(
  cijfers: readonly Maandcijfer[],
  sleutel: (c: Maandcijfer) => string,
  rij: (tot: readonly Maandcijfer[]) => T,
): { readonly bekend: Dag; readonly rij: T }[] {
  return [...groepeer(cijfers, sleutel).values()].flatMap((groep) => {
    const dagen = [...new Set(groep.map((c) => c.bekend))].sort((a, b) => a - b);
    return dagen.map((bekend) => ({ bekend, rij: rij(groep.filter((c) => c.bekend <= bekend)) }));
  });
}

/** The latest figure of a kind. */
export const van = (cijfers: readonly Maandcijfer[], maatstaf: string): number | null =>
  cijfers.filter((c) => c.maatstaf === maatstaf).at(-1)?.bedrag ?? null;

/** Rows with the day from which they were known in the last column. */
export const metDag = (
  rijen: readonly { readonly bekend: Dag; readonly rij: readonly Cel[] }[],
): Cel[][] => rijen.map(({ bekend, rij }) => [...rij, datumVan(bekend)]);
