import type { Result } from '../../../core/basis/result.ts';
import type { VoorbeeldBron } from '../../../definitie/voorbeelden.ts';
import type { RegisterSchrijver } from '../../../register/port.ts';

/**
 * Brings one concept of a worked example into the register. What it writes is marked as example
 * (`fictief`), so that one act removes it. All loaders of an example run in one transaction.
 */
export interface Voorbeeldlader {
  /** The file it reads (`maatregelen`), or the folder (`tabellen/`), as `Voorbeeld.bestanden` names them. */
  readonly leest: string;
  /**
   * @param bestanden what it reads: path without ending, and content
   * @returns what was laid down, in a few words ("6 tabellen"); a refusal leaves nothing behind
   */
  readonly laad: (
    schrijver: RegisterSchrijver,
    bron: VoorbeeldBron,
    bestanden: ReadonlyMap<string, unknown>,
  ) => Promise<Result<string>>;
}
