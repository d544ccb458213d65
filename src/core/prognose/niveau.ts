/** One care month of a post, seen from what was expected beforehand. */
export interface Maandwaarneming {
  /** What is in. */
  readonly binnen: number;
  /** What should be in. */
  readonly hoort: number;
  /** What was expected in the end. */
  readonly vooraf: number;
}

/** The level of each care month against expectation (1 = as expected), each learned from those before. */
export interface Niveaus {
  /** As seen before anything of the month was in. */
  readonly voor: Float64Array;
  /** Relative variance of that. */
  readonly variantie: Float64Array;
  /** With what is in. */
  readonly na: Float64Array;
  /** Share of a deviation that is left a month later. */
  readonly geheugen: number;
}

/** What is taken beforehand: spread of the level, memory; and their weight in months. */
const AANNAME = { spreiding: 0.04 ** 2, geheugen: 0.3, maanden: 6 } as const;
const MAX_GEHEUGEN = 0.95;
/** A month counts as history once this share should be in. */
const RIJP = 0.85;
/** What of a month can be seen at best, relative variance. */
const GROND = 0.01 ** 2;
const BEREIK = { laag: 0, hoog: 8 } as const;

interface Aard {
  readonly spreiding: number;
  readonly geheugen: number;
}

/** How far levels lie apart, and how much one month says of the next; learned from ripe months. */
function aardVan(maanden: readonly Maandwaarneming[]): Aard {
  let kwadraat = AANNAME.maanden * AANNAME.spreiding;
  let n = AANNAME.maanden;
  let paar = 0;
  let eigen = 0;
  let paren = 0;
  let vorige: number | null = null;
  for (const { binnen, hoort, vooraf } of maanden) {
    const rijp = vooraf > 0 && hoort >= RIJP * vooraf;
    const e = rijp ? Math.max(-1, Math.min(BEREIK.hoog, binnen / hoort - 1)) : null;
    if (e !== null) {
      kwadraat += e * e;
      n += 1;
      if (vorige !== null) {
        paar += e * vorige;
        eigen += (e * e + vorige * vorige) / 2;
        paren += 1;
      }
    }
    vorige = e;
  }
  const ruw = eigen > 0 ? Math.max(0, paar / eigen) : 0;
  const geheugen = (paren * ruw + AANNAME.maanden * AANNAME.geheugen) / (paren + AANNAME.maanden);
  return { spreiding: kwadraat / n, geheugen: Math.min(MAX_GEHEUGEN, geheugen) };
}

/**
 * Follows the level of a post from month to month: it falls back to what was expected with a memory
 * learned from history, and a month's own declarations count by how sure they are (Kalman filter of
 * an autoregression of order one).
 * @param vertraging dispersion of the delay: var(share in) = vertraging x F x (1 - F)
 */
export function volgNiveau(maanden: readonly Maandwaarneming[], vertraging: number): Niveaus {
  const { spreiding, geheugen } = aardVan(maanden);
  const n = maanden.length;
  const uit = {
    voor: new Float64Array(n),
    variantie: new Float64Array(n),
    na: new Float64Array(n),
    geheugen,
  };
  let niveau = 1;
  let onzeker = spreiding;
  maanden.forEach(({ binnen, hoort, vooraf }, i) => {
    const voor = i === 0 ? 1 : 1 + geheugen * (niveau - 1);
    const stap = (1 - geheugen ** 2) * spreiding * Math.max(0.3, voor) ** 2;
    const p = i === 0 ? spreiding : geheugen ** 2 * onzeker + stap;
    uit.voor[i] = voor;
    uit.variantie[i] = p;
    const f = vooraf > 0 ? Math.min(1, Math.max(0, hoort / vooraf)) : 0;
    niveau = voor;
    onzeker = p;
    if (f > 0 && hoort > 0) {
      const ruis = ((vertraging * (1 - f)) / f + GROND) * Math.max(0.3, voor) ** 2;
      const k = p / (p + ruis);
      const gezien = voor + k * (binnen / hoort - voor);
      niveau = Math.min(BEREIK.hoog, Math.max(BEREIK.laag, gezien));
      onzeker = (1 - k) * p;
    }
    uit.na[i] = niveau;
  });
  return uit;
}
