import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';

/** What one post carries into later years. */
export interface Uitgang {
  /** The year-end as expected; `null` = not known. */
  readonly jaarCenten: Centen | null;
  /** Expected in the last months of the year, means; empty for a post without declarations. */
  readonly laatsteMaanden: readonly Centen[];
  /** Share of what is allocated that is declared; `null` = not known. */
  readonly verzilvering: number | null;
}

/** What is known of one later year of a post. */
export interface LaterJaar {
  readonly jaar: number;
  /** Value of toewijzingen that run into it, end dates heeded. */
  readonly toegewezenCenten: Centen;
  /** Budgeted for good, and once; `null` = no budget of that year. */
  readonly begrootStructureelCenten: Centen | null;
  readonly begrootIncidenteelCenten: Centen | null;
}

export interface Doorgewerkt {
  readonly jaar: number;
  /** What goes on: of declarations the part that toewijzingen of now already cover. */
  readonly structureelCenten: Centen;
  /** What was budgeted once. */
  readonly incidenteelCenten: Centen;
  /** What goes on only if care is renewed or new, and the indexation. */
  readonly onzekerCenten: Centen;
  readonly verwachtCenten: Centen;
  /** Budget less expected of a last; positive is voordeel. `null` = no budget of that year. */
  readonly ruimteCenten: Centen | null;
}

/** The level at which the year ends: its last months, carried over twelve; else the year itself. */
export function uitgangsniveau({ jaarCenten, laatsteMaanden }: Uitgang): Centen | null {
  if (jaarCenten === null) return null;
  if (laatsteMaanden.length === 0) return jaarCenten;
  const som = laatsteMaanden.reduce((s, x) => s + x, 0);
  return roundCenten((som / laatsteMaanden.length) * 12);
}

/**
 * One later year of a post. The parts add up to what is expected.
 * @param jarenVooruit 1 for the year after
 * @param indexatie a year, as a share; 0 when none was given
 */
export function werkDoor(
  uitgang: Uitgang,
  later: LaterJaar,
  jarenVooruit: number,
  indexatie: number,
): Doorgewerkt | null {
  const niveau = uitgangsniveau(uitgang);
  if (niveau === null) return null;
  const verder = roundCenten(niveau * (1 + indexatie) ** jarenVooruit);
  const gedekt =
    uitgang.laatsteMaanden.length === 0
      ? niveau
      : roundCenten(later.toegewezenCenten * (uitgang.verzilvering ?? 0));
  const structureelCenten = toCenten(Math.min(gedekt, verder));
  const incidenteelCenten = later.begrootIncidenteelCenten ?? toCenten(0);
  const onzekerCenten = toCenten(verder - structureelCenten);
  const verwachtCenten = toCenten(verder + incidenteelCenten);
  const begroot =
    later.begrootStructureelCenten === null
      ? null
      : later.begrootStructureelCenten + incidenteelCenten;
  return {
    jaar: later.jaar,
    ...{ structureelCenten, incidenteelCenten, onzekerCenten, verwachtCenten },
    ruimteCenten: begroot === null ? null : toCenten(begroot - verwachtCenten),
  };
}
