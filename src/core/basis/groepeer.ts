/** Groups in order of first appearance. */
export function groepeer<T, S>(rijen: Iterable<T>, sleutel: (rij: T) => S): Map<S, T[]> {
  const groepen = new Map<S, T[]>();
  for (const rij of rijen) {
    const s = sleutel(rij);
    const groep = groepen.get(s);
    if (groep) groep.push(rij);
    else groepen.set(s, [rij]);
  }
  return groepen;
}
