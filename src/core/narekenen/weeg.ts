import { groepeer } from '../basis/groepeer.ts';
import { afrondingsgrens, oordeel } from './oordeel.ts';
import type { Deel, Samenstelling } from './samenstelling.ts';
import type { Uitkomst, Vlak } from './typen.ts';
import { somsoortVan, zijdeVan } from './woorden.ts';

/** One figure of a line that is a sum, beside what its parts give. All in units of the table. */
export interface Proefsom {
  readonly plek: number;
  readonly gedrukt: number;
  readonly berekend: number;
  readonly grens: number;
  readonly uitkomst: Uitkomst;
  /** The figures of the parts together, without their signs. */
  readonly omvang: number;
  /** Parts that hold a figure, and those that hold a text instead (`pm`). */
  readonly delen: number;
  readonly teksten: readonly string[];
}

/** Adds the parts up at one place; `null` when the sum or all of its parts hold no figure. */
export function telOp(
  vlak: Vlak,
  lijn: number,
  plek: number,
  delen: readonly Deel[],
  decimalen: number,
): Proefsom | null {
  const gedrukt = vlak.waarde(lijn, plek);
  if (typeof gedrukt !== 'number') return null;
  let [berekend, omvang] = [0, 0];
  const stappen: number[] = [];
  const teksten: string[] = [];
  for (const { lijn: deel, teken } of delen) {
    const waarde = vlak.waarde(deel, plek);
    if (typeof waarde === 'string') teksten.push(waarde);
    if (typeof waarde !== 'number') continue;
    berekend += teken * waarde;
    omvang += Math.abs(waarde);
    stappen.push(vlak.stap(deel, plek));
  }
  if (stappen.length === 0) return null;
  const aantal = stappen.length;
  stappen.push(vlak.eigenStap(lijn, plek));
  const grens = afrondingsgrens(stappen);
  const uitkomst = oordeel(gedrukt - berekend, grens, decimalen);
  return { plek, gedrukt, berekend, grens, uitkomst, omvang, delen: aantal, teksten };
}

/** A composition with what it gives at every place, and how well that fits. */
export interface Gewogen {
  readonly samenstelling: Samenstelling;
  readonly sommen: readonly Proefsom[];
  /** Figures that fit, those that fit exactly, and those that do not; empty places left out. */
  readonly goed: number;
  readonly exact: number;
  readonly fout: number;
  /** Figures taken the other way round than the composition says. */
  readonly gespiegeld: number;
  /** How far off in all, as a share of what was printed, of a saldo as a share of its parts. */
  readonly afstand: number;
}

/** Tries a composition at every place whose figures add up. */
export function weeg(
  vlak: Vlak,
  lijn: number,
  samenstelling: Samenstelling,
  decimalen: number,
): Gewogen {
  const { delen, hoe } = samenstelling;
  const sommen = vlak.plekken.flatMap((plek, i) => {
    if (!plek.optelbaar) return [];
    const som = telOp(vlak, lijn, i, delen, decimalen);
    if (som?.uitkomst !== 'nietHerleidbaar' || hoe === 'som') return som ?? [];
    // in a column of differences voordeel counts as plus on both sides
    if (somsoortVan(plek.label) !== 'saldo') return som;
    const opgeteld = telOp(vlak, lijn, i, delen.map(alsPlus), decimalen);
    return opgeteld && opgeteld.uitkomst !== 'nietHerleidbaar' ? opgeteld : som;
  });
  if (hoe !== 'verschil') return tel(samenstelling, sommen, 0);
  const gekeerd = spiegel(vlak, lijn, delen, sommen, decimalen);
  const recht = new Set(sommen);
  const gespiegeld = gekeerd.filter((g) => !recht.has(g)).length;
  return tel(samenstelling, gekeerd, gespiegeld);
}

const alsPlus = (d: Deel): Deel => ({ ...d, teken: 1 });
const isFout = (s: Proefsom): boolean => s.uitkomst === 'nietHerleidbaar';

/**
 * A saldo of lasten is budget less account, one of baten the other way round (positive is voordeel).
 * Of each side as a whole, so that one figure with the wrong sign still shows.
 */
function spiegel(
  vlak: Vlak,
  lijn: number,
  delen: readonly Deel[],
  sommen: readonly Proefsom[],
  decimalen: number,
): Proefsom[] {
  const om = delen.map((d): Deel => ({ ...d, teken: d.teken === 1 ? -1 : 1 }));
  const perZijde = groepeer(sommen, (s) => {
    const plek = vlak.plekken[s.plek];
    return plek ? zijdeVan(plek) : null;
  });
  if (perZijde.size < 2) return [...sommen];
  return [...perZijde.values()].flatMap((deel) => {
    const omgekeerd = deel.map((s) => telOp(vlak, lijn, s.plek, om, decimalen) ?? s);
    const fouten = (rij: readonly Proefsom[]) => rij.filter(isFout).length;
    return fouten(omgekeerd) < fouten(deel) ? omgekeerd : deel;
  });
}

function tel(
  samenstelling: Samenstelling,
  sommen: readonly Proefsom[],
  gespiegeld: number,
): Gewogen {
  let [goed, exact, fout, afstand, omvang] = [0, 0, 0, 0, 0];
  for (const s of sommen) {
    const verschil = Math.abs(s.gedrukt - s.berekend);
    if (s.gedrukt === 0 && s.berekend === 0) continue;
    afstand += verschil;
    omvang += samenstelling.hoe === 'som' ? Math.abs(s.gedrukt) : s.omvang;
    if (isFout(s)) fout += 1;
    else goed += 1;
    if (s.uitkomst === 'klopt') exact += 1;
  }
  const ver = afstand / Math.max(omvang, 1);
  return { samenstelling, sommen, goed, exact, fout, gespiegeld, afstand: ver };
}

/** The one that fits best; the first of equals, for the likeliest comes first. */
export function kiesBeste(alle: readonly Gewogen[]): Gewogen | null {
  const [eerste, ...rest] = alle;
  if (!eerste) return null;
  return rest.reduce((a, b) => (past(b, a) ? b : a), eerste);
}

function past(a: Gewogen, b: Gewogen): boolean {
  if (a.goed !== b.goed) return a.goed > b.goed;
  if (a.exact !== b.exact) return a.exact > b.exact;
  if (a.gespiegeld !== b.gespiegeld) return a.gespiegeld < b.gespiegeld;
  return a.afstand < b.afstand;
}
