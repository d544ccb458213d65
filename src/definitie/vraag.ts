import type { z } from 'zod';
import type { Datum } from '../core/basis/datum.ts';
import type { Doel, Gemeente, Rol, Status } from '../core/basis/domein.ts';
import type { FeitenLezer, FeitenStand } from '../facts/port.ts';
import type { RegisterLezer } from '../register/port.ts';
import type { Grafiek } from './grafiek.ts';
import type { Opslag } from './opslag.ts';
import type { Prognoses } from './prognoses.ts';
import type { Tabel } from './tabel.ts';

/** A source that an answer rests on, as shown beside the figure. */
export interface Bron {
  readonly naam: string;
  /** Up to which day it is complete as far as known. */
  readonly standPer: Datum | null;
}

/** What a question may read: facts and register as of a day; nothing else. */
export interface VraagContext {
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
  readonly stand: FeitenStand;
  readonly facts: FeitenLezer;
  readonly register: RegisterLezer;
  readonly prognoses: Prognoses;
  readonly opslag: Opslag;
}

/** What a question computes; the door adds vraag, gemeente, peildatum, snapshot, zin, tabel, grafiek. */
export interface Uitkomst<A> {
  readonly antwoord: A;
  readonly status: Status;
  readonly eenheid: string;
  readonly bronnen: readonly Bron[];
  /** What is not in the answer, each a Dutch sentence ("Participatiewet: niet geladen"). */
  readonly ontbreekt: readonly string[];
  /** How it was computed, in plain Dutch. */
  readonly afleiding: string;
}

/** Groups of the navigation, in order. */
export const GROEPEN = [
  'Waar eindigt het jaar',
  'Waar landt het',
  'Wie en hoeveel',
  'Vergelijken',
  'Plannen en narekenen',
  'Gegevens',
] as const;

/** A question: one file that every outlet reads. */
export interface VraagDefinitie<
  I extends z.ZodObject = z.ZodObject,
  U extends z.ZodType = z.ZodType,
> {
  readonly id: string;
  readonly titel: string;
  /** The question as a user would ask it. */
  readonly vraagzin: string;
  readonly groep: (typeof GROEPEN)[number];
  /** Place within its group; the title decides between equals. */
  readonly volgorde: number;
  readonly doel: Doel;
  readonly rollen: readonly Rol[];
  /** Answers too while nothing of the municipality counts: the one place that explains why. */
  readonly zonderFeiten?: true;
  /** Rests on national figures only: real, also beside a made-up municipality. */
  readonly landelijk?: true;
  /** Reads what no snapshot numbers (files in the folder): its answer is never kept. */
  readonly vers?: true;
  readonly invoer: I;
  readonly uitvoer: U;
  /** Pure reading: the same context and input give the same outcome. */
  readonly compute: (ctx: VraagContext, invoer: z.output<I>) => Promise<Uitkomst<z.output<U>>>;
  /** The answer in one to three plain Dutch sentences. */
  readonly zin: (antwoord: z.output<U>, ctx: Gezegd) => string;
  readonly tabel: (antwoord: z.output<U>, ctx: Gezegd) => Tabel;
  readonly grafiek: (antwoord: z.output<U>, ctx: Gezegd) => Grafiek | null;
}

/** What is known when the answer is put into words. */
export interface Gezegd {
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
}

/** A whole answer, as every outlet gets it (CONTRACT.md). */
export interface Antwoord {
  readonly vraag: string;
  readonly gemeente: Gemeente;
  readonly peildatum: Datum;
  readonly snapshot: number;
  readonly status: Status;
  /** Demonstration or example data: to be marked wherever it is shown. */
  readonly fictief: boolean;
  readonly eenheid: string;
  readonly bronnen: readonly Bron[];
  readonly ontbreekt: readonly string[];
  readonly afleiding: string;
  readonly zin: string;
  readonly antwoord: unknown;
  readonly tabel: Tabel;
  readonly grafiek: Grafiek | null;
}

/** Writes a question down so that the compiler checks input, output, sentence, table and chart together. */
export function defineVraag<I extends z.ZodObject, U extends z.ZodType>(
  definitie: VraagDefinitie<I, U>,
): VraagDefinitie<I, U> {
  return definitie;
}
