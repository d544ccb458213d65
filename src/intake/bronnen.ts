import { closeSync, createReadStream, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type Bron, type BronFout, veiligeNaam } from './bron.ts';
import { leesZip } from './zip.ts';

export interface Bronnen {
  readonly bronnen: readonly Bron[];
  readonly fouten: readonly BronFout[];
  sluit(): void;
}

const BEGIN_BYTES = 4096;
/** Most messages are a few kilobytes: reading those at once spares three trips to the disk queue. */
const KLEIN_BYTES = 1 << 18;
/** Files that belong to a folder, not to the delivery: hidden ones and the generator's answer sheet. */
const NIET_BEDOELD = /^(\..*|waarheid\.json|Thumbs\.db|desktop\.ini)$/i;

/**
 * Finds everything under the given paths: files, folders (in order of name) and the entries of zips.
 * Nothing is unpacked to disk. What cannot be opened is named, the rest goes on.
 */
export async function verzamelBronnen(
  paden: readonly string[],
  namen: readonly string[] = [],
): Promise<Bronnen> {
  const bronnen: Bron[] = [];
  const fouten: BronFout[] = [];
  const sluiters: (() => void)[] = [];
  for (const [i, pad] of paden.entries()) {
    for await (const bestand of bestandenIn(pad, fouten)) {
      const naam = veiligeNaam(namen[i] ?? naamVan(pad, bestand));
      const bron = bronVanBestand(bestand, naam, fouten);
      if (!bron) continue;
      if (!isZip(bron.begin) || isXlsx(bron)) {
        bronnen.push(bron);
        continue;
      }
      const zip = await leesZip(bestand, naam);
      bronnen.push(...zip.bronnen);
      fouten.push(...zip.fouten);
      sluiters.push(zip.sluit);
    }
  }
  const sluit = () => {
    for (const s of sluiters) s();
  };
  return { bronnen, fouten, sluit };
}

async function* bestandenIn(pad: string, fouten: BronFout[]): AsyncGenerator<string> {
  const soort = await lstat(pad).catch(() => null);
  if (!soort) {
    fouten.push({
      bestand: veiligeNaam(pad),
      code: 'NIET-GEVONDEN',
      melding: `Het bestand of de map "${veiligeNaam(pad)}" bestaat niet.`,
    });
  } else if (soort.isDirectory()) {
    const namen = (await readdir(pad)).filter((n) => !NIET_BEDOELD.test(n)).sort();
    for (const naam of namen) yield* bestandenIn(join(pad, naam), fouten);
  } else if (soort.isFile()) {
    yield pad;
  }
}

const naamVan = (pad: string, bestand: string): string =>
  pad === bestand ? basename(bestand) : relative(pad, bestand);

function bronVanBestand(pad: string, naam: string, fouten: BronFout[]): Bron | null {
  try {
    const { begin, bytes } = leesBegin(pad);
    const open = async () => (bytes <= KLEIN_BYTES ? ineens(pad) : createReadStream(pad));
    return { naam, bytes, begin, pad, open };
  } catch {
    fouten.push({
      bestand: naam,
      code: 'ONLEESBAAR',
      melding: 'Het bestand kan niet worden geopend. Kijk of u het mag lezen.',
    });
    return null;
  }
}

async function* ineens(pad: string): AsyncGenerator<Buffer> {
  yield readFileSync(pad);
}

function leesBegin(pad: string): { begin: Buffer; bytes: number } {
  const bestand = openSync(pad, 'r');
  try {
    const begin = Buffer.alloc(BEGIN_BYTES);
    const gelezen = readSync(bestand, begin, 0, BEGIN_BYTES, 0);
    const bytes = gelezen < BEGIN_BYTES ? gelezen : fstatSync(bestand).size;
    return { begin: begin.subarray(0, gelezen), bytes };
  } finally {
    closeSync(bestand);
  }
}

/** Local file header of a zip. */
export const isZip = (begin: Buffer): boolean => begin.subarray(0, 4).equals(ZIP_KOP);
const ZIP_KOP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** A workbook is a zip of which the first entry is one of its own parts. */
export const isXlsx = ({ begin, naam }: Pick<Bron, 'begin' | 'naam'>): boolean =>
  isZip(begin) &&
  (/\[Content_Types\]\.xml|xl\/|docProps\/|_rels\//.test(begin.toString('latin1')) ||
    naam.toLowerCase().endsWith('.xlsx'));
