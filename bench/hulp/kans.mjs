/** Seeded chance for the made-up sets (splitmix32): apart from the engine's own stream. */
export function maakToeval(zaad) {
  let staat = zaad >>> 0;
  return () => {
    staat = (staat + 0x9e3779b9) >>> 0;
    let t = staat ^ (staat >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 4294967296;
  };
}

/** A standard normal draw (Box-Muller). */
export function normaal(toeval) {
  return Math.sqrt(-2 * Math.log(1 - toeval())) * Math.cos(2 * Math.PI * toeval());
}

/** A gamma draw with mean `vorm` (Marsaglia and Tsang 2000; boosted below 1). */
export function gamma(toeval, vorm) {
  if (vorm <= 0) return 0;
  if (vorm < 1) return gamma(toeval, vorm + 1) * (1 - toeval()) ** (1 / vorm);
  const d = vorm - 1 / 3;
  for (;;) {
    const x = normaal(toeval);
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v <= 0) continue;
    if (Math.log(1 - toeval()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Shares around `kansen` that add up to 1; the higher `scherpte`, the nearer. */
export function dirichlet(toeval, kansen, scherpte) {
  const x = kansen.map((k) => gamma(toeval, k * scherpte));
  const som = x.reduce((s, y) => s + y, 0);
  return som > 0 ? x.map((y) => y / som) : [...kansen];
}
