import { type Centen, toCenten } from '../basis/bedrag.ts';
import { isPm, type Opbrengst, telbaar } from './opbrengst.ts';

/** An amount in a year; a year that is absent has no amount of its own. */
export interface JaarBedrag {
  readonly jaar: number;
  readonly bedrag: Opbrengst;
}

/** A printed figure in a year. */
export interface JaarCijfer {
  readonly jaar: number;
  readonly bedragCenten: Centen;
}

/**
 * A row of a statement: an amount of its own, or a running total of all rows above it with what the
 * paper printed there. `koppel` names a row whose amounts come from elsewhere (a scenario).
 */
export interface Staatregel {
  readonly code: string;
  readonly naam: string;
  readonly soort: 'regel' | 'totaal';
  readonly structureel: boolean;
  readonly perJaar: readonly JaarBedrag[];
  readonly gedrukt: readonly JaarCijfer[];
  readonly bron: string | null;
}

/** One cell of a statement. */
export interface Staatcel {
  readonly jaar: number;
  /** `null`: no amount of its own, or only PM. */
  readonly centen: Centen | null;
  readonly isPm: boolean;
  /** Of a total: how many PM rows stand above it. */
  readonly aantalPm: number;
  readonly gedruktCenten: Centen | null;
}

/** A row with its cells, in the order of the years. */
export interface StaatUitkomst {
  readonly code: string;
  readonly naam: string;
  readonly soort: 'regel' | 'totaal';
  readonly structureel: boolean;
  readonly bron: string | null;
  readonly cellen: readonly Staatcel[];
}

/**
 * Works a statement through: a total is the sum of every row above it. A PM row stays visible, adds
 * nothing and is counted; a total of which no row has an amount is not known.
 */
export function rekenStaat(
  regels: readonly Staatregel[],
  jaren: readonly number[],
): StaatUitkomst[] {
  const stand = jaren.map(() => ({ som: 0, gevuld: false, pm: 0 }));
  return regels.map((regel) => ({
    code: regel.code,
    naam: regel.naam,
    soort: regel.soort,
    structureel: regel.structureel,
    bron: regel.bron,
    cellen: jaren.map((jaar, i) => {
      const gedruktCenten = regel.gedrukt.find((g) => g.jaar === jaar)?.bedragCenten ?? null;
      const tot = stand[i] ?? { som: 0, gevuld: false, pm: 0 };
      if (regel.soort === 'totaal') {
        const centen = tot.gevuld ? toCenten(tot.som) : null;
        return { jaar, centen, isPm: false, aantalPm: tot.pm, gedruktCenten };
      }
      const bedrag = regel.perJaar.find((p) => p.jaar === jaar)?.bedrag;
      const centen = bedrag ? telbaar(bedrag) : null;
      const pm = bedrag !== undefined && isPm(bedrag);
      if (pm) tot.pm += 1;
      if (centen !== null) {
        tot.som += centen;
        tot.gevuld = true;
      }
      return { jaar, centen, isPm: pm, aantalPm: pm ? 1 : 0, gedruktCenten };
    }),
  }));
}

/** The last total of a statement in each year; `null` when it has none. */
export function eindregel(uitkomst: readonly StaatUitkomst[]): StaatUitkomst | null {
  return uitkomst.findLast((r) => r.soort === 'totaal') ?? null;
}

/** A step of a bridge between two figures. */
export interface Stap {
  readonly naam: string;
  readonly bedragCenten: Centen;
  readonly structureel: boolean;
  readonly bron: string | null;
}

/** What of a difference is not explained by its steps; zero when they close. */
export const onverklaard = (van: Centen, naar: Centen, stappen: readonly Stap[]): Centen =>
  toCenten(naar - van - stappen.reduce((s, x) => s + x.bedragCenten, 0));
