import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type Bron, type BronFout, veiligeNaam, zonderBreuk } from './bron.ts';
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
    const entries = zip.entryCount > MAX_BESTANDEN ? [] : await alleEntries(zip);
    const bezwaar = bezwaarTegen(entries, zip.entryCount);
    if (bezwaar) return geweigerd(pad, naam, bezwaar, zip);
    const bronnen: Bron[] = [];
    const fouten: BronFout[] = [];
    for (const entry of entries) {
      const heel = veiligeNaam(`${naam}/${entry.fileName}`);
      const bron = await bronVan(zip, entry, heel).catch(() => null);
      if (bron) bronnen.push(bron);
      else fouten.push({ bestand: heel, code: 'ONLEESBAAR', melding: BESCHADIGD });
    }
    const open = zip;
    return { bronnen, fouten, sluit: () => open.close() };
  } catch {
    return geweigerd(pad, naam, 'De zip is beschadigd en kan niet worden gelezen.', zip);
  }
}

function geweigerd(pad: string, bestand: string, melding: string, zip: ZipFile | null): Inhoud {
  zip?.close();
  return { bronnen: [], fouten: [{ bestand, code: 'ZIP', melding, pad }], sluit: () => undefined };
}

function alleEntries(zip: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = [];
    zip.on('entry', (entry: Entry) => {
      if (!entry.fileName.endsWith('/')) entries.push(entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.on('error', reject);
    zip.readEntry();
  });
}

function bezwaarTegen(entries: readonly Entry[], aantal: number): string | null {
  if (aantal > MAX_BESTANDEN) {
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

const BESCHADIGD = 'Dit bestand is in de zip beschadigd en kan niet worden gelezen.';

async function bronVan(zip: ZipFile, entry: Entry, naam: string): Promise<Bron> {
  const openStroom = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  const open = async () => zonderBreuk(() => openStroom(entry));
  return {
    naam,
    bytes: entry.uncompressedSize,
    herkend: herken(naam, await leesBegin(await openStroom(entry))),
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
