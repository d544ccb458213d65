import {
  type Datum,
  laatsteDag,
  type Maand,
  maandenVan,
  maandIndex,
  maandVan,
  plusDagen,
} from '../basis/datum.ts';

/** How often something is delivered, with the number of months of its period. */
export const FREQUENTIES = { maand: 1, kwartaal: 3, halfjaar: 6, jaar: 12 } as const;
export type Frequentie = keyof typeof FREQUENTIES;

/** What was agreed: after each period from `vanaf` on, within so many days. */
export interface Termijn {
  readonly frequentie: Frequentie;
  /** Days after the last day of a period. */
  readonly binnenDagen: number;
  readonly vanaf: Maand;
}

/** One period and the last day on which its delivery is in time. */
export interface Leverperiode {
  readonly maanden: readonly Maand[];
  readonly uiterlijk: Datum;
}

/** The whole periods of an agreement that are over on the peildatum, oldest first. */
export function verwachteLeveringen(termijn: Termijn, peildatum: Datum): Leverperiode[] {
  const lengte = FREQUENTIES[termijn.frequentie];
  const hele = maandenVan(termijn.vanaf, maandVan(peildatum));
  const eerste = hele.findIndex((m) => maandIndex(m) % lengte === 0);
  const uit: Leverperiode[] = [];
  for (let i = eerste; i >= 0 && i + lengte <= hele.length; i += lengte) {
    const maanden = hele.slice(i, i + lengte);
    const laatste = maanden.at(-1);
    if (laatste === undefined || laatsteDag(laatste) > peildatum) break;
    uit.push({ maanden, uiterlijk: plusDagen(laatsteDag(laatste), termijn.binnenDagen) });
  }
  return uit;
}

/** How a delivery stands: `nogNiet` is not in, and not due either. */
export type Leverstand = 'opTijd' | 'teLaat' | 'nietGeleverd' | 'nogNiet';

/**
 * Judges one delivery.
 * @param geleverd the first day on which it was known; `null` = it is not in
 */
export function leverstand(
  geleverd: Datum | null,
  { uiterlijk }: Pick<Leverperiode, 'uiterlijk'>,
  peildatum: Datum,
): Leverstand {
  if (geleverd !== null) return geleverd <= uiterlijk ? 'opTijd' : 'teLaat';
  return uiterlijk < peildatum ? 'nietGeleverd' : 'nogNiet';
}
