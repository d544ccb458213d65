import { type Centen, NUL_CENTEN, roundCenten, toCenten } from '../basis/bedrag.ts';
import { groepeer } from '../basis/groepeer.ts';

export type Verslagsoort = 'begroting' | 'jaarrekening';

/** What one municipality delivered for one year: lasten of the whole chapter, in cents. */
export interface Levering {
  readonly jaar: number;
  readonly verslagsoort: Verslagsoort;
  readonly gemeente: string;
  readonly naam: string;
  readonly inwoners: number | null;
  readonly lasten: Centen;
  /** Cells that are not zero. */
  readonly gevuld: number;
}

/** An all-zero delivery was not made, nor one that is absent: it is no figure. */
export const isGeleverd = (l: Pick<Levering, 'gevuld'>): boolean => l.gevuld > 0;

/** Several municipalities together in one year; only what was delivered. */
export interface Groepscijfer {
  readonly jaar: number;
  readonly verslagsoort: Verslagsoort;
  readonly gemeenten: number;
  readonly nietGeleverd: readonly string[];
  readonly lastenCenten: Centen | null;
  readonly inwoners: number | null;
  /** Lasten by inhabitants of the same municipalities: weighted, no mean of means. */
  readonly perInwonerCenten: Centen | null;
}

/**
 * The deliveries with an empty one for each municipality that existed in a year and is not among them:
 * who is absent did not deliver. Of its inhabitants the nearest year that is known.
 * @param bestond whether a code existed in a year
 */
export function metAfwezigen<L extends Levering>(
  leveringen: readonly L[],
  bestond: (gemeente: string, jaar: number) => boolean,
): (L | Levering)[] {
  const perGemeente = groepeer(leveringen, (l) => l.gemeente);
  const soorten = [...groepeer(leveringen, (l) => `${l.jaar}|${l.verslagsoort}`).values()];
  const leeg = soorten.flatMap((groep) => {
    const [eerste] = groep;
    if (!eerste) return [];
    const er = new Set(groep.map((l) => l.gemeente));
    const { jaar, verslagsoort } = eerste;
    return [...perGemeente]
      .filter(([gemeente]) => !er.has(gemeente) && bestond(gemeente, jaar))
      .map(([gemeente, eigen]): Levering => {
        const naast = dichtstbij(eigen, jaar);
        const kop = { jaar, verslagsoort, gemeente, naam: naast?.naam ?? gemeente };
        return { ...kop, inwoners: naast?.inwoners ?? null, lasten: NUL_CENTEN, gevuld: 0 };
      });
  });
  return [...leveringen, ...leeg];
}

const dichtstbij = (eigen: readonly Levering[], jaar: number): Levering | undefined =>
  [...eigen].sort((a, b) => Math.abs(a.jaar - jaar) - Math.abs(b.jaar - jaar))[0];

/** Adds deliveries up per year and kind; inhabitants only of who delivered. */
export function perJaar(leveringen: readonly Levering[]): Groepscijfer[] {
  return [...groepeer(leveringen, (l) => `${l.jaar}|${l.verslagsoort}`).values()]
    .map(groepscijfer)
    .sort((a, b) => a.jaar - b.jaar || a.verslagsoort.localeCompare(b.verslagsoort));
}

function groepscijfer(groep: readonly Levering[]): Groepscijfer {
  const [eerste] = groep;
  if (!eerste) throw new Error('an empty group has no figure');
  const geleverd = groep.filter(isGeleverd);
  const lasten = geleverd.reduce((s, l) => s + l.lasten, 0);
  const inwoners = geleverd.reduce((s, l) => s + (l.inwoners ?? 0), 0);
  const bekend = geleverd.length > 0 && geleverd.every((l) => (l.inwoners ?? 0) > 0);
  return {
    jaar: eerste.jaar,
    verslagsoort: eerste.verslagsoort,
    gemeenten: geleverd.length,
    nietGeleverd: groep.filter((l) => !isGeleverd(l)).map((l) => l.naam),
    lastenCenten: geleverd.length > 0 ? toCenten(lasten) : null,
    inwoners: bekend ? inwoners : null,
    perInwonerCenten: bekend ? roundCenten(lasten / inwoners) : null,
  };
}

/** Size classes by inhabitants, as CBS uses them; the upper bound is not part of the class. */
export const GROOTTEKLASSEN: readonly (readonly [naam: string, tot: number])[] = [
  ['minder dan 20.000 inwoners', 20_000],
  ['20.000 tot 50.000 inwoners', 50_000],
  ['50.000 tot 100.000 inwoners', 100_000],
  ['100.000 tot 250.000 inwoners', 250_000],
  ['250.000 inwoners of meer', Number.POSITIVE_INFINITY],
];

/** The size class of a number of inhabitants. */
export const grootteklasse = (inwoners: number): string =>
  GROOTTEKLASSEN.find(([, tot]) => inwoners < tot)?.[0] ?? '';
