import type { Centen } from '../core/basis/bedrag.ts';
import type { Datum, Maand } from '../core/basis/datum.ts';
import type { Gemeente, Soort, Stroom, Wet } from '../core/basis/domein.ts';
import type { Problem, Result } from '../core/basis/result.ts';
import type {
  AanbiederFeit,
  AfgeschermdFeit,
  AfwijzingFeit,
  AntwoordFeit,
  BekendSindsHerkomst,
  BerichtFeit,
  Bevinding,
  LeveringFeit,
  MaandcijferFeit,
  PostcodeFeit,
  PrestatieFeit,
  Pseudoniem,
  RetourFeit,
  ToewijzingFeit,
  VerzoekFeit,
} from './feiten.ts';
import type { TabelLezer } from './tabelport.ts';
import type { Feitrij, MetDag, Tabelnaam } from './tabelsoorten/tabelsoorten.ts';
import type { Toetsing } from './toetsing.ts';
import type { VerloopLezer } from './verloopport.ts';
import type { Bewijs, Vernietigkop, VernietigLezer, Vernietigopdracht } from './vernietiging.ts';

export type { Toetsing, ToetsRegel } from './toetsing.ts';

/** The warehouse. Append-only; every reading is as of a peildatum (bekendSinds <= peildatum). */
export interface Facts extends FeitenLezer {
  /** Starts an import: everything in it gets one snapshot serial. Only one at a time. */
  beginImport(opties: ImportOpties): Promise<Result<ImportSessie>>;
  /**
   * Runs `werk` with facts of which nothing stays: what is imported there can be read there, nobody
   * else sees it, and all of it is undone afterwards. Refused while an import runs.
   */
  proef<T>(werk: (facts: Facts) => Promise<T>): Promise<Result<T>>;
  /** Takes an import out of all figures, as one act. Refused when it is not there. */
  trekIn(
    gemeente: Gemeente,
    snapshot: number,
  ): Promise<Result<{ berichten: number; prestaties: number }>>;
  /** Removes everything marked as demonstration (fictief). */
  verwijderDemo(): Promise<{ importen: number }>;
  /**
   * Destroys facts for good: also their bytes are gone from the store. What the sums said stays,
   * unless the order says otherwise. Refused (`bezet`) while an import runs; whole or not at all.
   */
  vernietig(opdracht: Vernietigopdracht, kop: Vernietigkop): Promise<Result<Bewijs>>;
  /** Lays down which product belongs to which post; questions read it from here. */
  zetIndeling(gemeente: Gemeente, versie: string, regels: readonly IndelingRegel[]): Promise<void>;
  indelingVersie(gemeente: Gemeente): Promise<string | null>;
  /** Stores a computed forecast (JSON) under its key; not while an import runs, which it may have seen half of. */
  bewaarPrognose(sleutel: PrognoseSleutel, antwoord: unknown): Promise<void>;
  leesPrognose(sleutel: PrognoseSleutel): Promise<unknown>;
  /** Proves that sums equal lines and that every table is whole; the sentences are Dutch. */
  controleer(): Promise<readonly { onderdeel: string; goed: boolean; melding: string }[]>;
  /**
   * Copies everything that is kept, as of one moment, into a new file on the same disk; an import may
   * go on meanwhile. Returns the last snapshot in the copy.
   * @throws Error when the disk is full.
   */
  bewaarNaar(pad: string): Promise<{ snapshot: number }>;
  sluit(): Promise<void>;
}

export interface ImportOpties {
  /** When it came into Stuurhuis (for reproduction only). */
  readonly ingelezenOp: string;
  readonly omschrijving: string;
  /** Demonstration and example data are never totalled with others. */
  readonly fictief: boolean;
}

/** One import under way. Nothing is visible before it is kept; a kill leaves only whole messages. */
export interface ImportSessie {
  readonly snapshot: number;
  /** Opens a message: its rows are staged. Large messages spill to a staging table. */
  beginBericht(): BerichtSessie;
  voegMaandcijfersToe(bron: TabelBron, feiten: readonly MaandcijferFeit[]): Promise<TabelUitkomst>;
  voegAanbiedersToe(bron: TabelBron, feiten: readonly AanbiederFeit[]): Promise<TabelUitkomst>;
  voegPostcodesToe(bron: TabelBron, feiten: readonly PostcodeFeit[]): Promise<TabelUitkomst>;
  /** Clients without a place from now on; what is known of their place is removed, earlier facts included. */
  voegAfgeschermdenToe(bron: TabelBron, feiten: readonly AfgeschermdFeit[]): Promise<TabelUitkomst>;
  /** Keeps a table as it was delivered; whole or not at all. */
  voegTabelToe<S extends Tabelnaam>(
    soort: S,
    bron: TabelBron,
    rijen: Iterable<MetDag<Feitrij<S>>> | AsyncIterable<MetDag<Feitrij<S>>>,
  ): Promise<TabelUitkomst>;
  /** Notes that a table of this import went into the register by an act. */
  noteerHandeling(handeling: ImportHandeling): Promise<void>;
  /** Notes a refused file (its content is in quarantine, not here). */
  noteerWeigering(
    gemeente: Gemeente | null,
    bestand: string,
    fouten: readonly { code: string; melding: string }[],
  ): void;
  /** Keeps what was staged, brings the sums up to date in the same transaction, frees the session. */
  rondAf(): Promise<ImportSamenvatting>;
  /** Leaves without keeping what was not kept yet. */
  breekAf(): Promise<void>;
}

/** A table that came in through an act: which kind, how many rows, and the act's serial. */
export interface ImportHandeling {
  readonly gemeente: Gemeente;
  readonly soort: string;
  readonly handelingId: number;
  readonly regels: number;
}

/** The table file that a set of facts comes from; the same hash again changes nothing. */
export interface TabelBron {
  readonly gemeente: Gemeente;
  readonly bestand: string;
  readonly inhoudHash: string;
}

export type TabelUitkomst = 'nieuw' | 'alBekend';

export interface BerichtSessie {
  /** Each returns a promise only when it had to spill (back-pressure). */
  toewijzing(feit: ToewijzingFeit): void | Promise<void>;
  levering(feit: LeveringFeit): void | Promise<void>;
  verzoek(feit: VerzoekFeit): void | Promise<void>;
  prestatie(feit: PrestatieFeit): void | Promise<void>;
  afwijzing(feit: AfwijzingFeit): void | Promise<void>;
  antwoord(feit: AntwoordFeit): void | Promise<void>;
  retour(feit: RetourFeit): void | Promise<void>;
  bevinding(bevinding: Bevinding): void;
  /** Whole or not at all: new, known already (nothing changes), or refused (same identity, other content). */
  bewaar(
    bericht: BerichtFeit,
    bestand: string,
  ): Promise<{ uitkomst: 'nieuw' | 'alBekend' } | { uitkomst: 'geweigerd'; problem: Problem }>;
  verwerp(): Promise<void>;
}

export interface ImportSamenvatting {
  readonly snapshot: number;
  readonly berichten: number;
  readonly prestaties: number;
}

/** A line of the product table: the most specific valid line wins (code before categorie). */
export interface IndelingRegel {
  readonly wet: Wet;
  readonly categorie: string;
  /** `null`: every code of the categorie. */
  readonly code: string | null;
  readonly post: string;
  readonly zwaarte: 'licht' | 'midden' | 'zwaar' | null;
  readonly geldigVan: Datum | null;
  readonly geldigTot: Datum | null;
}

export interface PrognoseSleutel {
  readonly gemeente: Gemeente;
  readonly soort: string;
  readonly snapshot: number;
  readonly peildatum: Datum;
  /** Canonical JSON of the parameters, the budget version among them. */
  readonly parameters: string;
}

/**
 * What a question may group by. With `bekendMaand`, `bekendSinds` (a day) or `bekendStap` the
 * measures are the changes learned then, so that they add up to the figure as of the peildatum
 * (triangles). A `bekendStap` ends on the peildatum's day of the month or at the end of the month:
 * as precise as a triangle of whole months or of months up to that day needs, at two a month.
 * `declaratie` is the identification of the 323. `post` follows the indeling; `null` is "niet toe te delen" or unknown.
 */
export type Dimensie =
  | 'wet'
  | 'post'
  | 'categorie'
  | 'code'
  | 'zwaarte'
  | 'aanbieder'
  | 'leverperiode'
  | 'leverjaar'
  | 'bekendMaand'
  | 'bekendSinds'
  | 'bekendStap'
  | 'wijk'
  | 'leeftijdsklasse'
  | 'verwijzer'
  | 'declaratie';

/** What a question may narrow down to. A list means "one of these". */
export interface Filter {
  readonly wet?: readonly Wet[];
  readonly post?: readonly (string | null)[];
  readonly categorie?: readonly string[];
  readonly aanbieder?: readonly string[];
  readonly wijk?: readonly (string | null)[];
  readonly leverperiodeVan?: Maand;
  readonly leverperiodeTot?: Maand;
  /** Only what became known from this day on (for "what changed since"). */
  readonly bekendVanaf?: Datum;
}

/** A reading of the facts: as of a day, grouped, narrowed down. */
export interface Snede<D extends Dimensie = Dimensie> {
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
  readonly per: readonly D[];
  readonly filter?: Filter;
}

type Sleutels<D extends Dimensie> = {
  readonly [K in D]: K extends 'leverjaar'
    ? number
    : K extends 'wet'
      ? Wet
      : K extends 'leverperiode' | 'bekendMaand'
        ? Maand
        : K extends 'bekendSinds' | 'bekendStap'
          ? Datum
          : K extends 'aanbieder' | 'categorie' | 'declaratie'
            ? string
            : string | null;
};

/** A row of an answer: what was grouped by, and the measures. */
export type Rij<D extends Dimensie, M> = Sleutels<D> & M;

/** Money of declarations; whole cents, credits netted unless named. */
export interface Bedragen {
  /** Submitted: toegekend + in beoordeling + afgekeurd (never sent and duplicates left out). */
  readonly ingediendCenten: Centen;
  /** 323 lines minus the lines that their 325 returned. */
  readonly toegekendCenten: Centen;
  /** 323 without a 325 yet. */
  readonly inBeoordelingCenten: Centen;
  /** Returned by the 325; may come back in a later 323. */
  readonly afgekeurdCenten: Centen;
  /** Credits within toegekend, as a positive amount. */
  readonly gecrediteerdCenten: Centen;
  /** Number of approved lines (credits included). */
  readonly prestaties: number;
}

/** Value of toewijzingen per calendar month, at prices learned from what was declared. */
export interface Toegewezen {
  readonly toewijzingen: number;
  /** Volume x learned price, or budget spread over its term; whole cents. */
  readonly waardeCenten: Centen;
  /** Toewijzingen that have no price: not in `waardeCenten`. */
  readonly zonderPrijs: number;
}

/** The three counts of clients, with fixed names. */
export interface Clienten {
  /** Has a running toewijzing on the last day of the period, or on the peildatum where that is earlier. */
  readonly opPeildatum: number;
  /** Has approved (not credited) care in the period. */
  readonly metLevering: number;
  /** Unique clients with care in the calendar year up to the end of the period. */
  readonly uniekInJaar: number;
}

/**
 * In- and outflow per client and voorziening (wet + categorie) up to the peildatum; an
 * administratieve overgang is neither, and an end that is still to come is no outflow yet.
 */
export interface InUitstroom {
  readonly instroom: number;
  readonly uitstroom: number;
  /**
   * Ended at most 31 days before the peildatum: it may still be issued again without a gap. Not in
   * `uitstroom`.
   */
  readonly nogNietZeker: number;
  /** Ended and issued again without a gap of more than 31 days (re-tender). */
  readonly administratieveOvergangen: number;
  /** Length in days of the episodes that ended in the period; `null` when none did. */
  readonly duurGemiddeldDagen: number | null;
  readonly duurMediaanDagen: number | null;
}

/** In- and outflow by the dimensions asked for, and the same over all months together. */
export interface StroomLezing<D extends Dimensie> {
  readonly rijen: readonly Rij<D, InUitstroom>[];
  readonly geheel: readonly Rij<Exclude<D, 'leverperiode'>, InUitstroom>[];
}

export interface MaandcijferRij {
  readonly post: string;
  readonly stroom: Stroom;
  readonly soort: Soort;
  readonly maand: Maand;
  readonly maatstaf: string;
  readonly bedragCenten: Centen | null;
  readonly aantal: number | null;
  readonly bekendSinds: Datum;
}

export interface ImportRij {
  readonly snapshot: number;
  readonly ingelezenOp: string;
  readonly omschrijving: string;
  readonly fictief: boolean;
  readonly ingetrokken: boolean;
  /** `WMO323`, `maandcijfers`, ... with the number of messages and lines. */
  readonly soort: string;
  readonly berichten: number;
  readonly regels: number;
  /** Where the day of receipt comes from; none for tables. */
  readonly herkomsten: readonly BekendSindsHerkomst[];
  readonly eersteBekendSinds: Datum | null;
  readonly laatsteBekendSinds: Datum | null;
}

/** The state of the facts of one municipality. */
export interface FeitenStand {
  readonly snapshot: number;
  /** Latest bekendSinds: the default peildatum. */
  readonly standPer: Datum;
  readonly eersteLeverperiode: Maand | null;
  readonly laatsteLeverperiode: Maand | null;
  /** Demonstration or example data: marked on every page. */
  readonly fictief: boolean;
}

export interface DubbelRij {
  readonly wet: Wet;
  readonly aanbieder: string;
  readonly regels: number;
  readonly bedragCenten: Centen;
}

export interface WeigeringRij {
  readonly ingelezenOp: string;
  readonly bestand: string;
  readonly code: string;
  readonly melding: string;
}

export interface FeitenLezer extends TabelLezer, VerloopLezer, VernietigLezer {
  gemeenten(): Promise<readonly Gemeente[]>;
  /** `null` when nothing of this municipality was imported. */
  stand(gemeente: Gemeente): Promise<FeitenStand | null>;
  bedragen<D extends Dimensie>(snede: Snede<D>): Promise<readonly Rij<D, Bedragen>[]>;
  /** Per month of care in `filter.leverperiodeVan..Tot` (both required). */
  toegewezen<D extends Dimensie>(snede: Snede<D>): Promise<readonly Rij<D, Toegewezen>[]>;
  /** Months of `filter.leverperiodeVan..Tot` when `per` has leverperiode, else that whole span. */
  clienten<D extends Dimensie>(snede: Snede<D>): Promise<readonly Rij<D, Clienten>[]>;
  inUitstroom<D extends Dimensie>(snede: Snede<D>): Promise<StroomLezing<D>>;
  /**
   * The latest known figure per post, maand and maatstaf as of the peildatum: delivered as such, or
   * following from a table of a stroom; of both the one that was known last.
   */
  maandcijfers(gemeente: Gemeente, peildatum: Datum): Promise<readonly MaandcijferRij[]>;
  aanbieders(gemeente: Gemeente): Promise<readonly AanbiederFeit[]>;
  /** Clients with a secret address, by the table that came in last. */
  afgeschermden(gemeente: Gemeente): Promise<ReadonlySet<Pseudoniem>>;
  /** Wijk and buurt by postcode, for the intake. */
  postcodes(gemeente: Gemeente): Promise<readonly PostcodeFeit[]>;
  bevindingen(
    gemeente: Gemeente,
    peildatum: Datum,
  ): Promise<readonly (Bevinding & { snapshot: number })[]>;
  /** Declarations and answers of the last 31 days against the other facts; derived, not stored. */
  toetsingen(gemeente: Gemeente, peildatum: Datum): Promise<readonly Toetsing[]>;
  /** Lines that stand twice under one reference: shown, not counted. */
  dubbel(gemeente: Gemeente, peildatum: Datum): Promise<readonly DubbelRij[]>;
  /** Lines of exports that came as a message or in another export too: they count once. */
  gespiegeld(gemeente: Gemeente): Promise<number>;
  importen(gemeente: Gemeente | null): Promise<readonly ImportRij[]>;
  /** Acts on the register that an import did, the latest first; none of a withdrawn import. */
  importHandelingen(gemeente: Gemeente, snapshot: number): Promise<readonly number[]>;
  weigeringen(gemeente: Gemeente | null): Promise<readonly WeigeringRij[]>;
}
