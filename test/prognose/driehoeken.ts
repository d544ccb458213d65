import type { DriehoekInvoer } from '../../src/core/prognose/driehoek/driehoek.ts';

/** Rows of cumulative amounts as the cells of a file; origins and ages are numbered from 1. */
export const invoerVan = (rijen: readonly (readonly (number | null)[])[]): DriehoekInvoer => ({
  soort: 'cumulatief',
  cellen: rijen.flatMap((rij, i) =>
    rij.map((waarde, j) => ({ herkomst: String(i + 1), ontwikkeling: String(j + 1), waarde })),
  ),
});
