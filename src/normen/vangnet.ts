/**
 * What part of a deficit on the BUIG budget a municipality bears itself: below `vrij` all of it,
 * between `vrij` and `half` half of it, above `half` nothing. Shares of the definitive budget.
 */
export interface VangnetNorm {
  readonly vanJaar: number;
  readonly totJaar: number | null;
  readonly vrij: number;
  readonly half: number;
  /** Which of the two limits was read in a publication of that year; the other is to be verified. */
  readonly gelezen: 'drempel' | 'geen';
  readonly bron: string;
  /** What else the right to it depends on, a Dutch sentence. */
  readonly voorwaarde: string;
}

const WET = 'Participatiewet art. 74 en Besluit Participatiewet (vangnetuitkering)';
const COMMISSIE = `${WET}; Toetsingscommissie vangnet Participatiewet, voorwaarden`;

const cumulatief = (drempel: string): string =>
  `Het tekort van dat jaar en de twee jaren ervoor samen moet ook meer zijn dan ${drempel} van het budget van dat jaar, en het college moet het vragen met instemming van de raad.`;

/**
 * Dated rules of the vangnetuitkering. The threshold of 2017, 2018, 2024 and 2025 was read at the
 * Toetsingscommissie vangnet Participatiewet; the upper limit and the years between come from general
 * knowledge. From 2025 on there is also a lower threshold for deficits of several years (Stb. 2025, 222).
 */
export const VANGNET: readonly VangnetNorm[] = [
  {
    ...{ vanJaar: 2017, totJaar: 2017, vrij: 0.05, half: 0.125, gelezen: 'drempel' },
    bron: `${COMMISSIE} 2017`,
    voorwaarde:
      'Het tekort van 2016 en 2017 samen moet ook meer zijn dan 5% van het budget van 2017, en het college moet het vragen met instemming van de raad.',
  },
  {
    ...{ vanJaar: 2018, totJaar: 2018, vrij: 0.05, half: 0.125, gelezen: 'drempel' },
    ...{ bron: `${COMMISSIE} 2018`, voorwaarde: cumulatief('5%') },
  },
  {
    ...{ vanJaar: 2019, totJaar: 2023, vrij: 0.075, half: 0.125, gelezen: 'geen' },
    ...{ bron: WET, voorwaarde: cumulatief('7,5%') },
  },
  {
    ...{ vanJaar: 2024, totJaar: 2024, vrij: 0.075, half: 0.125, gelezen: 'drempel' },
    ...{ bron: `${COMMISSIE} 2024`, voorwaarde: cumulatief('7,5%') },
  },
  {
    ...{ vanJaar: 2025, totJaar: 2025, vrij: 0.075, half: 0.125, gelezen: 'drempel' },
    bron: `${COMMISSIE} 2025; Stb. 2025, 222`,
    voorwaarde: `${cumulatief('7,5%')} Was er in twee van de jaren 2022, 2023 en 2024 een tekort van 5% of meer, dan geldt een drempel van 5%.`,
  },
  {
    ...{ vanJaar: 2026, totJaar: null, vrij: 0.075, half: 0.125, gelezen: 'geen' },
    bron: `${WET}; Stb. 2025, 222`,
    voorwaarde: `${cumulatief('7,5%')} Na tekorten in eerdere jaren kan de drempel lager zijn (5% of 2,5%).`,
  },
];

/** The rule of a year; `null` when none is known. */
export const vangnetVan = (jaar: number): VangnetNorm | null =>
  VANGNET.find((n) => n.vanJaar <= jaar && (n.totJaar === null || jaar <= n.totJaar)) ?? null;
