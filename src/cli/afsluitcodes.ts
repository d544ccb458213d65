import type { Problem, ProblemCode } from '../core/basis/result.ts';

/** What a command says when it ends (CONTRACT: 0 done, 1 refused, 2 wrong call, 3 a fault of ours). */
export const GEDAAN = 0;
export const GEWEIGERD = 1;
export const VERKEERD_GEVRAAGD = 2;
export const ONZE_FOUT = 3;

/** The exit code of every refusal; a code without a row does not compile. */
const CODES = {
  ongeldigeInvoer: VERKEERD_GEVRAAGD,
  nietGevonden: GEWEIGERD,
  nietToegestaan: GEWEIGERD,
  strijdigMetBestaand: GEWEIGERD,
  bezet: GEWEIGERD,
  onleesbaar: GEWEIGERD,
  geweigerd: GEWEIGERD,
  nietBeschikbaar: GEWEIGERD,
} as const satisfies Record<ProblemCode, number>;

/** The exit code of a refusal. */
export const codeVan = (problem: Problem): number => CODES[problem.code];
