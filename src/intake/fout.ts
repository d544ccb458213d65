/** One fault of a file, at its place. */
export interface Fout {
  readonly regel: number | null;
  readonly element: string | null;
  readonly code: string;
  readonly melding: string;
}

/** Faults instead of what was asked for: they name their melding, rows do not. */
export const isFouten = (uit: readonly object[]): uit is Fout[] =>
  uit[0] !== undefined && 'melding' in uit[0];
