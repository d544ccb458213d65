import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { no, ok, type Result, type VeldFout } from '../../core/basis/result.ts';

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
  const regels: Rekenregel[] = [];
  let dubbel: string | undefined;
  const lezer = parse({
    bom: true,
    columns: (kop: string[]) => {
      dubbel = [...verplicht, ...mag].find((k) => kop.indexOf(k) !== kop.lastIndexOf(k));
      return kop;
    },
    trim: true,
    delimiter: [',', ';'],
    skip_empty_lines: true,
  });
  // a pipe passes no fault on; without this a file that is not there would be waited for
  const bron = createReadStream(pad);
  bron.on('error', (fout) => lezer.destroy(fout)).pipe(lezer);
  try {
    // safe: with `columns` every record is an object of texts
    for await (const velden of lezer as AsyncIterable<Record<string, string>>) {
      const mist = verplicht.filter((k) => !(k in velden));
      if (mist.length > 0) return geenKolom(pad, mist);
      if (dubbel !== undefined) return dubbeleKolom(pad, dubbel);
      regels.push({ regel: regels.length + 2, velden });
    }
  } catch {
    return no('ongeldigeInvoer', `${pad} is niet te lezen als CSV-bestand.`);
  }
  return ok(regels);
}

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
