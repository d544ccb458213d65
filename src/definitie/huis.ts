import type { Facts } from '../facts/port.ts';
import type { Register } from '../register/port.ts';
import type { Catalogus } from './catalogus.ts';
import type { ImportVerslag, ImportVraag } from './importeren.ts';
import type { Prognoses } from './prognoses.ts';

/** What happened in the house, for those who look on (pages refresh by it). */
export type Gebeurtenis =
  | {
      readonly soort: 'importVoortgang';
      readonly import: string;
      readonly gedaan: number;
      readonly totaal: number;
      readonly bestand: string;
    }
  | { readonly soort: 'importKlaar'; readonly import: string }
  | { readonly soort: 'feitenGewijzigd' }
  | { readonly soort: 'registerGewijzigd' }
  | { readonly soort: 'prognoseVoortgang'; readonly voortgang: number }
  | { readonly soort: 'prognoseKlaar' };

/** Tells and hears what happened; `luister` returns how to stop. */
export interface Omroep {
  meld(gebeurtenis: Gebeurtenis): void;
  luister(oor: (gebeurtenis: Gebeurtenis) => void): () => void;
}

/** The open house: every outlet gets this and nothing else. */
export interface Huis {
  readonly map: string;
  readonly facts: Facts;
  readonly register: Register;
  readonly prognoses: Prognoses;
  readonly catalogus: Catalogus;
  readonly omroep: Omroep;
  /** Reads files in; one import at a time, the next waits. */
  readonly importeer: (vraag: ImportVraag) => Promise<ImportVerslag>;
  /** The clock, an argument so that tests stand still. */
  readonly nu: () => Date;
  /** Who acts until sign-in exists. */
  readonly actor: string;
  sluit(): Promise<void>;
}
