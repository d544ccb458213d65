/** Counts of persons below this are not shown (DESIGN.md section 5, purpose sturing). */
export const DREMPEL = 10;

/** Whether a number of persons may not be shown. Zero shows that nobody is there; unknown is unknown. */
export const isVerborgen = (n: number | null): boolean => n !== null && n > 0 && n < DREMPEL;

/** The count as it may be shown; `null` is hidden, or not known. */
export const toonbaar = (n: number | null): number | null => (isVerborgen(n) ? null : n);

/** Groups that may be told apart, and those that may only be told together. */
export interface Samenvoeging<G> {
  readonly apart: readonly G[];
  /** Empty, or groups that hold the threshold together. */
  readonly samen: readonly G[];
  /** All groups together stay below the threshold: then nothing of them may be shown. */
  readonly teKlein: boolean;
}

/**
 * Puts small groups of persons together until the rest holds the threshold, so that a total minus the
 * groups that are shown tells of no small one. A group of unknown size counts as small.
 * @param aantal persons in a group (a mean may be broken); `null` = unknown
 */
export function voegKleineSamen<G>(
  groepen: readonly G[],
  aantal: (groep: G) => number | null,
): Samenvoeging<G> {
  const klein = groepen.filter((g) => aantal(g) === null || isVerborgen(aantal(g)));
  const omvang = (g: G): number => aantal(g) ?? 0;
  const rest = groepen
    .filter((g) => !klein.includes(g) && omvang(g) > 0)
    .sort((a, b) => omvang(a) - omvang(b));
  const samen = [...klein];
  const som = () => samen.reduce((s, g) => s + omvang(g), 0);
  if (samen.some((g) => aantal(g) !== null)) {
    for (const groep of rest) {
      if (som() >= DREMPEL) break;
      samen.push(groep);
    }
  }
  return {
    apart: groepen.filter((g) => !samen.includes(g)),
    samen: groepen.filter((g) => samen.includes(g)),
    teKlein: som() > 0 && som() < DREMPEL,
  };
}
