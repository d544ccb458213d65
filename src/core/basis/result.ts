/** The closed set of reasons why Stuurhuis says no. HTTP status and exit code are chosen at the edge. */
export type ProblemCode =
  | 'ongeldigeInvoer'
  | 'nietGevonden'
  | 'nietToegestaan'
  | 'strijdigMetBestaand'
  | 'bezet'
  | 'onleesbaar'
  | 'geweigerd'
  | 'nietBeschikbaar';

/** One field that is wrong, with a Dutch sentence that says what to do. */
export interface VeldFout {
  readonly veld: string;
  readonly melding: string;
}

/** An expected "no": `detail` is a Dutch sentence for the user, without personal data. */
export interface Problem {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly velden?: readonly VeldFout[];
}

/** The outcome of something that may be refused; bugs throw instead. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };

/** Wraps a value that was obtained. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** Wraps a refusal. */
export const no = <T = never>(
  code: ProblemCode,
  detail: string,
  velden?: readonly VeldFout[],
): Result<T> => ({ ok: false, problem: velden ? { code, detail, velden } : { code, detail } });
