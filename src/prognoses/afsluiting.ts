import type { Centen } from '../core/basis/bedrag.ts';
import { type Datum, parseDatum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { RegisterLezer } from '../register/port.ts';

/** What the register says of the closing of years: days, and the balanspost booked at one of them. */
export interface Afsluiting {
  readonly sluitdatums: Readonly<Record<number, Datum>>;
  /** By post: booked at the closing of the year before, as printed in its jaarrekening. */
  readonly balansposten: ReadonlyMap<string, Centen>;
}

/** Years before the one asked for whose closing matters to a replay. */
const JAREN_TERUG = 10;

/** Reads the closings of a year and of those before it; a year that has none is left out. */
export async function leesAfsluiting(
  register: RegisterLezer,
  gemeente: Gemeente,
  jaar: number,
): Promise<Afsluiting> {
  const jaren = Array.from({ length: JAREN_TERUG + 1 }, (_, i) => jaar - i);
  const waarden = await Promise.all(
    jaren.map((j) => register.instelling(gemeente, `sluitdatum-${j}`)),
  );
  const dagen = jaren.flatMap((j, i) => {
    const waarde = waarden[i];
    const dag = typeof waarde === 'string' ? parseDatum(waarde) : null;
    return dag === null ? [] : [[j, dag] as const];
  });
  const momenten = await register.pcMomenten(gemeente, jaar - 1);
  const rekening = momenten.filter((m) => m.soort === 'jaarrekening').flatMap((m) => m.cijfers);
  const balansposten = rekening.flatMap((c) =>
    c.grootheid === 'balanspost' && c.post !== null ? [[c.post, c.bedragCenten] as const] : [],
  );
  return { sluitdatums: Object.fromEntries(dagen), balansposten: new Map(balansposten) };
}
