import type { Centen } from '../basis/bedrag.ts';
import type { Datum, Maand } from '../basis/datum.ts';
import type { Soort, Stroom } from '../basis/domein.ts';
import type { Verdeling } from '../basis/verdeling.ts';

/** Leverjaar: the care given in the year. Boekjaar: that, plus the afwikkeling of earlier years. */
export type Basis = 'boekjaar' | 'leverjaar';

/**
 * A change of an amount: for care of month `herkomst`, learned on `bekend`. Credits are negative.
 * A day is better than a month: with days, all diagonals end on the day of the month of the
 * peildatum, so that a partial last month is compared with equally partial earlier ones.
 */
export interface Cel {
  readonly herkomst: Maand;
  readonly bekend: Datum | Maand;
  readonly bedragCenten: Centen;
  /** Who declared, when known: providers have their own pace. */
  readonly aanbieder?: string;
}

/**
 * A change of the allocated amount of a care month (toewijzingen), learned on `bekend`: a new
 * toewijzing adds, an ended one subtracts. The sum up to a peildatum is what was allocated as known then.
 * `bekend: null` = moment not known: then it serves for past months, not for months to come.
 */
export interface BlootstellingCel {
  readonly herkomst: Maand;
  readonly bekend: Datum | Maand | null;
  readonly bedragCenten: Centen;
}

/** Money realised in one month. */
export interface MaandBedrag {
  readonly maand: Maand;
  readonly bedragCenten: Centen;
}

interface PostKop {
  /** The municipality's own stable code. */
  readonly post: string;
  readonly naam: string;
  readonly wet: string | null;
  readonly taakveld: string | null;
  /** The level at which the raad authorises; absent or null = not given. */
  readonly autorisatieniveau?: string | null;
  readonly soort: Soort;
  /** The current budget at the peildatum; null = not known. Baten are positive amounts too. */
  readonly begrootCenten: Centen | null;
  readonly begrootPrimitiefCenten: Centen | null;
}

/** A post that comes by declarations. */
export interface DeclaratiePost extends PostKop {
  readonly stroom: 'declaraties';
  /** What was toegekend (323 minus 325, credits negative), all years that are known. Later ones are ignored. */
  readonly cellen: readonly Cel[];
  /**
   * Changes of what was submitted, rejected lines and their return included. When given, the pace is
   * learned from these, so that slow answers of the municipality itself are not taken for late
   * declarations. Less `cellen` and `afgekeurd` it is what is in beoordeling.
   */
  readonly ingediend?: readonly Cel[];
  /** What of it was rejected, on the day of the rejection. */
  readonly afgekeurd?: readonly Cel[];
  readonly blootstelling?: readonly BlootstellingCel[];
  /** Share of what was judged that was toegekend in the past, 0..1, of lines that come back too; null = not known. */
  readonly aanvaardAandeel?: number | null;
  /** Booked at the last closing for care of earlier years; absent or null: estimated by replay. */
  readonly balanspostCenten?: Centen | null;
}

/** A post of another stroom: monthly actuals and/or what its own source says about the year. */
export interface OverigePost extends PostKop {
  readonly stroom: Exclude<Stroom, 'declaraties'>;
  /** Realised per month, of this year and earlier ones; a month that is absent is unknown, not zero. */
  readonly realisatie: readonly MaandBedrag[];
  /** The year according to the source: gewijzigde bijdrage of the GR, verleende subsidie. Null = not given. */
  readonly opgaveJaarCenten?: Centen | null;
  /** Between which amounts the source says that the year will end; absent or null = not given. */
  readonly bandbreedte?: { readonly laagCenten: Centen; readonly hoogCenten: Centen } | null;
  /** As of when that statement holds. */
  readonly opgavePer?: Datum | null;
  /** The statement is the final settlement (afrekening, vaststelling): the year is known. */
  readonly afgerekend?: boolean;
}

export type PostInvoer = DeclaratiePost | OverigePost;

/** Everything that `jaarprognose` needs. Same input, same answer. */
export interface JaarprognoseInvoer {
  readonly jaar: number;
  readonly basis: Basis;
  /** Only what was known on this day is used. */
  readonly peildatum: Datum;
  readonly posten: readonly PostInvoer[];
  /** Draws of the simulation; default 2000. */
  readonly trekkingen?: number;
  /** Seed; default 1. */
  readonly zaad?: number;
  /** Closing of the books, in the year after: month and day as `MM-DD`; default `01-31`. */
  readonly sluiting?: string;
  /** The day on which the books of a year were closed, where that is known: it goes before `sluiting`. */
  readonly sluitdatums?: Readonly<Record<number, Datum>>;
}

/** On what a post's figure rests. */
export type Grond = 'declaraties' | 'realisatie' | 'opgave' | 'begroting' | 'geen';

/** The money of a post or of a sum of posts. `null` = not known, or the stroom has no such figure. */
export interface PrognoseBedragen {
  readonly begrootCenten: Centen | null;
  readonly begrootPrimitiefCenten: Centen | null;
  /** Toegekend; of other stromen what was realised. */
  readonly gedeclareerdCenten: Centen | null;
  /** As submitted, not weighed. */
  readonly inBeoordelingCenten: Centen | null;
  /** What of it is expected to be toegekend: the part that counts in `verwachtCenten`. */
  readonly inBeoordelingGewogenCenten: Verdeling | null;
  readonly naleveringCenten: Verdeling | null;
  readonly nogTeLeverenCenten: Verdeling | null;
  readonly afwikkelingVoorgaandeJarenCenten: Verdeling | null;
  readonly verwachtCenten: Verdeling | null;
  /** Positive is voordeel. */
  readonly saldoCenten: Verdeling | null;
  /** Share of the draws that end worse than the budget, 0..1. */
  readonly kansOverschrijding: number | null;
  readonly lineairCenten: Centen | null;
}

export interface PostPrognose extends PrognoseBedragen {
  readonly post: string;
  readonly naam: string;
  readonly wet: string | null;
  readonly taakveld: string | null;
  readonly autorisatieniveau: string | null;
  readonly stroom: Stroom;
  readonly soort: Soort;
  readonly grond: Grond;
  /** Latest knowledge used: month of the last line or actual; null = none. */
  readonly standPer: Datum | null;
  readonly signalen: readonly Signaal[];
}

/** Something the reader must know about a figure, with its evidence in a Dutch sentence. */
export interface Signaal {
  readonly code: SignaalCode;
  readonly melding: string;
  /** What it is about, as far as it is about one. */
  readonly segment?: string;
  readonly aanbieder?: string;
  /** Since when. */
  readonly maand?: Maand;
  readonly bewijs?: Bewijs;
}

/** On what a signal rests. */
export interface Bewijs {
  /** How sure it is, 0..1. */
  readonly kans: number;
  /** Money of a usual month of the provider. */
  readonly maandbedragCenten: Centen;
  /** Its share of the post or segment, 0..1; null when nothing is expected. */
  readonly aandeel: number | null;
}

export type SignaalCode =
  | 'te-weinig-historie'
  | 'declaratietempo-veranderd'
  | 'inhaalslag'
  | 'aanbieder-gestopt'
  | 'aanbieder-nieuw'
  | 'productcode-gewijzigd'
  | 'toewijzing-zonder-declaratie'
  | 'geen-gegevens'
  | 'geen-toewijzingen'
  | 'aanvaardaandeel-onbekend'
  | 'balanspost-geschat'
  | 'balanspost-onbekend'
  | 'spreiding-aangenomen'
  | 'bandbreedte-geleverd'
  | 'afgerekend'
  | 'afrekening-ontbreekt';

/** Which share of the begrote lasten rests on which stroom, as of when, and on what ground. */
export interface DekkingRegel {
  readonly stroom: Stroom;
  /** Share of the begrote lasten, 0..1. */
  readonly aandeel: number;
  readonly standPer: Datum | null;
  /** `begroting` or `geen` = without a current figure. */
  readonly grond: Grond;
}

/** A sum of posts: net, lasten minus baten, without reservemutaties. Made of draws, never of quantiles. */
export interface GroepPrognose extends PrognoseBedragen {
  readonly sleutel: string;
  /** The part of `verwachtCenten` that is only budget, because its posts have no figure of their own. */
  readonly opBegrotingCenten: Centen;
  /** Number of posts that have a straight line: `lineairCenten` is of these alone. */
  readonly lineairPosten: number;
  /** What is expected (mean) of those same posts, to hold the line against; null when there are none. */
  readonly lineairVerwachtCenten: Centen | null;
  /** Posts without any figure nor budget: they are not in this sum. */
  readonly zonderCijfer: readonly string[];
}

export interface JaarprognoseUitkomst {
  readonly jaar: number;
  readonly basis: Basis;
  readonly posten: readonly PostPrognose[];
  readonly totaal: GroepPrognose;
  readonly perWet: readonly GroepPrognose[];
  readonly perStroom: readonly GroepPrognose[];
  /** Lasten by the level at which the raad authorises them; posts without one are left out. */
  readonly perNiveau: readonly GroepPrognose[];
  /** Keys `last`, `bate`, `reservemutatie`: each by itself, unsigned. */
  readonly perSoort: readonly GroepPrognose[];
  readonly dekking: readonly DekkingRegel[];
}

/** One care month of `naleveringPerMaand`. */
export interface MaandNalevering {
  readonly maand: Maand;
  readonly gedeclareerdCenten: Centen;
  /** What the month will be in the end. */
  readonly verwachtCenten: Verdeling;
  /** Expected share that is in, 0..1; null when nothing is expected. */
  readonly aandeelBinnen: number | null;
}

/** A care month of the year, and the year up to and including it. */
export interface Maandverloop extends MaandNalevering {
  /** What January up to and including this month will be in the end. */
  readonly opgeteldCenten: Verdeling;
}
