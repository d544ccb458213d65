import type { CDT, LDT } from './typen.ts';

/**
 * The notation of a message: a group lists its elements in the order of the standard.
 * A key is the element name with its cardinality: none = exactly one, `?` = at most one,
 * `+` = one or more. A value is the name of a type (`LDT_...`, `CDT_...`, of the basisschema)
 * or a group of elements of the message itself. `TYPE=w` allows only the value `w`.
 */
export interface Groep {
  readonly [naamMetAantal: string]: string | Groep;
}

type EnkelvoudigeWaarde<T extends string> = T extends `${string}=${infer W}`
  ? T extends `${infer N}=${string}`
    ? N extends keyof typeof LDT
      ? (typeof LDT)[N] extends { basis: 'integer' }
        ? number
        : W
      : W
    : never
  : T extends keyof typeof CDT
    ? Inhoud<(typeof CDT)[T]>
    : T extends keyof typeof LDT
      ? (typeof LDT)[T] extends { basis: 'integer' }
        ? number
        : string
      : never;

type Waarde<T> = T extends string ? EnkelvoudigeWaarde<T> : Inhoud<T>;

/** True for elements whose value the standard fixes, so that a writer may leave them out. */
type Vast<K, T> = K extends 'XsdVersie' | 'XsdVersieRetour' | 'XsdVersieDeclaratie'
  ? true
  : T extends `${string}=${string}`
    ? true
    : false;

type Verplicht<G> = {
  [K in keyof G as K extends `${string}?` | `${string}+`
    ? never
    : Vast<K, G[K]> extends true
      ? never
      : K]: Waarde<G[K]>;
};
type Vastgelegd<G> = {
  [K in keyof G as K extends `${string}?` | `${string}+`
    ? never
    : Vast<K, G[K]> extends true
      ? K
      : never]?: Waarde<G[K]> | undefined;
};
type Facultatief<G> = {
  [K in keyof G as K extends `${infer N}?` ? N : never]?: Waarde<G[K]> | undefined;
};
type Herhaald<G> = {
  [K in keyof G as K extends `${infer N}+` ? N : never]: readonly Waarde<G[K]>[];
};

/**
 * The TypeScript shape of a described group: element names as keys, whole numbers as `number`.
 * One group at a time (`G extends unknown`): a product of unions is too large for the compiler.
 */
export type Inhoud<G> = G extends unknown
  ? Plat<Verplicht<G> & Vastgelegd<G> & Facultatief<G> & Herhaald<G>>
  : never;
type Plat<T> = { [K in keyof T]: T[K] };

/** How often an element may occur. */
export interface Aantal {
  readonly naam: string;
  readonly minstens: 0 | 1;
  readonly hoogstens: number;
}

/** Splits a key of the notation into element name and cardinality. */
export function readAantal(sleutel: string): Aantal {
  const naam = sleutel.replace(/[?+]$/, '');
  if (sleutel.endsWith('?')) return { naam, minstens: 0, hoogstens: 1 };
  if (sleutel.endsWith('+')) return { naam, minstens: 1, hoogstens: Number.POSITIVE_INFINITY };
  return { naam, minstens: 1, hoogstens: 1 };
}
