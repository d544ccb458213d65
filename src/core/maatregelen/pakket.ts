import { type Centen, toCenten } from '../basis/bedrag.ts';

/** A part of a package; `perJaar` empty: its own yield was never named. */
export interface Pakketdeel {
  readonly code: string;
  readonly naam: string;
  /** The budget that its yield goes to. */
  readonly tenGunsteVan: string | null;
  readonly perJaar: readonly { readonly jaar: number; readonly bedragCenten: Centen }[];
}

/** How the parts of a package fill its total in a year. */
export interface Pakketjaar {
  readonly jaar: number;
  readonly totaalCenten: Centen;
  readonly ingevuldCenten: Centen;
  /** Total less what the named parts yield; `null` when parts without a figure may fill it. */
  readonly tekortCenten: Centen | null;
}

/** Holds the total of a package against its parts. */
export function rekenPakket(
  totaal: readonly { readonly jaar: number; readonly bedragCenten: Centen }[],
  delen: readonly Pakketdeel[],
): Pakketjaar[] {
  const zonderCijfer = delen.some((d) => d.perJaar.length === 0);
  return totaal.map(({ jaar, bedragCenten }) => {
    const ingevuld = delen.reduce(
      (s, d) => s + (d.perJaar.find((p) => p.jaar === jaar)?.bedragCenten ?? 0),
      0,
    );
    const tekort = bedragCenten - ingevuld;
    return {
      jaar,
      totaalCenten: bedragCenten,
      ingevuldCenten: toCenten(ingevuld),
      tekortCenten: tekort <= 0 ? toCenten(0) : zonderCijfer ? null : toCenten(tekort),
    };
  });
}

/** The years in which the parts bring in less than the total: a swap that makes one is refused. */
export const pakketTekorten = (jaren: readonly Pakketjaar[]): readonly Pakketjaar[] =>
  jaren.filter((j) => j.tekortCenten !== null && j.tekortCenten > 0);
