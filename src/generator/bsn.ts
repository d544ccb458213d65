const PREFIXEN = 100_000;
const EERSTE_PREFIX = 99_900_000;

/**
 * The n-th test BSN: in the range 999000000-999999999, which is not given out, and passing the
 * 11-proef (weights 9..2 and -1). About 90,000 exist; the steps spread them over the range.
 */
export function createBsnReeks(zaad: number): () => string {
  let k = 0;
  return () => {
    for (;;) {
      if (k >= PREFIXEN) throw new Error('no test BSNs left: too many clients');
      const prefix = EERSTE_PREFIX + ((k++ * 7919 + (zaad % 997) * 31) % PREFIXEN);
      const cijfer = controlecijfer(prefix);
      if (cijfer < 10) return `${prefix}${cijfer}`;
    }
  };
}

function controlecijfer(prefix: number): number {
  let som = 0;
  let rest = prefix;
  for (let gewicht = 2; gewicht <= 9; gewicht++) {
    som += (rest % 10) * gewicht;
    rest = Math.floor(rest / 10);
  }
  return som % 11;
}
