import type { ImportFout, ImportVerslag } from './import-verslag.ts';

export type { ImportFout, ImportVerslag };

export interface ImportVraag {
  /** Names this import in progress events; made up when absent. */
  readonly id?: string | undefined;
  /** Files, folders or zips on this machine. */
  readonly paden: readonly string[];
  /** What to call them for people (upload names); by default the path itself. */
  readonly namen?: readonly string[] | undefined;
  readonly omschrijving?: string | undefined;
  readonly fictief?: boolean | undefined;
  /** For table files, which carry no municipality of their own. */
  readonly gemeente?: string | undefined;
  /** Day of receipt, where no envelope tells it. */
  readonly ontvangenOp?: string | undefined;
  /** How numbers are written where a table leaves doubt. */
  readonly getal?: 'nl' | 'en' | undefined;
  /** Only say what would happen: the same import, of which nothing is kept. */
  readonly proef?: boolean | undefined;
}
