import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { SaxesParser } from 'saxes';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { type Datum, parseDatum } from '../core/basis/datum.ts';
import type { Bron } from './bron.ts';
import { herken, isZip } from './herken.ts';

/** A message has at most 25 MB (OP179); in base64 with its envelope it stays under this. */
const MAX_ENVELOP = 48 * 1024 ** 2;
const MAX_BERICHT = 32 * 1024 ** 2;
const MAX_DIEP = 40;

/** What was in an envelope, or why it cannot be taken out. */
export type EnvelopInhoud =
  | { readonly ok: true; readonly bron: Bron }
  | { readonly ok: false; readonly melding: string };

interface Gelezen {
  /** Text of the element that holds the message. */
  readonly lading: string;
  readonly functie: string | null;
  readonly tijdstip: string | null;
}

class Weigering extends Error {}

/**
 * Takes the message out of a StUF-GGk envelope (xmlBestand, base64) or a SOAP envelope as VECOZO
 * sends it (base64, zipped or not). The time of the envelope is the day of receipt; that of VECOZO
 * has none, and then the message's own day counts.
 */
export async function openEnvelop(envelop: Bron): Promise<EnvelopInhoud> {
  try {
    if (envelop.bytes > MAX_ENVELOP) throw new Weigering('De envelop is groter dan 48 MB.');
    const { lading, functie, tijdstip } = await leesEnvelop(envelop);
    const bericht = await pakUit(Buffer.from(lading, 'base64'));
    const herkend = herken(envelop.naam, bericht.subarray(0, 4096));
    if (herkend.soort === 'envelop') throw new Weigering('In de envelop zit weer een envelop.');
    if (herkend.soort !== 'bericht')
      throw new Weigering(herkend.melding || 'In de envelop zit geen bericht van iWmo of iJw.');
    if (functie !== null && !past(functie, bericht))
      throw new Weigering('De envelop noemt een ander bericht dan erin zit.');
    const ontvangenOp = dagVan(tijdstip);
    const bron: Bron = {
      ...{ naam: envelop.naam, bytes: bericht.length, herkend },
      ...(ontvangenOp === null ? {} : { ontvangenOp }),
      open: async () => ineens(bericht),
    };
    return { ok: true, bron };
  } catch (fout) {
    if (fout instanceof Weigering) return { ok: false, melding: fout.message };
    throw fout;
  }
}

async function* ineens(bericht: Buffer): AsyncGenerator<Buffer> {
  yield bericht;
}

/** Reads the envelope as a stream; of all elements the longest base64 text is the message. */
async function leesEnvelop(envelop: Bron): Promise<Gelezen> {
  const parser = new SaxesParser();
  const pad: string[] = [];
  let tekst: string[] = [];
  let lading = '';
  let functie: string | null = null;
  let tijdstip: string | null = null;
  parser.on('error', () => {
    throw new Weigering('De envelop is geen goed gevormde XML.');
  });
  parser.on('doctype', () => {
    throw new Weigering('Een envelop met een DOCTYPE wordt niet gelezen.');
  });
  parser.on('opentag', (tag) => {
    pad.push(tag.name.split(':').at(-1) ?? '');
    if (pad.length > MAX_DIEP) throw new Weigering('De envelop is te diep genest.');
    tekst = [];
  });
  const lees = (stuk: string) => {
    tekst.push(stuk);
  };
  parser.on('text', lees);
  parser.on('cdata', lees);
  parser.on('closetag', () => {
    const naam = pad.pop() ?? '';
    const waarde = tekst.join('').trim();
    tekst = [];
    if (naam === 'functie' || naam === 'Berichtsubtype') functie = waarde;
    else if (/^tijdstip(Bericht)?$|^Timestamp$|^Created$/i.test(naam)) tijdstip ??= waarde;
    else if (waarde.length > lading.length && isBase64(waarde)) lading = waarde;
  });
  const decoder = new TextDecoder('utf-8');
  for await (const stuk of await envelop.open())
    parser.write(decoder.decode(stuk, { stream: true }));
  parser.write(decoder.decode()).close();
  if (lading === '') throw new Weigering('In de envelop zit geen bericht.');
  return { lading, functie, tijdstip };
}

const isBase64 = (tekst: string): boolean =>
  tekst.length > 100 && /^[A-Za-z0-9+/\s]+=*\s*$/.test(tekst);

/** A zip in the envelope holds one message. */
async function pakUit(inhoud: Buffer): Promise<Buffer> {
  if (!isZip(inhoud)) return inhoud;
  const open = promisify<Buffer, yauzl.Options, ZipFile>(yauzl.fromBuffer);
  try {
    const zip = await open(inhoud, { lazyEntries: true, validateEntrySizes: true });
    const entry = await eersteEntry(zip);
    if (zip.entryCount !== 1)
      throw new Weigering('In de envelop zit een zip met meer dan een bestand.');
    if (entry.uncompressedSize > MAX_BERICHT)
      throw new Weigering('Het bericht in de envelop is veel te groot.');
    const openStroom = promisify<Entry, Readable>(zip.openReadStream.bind(zip));
    const stukken: Buffer[] = [];
    // safe: a stream without an encoding hands out buffers
    for await (const stuk of (await openStroom(entry)) as AsyncIterable<Buffer>) stukken.push(stuk);
    return Buffer.concat(stukken);
  } catch (fout) {
    if (fout instanceof Weigering) throw fout;
    throw new Weigering('De zip in de envelop is beschadigd.');
  }
}

const eersteEntry = (zip: ZipFile): Promise<Entry> =>
  new Promise((klaar, mis) => {
    zip.on('entry', klaar);
    zip.on('error', mis);
    zip.on('end', () => mis(new Weigering('In de envelop zit een lege zip.')));
    zip.readEntry();
  });

/** `WMO301` in the envelope, and `.../wmo301/schema` in the message. */
const past = (functie: string, bericht: Buffer): boolean => {
  const soort = /(wmo|jw)\s?(\d{3})/i.exec(functie);
  if (!soort) return true;
  return bericht
    .subarray(0, 4096)
    .toString('latin1')
    .toLowerCase()
    .includes(`/${soort[1]?.toLowerCase()}${soort[2]}/schema`);
};

/** `yyyymmddhhmmss` (StUF) or an ISO time (SOAP). */
function dagVan(tijdstip: string | null): Datum | null {
  if (tijdstip === null) return null;
  return parseDatum(tijdstip.replace(/^(\d{4})-?(\d{2})-?(\d{2}).*$/s, '$1-$2-$3'));
}
