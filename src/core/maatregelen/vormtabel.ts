import type { Vorm } from './vorm.ts';

/** Shapes laid out flat for drawing: place `m * jaren + y`. */
export interface Vormtabel {
  /** 0 stands still, 1 a triangle, 2 all equally likely. */
  readonly soort: Uint8Array;
  readonly laag: Float64Array;
  readonly hoog: Float64Array;
  readonly onderTop: Float64Array;
  readonly links: Float64Array;
  readonly rechts: Float64Array;
  /** 1 where the shape is that of the year before: the same chance gives the same value. */
  readonly alsVorige: Uint8Array;
}

const SOORTEN = { vast: 0, driehoek: 1, gelijk: 2 } as const;

/** Lays the shapes out flat; `jaren` places to a measure. */
export function legPlat(vormen: readonly Vorm[], jaren: number): Vormtabel {
  return {
    soort: Uint8Array.from(vormen, (v) => SOORTEN[v.soort]),
    laag: Float64Array.from(vormen, (v) => v.laag),
    hoog: Float64Array.from(vormen, (v) => v.hoog),
    onderTop: Float64Array.from(vormen, (v) => v.onderTop),
    links: Float64Array.from(vormen, (v) => v.links),
    rechts: Float64Array.from(vormen, (v) => v.rechts),
    alsVorige: Uint8Array.from(vormen, (v, i) =>
      i % jaren !== 0 && isGelijk(v, vormen[i - 1]) ? 1 : 0,
    ),
  };
}

const isGelijk = (a: Vorm, b: Vorm | undefined): boolean =>
  b !== undefined &&
  a.soort === b.soort &&
  a.laag === b.laag &&
  a.hoog === b.hoog &&
  a.onderTop === b.onderTop;

/** As `kwantielVan`, of the shape at a place within the table. */
export function kwantielOp(t: Vormtabel, plek: number, u: number): number {
  const laag = t.laag[plek] as number;
  if (t.soort[plek] === 0) return laag;
  const hoog = t.hoog[plek] as number;
  if (t.soort[plek] === 2) return laag + u * (hoog - laag);
  return u < (t.onderTop[plek] as number)
    ? laag + Math.sqrt(u * (t.links[plek] as number))
    : hoog - Math.sqrt((1 - u) * (t.rechts[plek] as number));
}
