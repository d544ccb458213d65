import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  hash,
  hkdfSync,
  randomBytes,
} from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Gemeente } from '../core/basis/domein.ts';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Pseudoniem } from '../facts/feiten.ts';
import {
  bewijsVan,
  leesBewijzen,
  SleutelFout,
  schrijfBewijzen,
  sleutelMelding,
  sleutelsZonderBewijs,
} from './sleutelbewijs.ts';

export { SleutelFout };

/** The secrets of a data folder: pseudonyms per municipality, and a lock for what is in quarantine. */
export interface Sleutels {
  /** A BSN of this municipality was turned into a pseudonym before: there is a key of it. */
  heeftPersonen(gemeente: Gemeente): boolean;
  /** Turns a BSN into its pseudonym; the BSN itself goes no further. */
  pseudoniemen(gemeente: Gemeente): (bsn: string) => Pseudoniem;
  /**
   * Turns a reference of a provider into one that holds no BSN: those with eight digits or more become
   * `~` and 96 bits of a keyed SHA-256, others stay. Equal references stay equal.
   */
  referenties(gemeente: Gemeente): (nummer: string) => string;
  /** Turns an address (postcode, number, addition) into a pseudonym of the household. */
  huishoudens(gemeente: Gemeente): (adres: string) => Pseudoniem;
  /** A name for content that says nothing of it: a keyed hash of its SHA-256. */
  merk(inhoudHash: string): string;
  /**
   * The same for the content of messages of one municipality: with the key left out, a BSN could be
   * guessed by trying all of them in a message that is known otherwise. 64 hex digits.
   */
  inhouden(gemeente: Gemeente): (inhoudHash: string) => string;
  /** Writes a stream to a new 0600 file under AES-256-GCM: 12 bytes nonce, cipher text, 16 bytes tag. */
  versleutel(bron: AsyncIterable<Buffer>, pad: string): Promise<void>;
  /** @throws Error when the content was changed or another key was used. */
  ontsleutel(pad: string): Buffer;
}

const SLEUTEL_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const PSEUDONIEM_HEX = 32;
/** 16 signs of base64 are 96 bits. */
const REFERENTIE_TEKENS = 16;
/** People whose pseudonym is kept at hand; beyond it the list starts anew. */
const ONTHOUDEN = 200_000;

/**
 * Opens the secrets: from `STUURHUIS_SLEUTEL` (64 hex digits) when given, else from 0600 files under
 * `geheim/` in the data folder, made on first use. A proof of each key stays with the facts; a key
 * that is gone or was changed is refused, because people would come apart from what is known of them.
 */
export function openSleutels(map: string, uitOmgeving: string | undefined): Result<Sleutels> {
  if (uitOmgeving !== undefined && !/^[0-9a-f]{64}$/i.test(uitOmgeving)) {
    return no('ongeldigeInvoer', 'STUURHUIS_SLEUTEL moet bestaan uit 64 hexadecimale tekens.');
  }
  const zoek = (naam: string): Buffer | null =>
    uitOmgeving ? afgeleid(Buffer.from(uitOmgeving, 'hex'), naam) : uitBestand(map, naam);
  const mis = sleutelsZonderBewijs(map, zoek);
  if (mis.length > 0) return no('geweigerd', sleutelMelding(mis));
  const lees = (naam: string): Buffer => beproef(map, naam, zoek(naam));
  const gebruik = (naam: string) => hmacMetGeheugen(lees(naam));
  return ok({
    heeftPersonen: (gemeente) => leesBewijzen(map)[`pseudoniem-${gemeente}`] !== undefined,
    pseudoniemen: (gemeente) => gebruik(`pseudoniem-${gemeente}`),
    referenties: (gemeente) => referentieMet(lees(`referentie-${gemeente}`)),
    huishoudens: (gemeente) => gebruik(`huishouden-${gemeente}`),
    merk: (inhoudHash) => hmacMetGeheugen(lees('quarantaine'))(inhoudHash),
    inhouden: (gemeente) => inhoudMet(lees(`referentie-${gemeente}`)),
    versleutel: (bron, pad) => versleutel(lees('quarantaine'), bron, pad),
    ontsleutel: (pad) => ontsleutel(lees('quarantaine'), readFileSync(pad)),
  });
}

const afgeleid = (sleutel: Buffer, naam: string): Buffer =>
  Buffer.from(hkdfSync('sha256', sleutel, '', `stuurhuis/${naam}`, SLEUTEL_BYTES));

const padVan = (map: string, naam: string): string => join(map, 'geheim', `${naam}.sleutel`);

/** The key of this name when it was not there before; made known to the folder by `beproef`. */
function nieuweSleutel(map: string, naam: string): Buffer {
  mkdirSync(join(map, 'geheim'), { recursive: true, mode: 0o700 });
  const nieuw = randomBytes(SLEUTEL_BYTES);
  const opties = { mode: 0o600, flag: 'wx', flush: true };
  writeFileSync(padVan(map, naam), nieuw.toString('hex'), opties);
  return nieuw;
}

function uitBestand(map: string, naam: string): Buffer | null {
  const pad = padVan(map, naam);
  if (!existsSync(pad)) return null;
  const sleutel = Buffer.from(readFileSync(pad, 'utf8').trim(), 'hex');
  if (sleutel.length !== SLEUTEL_BYTES) throw new Error(`the key file ${naam} is damaged`);
  return sleutel;
}

/** Holds a key against its proof before it is used; a first use makes what is missing. */
function beproef(map: string, naam: string, gevonden: Buffer | null): Buffer {
  const bewijzen = leesBewijzen(map);
  const bewijs = bewijzen[naam];
  if (bewijs !== undefined) {
    if (gevonden !== null && bewijsVan(gevonden, naam) === bewijs) return gevonden;
    throw new SleutelFout(sleutelMelding([naam]));
  }
  const sleutel = gevonden ?? nieuweSleutel(map, naam);
  schrijfBewijzen(map, { ...bewijzen, [naam]: bewijsVan(sleutel, naam) });
  return sleutel;
}

/** Something like eight digits in a row: a BSN without its leading zero, or with blanks in it. */
const LIJKT_BSN = /\d(?:[ ._-]?\d){7}/;

function referentieMet(sleutel: Buffer): (nummer: string) => string {
  // Runs for every line: one call, four times as fast as an HMAC. Safe with a key of fixed length in
  // front, because most of the outcome is cut off: it cannot be extended.
  const voor = sleutel.toString('hex');
  return (nummer) => {
    if (!LIJKT_BSN.test(nummer)) return nummer;
    return `~${hash('sha256', voor + nummer, 'base64url').slice(0, REFERENTIE_TEKENS)}`;
  };
}

/** Apart from references under the same key: those are no HMAC. */
const inhoudMet =
  (sleutel: Buffer) =>
  (inhoudHash: string): string =>
    createHmac('sha256', sleutel).update(`inhoud/${inhoudHash}`).digest('hex');

function hmacMetGeheugen(sleutel: Buffer): (waarde: string) => Pseudoniem {
  const bekend = new Map<string, Pseudoniem>();
  return (waarde) => {
    const eerder = bekend.get(waarde);
    if (eerder) return eerder;
    const hex = createHmac('sha256', sleutel).update(waarde).digest('hex');
    // safe: this is where pseudonyms are made
    const pseudoniem = hex.slice(0, PSEUDONIEM_HEX) as Pseudoniem;
    if (bekend.size >= ONTHOUDEN) bekend.clear();
    bekend.set(waarde, pseudoniem);
    return pseudoniem;
  };
}

async function versleutel(
  sleutel: Buffer,
  bron: AsyncIterable<Buffer>,
  pad: string,
): Promise<void> {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', sleutel, nonce);
  const versleuteld = async function* (stukken: AsyncIterable<Buffer>) {
    yield nonce;
    for await (const stuk of stukken) yield cipher.update(stuk);
    yield cipher.final();
    yield cipher.getAuthTag();
  };
  await pipeline(bron, versleuteld, createWriteStream(pad, { mode: 0o600, flags: 'wx' }));
}

function ontsleutel(sleutel: Buffer, inhoud: Buffer): Buffer {
  const einde = inhoud.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', sleutel, inhoud.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(inhoud.subarray(einde));
  return Buffer.concat([decipher.update(inhoud.subarray(NONCE_BYTES, einde)), decipher.final()]);
}
