import { no, type Result } from '../../core/basis/result.ts';

/** Why a file cannot be recomputed as a whole; the set is closed. */
export type NarekenReden =
  | 'bestand-onleesbaar'
  | 'leeg-bestand'
  | 'geen-tabelbestand'
  | 'onbekende-json'
  | 'samengevoegde-cellen'
  | 'formule-fout'
  | 'andere-munt'
  | 'getalnotatie-gemengd'
  | 'getalnotatie-onduidelijk';

/** Refuses a file: the code as the field, so that a machine can tell the reasons apart. */
export const weigerBestand = (reden: NarekenReden, melding: string): Result<never> =>
  no('geweigerd', melding, [{ veld: reden, melding }]);
