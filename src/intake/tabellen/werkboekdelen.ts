import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { TabelFout } from './cel.ts';

/** What a sheet may become when unpacked: it streams by. */
const MAX_BLAD = 1024 ** 3;
/** What the other parts may become together: those are kept. */
const MAX_OVERIG = 200 * 1024 ** 2;

const BESCHADIGD = 'Het werkboek is beschadigd of met een wachtwoord versleuteld.';
const TE_GROOT = 'Het werkboek wordt uitgepakt veel te groot. Het is niet gelezen.';

const openZip = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);

/** Called for what stands in a part of a workbook; names without their prefix. */
export interface DeelLezer {
  begin?(naam: string, attributen: Readonly<Record<string, string>>): void;
  tekst?(tekst: string): void;
  einde?(naam: string): void;
}

/** The parts of a workbook by their path. Nothing is unpacked to disk. */
export interface Werkboekdelen {
  heeft(pad: string): boolean;
  /** Reads a part; gives way after every portion, so that what was read can be taken. */
  lees(pad: string, lezer: DeelLezer): AsyncGenerator<void>;
  /** Reads a part to its end. */
  leesHeel(pad: string, lezer: DeelLezer): Promise<void>;
}

/**
 * Opens a workbook from memory.
 * @throws TabelFout when it is damaged, encrypted or too large unpacked; so do its readers
 */
export async function openDelen(inhoud: Buffer): Promise<Werkboekdelen> {
  const delen = new Map<string, Entry>();
  const zip = await openZip(inhoud, { lazyEntries: true, autoClose: false }).catch(beschadigd);
  let overig = 0;
  try {
    for await (const entry of entriesVan(zip)) {
      if (entry.isEncrypted()) throw new TabelFout(BESCHADIGD);
      const blad = isBlad(entry.fileName);
      if (!blad) overig += entry.uncompressedSize;
      if (overig > MAX_OVERIG || entry.uncompressedSize > MAX_BLAD) throw new TabelFout(TE_GROOT);
      delen.set(entry.fileName, entry);
    }
  } catch (fout) {
    beschadigd(fout);
  }
  const openStroom = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
  async function* lees(pad: string, lezer: DeelLezer): AsyncGenerator<void> {
    const entry = delen.get(pad);
    if (!entry) throw new TabelFout(BESCHADIGD);
    try {
      yield* leesXml(await openStroom(entry), lezer);
    } catch (fout) {
      beschadigd(fout);
    }
  }
  const leesHeel = async (pad: string, lezer: DeelLezer) => {
    const stroom = lees(pad, lezer);
    while (!(await stroom.next()).done);
  };
  return { heeft: (pad) => delen.has(pad), lees, leesHeel };
}

const isBlad = (pad: string): boolean => pad.includes('worksheets/');

/** Whatever a reader of zips or XML throws is damage; our own faults pass. */
function beschadigd(fout: unknown): never {
  throw fout instanceof TabelFout ? fout : new TabelFout(BESCHADIGD);
}

async function* entriesVan(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.removeAllListeners();
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    if (entry === null) return;
    yield entry;
  }
}

/** Entities that expand are no part of a workbook: the parser knows the five of XML only. */
async function* leesXml(stroom: Readable, lezer: DeelLezer): AsyncGenerator<void> {
  const parser = new SaxesParser<{ xmlns: false; position: false }>({
    xmlns: false,
    position: false,
  });
  const utf8 = new StringDecoder('utf8');
  parser.on('error', (fout) => {
    throw fout;
  });
  parser.on('opentag', ({ name, attributes }) =>
    lezer.begin?.(zonderVoorvoegsel(name), attributes),
  );
  parser.on('text', (tekst) => lezer.tekst?.(tekst));
  parser.on('closetag', ({ name }) => lezer.einde?.(zonderVoorvoegsel(name)));
  // safe: a stream without an encoding hands out buffers
  for await (const stuk of stroom as AsyncIterable<Buffer>) {
    parser.write(utf8.write(stuk));
    yield;
  }
  parser.close();
}

const zonderVoorvoegsel = (naam: string): string => {
  const plek = naam.indexOf(':');
  return plek < 0 ? naam : naam.slice(plek + 1);
};
