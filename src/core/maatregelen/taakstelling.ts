import { type Centen, toCenten } from '../basis/bedrag.ts';
import type { Hardheid } from './opbrengst.ts';

/** A target of a party in a year; with `enVerder` it holds for every later year too. */
export interface Doelbedrag {
  readonly partij: string;
  readonly jaar: number;
  readonly enVerder: boolean;
  readonly bedragCenten: Centen;
}

/** What the effort costs in a year; with `enVerder` also in every later year. */
export interface Inzet {
  readonly jaar: number;
  readonly enVerder: boolean;
  readonly bedragCenten: Centen;
}

/** A yield that was realised, with how firm its evidence is. */
export interface Gerealiseerd {
  readonly partij: string | null;
  readonly jaar: number;
  readonly bedragCenten: Centen;
  readonly hardheid: Hardheid;
}

/** One year of a taakstelling. Net is what comes back less what it costs, by target. */
export interface TaakstellingJaar {
  readonly jaar: number;
  readonly perPartij: readonly { readonly partij: string; readonly doelCenten: Centen | null }[];
  readonly doelCenten: Centen;
  readonly kostenCenten: Centen;
  readonly nettoCenten: Centen;
  readonly nettoCumulatiefCenten: Centen;
  /** `null`: nothing was booked yet, which is not zero. */
  readonly gerealiseerdCenten: Centen | null;
  readonly gerealiseerdPerHardheid: Readonly<Record<Hardheid, Centen>>;
  readonly gerealiseerdCumulatiefCenten: Centen;
  readonly doelCumulatiefCenten: Centen;
  /** Target less realised; `null` while nothing was booked. */
  readonly gatCenten: Centen | null;
}

const inJaar = <T extends { jaar: number; enVerder: boolean }>(
  rijen: readonly T[],
  jaar: number,
): T | null => {
  const eigen = rijen.find((r) => r.jaar === jaar);
  if (eigen) return eigen;
  const eerder = rijen.filter((r) => r.enVerder && r.jaar < jaar);
  return eerder.reduce<T | null>((a, b) => (a === null || b.jaar > a.jaar ? b : a), null);
};

const som = (bedragen: readonly number[]): Centen => toCenten(bedragen.reduce((a, b) => a + b, 0));

/** Each year and all years so far: target, costs, what was realised, and what never comes back. */
export function rekenTaakstelling(
  doelen: readonly Doelbedrag[],
  inzet: readonly Inzet[],
  gerealiseerd: readonly Gerealiseerd[],
  jaren: readonly number[],
): TaakstellingJaar[] {
  const partijen = [...new Set(doelen.map((d) => d.partij))];
  let cumulatief = { netto: 0, doel: 0, gerealiseerd: 0 };
  return jaren.map((jaar) => {
    const perPartij = partijen.map((partij) => {
      const eigen = doelen.filter((d) => d.partij === partij);
      return { partij, doelCenten: inJaar(eigen, jaar)?.bedragCenten ?? null };
    });
    const doelCenten = som(perPartij.map((p) => p.doelCenten ?? 0));
    const kostenCenten = inJaar(inzet, jaar)?.bedragCenten ?? toCenten(0);
    const eigen = gerealiseerd.filter((g) => g.jaar === jaar);
    const geboekt = som(eigen.map((g) => g.bedragCenten));
    const van = (h: Hardheid) =>
      som(eigen.filter((g) => g.hardheid === h).map((g) => g.bedragCenten));
    cumulatief = {
      netto: cumulatief.netto + doelCenten - kostenCenten,
      doel: cumulatief.doel + doelCenten,
      gerealiseerd: cumulatief.gerealiseerd + geboekt,
    };
    return {
      jaar,
      perPartij,
      doelCenten,
      kostenCenten,
      nettoCenten: toCenten(doelCenten - kostenCenten),
      nettoCumulatiefCenten: toCenten(cumulatief.netto),
      gerealiseerdCenten: eigen.length === 0 ? null : geboekt,
      gerealiseerdPerHardheid: {
        aantoonbaar: van('aantoonbaar'),
        waarschijnlijk: van('waarschijnlijk'),
        aanname: van('aanname'),
      },
      gerealiseerdCumulatiefCenten: toCenten(cumulatief.gerealiseerd),
      doelCumulatiefCenten: toCenten(cumulatief.doel),
      gatCenten: eigen.length === 0 ? null : toCenten(doelCenten - geboekt),
    };
  });
}

/** The first year in which a year costs no more than it brings in; `null`: none of these. */
export const jaarTerugverdiend = (jaren: readonly TaakstellingJaar[]): number | null =>
  jaren.find((j) => j.kostenCenten > 0 && j.nettoCenten >= 0)?.jaar ?? null;

/** Whether all that was spent has come back by the last of these years. */
export const isAllesTerugverdiend = (jaren: readonly TaakstellingJaar[]): boolean =>
  (jaren.at(-1)?.nettoCumulatiefCenten ?? 0) >= 0;

/** Divides the unfilled part of a joint target by a key; what rounding leaves goes to the last. */
export function eigenRisico(
  doelCenten: Centen,
  ingevuldCenten: Centen,
  sleutel: readonly { readonly naam: string; readonly gewicht: number }[],
): { readonly naam: string; readonly bedragCenten: Centen }[] {
  const rest = Math.max(0, doelCenten - ingevuldCenten);
  const totaal = sleutel.reduce((s, k) => s + k.gewicht, 0);
  let verdeeld = 0;
  return sleutel.map(({ naam, gewicht }, i) => {
    const isLaatste = i === sleutel.length - 1;
    const deel = isLaatste
      ? rest - verdeeld
      : Math.round(totaal > 0 ? (rest * gewicht) / totaal : 0);
    verdeeld += deel;
    return { naam, bedragCenten: toCenten(deel) };
  });
}
