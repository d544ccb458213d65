import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type Bron, type BronFout, veiligeNaam } from './bron.ts';
import { herken } from './herken.ts';

/** Bounds on what a zip may hold: beyond them it is refused, whatever is in it. */
const MAX_BESTANDEN = 200_000;
const MAX_BYTES_PER_BESTAND = 1024 ** 3;
const MAX_BYTES_SAMEN = 8 * 1024 ** 3;
/** Declarations compress some 30 times; far beyond that it is a bomb. */
const MAX_VERHOUDING = 300;
const VRIJ_VAN_VERHOUDING = 1024 ** 2;
const BEGIN_BYTES = 4096;

interface Inhoud {
  readonly bronnen: readonly Bron[];
  readonly fouten: readonly BronFout[];
  readonly sluit: () => void;
}

const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

/** The files in a zip, read from where they stand; a zip that is damaged or too large is refused whole. */
export async function leesZip(pad: string, naam: string): Promise<Inhoud> {
  let zip: ZipFile | null = null;
  try {
    zip = await openZip(pad, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
    const entries = await alleEntries(zip);
    const bezwaar = bezwaarTegen(entries);
    if (bezwaar) return geweigerd(naam, bezwaar, zip);
    const bronnen: Bron[] = [];
    for (const entry of entries) bronnen.push(await bronVan(zip, entry, naam));
    const open = zip;
    return { bronnen, fouten: [], sluit: () => open.close() };
  } catch {
    return geweigerd(naam, 'De zip is beschadigd en kan niet worden gelezen.', zip);
  }
}

function geweigerd(bestand: string, melding: string, zip: ZipFile | null): Inhoud {
  zip?.close();
  return { bronnen: [], fouten: [{ bestand, code: 'ZIP', melding }], sluit: () => undefined };
}

function alleEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      if (entries.length > MAX_BESTANDEN) resolve(entries);
      else zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function bezwaarTegen(entries: readonly Entry[]): string | null {
  if (entries.length > MAX_BESTANDEN) {
    return `De zip bevat meer dan ${MAX_BESTANDEN} bestanden. Splits hem in kleinere zips.`;
  }
  let samen = 0;
  for (const e of entries) {
    samen += e.uncompressedSize;
    if (e.isEncrypted()) return 'De zip is met een wachtwoord versleuteld. Lever hem zonder aan.';
    if (e.uncompressedSize > MAX_BYTES_PER_BESTAND || samen > MAX_BYTES_SAMEN || isBom(e)) {
      return 'De zip wordt uitgepakt veel te groot. Hij is niet gelezen.';
    }
  }
  return null;
}

const isBom = (e: Entry): boolean =>
  e.uncompressedSize > VRIJ_VAN_VERHOUDING &&
  e.uncompressedSize > e.compressedSize * MAX_VERHOUDING;

async function bronVan(zip: ZipFile, entry: Entry, zipNaam: string): Promise<Bron> {
  const openStroom = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  const open = () => openStroom(entry);
  const naam = veiligeNaam(`${zipNaam}/${entry.fileName}`);
  return {
    naam,
    bytes: entry.uncompressedSize,
    herkend: herken(naam, await leesBegin(await open())),
    pad: null,
    open,
  };
}

async function leesBegin(stroom: Readable): Promise<Buffer> {
  const stukken: Buffer[] = [];
  let bytes = 0;
  // safe: a stream without an encoding hands out buffers
  for await (const stuk of stroom as AsyncIterable<Buffer>) {
    stukken.push(stuk);
    bytes += stuk.length;
    if (bytes >= BEGIN_BYTES) break;
  }
  stroom.destroy();
  return Buffer.concat(stukken).subarray(0, BEGIN_BYTES);
}
