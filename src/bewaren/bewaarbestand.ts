import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import yazl from 'yazl';
import { no, ok, type Result } from '../core/basis/result.ts';
import { MANIFEST, type Manifest, type Onderdeel, parseManifest } from './manifest.ts';
import { isCode } from './schijf.ts';

/** Told while bytes go by. */
export type Voortgang = (stap: string, gedaan: number, totaal: number) => void;

/** The engine packs its columns already; more effort hardly makes the file smaller. */
const MOEITE = 1;
/** A manifest names each file in quarantine; beyond this it is not ours. */
const GROOTSTE_MANIFEST = 64 * 1024 ** 2;

/**
 * Writes a backup: every part from its file, the manifest at the end.
 * @param plekVan where the bytes of a part stand
 */
export async function schrijfBewaarbestand(
  pad: string,
  manifest: Manifest,
  plekVan: (onderdeel: Onderdeel) => string,
  meld: Voortgang,
): Promise<void> {
  const zip = new yazl.ZipFile();
  const mode = 0o100600;
  for (const deel of manifest.onderdelen) {
    const mtime = new Date(deel.gewijzigdOp);
    zip.addFile(plekVan(deel), deel.naam, { mtime, mode, compressionLevel: MOEITE });
  }
  const tekst = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  zip.addBuffer(tekst, MANIFEST, { mtime: new Date(manifest.gemaaktOp), mode });
  zip.end();
  const totaal = manifest.onderdelen.reduce((som, o) => som + o.bytes, 0);
  const uit = createWriteStream(pad, { mode: 0o600, flush: true });
  zip.on('error', (fout: Error) => uit.destroy(fout));
  const teller = async function* (stukken: AsyncIterable<string | Buffer>) {
    let gedaan = 0;
    for await (const stuk of stukken) {
      gedaan += stuk.length;
      meld('Inpakken', Math.min(gedaan, totaal), totaal);
      yield stuk;
    }
  };
  await pipeline(zip.outputStream, teller, uit);
}

/** An open backup. */
export interface Bewaarbestand {
  readonly manifest: Manifest;
  /** The bytes of a part; throws when its size or content is not what the zip says. */
  stroom(onderdeel: Onderdeel): Promise<Readable>;
  sluit(): void;
}

const openZip = promisify<string, yauzl.Options, ZipFile>(yauzl.open);

const BESCHADIGD = no('onleesbaar', 'Het bewaarbestand is beschadigd of onvolledig.');

/** Opens a backup and reads its manifest; what is damaged or no backup is refused. */
export async function openBewaarbestand(pad: string): Promise<Result<Bewaarbestand>> {
  let zip: ZipFile;
  try {
    zip = await openZip(pad, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch (fout) {
    if (isCode(fout, 'ENOENT')) return no('ongeldigeInvoer', `${pad} bestaat niet.`);
    if (isCode(fout, 'EISDIR', 'EACCES')) {
      return no('ongeldigeInvoer', `${pad} is geen bestand dat u mag lezen.`);
    }
    return no('onleesbaar', `${pad} is beschadigd of is geen bewaarbestand van Stuurhuis.`);
  }
  const gelezen = await leesKop(zip).catch(() => BESCHADIGD);
  if (!gelezen.ok) zip.close();
  return gelezen;
}

async function leesKop(zip: ZipFile): Promise<Result<Bewaarbestand>> {
  const entries = await alleEntries(zip);
  const kop = entries.get(MANIFEST);
  if (!kop || kop.uncompressedSize > GROOTSTE_MANIFEST) {
    return no('onleesbaar', 'Dit is geen bewaarbestand van Stuurhuis: er zit geen manifest in.');
  }
  const openStroom = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  const manifest = parseManifest(await tekstVan(await openStroom(kop)));
  if (manifest === 'anders') {
    return no('onleesbaar', 'Dit bewaarbestand is van een andere versie van Stuurhuis.');
  }
  if (!manifest || entries.size !== manifest.onderdelen.length + 1) return BESCHADIGD;
  for (const deel of manifest.onderdelen) {
    if (entries.get(deel.naam)?.uncompressedSize !== deel.bytes) return BESCHADIGD;
  }
  const stroom = async (deel: Onderdeel): Promise<Readable> => {
    const entry = entries.get(deel.naam);
    if (!entry) throw new Error(`no part ${deel.naam}`);
    return openStroom(entry);
  };
  return ok({ manifest, stroom, sluit: () => zip.close() });
}

function alleEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((klaar, mis) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      if (entries.has(entry.fileName)) mis(new Error('a name stands twice in the zip'));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => klaar(entries));
    zip.on('error', mis);
    zip.readEntry();
  });
}

async function tekstVan(stroom: Readable): Promise<string> {
  const stukken: Buffer[] = [];
  // safe: a stream without an encoding hands out buffers
  for await (const stuk of stroom as AsyncIterable<Buffer>) stukken.push(stuk);
  return Buffer.concat(stukken).toString('utf8');
}

/** Reads every part and compares it with its SHA-256 in the manifest; writes nothing. */
export async function controleerBewaarbestand(
  { manifest, stroom }: Bewaarbestand,
  meld: Voortgang,
): Promise<Result<void>> {
  const totaal = manifest.onderdelen.reduce((som, o) => som + o.bytes, 0);
  let gedaan = 0;
  for (const deel of manifest.onderdelen) {
    const hash = createHash('sha256');
    try {
      // safe: a stream without an encoding hands out buffers
      for await (const stuk of (await stroom(deel)) as AsyncIterable<Buffer>) {
        hash.update(stuk);
        gedaan += stuk.length;
        meld('Nakijken', gedaan, totaal);
      }
    } catch {
      return BESCHADIGD;
    }
    if (hash.digest('hex') !== deel.sha256) return BESCHADIGD;
  }
  return ok(undefined);
}
