import type { Reeks } from '../definitie/grafiek.ts';

/** Text, axes and paper. Contrast of text on paper is at least 7:1. */
export const INKT = {
  tekst: '#1f2937',
  as: '#6b7280',
  raster: '#e5e7eb',
  papier: '#ffffff',
} as const;

/** One family for screen and print; DejaVu is what the PNG of a bare machine finds. */
export const LETTER = "'Source Sans 3', 'Segoe UI', 'Liberation Sans', 'DejaVu Sans', sans-serif";

/**
 * Colours with clearly different lightness, so that they stay apart in grey print; every one has at
 * least 3:1 against the paper (WCAG 2.2, 1.4.11).
 */
const KLEUREN = ['#154273', '#b45309', '#3f8f86', '#6d2c63', '#7d8790', '#8a7a12'] as const;

/** The colour of the n-th series. */
export const kleurVan = (n: number): string => KLEUREN[n % KLEUREN.length] ?? KLEUREN[0];

const INKT_OP_KLEUR = 'rgba(255,255,255,0.55)';
const SCHUIN = Math.PI / 4;

/** Patterns that tell the series apart without colour; the first is plain. */
const PATRONEN = [
  null,
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: SCHUIN },
  {
    symbol: 'circle',
    dashArrayX: [
      [6, 6],
      [0, 6, 6, 0],
    ],
    dashArrayY: [6, 0],
    symbolSize: 0.7,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -SCHUIN },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: 0 },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 4], rotation: Math.PI / 2 },
] as const;

/** Hatchings on paper, for what is not firm yet: each series its own. */
const ARCERINGEN = [
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: SCHUIN },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [3, 4], rotation: -SCHUIN },
  {
    symbol: 'circle',
    dashArrayX: [
      [5, 4],
      [0, 5, 4, 0],
    ],
    dashArrayY: [5, 0],
    symbolSize: 0.8,
  },
  { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 5], rotation: Math.PI / 2 },
] as const;

const STREEPJES = ['solid', [8, 4], [2, 3], [10, 3, 2, 3]] as const;
const TEKENS = ['circle', 'rect', 'triangle', 'diamond'] as const;

/** Fill of a bar: firm is solid with its own pattern, provisional is paper hatched in its colour. */
export function staafStijl(reeks: Reeks, n: number): Record<string, unknown> {
  const kleur = kleurVan(n);
  const rand = { borderColor: kleur, borderWidth: 1 };
  if (reeks.voorlopig) {
    const decal = { ...ARCERINGEN[n % ARCERINGEN.length], color: kleur };
    return { ...rand, color: INKT.papier, decal };
  }
  const patroon = PATRONEN[n % PATRONEN.length];
  return {
    ...rand,
    color: kleur,
    decal: patroon ? { ...patroon, color: INKT_OP_KLEUR } : { symbol: 'none' },
  };
}

/** Stroke of a line: dashed when provisional; every line has a mark of its own. */
export function lijnStijl(reeks: Reeks, n: number): Record<string, unknown> {
  const kleur = kleurVan(n);
  const streep = reeks.voorlopig ? [6, 4] : STREEPJES[n % STREEPJES.length];
  return {
    lineStyle: { color: kleur, width: 2.5, type: streep },
    itemStyle: { color: kleur },
    symbol: TEKENS[n % TEKENS.length],
    symbolSize: 7,
  };
}

const SMALLE = /[ijlt.,:;'|!()[\] ]/;
const BREDE = /[mwMW%€@]/;

/** Width of a text in pixels, estimated on the wide side (DejaVu Sans): no canvas is at hand. */
export function tekstBreedte(tekst: string, grootte: number): number {
  let em = 0;
  for (const teken of tekst) em += SMALLE.test(teken) ? 0.36 : BREDE.test(teken) ? 0.92 : 0.63;
  return em * grootte;
}
