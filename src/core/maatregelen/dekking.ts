import { type Centen, toCenten } from '../basis/bedrag.ts';

/** What can pay for a deficit, in the order in which it is called upon. */
export const DEKKINGSSOORTEN = [
  'postOnvoorzien',
  'stelpost',
  'behoedzaamheidsmarge',
  'reserve',
  'algemeneMiddelen',
] as const;
export type Dekkingssoort = (typeof DEKKINGSSOORTEN)[number];

export interface Dekkingsbron {
  readonly code: string;
  readonly naam: string;
  readonly soort: Dekkingssoort;
  readonly beschikbaarCenten: Centen;
  readonly structureel: boolean;
}

/** What was taken from a source, and what it has left. */
export interface Aanspraak {
  readonly code: string;
  readonly naam: string;
  readonly soort: Dekkingssoort;
  readonly structureel: boolean;
  readonly beschikbaarCenten: Centen;
  readonly ingezetCenten: Centen;
  readonly resterendCenten: Centen;
}

export interface Dekkingsuitkomst {
  readonly aanspraken: readonly Aanspraak[];
  readonly ongedektCenten: Centen;
  /** Structural deficit that only money of one time pays for. */
  readonly structureelMetIncidenteelCenten: Centen;
}

/**
 * Pays for a deficit from the sources in the order given.
 * @param tekortCenten zero or more
 * @param structureelCenten the part of it that comes back every year
 */
export function dekTekort(
  tekortCenten: Centen,
  structureelCenten: Centen,
  bronnen: readonly Dekkingsbron[],
): Dekkingsuitkomst {
  let rest: number = tekortCenten;
  const aanspraken = bronnen.map((b) => {
    const ingezet = Math.min(rest, Math.max(0, b.beschikbaarCenten));
    rest -= ingezet;
    const resterendCenten = toCenten(b.beschikbaarCenten - ingezet);
    return { ...b, ingezetCenten: toCenten(ingezet), resterendCenten };
  });
  const structureel = aanspraken
    .filter((a) => a.structureel)
    .reduce((s, a) => s + a.ingezetCenten, 0);
  const gedekt = tekortCenten - rest;
  const eenmalig = Math.min(gedekt - structureel, Math.max(0, structureelCenten - structureel));
  return {
    aanspraken,
    ongedektCenten: toCenten(rest),
    structureelMetIncidenteelCenten: toCenten(Math.max(0, eenmalig)),
  };
}
