/** The id that looks most like what was typed, when it looks like it at all. */
export function nabij(getypt: string, ids: readonly string[]): string | null {
  const [beste] = ids
    .map((id) => ({ id, afstand: id.includes(getypt) ? 1 : afstand(getypt, id) }))
    .sort((a, b) => a.afstand - b.afstand);
  return beste && beste.afstand <= Math.max(2, getypt.length * 0.4) ? beste.id : null;
}

/** Edit distance (Levenshtein 1966). */
function afstand(a: string, b: string): number {
  let rij = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const nieuw = [i];
    for (let j = 1; j <= b.length; j++) {
      const vervang = (rij[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      nieuw.push(Math.min(vervang, (rij[j] ?? 0) + 1, (nieuw[j - 1] ?? 0) + 1));
    }
    rij = nieuw;
  }
  return rij[b.length] ?? 0;
}
