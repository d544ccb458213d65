import {
  closeSync,
  createReadStream,
  type Dirent,
  fstatSync,
  openSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { type Bron, type BronFout, veiligeNaam, zonderBreuk } from './bron.ts';
import { herken, isZip } from './herken.ts';

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
      const gelezen = bronVanBestand(bestand, naam, fouten);
      if (!gelezen) continue;
      if (!gelezen.zip) {
        bronnen.push(gelezen.bron);
        continue;
      }
      const { leesZip } = await import('./zip.ts');
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

/** The files below a path that was asked for; a link there is followed, one inside a folder is not. */
async function* bestandenIn(pad: string, fouten: BronFout[]): AsyncGenerator<string> {
  const soort = await stat(pad).catch(() => null);
  if (soort) yield* bestandenVan(pad, basename(pad), soort, fouten);
  else
    meld(fouten, pad, 'NIET-GEVONDEN', `Het bestand of de map "${veiligeNaam(pad)}" bestaat niet.`);
}

type Soort = Pick<Dirent, 'isDirectory' | 'isFile' | 'isSymbolicLink'>;

async function* bestandenVan(
  pad: string,
  naam: string,
  soort: Soort,
  fouten: BronFout[],
): AsyncGenerator<string> {
  if (soort.isFile()) yield pad;
  else if (!soort.isDirectory()) {
    const wat = soort.isSymbolicLink()
      ? 'Dit is een verwijzing naar elders'
      : 'Dit is geen bestand';
    meld(fouten, naam, 'GEEN-BESTAND', `${wat}; die leest Stuurhuis niet.`);
  } else {
    const inhoud = await readdir(pad, { withFileTypes: true }).catch(() => null);
    if (!inhoud)
      meld(fouten, naam, 'ONLEESBAAR', 'De map kan niet worden geopend. Kijk of u haar mag lezen.');
    const gewenst = (inhoud ?? []).filter((d) => !NIET_BEDOELD.test(d.name));
    gewenst.sort((a, b) => (a.name < b.name ? -1 : 1));
    for (const d of gewenst) {
      yield* bestandenVan(join(pad, d.name), join(naam, d.name), d, fouten);
    }
  }
}

function meld(fouten: BronFout[], naam: string, code: string, melding: string): void {
  fouten.push({ bestand: veiligeNaam(naam), code, melding });
}

const naamVan = (pad: string, bestand: string): string =>
  pad === bestand ? basename(bestand) : relative(pad, bestand);

function bronVanBestand(
  pad: string,
  naam: string,
  fouten: BronFout[],
): { bron: Bron; zip: boolean } | null {
  try {
    const { begin, bytes } = leesBegin(pad);
    const herkend = herken(naam, begin);
    const klein = bytes <= KLEIN_BYTES;
    const open = async () => zonderBreuk(() => (klein ? ineens(pad) : createReadStream(pad)));
    const zip = isZip(begin) && herkend.soort !== 'tabel';
    return { bron: { naam, bytes, herkend, open }, zip };
  } catch {
    meld(
      fouten,
      naam,
      'ONLEESBAAR',
      'Het bestand kan niet worden geopend. Kijk of u het mag lezen.',
    );
    return null;
  }
}

async function* ineens(pad: string): AsyncGenerator<Buffer> {
  yield readFileSync(pad);
}

/** One scratch for all beginnings: they are looked at once, and there may be 200,000. */
const KLAD = Buffer.alloc(BEGIN_BYTES);

function leesBegin(pad: string): { begin: Buffer; bytes: number } {
  const bestand = openSync(pad, 'r');
  try {
    const gelezen = readSync(bestand, KLAD, 0, BEGIN_BYTES, 0);
    const bytes = gelezen < BEGIN_BYTES ? gelezen : fstatSync(bestand).size;
    return { begin: KLAD.subarray(0, gelezen), bytes };
  } finally {
    closeSync(bestand);
  }
}
