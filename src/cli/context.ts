import type { Command } from 'commander';
import type { Problem } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import { codeVan } from './afsluitcodes.ts';
import type { Omgeving } from './omgeving.ts';

/** What every command gets: its surroundings, and the way to the house. */
export interface Context {
  readonly omgeving: Omgeving;
  /** The first words of the call, without options: which command is asked for. */
  readonly woorden: readonly string[];
  /** Runs `werk` with the house of the data folder, here or in the server that holds it. */
  readonly metHuis: (opties: HuisOpties, werk: (huis: Huis) => Promise<number>) => Promise<number>;
  /** Does a call that another process handed over, with the house that is open here. */
  readonly voerUit: (argv: readonly string[], omgeving: Omgeving, huis: Huis) => Promise<number>;
  /** Sets the exit code of the call. */
  readonly klaar: (code: number) => void;
}

export interface HuisOpties {
  /** Value of `--data`. */
  readonly data?: string | undefined;
  /** Make the data folder when it is not there. */
  readonly maak?: boolean | undefined;
  /** Goes along when a server does the call; never in the words of the call. */
  readonly wachtwoord?: string | null | undefined;
  /** Goes along too: what was read or confirmed where the person is. */
  readonly mee?: Readonly<Record<string, string>> | undefined;
}

/** One command: puts itself on the programme. Heavy parts are loaded when it runs. */
export interface Opdracht {
  readonly naam: string;
  readonly registreer: (programma: Command, ctx: Context) => void | Promise<void>;
}

/** Options that every command has. */
export interface Algemeen {
  readonly data?: string;
  readonly json?: boolean;
}

/** How the sentence of a wrong input begins (definitie/invoer.ts). */
const INVOER_FOUT = 'De invoer klopt niet:';

/** A field as the option that fills it: `ontvangenOp` is `--ontvangen-op`. */
export const alsOptie = (veld: string): string =>
  `--${veld.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/**
 * Says a refusal on stderr, every field on its own line, and gives the exit code.
 * @param noem what a field is called where the caller fills it in; by default the option of a question
 */
export function meldProblem(
  omgeving: Omgeving,
  problem: Problem,
  noem: (veld: string) => string = (veld) => `--${veld}`,
): number {
  const velden = problem.velden ?? [];
  const kop = velden.length > 0 ? problem.detail.replace(/: .*$/s, ':') : problem.detail;
  const regels = velden.map(({ veld, melding }) => `${noem(veld)}: ${melding}`);
  if (velden.length > 1) omgeving.fout.write(`${[kop, ...regels].join('\n  ')}\n`);
  else if (kop === INVOER_FOUT) omgeving.fout.write(`${[kop, ...regels].join(' ')}\n`);
  else omgeving.fout.write(`${problem.detail}\n`);
  return codeVan(problem);
}

/** Writes a value for a machine. */
export const schrijfJson = (omgeving: Omgeving, waarde: unknown): void => {
  omgeving.uit.write(`${JSON.stringify(waarde, null, 2)}\n`);
};

/** Characters on a line of the terminal; `null` when nobody looks. */
export const breedteVan = (omgeving: Omgeving): number | null =>
  omgeving.uit.isTTY ? (omgeving.uit.columns ?? 80) : null;

/** Width of a list that nobody looks at: its long texts are wrapped all the same. */
export const LIJSTBREEDTE = 100;
