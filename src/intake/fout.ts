/** One fault of a file, at its place. */
export interface Fout {
  readonly regel: number | null;
  readonly element: string | null;
  readonly code: string;
  readonly melding: string;
}
