import type { Gemeente } from '../core/basis/domein.ts';
import type { Pseudoniem } from '../facts/feiten.ts';

/** The side of the key holder: from a BSN to what a person is called here, and to refused files. */
export interface Personen {
  /** `null` when no person of this municipality was ever read in: then there is no key either. */
  pseudoniem(gemeente: Gemeente): ((bsn: string) => Pseudoniem) | null;
  /**
   * Refused files that name one of these BSNs, and those of which it cannot be told because they are
   * packed (zip, workbook). Names as they lie in quarantine.
   */
  inQuarantaine(bsns: readonly string[]): Promise<readonly string[]>;
}
