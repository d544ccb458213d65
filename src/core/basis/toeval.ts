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
