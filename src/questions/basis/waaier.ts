import { z } from 'zod';
import { type Datum, laatsteDag, type Maand } from '../../core/basis/datum.ts';
import type { Maandverloop } from '../../core/prognose/typen.ts';
import type { Grafiek, Reeks } from '../../definitie/grafiek.ts';
import { maandKort } from '../../definitie/notatie.ts';
import { centen, verdeling } from './velden.ts';

/** The year added up month by month: what is in, and what it will be in the end. */
export const verloop = z.object({
  maand: z.string(),
  gedeclareerdCenten: centen,
  verwachtCenten: verdeling,
});
export type Verloop = z.output<typeof verloop>;

/** Adds the months of a forecast up; the expected amounts were added per draw already. */
export function verloopVan(maanden: readonly Maandverloop[]): Verloop[] {
  let binnen = 0;
  return maanden.map((m) => {
    binnen += m.gedeclareerdCenten;
    const { maand, opgeteldCenten: verwachtCenten } = m;
    return verloop.parse({ maand, gedeclareerdCenten: binnen, verwachtCenten });
  });
}

/** The budget of the posts that come by declarations, to hold the fan against. */
export interface WaaierOpties {
  readonly jaar: number;
  readonly peildatum: Datum;
  readonly begrootCenten: number | null;
  readonly lineairCenten: number | null;
}

/**
 * The fan of the year: stacked what is approved, still to be declared and still to be delivered, with
 * the band of 80%, the straight line and the budget. Months after the peildatum are all expectation.
 */
export function waaier(maanden: readonly Verloop[], opties: WaaierOpties): Grafiek | null {
  if (maanden.length === 0) return null;
  const { jaar, peildatum, begrootCenten, lineairCenten } = opties;
  // safe: the months come from the forecast, which makes them
  const isVoorbij = (m: Verloop) => laatsteDag(m.maand as Maand) <= peildatum;
  const voorbij = maanden.filter(isVoorbij).at(-1);
  const geleverd = voorbij?.verwachtCenten.gemiddelde ?? 0;
  const geleverdTot = (m: Verloop) => (isVoorbij(m) ? m.verwachtCenten.gemiddelde : geleverd);
  const staaf = (naam: string, kies: (m: Verloop) => number, voorlopig: boolean): Reeks => ({
    naam,
    vorm: 'staaf',
    stapel: 'jaar',
    waarden: maanden.map((m) => Math.max(0, kies(m))),
    voorlopig,
  });
  return {
    soort: 'assen',
    titel: `Zorg met declaraties in ${jaar}, opgeteld per maand`,
    beschrijving: `Per maand van ${jaar} wat tot en met die maand is toegekend, nog gedeclareerd en nog geleverd wordt, met de bandbreedte van 80%, de rechte lijn en de begroting van deze posten.`,
    eenheid: 'centen',
    categorieen: maanden.map((m) => maandKort(m.maand)),
    reeksen: [
      staaf('Toegekend', (m) => m.gedeclareerdCenten, false),
      staaf('Nog te declareren', (m) => geleverdTot(m) - m.gedeclareerdCenten, true),
      staaf('Nog te leveren', (m) => m.verwachtCenten.gemiddelde - geleverdTot(m), true),
      {
        naam: 'Bandbreedte (80%)',
        vorm: 'band',
        waarden: maanden.map((m) => m.verwachtCenten.p90),
        laag: maanden.map((m) => m.verwachtCenten.p10),
      },
      ...rechteLijn(maanden.length, lineairCenten),
    ],
    ...(begrootCenten === null ? {} : { streep: { naam: 'Begroot', waarde: begrootCenten } }),
  };
}

function rechteLijn(maanden: number, lineairCenten: number | null): Reeks[] {
  if (lineairCenten === null) return [];
  const waarden = Array.from({ length: maanden }, (_, i) =>
    Math.round((lineairCenten * (i + 1)) / 12),
  );
  return [{ naam: 'Rechte lijn', vorm: 'lijn', waarden, voorlopig: true }];
}
