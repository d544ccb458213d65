/** What a reader may say about files that do not say it themselves; empty is nothing said. */
export interface Toevoeging {
  readonly gemeente: string;
  readonly ontvangenOp: string;
  readonly getal: '' | 'nl' | 'en';
}

export const NIETS_TOEGEVOEGD: Toevoeging = { gemeente: '', ontvangenOp: '', getal: '' };
