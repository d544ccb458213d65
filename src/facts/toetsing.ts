import type { Centen } from '../core/basis/bedrag.ts';
import type { Maand } from '../core/basis/datum.ts';

/**
 * A rule that takes more than one message to test. TR ids are those of the standard; the others are
 * ours (retourcode 8017, one line with two amounts by message and by export, a 325 to a 323 that was never received, a message that was refused, and a
 * retour message to one that is not there).
 */
export type ToetsRegel =
  | 'TR321'
  | 'TR322'
  | 'TR338'
  | 'TR339'
  | 'TR340'
  | 'TR341'
  | 'TR366'
  | 'TR369'
  | 'TR384'
  | 'TR387'
  | 'TR388'
  | 'TR389'
  | 'TR390'
  | 'CREDIT-ZONDER-DEBET'
  | 'ANTWOORD-ZONDER-DECLARATIE'
  | 'EXPORT-ANDER-BEDRAG'
  | 'BERICHT-AFGEKEURD'
  | 'RETOUR-ZONDER-BERICHT';

/** How many lines (or answers) go against a rule, their amount, and where the first one stands. */
export interface Toetsing {
  readonly regel: ToetsRegel;
  readonly aantal: number;
  readonly bedragCenten: Centen | null;
  readonly bestand: string;
  readonly leverperiode: Maand | null;
  /** What the message and the export say, where the rule holds those against each other. */
  readonly tweeBedragen?: { readonly berichtCenten: Centen; readonly exportCenten: Centen };
}
