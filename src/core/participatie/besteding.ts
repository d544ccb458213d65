import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';
import { type Maand, maandenVan, maandIndex } from '../basis/datum.ts';
import { STROOM_REGEL } from '../prognose/post-overig.ts';
import { zetVoort } from '../prognose/tempo.ts';

/** Benefits of one scheme in one month, in cents; `null` = not known. */
export interface Uitkering {
  readonly regeling: string;
  readonly maand: Maand;
  readonly bedrag: Centen | null;
  readonly ontvangsten: Centen | null;
}

/** A scheme that is not known in some months of the year. */
export interface Gat {
  readonly regeling: string;
  readonly maanden: readonly Maand[];
}

/** What benefits cost over the months of a year that are known as a whole. */
export interface Besteding {
  /** Months in which every scheme is known. */
  readonly maanden: readonly Maand[];
  readonly lasten: Centen | null;
  /** Over the same months; `null` = none was delivered. */
  readonly ontvangsten: Centen | null;
  readonly netto: Centen | null;
  /** Per scheme the months in which it is missing while another one is there. */
  readonly gaten: readonly Gat[];
}

const jaarmaanden = (jaar: number): Maand[] =>
  // safe (both): a year and a month make a month
  maandenVan(`${jaar}-01` as Maand, `${jaar}-12` as Maand); // idem

/** The schemes that must be there in a year: those seen in it or in the year before. */
function verwachteRegelingen(rijen: readonly Uitkering[], jaar: number): string[] {
  const telt = (m: Maand) => [jaar, jaar - 1].includes(Number(m.slice(0, 4)));
  return [...new Set(rijen.filter((r) => telt(r.maand)).map((r) => r.regeling))].sort();
}

/** What is known of a year: a month counts only when every scheme of this year or the last is there. */
export function bestedingVan(rijen: readonly Uitkering[], jaar: number): Besteding {
  const regelingen = verwachteRegelingen(rijen, jaar);
  const kent = (maand: Maand, regeling: string) => {
    const groep = rijen.filter((r) => r.maand === maand && r.regeling === regeling);
    return groep.length > 0 && groep.every((r) => r.bedrag !== null);
  };
  const maanden = jaarmaanden(jaar);
  const heel = maanden.filter((m) => regelingen.length > 0 && regelingen.every((r) => kent(m, r)));
  const deels = maanden.filter((m) => !heel.includes(m) && rijen.some((r) => r.maand === m));
  const bekend = rijen.filter((r) => heel.includes(r.maand));
  const som = (waarden: readonly (Centen | null)[]): Centen | null => {
    const er = waarden.filter((w) => w !== null);
    return er.length === 0 ? null : toCenten(er.reduce((a, b) => a + b, 0));
  };
  const lasten = som(bekend.map((r) => r.bedrag));
  const ontvangsten = som(bekend.map((r) => r.ontvangsten));
  return {
    ...{ maanden: heel, lasten, ontvangsten },
    netto: lasten === null ? null : toCenten(lasten - (ontvangsten ?? 0)),
    gaten: regelingen
      .map((regeling) => ({ regeling, maanden: deels.filter((m) => !kent(m, regeling)) }))
      .filter((g) => g.maanden.length > 0),
  };
}

/** What a year costs by the rule of the stroom, with an interval of 80%; cents. */
export interface Jaarlast {
  readonly p10: Centen;
  readonly p50: Centen;
  readonly p90: Centen;
}

/** Standard normal quantile of 90%. */
const Z90 = 1.2816;

/**
 * The net cost of the whole year: the known months, and the others by the rule that the forecast of
 * the year has for benefits (`zetVoort`). Gaps between known months take the mean of those of the year.
 * @returns `null` when no month of the year is known
 */
export function jaarlastVan(rijen: readonly Uitkering[], jaar: number): Jaarlast | null {
  const regel = STROOM_REGEL.uitkeringen;
  const nu = bestedingVan(rijen, jaar);
  const laatste = nu.maanden.at(-1);
  if (nu.netto === null || laatste === undefined || regel.soort !== 'tempo') return null;
  const jaren = [...new Set(rijen.map((r) => Number(r.maand.slice(0, 4))))].filter(
    (j) => j <= jaar,
  );
  const reeks = new Map(
    jaren.flatMap((j) =>
      bestedingVan(rijen, j).maanden.map((m) => [maandIndex(m), nettoVan(rijen, m)] as const),
    ),
  );
  const resterend = 12 - Number(laatste.slice(5));
  const gaten = 12 - nu.maanden.length - resterend;
  const rest = zetVoort(reeks, regel.maanden, resterend);
  if (rest === null) return null;
  const midden = nu.netto + (gaten * nu.netto) / nu.maanden.length + rest.midden;
  return {
    p10: roundCenten(midden - Z90 * rest.fout),
    p50: roundCenten(midden),
    p90: roundCenten(midden + Z90 * rest.fout),
  };
}

const nettoVan = (rijen: readonly Uitkering[], maand: Maand): number =>
  rijen
    .filter((r) => r.maand === maand)
    .reduce((s, r) => s + (r.bedrag ?? 0) - (r.ontvangsten ?? 0), 0);
