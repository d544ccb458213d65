import type { Centen } from '../core/basis/bedrag.ts';
import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente, Soort, Stroom, Wet } from '../core/basis/domein.ts';
import type { Result } from '../core/basis/result.ts';
import type { GedruktCijfer, GedrukteTabel } from '../core/narekenen/gedrukt.ts';
import type { IndelingRegel } from '../facts/port.ts';

export type { IndelingRegel };

/** A post of the municipality's own budget; `code` is stable over years. */
export interface Post {
  readonly gemeente: Gemeente;
  readonly code: string;
  readonly naam: string;
  /** `null`: a post of no single law. */
  readonly wet: Wet | null;
  /** Iv3 taakveld; `null` when not given. */
  readonly taakveld: string | null;
  readonly stroom: Stroom;
  readonly soort: Soort;
  /** The name of the level at which the raad authorises (programma, taakveld). */
  readonly autorisatieniveau: string | null;
  readonly fictief: boolean;
}

/** One budgeted amount: the primitive budget or one later change. */
export interface BegrotingRegel {
  readonly gemeente: Gemeente;
  readonly jaar: number;
  readonly post: string;
  readonly soort: Soort;
  /** `primitief`, or the P&C moment of the change (`berap 1`). */
  readonly moment: string;
  readonly besluitdatum: Datum;
  readonly structureel: boolean;
  /** The primitive amount, or the change to it; positive = more last (or bate). */
  readonly bedragCenten: Centen;
}

/** The budget of a post as it stood on a day; `null` is not budgeted, zero is budgeted at zero. */
export interface BegrotingStand {
  readonly post: string;
  readonly soort: Soort;
  readonly primitiefCenten: Centen | null;
  /** Primitive plus every change decided up to the peildatum. */
  readonly actueelCenten: Centen | null;
  readonly wijzigingen: readonly BegrotingRegel[];
}

/** What kinds of papers of the planning and control cycle report figures, in the order of the year. */
export const PC_SOORTEN = [
  'kadernota',
  'begroting',
  'berap 1',
  'berap 2',
  'jaarrekening',
  'GR-stuk',
] as const;
export type PcSoort = (typeof PC_SOORTEN)[number];

/** In what unit a paper prints; half of it is how far a printed figure may be off by rounding. */
export const PC_EENHEDEN = {
  'x € 1': 100,
  'x € 1.000': 100_000,
  'x € 1 mln': 100_000_000,
} as const;
export type PcEenheid = keyof typeof PC_EENHEDEN;

/**
 * What a printed figure says: the year's lasten less baten as expected then, the saldo (positive is
 * voordeel), or the balanspost for care still to be paid.
 */
export const PC_GROOTHEDEN = ['verwacht', 'saldo', 'balanspost'] as const;
export type PcGrootheid = (typeof PC_GROOTHEDEN)[number];

/** One figure as printed; `post` null is the total of the paper. */
export interface PcCijfer {
  readonly post: string | null;
  readonly grootheid: PcGrootheid;
  readonly bedragCenten: Centen;
}

/** What was reported, as of which day, and where it stands on paper. */
export interface PcMoment {
  readonly gemeente: Gemeente;
  readonly jaar: number;
  readonly soort: PcSoort;
  /** Which paper, where a year has more of one soort; else empty. */
  readonly naam: string;
  readonly peildatum: Datum;
  readonly eenheid: PcEenheid;
  readonly document: string;
  readonly cijfers: readonly PcCijfer[];
}

/** A table or figure of a paper, as it was printed; `code` is stable and names it in addresses. */
export type Publicatie = {
  readonly gemeente: Gemeente;
  readonly code: string;
  readonly titel: string;
  /** The paper, and where in it. */
  readonly stuk: string;
  readonly vindplaats: string;
  /** The day of the paper: from then on it was known. */
  readonly datum: Datum;
} & (
  | { readonly soort: 'tabel'; readonly tabel: GedrukteTabel }
  | { readonly soort: 'cijfer'; readonly cijfer: GedruktCijfer }
);

/** What people plan by; each kind has its own schema in `definitie/plan`. */
export const PLANSOORTEN = [
  'maatregel',
  'basislijn',
  'scenario',
  'perspectief',
  'taakstelling',
  'realisatie',
  'risico',
  'knop',
  'dekkingsbron',
] as const;
export type Plansoort = (typeof PLANSOORTEN)[number];

/** One thing that is planned, kept whole: a measure, a scenario, a baseline. */
export interface Planregel {
  readonly gemeente: Gemeente;
  readonly soort: Plansoort;
  readonly code: string;
  readonly inhoud: unknown;
}

/** A plan row as an act left it; `inhoud` null = it was removed. */
export interface Planregelversie {
  readonly handelingId: number;
  readonly handeling: string;
  readonly actor: string;
  readonly gedaanOp: string;
  readonly zin: string;
  readonly inhoud: unknown;
}

/** One change of one row: enough to show it and to undo it. */
export interface Wijziging {
  readonly handelingId: number;
  readonly tabel: string;
  readonly sleutel: string;
  readonly voor: Readonly<Record<string, unknown>> | null;
  readonly na: Readonly<Record<string, unknown>> | null;
}

/** One act that was done: who, when, what, and whether it was undone. */
export interface HandelingRegel {
  readonly id: number;
  readonly handeling: string;
  readonly gemeente: Gemeente;
  readonly actor: string;
  readonly gedaanOp: string;
  readonly zin: string;
  readonly herroeptId: number | null;
  readonly herroepenDoorId: number | null;
}

/** The product table and the version by which the facts know whether theirs is current. */
export interface Indeling {
  readonly versie: string;
  readonly regels: readonly IndelingRegel[];
}

/** Readings of the register. */
export interface RegisterLezer {
  /** Changes with every act: part of the key under which answers are cached. */
  versie(): Promise<number>;
  gemeenten(): Promise<readonly Gemeente[]>;
  posten(gemeente: Gemeente): Promise<readonly Post[]>;
  begroting(gemeente: Gemeente, jaar: number, peildatum: Datum): Promise<readonly BegrotingStand[]>;
  /** Every budget line of a year, whatever its besluitdatum. */
  begrotingRegels(gemeente: Gemeente, jaar: number): Promise<readonly BegrotingRegel[]>;
  /** Years for which a budget stands. */
  begrotingsjaren(gemeente: Gemeente): Promise<readonly number[]>;
  indeling(gemeente: Gemeente): Promise<Indeling>;
  /** A setting by name (`huishoudproxy`), as JSON; `null` when it was never set. */
  instelling(gemeente: Gemeente, naam: string): Promise<unknown>;
  /** What was reported about a year, in the order of peildatum. */
  pcMomenten(gemeente: Gemeente, jaar: number): Promise<readonly PcMoment[]>;
  /** What was printed about the municipality, by the day of the paper. */
  publicaties(gemeente: Gemeente): Promise<readonly Publicatie[]>;
  /** What is planned of one kind, in the order of its code. */
  planregels(gemeente: Gemeente, soort: Plansoort): Promise<readonly Planregel[]>;
  /** Every version of one plan row, oldest first. */
  planhistorie(
    gemeente: Gemeente,
    soort: Plansoort,
    code: string,
  ): Promise<readonly Planregelversie[]>;
  handelingen(gemeente: Gemeente): Promise<readonly HandelingRegel[]>;
  wijzigingen(handelingId: number): Promise<readonly Wijziging[]>;
}

/** Writes inside one act. Every row that is set or removed is logged with its before and after. */
export interface RegisterSchrijver extends RegisterLezer {
  zetPost(post: Post): Promise<void>;
  zetBegrotingRegel(regel: BegrotingRegel, fictief: boolean): Promise<void>;
  verwijderBegrotingRegels(
    gemeente: Gemeente,
    jaar: number,
    moment: string,
    post: string,
  ): Promise<number>;
  /** Replaces the whole product table of a municipality. */
  zetIndelingRegels(
    gemeente: Gemeente,
    regels: readonly IndelingRegel[],
    fictief: boolean,
  ): Promise<void>;
  /** Keeps `waarde` as JSON. */
  zetInstelling(gemeente: Gemeente, naam: string, waarde: unknown, fictief: boolean): Promise<void>;
  /** Keeps a paper with its figures; what stood of the same paper is replaced. */
  zetPcMoment(moment: PcMoment, fictief: boolean): Promise<void>;
  /** Keeps what was printed; what stood under the same code is replaced. */
  zetPublicatie(publicatie: Publicatie, fictief: boolean): Promise<void>;
  /** Keeps a plan row; what stood under the same kind and code is replaced. */
  zetPlanregel(regel: Planregel, fictief: boolean): Promise<void>;
  verwijderPlanregel(gemeente: Gemeente, soort: Plansoort, code: string): Promise<number>;
  /** Removes every row that is marked fictief. */
  verwijderFictief(): Promise<number>;
}

/** The register: all changes go through `doe`, in one transaction. */
export interface Register extends RegisterLezer {
  /**
   * Runs `werk` in a transaction and logs it; a refused Result or a throw changes nothing.
   * `handelingId` is `null` when no row changed: then nothing is recorded, unless the act says
   * `noteer`, because it changed something outside the register.
   * Inside `werk` use the schrijver only: the register itself waits for this act to end.
   */
  doe<T>(
    kop: { handeling: string; gemeente: Gemeente; actor: string; gedaanOp: string },
    werk: (
      schrijver: RegisterSchrijver,
    ) => Promise<Result<{ waarde: T; zin: string; noteer?: boolean }>>,
  ): Promise<Result<{ handelingId: number | null; waarde: T; zin: string }>>;
  /** Puts back what an act changed; refused when a row was changed since. */
  herroep(
    handelingId: number,
    kop: { actor: string; gedaanOp: string },
  ): Promise<Result<{ handelingId: number; zin: string }>>;
  /**
   * Runs `werk` with a register of which nothing stays: acts done there can be read there, nobody
   * else sees them, and all are undone afterwards. Acts of others wait meanwhile.
   */
  proef<T>(werk: (register: Register) => Promise<T>): Promise<T>;
  controleer(): Promise<readonly { onderdeel: string; goed: boolean; melding: string }[]>;
  /**
   * Copies the register, as of one moment, into a new file.
   * @throws Error when the file exists or the disk is full.
   */
  bewaarNaar(pad: string): Promise<void>;
  sluit(): Promise<void>;
}
