import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';

/** What a file is, by its first bytes. */
export interface Herkenning {
  readonly soort: 'bericht' | 'envelop' | 'tabel' | 'cbs' | 'gebieden' | 'onbekend';
  /** How figures of CBS and borders are written; tables say it with `werkboek`. */
  readonly vorm?: 'csv' | 'json';
  /** An earlier release of a message, as its namespace writes it. */
  readonly release?: string;
  /** A table in a workbook (XLSX) instead of plain text. */
  readonly werkboek: boolean;
  /** Order of reading: what others lean on comes first. Only speed depends on it, never a figure. */
  readonly rang: number;
  /** The municipality that a message names in its Header. */
  readonly gemeente: Gemeente | null;
  /** Why it cannot be read; empty when it can. */
  readonly melding: string;
}

/** One thing to read: a file on disk or an entry of a zip. */
export interface Bron {
  /** What people see: without the folder it lies in, and without anything that looks like a BSN. */
  readonly naam: string;
  readonly bytes: number;
  readonly herkend: Herkenning;
  /** The day on which its envelope says that it was received. */
  readonly ontvangenOp?: Datum;
  /** @throws BronBreuk when it cannot be opened or breaks off half way. */
  open(): Promise<AsyncIterable<Buffer>>;
}

/** The source itself failed: gone, closed to us, or damaged inside a zip. Refused, not a fault of ours. */
export class BronBreuk extends Error {}

/** Reads on, and says it in our own way when the source breaks. */
export async function* zonderBreuk(
  open: () => AsyncIterable<Buffer> | Promise<AsyncIterable<Buffer>>,
): AsyncGenerator<Buffer> {
  try {
    for await (const stuk of await open()) yield stuk;
  } catch (oorzaak) {
    throw new BronBreuk(
      'Het bestand kan niet tot het einde worden gelezen: het is beschadigd of niet meer te openen.',
      { cause: oorzaak },
    );
  }
}

/** A path that could not be opened or held nothing readable. */
export interface BronFout {
  readonly bestand: string;
  readonly code: string;
  readonly melding: string;
  /** Where it lies, when it can be kept in quarantine. */
  readonly pad?: string;
}

/** Hides runs of eight or nine digits, because file names sometimes carry a BSN. */
export const veiligeNaam = (naam: string): string =>
  naam.replace(/(?<!\d)\d{8,9}(?!\d)/g, '*********');
