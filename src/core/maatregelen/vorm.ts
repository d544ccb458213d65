/** The shapes an uncertain amount can have. */
export type Vormsoort = 'vast' | 'driehoek' | 'gelijk';

/** An uncertain amount, worked out so that a draw takes one root. */
export interface Vorm {
  readonly soort: Vormsoort;
  readonly laag: number;
  readonly hoog: number;
  /** Of a triangle: the chance below its top, and the two factors under the roots. */
  readonly onderTop: number;
  readonly links: number;
  readonly rechts: number;
}

/** Lays out a shape; low, top and high are put in order. */
export function vormVan(soort: Vormsoort, laag: number, top: number, hoog: number): Vorm {
  const [a, c, b] = [laag, top, hoog].sort((x, y) => x - y) as [number, number, number]; // safe: three in, three out
  const breed = b - a;
  return {
    soort: breed === 0 ? 'vast' : soort,
    laag: a,
    hoog: b,
    onderTop: breed === 0 ? 1 : (c - a) / breed,
    links: breed * (c - a),
    rechts: breed * (b - c),
  };
}

/** The value below which a share `u` of the chance lies (inverse distribution function). */
export function kwantielVan(v: Vorm, u: number): number {
  if (v.soort === 'vast') return v.laag;
  if (v.soort === 'gelijk') return v.laag + u * (v.hoog - v.laag);
  return u < v.onderTop ? v.laag + Math.sqrt(u * v.links) : v.hoog - Math.sqrt((1 - u) * v.rechts);
}
