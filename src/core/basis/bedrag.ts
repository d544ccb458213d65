/** Whole eurocents. Made only by `toCenten`, so that no float can pass for money. */
export type Centen = number & { readonly __eenheid: 'centen' };

/**
 * Makes whole cents from a number.
 * @throws Error when `n` is not a safe whole number: that is a bug, not a user's mistake.
 */
export function toCenten(n: number): Centen {
  if (!Number.isSafeInteger(n)) throw new Error(`not a whole number of cents: ${n}`);
  return (n === 0 ? 0 : n) as Centen;
}

/** Nothing to pay: the known amount zero, which is not the same as unknown (`null`). */
export const NUL_CENTEN = toCenten(0);

/** Rounds a calculated amount to whole cents, halves away from zero. */
export function roundCenten(n: number): Centen {
  return toCenten(Math.sign(n) * Math.round(Math.abs(n)));
}

/** Adds whole cents. An unknown part makes the whole unknown. */
export function somCenten(bedragen: Iterable<Centen | null>): Centen | null {
  let som = 0;
  for (const b of bedragen) {
    if (b === null) return null;
    som += b;
  }
  return toCenten(som);
}
