const PREFIXEN = 100_000;
const EERSTE_PREFIX = 99_900_000;
const BLOKKEN = 9;

/**
 * Test BSNs, one after the other: numbers that are not given out and pass the 11-proef (weights 9..2
 * and -1). First the range 999000000-999999999 (about 90,000), spread over it; then 998..., down to
 * 991... for municipalities that need more.
 */
export function createBsnReeks(zaad: number): () => string {
  let k = 0;
  return () => {
    for (;;) {
      const blok = Math.floor(k / PREFIXEN);
      if (blok >= BLOKKEN) throw new Error('no test BSNs left: too many clients');
      const plek = (k++ * 7919 + (zaad % 997) * 31) % PREFIXEN;
      const prefix = EERSTE_PREFIX - blok * PREFIXEN + plek;
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
