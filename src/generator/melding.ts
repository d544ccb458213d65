import type { Toeval } from '../core/basis/toeval.ts';
import { type Dag, werkdag } from './kalender.ts';
import { geheel } from './kans.ts';
import type { Levering, Melding, Stop } from './model.ts';

/** Part of the starts and stops that is never reported; part of the starts reported on a wrong day. */
const NIET_GEMELD = 0.04;
const VERKEERD_GEMELD = 0.006;

/** Start and stop within five working days; a wrong start is taken back (status 3) and sent again. */
export function createMeldingen(
  t: Toeval,
  { van, verzonden, pauze }: { van: Dag; verzonden: Dag; pauze: Levering['pauze'] },
  stop: Stop | null,
): Melding[] {
  const dag = werkdag(Math.max(van, verzonden) + geheel(t, 0, 6));
  const stopDag = stop ? werkdag(Math.max(stop.dag, dag) + geheel(t, 1, 6)) : 0;
  const [gemeld, verkeerd, gestopt] = [t() > NIET_GEMELD, t() < VERKEERD_GEMELD, t() > NIET_GEMELD];
  const start = (op: Dag, begin: Dag, status: Melding['status']): Melding => ({
    dag: op,
    begin,
    status,
    stop: null,
  });
  const meldingen: Melding[] = [];
  if (gemeld && verkeerd) meldingen.push(start(dag, van + 1, '1'), start(dag + 1, van + 1, '3'));
  if (gemeld) meldingen.push(start(verkeerd ? dag + 2 : dag, van, '1'));
  if (gemeld && pauze && pauze.van > dag) {
    // Temporary (20): care goes on under the same start, and a definitive stop may follow (TR413).
    const tijdelijk = { dag: pauze.van - 1, reden: '20' };
    meldingen.push({ dag: werkdag(pauze.van + 3), begin: van, status: '1', stop: tijdelijk });
  }
  if (stop && gemeld && gestopt) {
    meldingen.push({ dag: Math.max(stopDag, dag + 3), begin: van, status: '1', stop });
  }
  return meldingen;
}
