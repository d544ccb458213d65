import type { Dag } from './kalender.ts';
import type { Declaratie } from './model.ts';

/** CBS code of the synthetic municipality. */
export const GEMEENTE = '9998';

/** One message that waits for its turn: numbers are given out in order of sending. */
export interface Poststuk {
  readonly dag: Dag;
  /** `WMO301`, `JW323`, ... */
  readonly soort: string;
  readonly afzender: string;
  /** The declaration that it carries, of a 323. */
  readonly declaratie?: Declaratie;
  readonly maakXml: (kop: Kop) => string;
}

/** What a message gets when it is sent. */
export interface Kop {
  readonly BerichtIdentificatie: { readonly Identificatie: string; readonly Dagtekening: string };
}
