/** A stream of random numbers in [0, 1). Always seeded and passed in: the same seed gives the same figures. */
export type Toeval = () => number;

/**
 * A seeded stream (mulberry32, period 2^32). Good enough for simulation, not for secrets.
 * @param zaad whole number; only its lowest 32 bits count.
 */
export function createToeval(zaad: number): Toeval {
  let staat = zaad >>> 0;
  return () => {
    staat = (staat + 0x6d2b79f5) >>> 0;
    let t = Math.imul(staat ^ (staat >>> 15), 1 | staat);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A standard normal draw (Box-Muller, one of the pair). */
export function normaal(toeval: Toeval): number {
  const u = 1 - toeval();
  return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * toeval());
}

/**
 * A draw of the gamma distribution with the given shape and scale 1 (Marsaglia and Tsang 2000).
 * @param vorm above zero; the mean
 */
export function gamma(toeval: Toeval, vorm: number): number {
  if (vorm < 1) return gamma(toeval, vorm + 1) * (1 - toeval()) ** (1 / vorm);
  const d = vorm - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normaal(toeval);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - toeval();
    if (Math.log(u) < x ** 2 / 2 + d - d * v + d * Math.log(v)) return d * v;
  }
}
