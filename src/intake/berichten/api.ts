import type { Problem } from '../../core/basis/result.ts';
import type {
  BerichtInhoud,
  BerichtSoort,
  BerichtVersie,
  BerichtWet,
} from './beschrijving/standaard.ts';
import type { OudeRelease } from './releases.ts';

/** A fault that refuses a message, or (as bevinding) a rule of the standard that it breaks. */
export interface BerichtFout {
  /** Line in the file, from 1; `null` when the fault is not at one place. */
  readonly regel: number | null;
  /** Path of element names from the root, for example `Bericht/Header/BerichtCode`. */
  readonly element: string;
  /** `XML` (form), `XSD` (schema) or the id of the rule (`TR358`, `OP179`, `BSN`). */
  readonly code: string;
  /** A Dutch sentence, never with a value that identifies a person. */
  readonly melding: string;
}

/** Who sends what to whom: known as soon as the Header is complete. */
export interface BerichtKop {
  readonly soort: BerichtSoort;
  readonly wet: BerichtWet;
  readonly versie: BerichtVersie;
  readonly nummer: string;
  readonly berichtCode: string;
  readonly afzender: string;
  readonly ontvanger: string;
  readonly identificatie: string;
  readonly dagtekening: string;
  /** Everything in the Header, with the names of the standard. */
  readonly header: KopVelden;
}

type Kop305 = BerichtInhoud<'JW305'>['Header'];
type Kop306 = BerichtInhoud<'JW306'>['Header'];
type Kop325 = BerichtInhoud<'JW325'>['Header'];
/** The Header fields; those of a retour message and of a 325 where there are any. */
export type KopVelden = Kop305 &
  Partial<
    Pick<Kop325, 'DeclaratieIdentificatie' | 'RetourCodes'> &
      Pick<Kop306, 'IdentificatieRetour' | 'DagtekeningRetour'>
  >;

type Declaratie323 = BerichtInhoud<'JW323'>['Declaratie'];
type Declaratie325 = NonNullable<BerichtInhoud<'JW325'>['DeclaratieAntwoord']>;
type Client323 = Declaratie323['Clienten']['Client'][number];
type Client325 = NonNullable<Declaratie325['Clienten']>['Client'][number];

/** A line of a 323 or 325; RetourCodes only in a 325. Amounts are whole eurocents without sign. */
export type PrestatieRecord = Client323['Prestaties']['Prestatie'][number] &
  Partial<Pick<Client325['Prestaties']['Prestatie'][number], 'RetourCodes'>>;

/** What a 323 or 325 says about the whole declaration, as far as it stands before its clients. */
export type DeclaratieDeel =
  | ({ readonly nummer: '323' } & Omit<Declaratie323, 'Clienten'>)
  | ({ readonly nummer: '325' } & Omit<Declaratie325, 'Clienten' | 'RetourCodes'> &
      Partial<Pick<Declaratie325, 'RetourCodes'>>);

/** The client of each message that is about one client, as the standard describes it. */
export interface ClientInhoud {
  readonly '301': BerichtInhoud<'JW301'>['Client'];
  readonly '302': NonNullable<BerichtInhoud<'JW302'>['Client']>;
  readonly '305': BerichtInhoud<'JW305'>['Client'];
  readonly '306': NonNullable<BerichtInhoud<'JW306'>['Client']>;
  readonly '307': BerichtInhoud<'JW307'>['Client'];
  readonly '308': NonNullable<BerichtInhoud<'JW308'>['Client']>;
  readonly '315': BerichtInhoud<'JW315'>['Client'];
  readonly '316': NonNullable<BerichtInhoud<'JW316'>['Client']>;
  readonly '317': BerichtInhoud<'JW317'>['Client'];
  readonly '318': NonNullable<BerichtInhoud<'JW318'>['Client']>;
}
export type ClientNummer = keyof ClientInhoud;

/** A client that is complete. In a 323 and 325 without the prestaties, which went before. */
export type ClientDeel =
  | { [N in ClientNummer]: { nummer: N; regel: number; client: ClientInhoud[N] } }[ClientNummer]
  | { nummer: '323'; regel: number; client: Omit<Client323, 'Prestaties'> }
  | { nummer: '325'; regel: number; client: Omit<Client325, 'Prestaties'> };

/** The answer of a 319 or 320. */
export type AntwoordDeel = NonNullable<BerichtInhoud<'JW320'>['Antwoord']> &
  NonNullable<Partial<BerichtInhoud<'JW319'>['Antwoord']>>;

/**
 * Receives a message while it is read, in the order of the file. What it gets agrees with the schema
 * so far, but only the outcome of `readBericht` says whether the message as a whole is accepted: until
 * then nothing may be kept for good.
 */
export interface BerichtSink {
  kop?(kop: BerichtKop): void;
  /** Before the first client of a 323 or 325 (or at its end, when a 325 has no clients). */
  declaratie?(declaratie: DeclaratieDeel): void;
  prestatie?(prestatie: PrestatieRecord, bsn: string, regel: number): void;
  client?(client: ClientDeel): void;
  antwoord?(antwoord: AntwoordDeel, regel: number): void;
  /**
   * After each block of at most 256 kB, and once at the end whatever the outcome: the moment to write
   * away what was received.
   */
  naBlok?(): Promise<void> | void;
}

/** A message that was read to its end without a fault. */
export interface BerichtSamenvatting {
  readonly kop: BerichtKop;
  /** The whole declaration without its clients; `null` in other messages and in a 325 with only a Header. */
  readonly declaratie: DeclaratieDeel | null;
  readonly aantalClienten: number;
  readonly aantalPrestaties: number;
  readonly debetCenten: number;
  readonly creditCenten: number;
  /** SHA-256 in hex over the sequence of element names and values: layout and prefixes do not count. */
  readonly inhoudHash: string;
  readonly bytes: number;
  /** Broken rules that do not refuse the message: at most 100 a rule; `aantalPerCode` counts all. */
  readonly bevindingen: readonly BerichtFout[];
  readonly aantalPerCode: Readonly<Record<string, number>>;
}

/** A `Result`, with every fault at its place when the message is refused. */
export type BerichtUitkomst =
  | { readonly ok: true; readonly value: BerichtSamenvatting }
  | { readonly ok: false; readonly problem: Problem; readonly fouten: readonly BerichtFout[] };

/** What the first bytes of a file say about it. */
export type BerichtHerkenning =
  | {
      readonly leesbaar: true;
      readonly soort: BerichtSoort;
      /** An earlier release, read as 3.2. */
      readonly release?: OudeRelease;
    }
  | { readonly leesbaar: false; readonly melding: string };
