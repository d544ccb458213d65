/**
 * What part of a deficit on the BUIG budget a municipality bears itself: below `vrij` all of it,
 * between `vrij` and `half` half of it, above `half` nothing. Shares of the definitive budget.
 */
export interface VangnetNorm {
  readonly vanJaar: number;
  readonly totJaar: number | null;
  readonly vrij: number;
  readonly half: number;
  readonly bron: string;
  /** Whether the figures were read in the regulation itself. */
  readonly zekerheid: 'gelezen' | 'teVerifieren';
}

const BRON = 'Participatiewet art. 74 en Besluit Participatiewet (vangnetuitkering)';

/**
 * Dated rules of the vangnetuitkering. They come from general knowledge and must be held against the
 * regulation of the year; conditions on earlier years and on a motivated request apply as well.
 */
export const VANGNET: readonly VangnetNorm[] = [
  { vanJaar: 2017, totJaar: 2018, vrij: 0.05, half: 0.125, bron: BRON, zekerheid: 'teVerifieren' },
  { vanJaar: 2019, totJaar: null, vrij: 0.075, half: 0.125, bron: BRON, zekerheid: 'teVerifieren' },
];

/** The rule of a year; `null` when none is known. */
export const vangnetVan = (jaar: number): VangnetNorm | null =>
  VANGNET.find((n) => n.vanJaar <= jaar && (n.totJaar === null || jaar <= n.totJaar)) ?? null;
