/** Groups by a key, groups and members in the order in which they were met. */
export function groepeer<T, K>(lijst: Iterable<T>, sleutel: (x: T) => K): Map<K, T[]> {
  const groepen = new Map<K, T[]>();
  for (const x of lijst) {
    const k = sleutel(x);
    const groep = groepen.get(k);
    if (groep) groep.push(x);
    else groepen.set(k, [x]);
  }
  return groepen;
}
