import { type Maand, maandIndex } from '../../core/basis/datum.ts';

/** Months after which nearly all care is declared: younger months are not judged. */
const RIJP_NA_MAANDEN = 6;

/** Whether care of `maand` is old enough, seen from `laatste`, to say which share was delivered. */
export const isRijp = (maand: Maand, laatste: Maand): boolean =>
  maandIndex(laatste) - maandIndex(maand) >= RIJP_NA_MAANDEN;

/** Which share of what was allocated was approved; `null` when nothing was allocated. */
export function verzilveringVan(
  maanden: readonly { toegewezenCenten: number; toegekendCenten: number }[],
): number | null {
  const toegewezen = maanden.reduce((som, m) => som + m.toegewezenCenten, 0);
  const toegekend = maanden.reduce((som, m) => som + m.toegekendCenten, 0);
  return toegewezen > 0 ? toegekend / toegewezen : null;
}
