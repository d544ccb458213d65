import { createReadStream } from 'node:fs';
import { no, ok, type Result, type VeldFout } from '../../core/basis/result.ts';
import { BronBreuk, zonderBreuk } from '../bron.ts';
import { TabelFout } from '../tabellen/cel.ts';
import { openCsv } from '../tabellen/csv.ts';

/** A line of a plain CSV file with the columns that were asked for, and its place in the file. */
export interface Rekenregel {
  readonly regel: number;
  readonly velden: Readonly<Record<string, string>>;
}

const GETOOND = 50;

/**
 * Reads a plain machine CSV (comma or semicolon, header on the first line); columns beyond the ones
 * that are needed are left aside.
 * @param mag columns that may be there as well; a column that is read may stand there only once
 * @returns `ongeldigeInvoer` when the file cannot be read or a column is missing, `geweigerd`
 *   (`dubbele-kolom`) when it is not clear which column is meant
 */
export async function leesKolommen(
  pad: string,
  verplicht: readonly string[],
  mag: readonly string[] = [],
): Promise<Result<Rekenregel[]>> {
  const rijen = await leesRijen(pad);
  // an empty file has no lines, which is for the reader of the lines to judge
  if (rijen?.length === 0) return ok([]);
  const [kop, ...regels] = rijen ?? [];
  if (!kop || regels.some((r) => r.cellen.length !== kop.cellen.length)) return onleesbaar(pad);
  const mist = verplicht.filter((k) => !kop.cellen.includes(k));
  if (mist.length > 0) return geenKolom(pad, mist);
  const dubbel = [...verplicht, ...mag].find((k) => isDubbel(k, kop.cellen));
  if (dubbel !== undefined) return dubbeleKolom(pad, dubbel);
  return ok(
    regels.map(({ nr, cellen }) => ({
      regel: nr,
      velden: Object.fromEntries(kop.cellen.map((k, i) => [k, cellen[i] ?? ''])),
    })),
  );
}

/** The rows that are not empty, the header among them; `null` when it is no CSV or not there. */
async function leesRijen(pad: string): Promise<{ nr: number; cellen: string[] }[] | null> {
  const rijen: { nr: number; cellen: string[] }[] = [];
  try {
    const blad = await openCsv({ open: async () => zonderBreuk(() => createReadStream(pad)) });
    for await (const portie of blad.rijen())
      for (const { nr, cellen } of portie)
        rijen.push({ nr, cellen: cellen.map((c) => String(c).trim()) });
    return rijen;
  } catch (fout) {
    if (fout instanceof TabelFout || fout instanceof BronBreuk) return null;
    throw fout;
  }
}

const isDubbel = (naam: string, kop: readonly string[]): boolean =>
  kop.indexOf(naam) !== kop.lastIndexOf(naam);

const onleesbaar = (pad: string): Result<never> =>
  no('ongeldigeInvoer', `${pad} is niet te lezen als CSV-bestand.`);

const geenKolom = (pad: string, mist: readonly string[]): Result<never> =>
  no('ongeldigeInvoer', `In ${pad} ontbreekt: ${mist.join(', ')}.`);

function dubbeleKolom(pad: string, kolom: string): Result<never> {
  const melding = `In ${pad} staat de kolom ${kolom} twee keer. Dan is niet duidelijk welke telt.`;
  return no('geweigerd', melding, [{ veld: 'dubbele-kolom', melding }]);
}

/** Turns lines into values; every line that cannot be read is named, fifty at most. */
export function zetOm<T>(
  pad: string,
  regels: readonly Rekenregel[],
  lees: (velden: Readonly<Record<string, string>>) => T | string,
): Result<T[]> {
  const waarden: T[] = [];
  const fouten: VeldFout[] = [];
  for (const { regel, velden } of regels) {
    const gelezen = lees(velden);
    if (typeof gelezen === 'string') fouten.push({ veld: `regel ${regel}`, melding: gelezen });
    else waarden.push(gelezen);
  }
  const [eerste] = fouten;
  if (!eerste) return ok(waarden);
  const meer = fouten.length > 1 ? ` En ${fouten.length - 1} andere regels.` : '';
  const zin = `${pad}, ${eerste.veld}: ${eerste.melding}${meer}`;
  return no('ongeldigeInvoer', zin, fouten.slice(0, GETOOND));
}

/** A plain number with a decimal point; `null` when the text is none. */
export const kaalGetal = (tekst: string | undefined): number | null =>
  tekst !== undefined && /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(tekst) ? Number(tekst) : null;
