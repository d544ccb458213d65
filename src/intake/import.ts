import { createReadStream } from 'node:fs';
import type { Sleutels } from '../access/sleutels.ts';
import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { Huis } from '../definitie/huis.ts';
import type { ImportVraag } from '../definitie/importeren.ts';
import type { ImportSessie } from '../facts/port.ts';
import { type Bron, type BronFout, zonderBreuk } from './bron.ts';
import type { Fout } from './fout.ts';
import { zetInQuarantaine } from './quarantaine.ts';
import type { Tabeltelraam } from './tabelcontrole.ts';
import type { TabelSoort } from './tabellen/formaten.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';
import type { Telling } from './verslag.ts';

/** Everything one import carries along. */
export interface Import {
  readonly huis: Huis;
  readonly vraag: ImportVraag;
  readonly sessie: ImportSessie;
  readonly telling: Telling;
  readonly sleutels: Sleutels;
  /** Municipality for files that carry none of their own; `null` when it cannot be told. */
  readonly gemeente: Gemeente | null;
}

/** A table that was read whole and waits for its turn. */
export interface GelezenTabel {
  readonly bron: Bron;
  readonly soort: TabelSoort;
  readonly rijen: readonly TabelRij[];
  /** Row number of each of `rijen`. */
  readonly nummers: readonly number[];
  readonly telraam: Tabeltelraam;
}

// safe: the clock gives existing days in ISO notation
/** The day on which an import runs, by the clock of the house (UTC). */
export const vandaagVan = ({ nu }: Pick<Huis, 'nu'>): Datum =>
  nu().toISOString().slice(0, 10) as Datum;

/** A refused file is counted, noted with its faults, and kept encrypted. */
export async function weiger(
  imp: Import,
  bron: Bron,
  gemeente: Gemeente | null,
  fouten: readonly Fout[],
): Promise<void> {
  imp.telling.geweigerd(bron.naam, fouten);
  imp.sessie.noteerWeigering(gemeente ?? imp.gemeente, bron.naam, fouten);
  if (bron.bytes > 0) await zonderAf(imp, bron);
}

/** What could not be opened at all is counted and noted too, and kept when it is a file. */
export async function weigerOngelezen(imp: Import, fout: BronFout): Promise<void> {
  const { bestand, pad, code, melding } = fout;
  imp.telling.geweigerd(bestand, [{ regel: null, element: null, code, melding }]);
  imp.sessie.noteerWeigering(imp.gemeente, bestand, [{ code, melding }]);
  if (pad === undefined) return;
  const open = async () => zonderBreuk(() => createReadStream(pad));
  await zonderAf(imp, { open });
}

/** Puts a file that stays out in quarantine; of a trial nothing is kept. */
async function zonderAf(
  { huis, sleutels, vraag }: Import,
  bron: Pick<Bron, 'open'>,
): Promise<void> {
  if (!vraag.proef) await zetInQuarantaine(huis.map, sleutels, bron);
}
