import { TabelFout } from './cel.ts';

/** How the text of a table is written down. */
export type Codering = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

const MERK_BYTES = 2;

/** UTF-16 by its byte order mark; `null` when there is none. */
export function utf16Van(begin: Buffer): 'utf-16le' | 'utf-16be' | null {
  if (begin[0] === 0xff && begin[1] === 0xfe) return 'utf-16le';
  return begin[0] === 0xfe && begin[1] === 0xff ? 'utf-16be' : null;
}

/**
 * Tells how a text is written: UTF-16 by its mark, UTF-8 where all of it is valid UTF-8, else
 * Windows-1252 (what Excel writes without being asked).
 */
export async function coderingVan(stukken: AsyncIterable<Buffer>): Promise<Codering> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let begin = Buffer.alloc(0);
  try {
    for await (const stuk of stukken) {
      const eerst = begin.length < MERK_BYTES;
      if (eerst) begin = Buffer.concat([begin, stuk]);
      if (begin.length < MERK_BYTES) continue;
      const utf16 = utf16Van(begin);
      if (utf16) return utf16;
      utf8.decode(eerst ? begin : stuk, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch (fout) {
    if (fout instanceof TypeError) return 'windows-1252';
    throw fout;
  }
}

/** 0x80-0x9f of Windows-1252, where it differs from Latin-1. Node's own decoder takes them for one. */
const CP1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

const uit1252 = (stuk: Buffer): string =>
  stuk.toString('latin1').replace(/[\x80-\x9f]/g, (c) => CP1252[c.charCodeAt(0) - 0x80] ?? c);

/**
 * The text in pieces, without its byte order mark.
 * @throws TabelFout when it is broken UTF-16
 */
export async function* leesTekst(
  stukken: AsyncIterable<Buffer>,
  codering: Codering,
): AsyncGenerator<string> {
  if (codering === 'windows-1252') {
    for await (const stuk of stukken) yield uit1252(stuk);
    return;
  }
  const lezer = new TextDecoder(codering, { fatal: true });
  try {
    for await (const stuk of stukken) yield lezer.decode(stuk, { stream: true });
    yield lezer.decode();
  } catch (fout) {
    if (fout instanceof TypeError) throw new TabelFout('De tekst van de tabel is beschadigd.');
    throw fout;
  }
}
