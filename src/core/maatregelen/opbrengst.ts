import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';
import type { Datum } from '../basis/datum.ts';

/** How firm a yield is; figures of different firmness are never added up without saying so. */
export const HARDHEDEN = ['aantoonbaar', 'waarschijnlijk', 'aanname'] as const;
export type Hardheid = (typeof HARDHEDEN)[number];

/** Three kinds of yield: only a besparing and extra income change a deficit. */
export const OPBRENGSTSOORTEN = ['besparing', 'vermedenKosten', 'extraInkomsten'] as const;
export type Opbrengstsoort = (typeof OPBRENGSTSOORTEN)[number];

/** Low, middle and high of an amount that is estimated. */
export interface Bereik {
  readonly laagCenten: Centen;
  readonly middenCenten: Centen;
  readonly hoogCenten: Centen;
}

/** An amount that will come and cannot be named yet: not zero, and never counted as zero. */
export interface Pm {
  readonly pm: true;
  readonly reden: string | null;
  /** The day by which it will be known. */
  readonly bekendOp: Datum | null;
  readonly bereik: Bereik | null;
}

/** A yield of one year, in whole cents; positive makes a deficit smaller. */
export type Opbrengst =
  | { readonly bedragCenten: Centen }
  | { readonly maximumCenten: Centen }
  | Bereik
  | Pm;

/** Whether an amount is still PM. */
export const isPm = (o: Opbrengst): o is Pm => 'pm' in o;

/** Whether only an upper bound is known. */
export const isMaximum = (o: Opbrengst): o is { readonly maximumCenten: Centen } =>
  'maximumCenten' in o;

/** A plain PM without anything known about it. */
export const kalePm: Pm = { pm: true, reden: null, bekendOp: null, bereik: null };

/**
 * What counts in a total: the amount, the maximum (the total then says "ten hoogste") or the middle.
 * `null` for a PM: it is counted by number, never by amount.
 */
export function telbaar(o: Opbrengst): Centen | null {
  if (isPm(o)) return null;
  if ('bedragCenten' in o) return o.bedragCenten;
  return isMaximum(o) ? o.maximumCenten : o.middenCenten;
}

/** The bounds of a yield; of a maximum the lower bound is nothing. A PM without range has none. */
export function grenzen(o: Opbrengst): Bereik | null {
  if (isPm(o)) return o.bereik;
  if (isMaximum(o)) {
    const { maximumCenten: hoogCenten } = o;
    return { laagCenten: toCenten(0), middenCenten: hoogCenten, hoogCenten };
  }
  if ('bedragCenten' in o) {
    const { bedragCenten: b } = o;
    return { laagCenten: b, middenCenten: b, hoogCenten: b };
  }
  return o;
}

const maal = (b: Centen, deel: number): Centen => roundCenten(b * deel);

/** A negative factor turns low and high around. */
const bereikMaal = (b: Bereik, deel: number): Bereik => ({
  laagCenten: maal(deel < 0 ? b.hoogCenten : b.laagCenten, deel),
  middenCenten: maal(b.middenCenten, deel),
  hoogCenten: maal(deel < 0 ? b.laagCenten : b.hoogCenten, deel),
});

/** A yield times a factor, of the same kind; of a PM it is a PM. */
export function deelVan(o: Opbrengst, deel: number): Opbrengst {
  if (isPm(o)) return { ...o, bereik: o.bereik && bereikMaal(o.bereik, deel) };
  if ('bedragCenten' in o) return { bedragCenten: maal(o.bedragCenten, deel) };
  if (isMaximum(o)) return { maximumCenten: maal(o.maximumCenten, deel) };
  return bereikMaal(o, deel);
}

/** Two yields of one measure in one year together; the weakest kind counts (PM, range, maximum). */
export function samen(a: Opbrengst, b: Opbrengst): Opbrengst {
  if (isPm(a) || isPm(b)) return samenMetPm(a, b);
  if ('bedragCenten' in a && 'bedragCenten' in b)
    return { bedragCenten: toCenten(a.bedragCenten + b.bedragCenten) };
  if (!isBereik(a) && !isBereik(b))
    return { maximumCenten: toCenten((telbaar(a) ?? 0) + (telbaar(b) ?? 0)) };
  return plus(grenzen(a), grenzen(b)) ?? kalePm;
}

const isBereik = (o: Opbrengst): o is Bereik => 'middenCenten' in o;

function samenMetPm(a: Opbrengst, b: Opbrengst): Pm {
  // one of both is a PM, so `kalePm` only satisfies the compiler
  const eerste = isPm(a) ? a : isPm(b) ? b : kalePm;
  return { ...eerste, bereik: plus(grenzen(a), grenzen(b)) };
}

const plus = (a: Bereik | null, b: Bereik | null): Bereik | null =>
  a && b
    ? {
        laagCenten: toCenten(a.laagCenten + b.laagCenten),
        middenCenten: toCenten(a.middenCenten + b.middenCenten),
        hoogCenten: toCenten(a.hoogCenten + b.hoogCenten),
      }
    : null;
