import { z } from 'zod';
import { type Datum, type Maand, maandVan, plusMaanden } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import { FEITSOORTEN, type Grenzen } from '../facts/vernietiging.ts';
import { BEWAARNORMEN, BEWAARSOORTEN, type Bewaarsoort } from '../normen/bewaartermijnen.ts';
import type { RegisterLezer } from '../register/port.ts';

/** Where the terms that a municipality chose stand in the register. */
export const BEWAARTERMIJNEN = 'bewaartermijnen';

/** Kinds of which the term can be changed. */
export const WIJZIGBAAR = BEWAARNORMEN.filter((n) => n.vast === null).map(
  (n) => n.soort,
) as readonly Bewaarsoort[] as readonly ['declaraties', ...Bewaarsoort[]]; // safe: the list begins with it

const gekozen = z.partialRecord(z.enum(BEWAARSOORTEN), z.int().min(1).max(600));

/** Months per kind; `null` is without a term. */
export type Termijnen = Readonly<Record<Bewaarsoort, number | null>>;

/** What the municipality chose itself. */
export async function gekozenTermijnen(
  register: Pick<RegisterLezer, 'instelling'>,
  gemeente: Gemeente,
): Promise<Partial<Record<Bewaarsoort, number>>> {
  return gekozen.parse((await register.instelling(gemeente, BEWAARTERMIJNEN)) ?? {});
}

/** The term of each kind: chosen, else the norm. */
export async function bewaartermijnen(
  register: Pick<RegisterLezer, 'instelling'>,
  gemeente: Gemeente,
): Promise<Termijnen> {
  const eigen = await gekozenTermijnen(register, gemeente);
  const paren = BEWAARNORMEN.map((n) => [n.soort, eigen[n.soort] ?? n.maanden] as const);
  // safe: every kind has a norm
  return Object.fromEntries(paren) as Record<Bewaarsoort, number | null>;
}

/** The last month that is past a term on a day: its last day lies more than so many months back. */
export const grensVan = (dag: Datum, maanden: number): Maand =>
  plusMaanden(maandVan(dag), -maanden - 1);

/** Up to which month each kind of facts is past its term on a day. */
export const grenzenOp = (termijnen: Termijnen, dag: Datum): Grenzen =>
  Object.fromEntries(
    FEITSOORTEN.flatMap((soort) => {
      const maanden = termijnen[soort];
      return maanden === null ? [] : [[soort, grensVan(dag, maanden)]];
    }),
  );
