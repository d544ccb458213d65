/** The textbook methods that the engine is held against; points only, own code, ages 0..24. */
const LEEFTIJDEN = 25;
const VENSTER = 36;

/** Cumulative rows of the last 36 care months as known at `peil`; row k has ages 0..peil - month. */
export function driehoekVan(regels, peil) {
  const rijen = Array.from({ length: VENSTER }, () => new Float64Array(LEEFTIJDEN));
  for (const { zorg, bekend, centen } of regels) {
    const rij = zorg - (peil - VENSTER + 1);
    if (bekend > peil || rij < 0 || rij >= VENSTER) continue;
    rijen[rij][Math.min(LEEFTIJDEN - 1, Math.max(0, bekend - zorg))] += centen;
  }
  return rijen.map((r, k) => {
    const n = Math.min(LEEFTIJDEN, VENSTER - k);
    for (let l = 1; l < n; l++) r[l] += r[l - 1];
    return r.subarray(0, n);
  });
}

/** Volume-weighted link ratios. */
function factoren(rijen) {
  return Array.from({ length: LEEFTIJDEN - 1 }, (_, l) => {
    let van = 0;
    let naar = 0;
    for (const r of rijen) {
      if (r.length <= l + 1) continue;
      van += r[l];
      naar += r[l + 1];
    }
    return van > 0 ? naar / van : 1;
  });
}

/** Factor from each age to the end. */
function totEinde(f) {
  const uit = new Array(LEEFTIJDEN).fill(1);
  for (let l = LEEFTIJDEN - 2; l >= 0; l--) uit[l] = uit[l + 1] * f[l];
  return uit;
}

/** What is still to come by chain ladder (the mean of Mack 1993). */
export function mackReserve(regels, peil) {
  const rijen = driehoekVan(regels, peil);
  const naar = totEinde(factoren(rijen));
  return rijen.reduce((s, r) => s + r[r.length - 1] * (naar[r.length - 1] - 1), 0);
}

/** What is still to come by Cape Cod on what is allocated (Gluck 1997), decay 0.9 a month. */
export function capeCodReserve(regels, toewijzingen, peil) {
  const rijen = driehoekVan(regels, peil);
  const naar = totEinde(factoren(rijen));
  const stand = new Map();
  for (const t of [...toewijzingen].sort((a, b) => a.bekend - b.bekend))
    if (t.bekend <= peil) stand.set(t.zorg, t.centen);
  const maat = rijen.map((_, k) => stand.get(peil - VENSTER + 1 + k) ?? 0);
  let teller = 0;
  let noemer = 0;
  rijen.forEach((r, k) => {
    const w = 0.9 ** (VENSTER - 1 - k);
    teller += w * r[r.length - 1];
    noemer += (w * maat[k]) / naar[r.length - 1];
  });
  const tarief = noemer > 0 ? teller / noemer : 0;
  return rijen.reduce((s, r, k) => s + tarief * maat[k] * (1 - 1 / naar[r.length - 1]), 0);
}
