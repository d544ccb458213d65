/** Amounts by `maandIndex`; a month that is absent is not known. */
export type Maandreeks = ReadonlyMap<number, number>;

/** Rest of a year carried on from months, with the error of the way it was done. */
export interface Voortzetting {
  readonly midden: number;
  /** Standard deviation, in the unit of the months. */
  readonly fout: number;
  /** The spread is an assumption, because there is too little history. */
  readonly aangenomen: boolean;
}

/** Relative month-to-month spread where fewer than four months are known. */
const SPREIDING_AANNAME = 0.15;
/** Replays that are needed to trust a rule's own track record. */
const MIN_TERUGBLIKKEN = 6;
/** The record knows one history: a little wider than it says. */
const TOESLAG = 1.15;

/** Sum over months `van`..`tot`; null when one of them is not known. */
function som(reeks: Maandreeks, van: number, tot: number): number | null {
  let uit = 0;
  for (let m = van; m <= tot; m++) {
    const x = reeks.get(m);
    if (x === undefined) return null;
    uit += x;
  }
  return uit;
}

/** A way to see the `r` months after `nu`, from the `k` months up to it; null when it cannot. */
type Regel = (reeks: Maandreeks, nu: number, k: number, r: number) => number | null;

const vlak: Regel = (reeks, nu, k, r) => {
  const laatste = som(reeks, nu - k + 1, nu);
  return laatste === null ? null : (laatste / k) * r;
};

/** The same months of last year, at the growth of the last months against theirs. */
const zoalsVorigJaar: Regel = (reeks, nu, k, r) => {
  const laatste = som(reeks, nu - k + 1, nu);
  const toen = som(reeks, nu - k - 11, nu - 12);
  const rest = som(reeks, nu - 11, nu - 12 + r);
  return laatste === null || toen === null || rest === null || toen === 0
    ? null
    : rest * (laatste / toen);
};

/** Relative root mean square error of a rule over all earlier months; null with too few replays. */
function trackRecord(regel: Regel, reeks: Maandreeks, nu: number, k: number, r: number) {
  let kwadraten = 0;
  let aantal = 0;
  for (const m of reeks.keys()) {
    if (m + r > nu) continue;
    const werd = som(reeks, m + 1, m + r);
    const zei = regel(reeks, m, k, r);
    if (werd === null || zei === null || zei === 0) continue;
    kwadraten += (werd / zei - 1) ** 2;
    aantal++;
  }
  return aantal < MIN_TERUGBLIKKEN ? null : Math.sqrt(kwadraten / aantal);
}

/**
 * Error of a sum of r months when the level is the mean of n: s * sqrt(r + r^2 / n), s the spread of
 * the last twelve months (textbook prediction error).
 */
function formuleFout(recent: readonly number[], tempo: number, n: number, r: number): number {
  const midden = recent.reduce((s, x) => s + x, 0) / recent.length;
  const s =
    recent.length < 4
      ? SPREIDING_AANNAME * Math.abs(tempo)
      : Math.sqrt(recent.reduce((q, x) => q + (x - midden) ** 2, 0) / (recent.length - 1));
  return s * Math.sqrt(r + (r * r) / n);
}

function beste(reeks: Maandreeks, nu: number, k: number, r: number): Voortzetting | null {
  const kansen = [vlak, zoalsVorigJaar].flatMap((regel) => {
    const midden = regel(reeks, nu, k, r);
    const fout = trackRecord(regel, reeks, nu, k, r);
    return midden === null || fout === null ? [] : [{ midden, relatief: fout }];
  });
  const [eerste, ...rest] = kansen;
  if (!eerste) return null;
  const keus = rest.reduce((a, b) => (b.relatief < a.relatief ? b : a), eerste);
  const fout = TOESLAG * keus.relatief * Math.abs(keus.midden);
  return { midden: keus.midden, fout, aangenomen: false };
}

/**
 * Carries months on to the end of the year: flat at the mean of the last `maanden`, or as last year
 * went at the growth of those months, whichever came nearer in earlier years; its spread is how far
 * it was off then. With little history flat, with the spread of the months.
 * @param r months to go after the last known one
 * @returns null when no month is known
 */
export function zetVoort(reeks: Maandreeks, maanden: number, r: number): Voortzetting | null {
  if (reeks.size === 0) return null;
  if (r <= 0) return { midden: 0, fout: 0, aangenomen: false };
  const nu = Math.max(...reeks.keys());
  const geleerd = beste(reeks, nu, maanden, r);
  if (geleerd) return geleerd;
  const recent = [...reeks.entries()].sort(([a], [b]) => a - b).map(([, x]) => x);
  const basis = recent.slice(-maanden);
  const tempo = basis.reduce((s, x) => s + x, 0) / basis.length;
  const jaar = recent.slice(-12);
  return {
    midden: tempo * r,
    fout: formuleFout(jaar, tempo, basis.length, r),
    aangenomen: jaar.length < 4,
  };
}
