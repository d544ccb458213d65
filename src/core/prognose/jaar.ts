import {
  type Datum,
  type Maand,
  maandIndex,
  maandVan,
  parseDatum,
  parseMaand,
} from '../basis/datum.ts';
import { isMaandeinde } from './reeks.ts';
import type { Basis, JaarprognoseInvoer } from './typen.ts';

/** The year asked for and what decides which money belongs to it. Months as `maandIndex`. */
export interface JaarGrenzen {
  readonly basis: Basis;
  readonly jaarVan: number;
  readonly jaarTot: number;
  readonly eersteMaand: Maand;
  readonly laatsteMaand: Maand;
  /** What was known on this day is used: the peildatum, or the closing once the boekjaar is closed. */
  readonly peildatum: Datum;
  /** The books of this boekjaar are closed: nothing in it moves any more. */
  readonly gesloten: boolean;
  /** Closing of the year before. */
  readonly vorigeSluiting: Datum;
  /** Last month whose care has been given whole on the peildatum. */
  readonly laatsteGeleverd: number;
}

const STANDAARD_SLUITING = '01-31';

const maandIn = (jaar: number, maand: string): Maand => {
  const m = parseMaand(`${String(jaar).padStart(4, '0')}-${maand}`);
  if (m === null) throw new Error(`no such year: ${jaar}`);
  return m;
};

const sluitingVan = (jaar: number, dag: string): Datum => {
  const d = parseDatum(`${jaar + 1}-${dag}`);
  if (d === null) throw new Error(`no such closing day: ${dag}`);
  return d;
};

/** Places the year of a forecast in time. @throws Error on a year or closing that does not exist. */
export function jaarGrenzen(invoer: JaarprognoseInvoer): JaarGrenzen {
  const { jaar, basis } = invoer;
  const dag = invoer.sluiting ?? STANDAARD_SLUITING;
  const eersteMaand = maandIn(jaar, '01');
  const laatsteMaand = maandIn(jaar, '12');
  const sluitingen = invoer.sluitdatums ?? {};
  const sluiting = sluitingen[jaar] ?? sluitingVan(jaar, dag);
  const gesloten = basis === 'boekjaar' && invoer.peildatum > sluiting;
  const peildatum = gesloten ? sluiting : invoer.peildatum;
  return {
    basis,
    jaarVan: maandIndex(eersteMaand),
    jaarTot: maandIndex(laatsteMaand),
    eersteMaand,
    laatsteMaand,
    peildatum,
    gesloten,
    vorigeSluiting: sluitingen[jaar - 1] ?? sluitingVan(jaar - 1, dag),
    laatsteGeleverd: maandIndex(maandVan(peildatum)) - (isMaandeinde(peildatum) ? 0 : 1),
  };
}

/** Whole months of the year that have passed, 0..12: the ground of the straight line. */
export const maandenVerstreken = (g: JaarGrenzen): number =>
  Math.max(0, Math.min(12, g.laatsteGeleverd - g.jaarVan + 1));
