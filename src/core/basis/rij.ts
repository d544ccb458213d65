/**
 * The element at a place that must exist.
 * @throws Error when it does not: that is a bug, not an unknown value.
 */
export function op<T>(rij: ArrayLike<T>, plek: number): T {
  const waarde = rij[plek];
  if (waarde === undefined) throw new Error(`no element ${plek} of ${rij.length}`);
  return waarde;
}

/**
 * The number at a place that must exist, for inner loops: one kind of list keeps it fast.
 * @throws Error when it does not: that is a bug, not an unknown value.
 */
export function getalOp(rij: Float64Array, plek: number): number {
  const waarde = rij[plek];
  if (waarde === undefined) throw new Error(`no element ${plek} of ${rij.length}`);
  return waarde;
}

/** Adds to the number at a place. @throws Error when the place does not exist. */
export function tel(rij: Float64Array, plek: number, bedrag: number): void {
  rij[plek] = getalOp(rij, plek) + bedrag;
}
