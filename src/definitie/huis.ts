import type { Facts } from '../facts/port.ts';
import type { Register } from '../register/port.ts';
import type { Catalogus } from './catalogus.ts';
import type { ImportVerslag, ImportVraag } from './importeren.ts';
import type { Gebeurtenis, Omroep } from './omroep.ts';
import type { Opslag } from './opslag.ts';
import type { Personen } from './personen.ts';
import type { Prognoses } from './prognoses.ts';
import type { Voorbeelden } from './voorbeelden.ts';

export type { Gebeurtenis, Omroep };

/** The open house: every outlet gets this and nothing else. */
export interface Huis {
  readonly map: string;
  readonly facts: Facts;
  readonly register: Register;
  readonly prognoses: Prognoses;
  readonly catalogus: Catalogus;
  readonly omroep: Omroep;
  readonly opslag: Opslag;
  readonly voorbeelden: Voorbeelden;
  /** Only where the keys are: what a person is called here. */
  readonly personen: Personen;
  /** Reads files in; one import at a time, the next waits. */
  readonly importeer: (vraag: ImportVraag) => Promise<ImportVerslag>;
  /** The clock, an argument so that tests stand still. */
  readonly nu: () => Date;
  /** Who acts until sign-in exists. */
  readonly actor: string;
  sluit(): Promise<void>;
}
