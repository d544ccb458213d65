import type { z } from 'zod';
import type { Doel, Gemeente, Rol } from '../core/basis/domein.ts';
import type { Result } from '../core/basis/result.ts';
import type { Facts } from '../facts/port.ts';
import type { Register } from '../register/port.ts';
import type { Voorbeelden } from './voorbeelden.ts';

/** What an act may touch, and on whose behalf it is done. */
export interface HandelingContext {
  readonly gemeente: Gemeente;
  readonly facts: Facts;
  readonly register: Register;
  readonly voorbeelden: Voorbeelden;
  /** Until sign-in exists: the local user of the data folder. */
  readonly actor: string;
  /** ISO moment of recording. */
  readonly nu: string;
  /** What is recorded is demonstration or example data. */
  readonly fictief: boolean;
}

/** What an act says when it is done. */
export interface Gedaan<U> {
  readonly uitkomst: U;
  /** One Dutch sentence: what was done. */
  readonly zin: string;
  /** Serial in the change log, for undo; `null` when the register did not change. */
  readonly handelingId: number | null;
}

/** An act: one file; the only way to change the register. */
export interface HandelingDefinitie<
  I extends z.ZodObject = z.ZodObject,
  U extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly titel: string;
  /** What it does and what it does not, in plain Dutch. */
  readonly uitleg: string;
  /** Why it can never be undone, and what to do instead; absent when it can. */
  readonly onherroepelijk?: string;
  /** The input says for which municipality it is done: none has to be named. */
  readonly eigenGemeente?: true;
  readonly doel: Doel;
  readonly rollen: readonly Rol[];
  readonly invoer: I;
  readonly uitvoer: U;
  readonly voerUit: (
    ctx: HandelingContext,
    invoer: z.output<I>,
  ) => Promise<Result<Gedaan<z.output<U>>>>;
}

/** Writes an act down so that the compiler checks its input, outcome and sentence together. */
export function defineHandeling<I extends z.ZodObject, U extends z.ZodType>(
  definitie: HandelingDefinitie<I, U>,
): HandelingDefinitie<I, U> {
  return definitie;
}
