import type { GedrukteCel, GedrukteTabel } from './gedrukt.ts';
import type { Ruwecel, RuweTabel } from './typen.ts';

/** Beyond this a number is the outcome of a calculation. */
const MAX_DECIMALEN = 6;

/**
 * A number of JSON or a workbook as a printed number: its shortest decimal writing, six decimals at
 * most.
 */
export function uitGetal(getal: number): Ruwecel {
  if (!Number.isFinite(getal)) return String(getal);
  const rond = Number(getal.toFixed(MAX_DECIMALEN));
  const tekst = rond.toFixed(MAX_DECIMALEN).replace(/\.?0+$/, '');
  const decimalen = tekst.includes('.') ? tekst.length - tekst.indexOf('.') - 1 : 0;
  return { cijfers: Math.round(Number(tekst.replace('.', ''))), decimalen };
}

const ruw = (cel: GedrukteCel): Ruwecel => {
  if (typeof cel === 'number') return uitGetal(cel);
  return cel === null || cel.trim() === '' ? null : cel;
};

/** A published table in the shape that is recomputed: rows are numbered as on paper, from 1. */
export function uitGedrukt(naam: string, tabel: GedrukteTabel): RuweTabel {
  const titel = tabel.eenheid === null ? [] : [{ nr: -1, cellen: [tabel.eenheid] }];
  const kop = { nr: 0, cellen: tabel.kolommen.map((k) => (k === '' ? null : k)) };
  const rijen = tabel.rijen.map((cellen, i) => ({ nr: i + 1, cellen: cellen.map(ruw) }));
  return { naam, rijen: [...titel, kop, ...rijen] };
}
