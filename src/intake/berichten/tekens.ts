import { isAscii, isUtf8 } from 'node:buffer';

/** Turns the bytes of a file into text, block by block. `null` when a block is not in the encoding. */
export interface TekenDecoder {
  readonly naam: string;
  decode(blok: Buffer): string | null;
  /** What is left at the end: `null` when the file stops in the middle of a character. */
  einde(): string | null;
}

/** The outcome of looking at the first bytes: a decoder, or a Dutch sentence why there is none. */
export type DecoderKeuze =
  | { readonly decoder: TekenDecoder; readonly overslaan: number }
  | { readonly melding: string };

/** Bytes needed to choose: an XML declaration is at most this long. */
export const KEUZE_BYTES = 256;

const nietGelezen = (naam: string): DecoderKeuze => ({
  melding: `De tekencodering ${naam} wordt niet gelezen; sla het bestand op als UTF-8.`,
});

/**
 * Chooses the decoder by byte order mark, else by the XML declaration, else UTF-8 (XML 1.0, appendix F).
 * Known: UTF-8, UTF-16, ISO-8859-1, Windows-1252 and US-ASCII.
 */
export function chooseDecoder(begin: Buffer): DecoderKeuze {
  const [a, b, c, d] = [begin[0], begin[1], begin[2], begin[3]];
  if ((a === 0xff && b === 0xfe && c === 0 && d === 0) || (a === 0 && b === 0 && c === 0xfe)) {
    return nietGelezen('UTF-32');
  }
  if (a === 0xff && b === 0xfe) return utf16(begin, 'utf-16le', 2);
  if (a === 0xfe && b === 0xff) return utf16(begin, 'utf-16be', 2);
  if (a === 0x3c && b === 0 && c === 0x3f && d === 0) return utf16(begin, 'utf-16le', 0);
  if (a === 0 && b === 0x3c && c === 0 && d === 0x3f) return utf16(begin, 'utf-16be', 0);
  const bom = a === 0xef && b === 0xbb && c === 0xbf;
  const genoemd = readEncoding(begin.subarray(bom ? 3 : 0, KEUZE_BYTES).toString('latin1'));
  if (bom) {
    if (genoemd !== null && genoemd !== 'UTF-8') return tegenstrijdig(genoemd, 'UTF-8');
    return { decoder: createUtf8Decoder(), overslaan: 3 };
  }
  return withoutBom(genoemd);
}

function withoutBom(genoemd: string | null): DecoderKeuze {
  switch (genoemd) {
    case null:
    case 'UTF-8':
      return { decoder: createUtf8Decoder(), overslaan: 0 };
    case 'US-ASCII':
    case 'ASCII':
      return { decoder: createByteDecoder(genoemd, decodeAscii), overslaan: 0 };
    case 'ISO-8859-1':
    case 'LATIN1':
      return { decoder: createByteDecoder(genoemd, decodeLatin1), overslaan: 0 };
    case 'WINDOWS-1252':
    case 'CP1252':
      return { decoder: createByteDecoder(genoemd, decodeWindows1252), overslaan: 0 };
    default:
      return genoemd.startsWith('UTF-16')
        ? tegenstrijdig(genoemd, 'een andere')
        : nietGelezen(genoemd);
  }
}

function utf16(begin: Buffer, naam: 'utf-16le' | 'utf-16be', overslaan: number): DecoderKeuze {
  const even = begin.subarray(overslaan, begin.length - ((begin.length - overslaan) % 2));
  const genoemd = readEncoding(new TextDecoder(naam).decode(even));
  if (genoemd !== null && !genoemd.startsWith('UTF-16')) return tegenstrijdig(genoemd, 'UTF-16');
  return { decoder: createUtf16Decoder(naam), overslaan };
}

const tegenstrijdig = (genoemd: string, gevonden: string): DecoderKeuze => ({
  melding: `Het bestand noemt zich ${genoemd}, maar het staat in ${gevonden} tekencodering; sla het op als UTF-8.`,
});

function readEncoding(begin: string): string | null {
  const declaratie = /^<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([A-Za-z][\w.-]{0,30})["']/.exec(
    begin,
  );
  return declaratie?.[1]?.toUpperCase() ?? null;
}

function createUtf8Decoder(): TekenDecoder {
  let rest: Buffer = Buffer.alloc(0);
  return {
    naam: 'UTF-8',
    decode(blok) {
      const bytes = rest.length > 0 ? Buffer.concat([rest, blok]) : blok;
      if (isAscii(bytes)) {
        rest = Buffer.alloc(0);
        return bytes.toString('latin1');
      }
      const grens = bytes.length - onafgemaakt(bytes);
      rest = Buffer.from(bytes.subarray(grens));
      const heel = bytes.subarray(0, grens);
      return isUtf8(heel) ? heel.toString('utf8') : null;
    },
    einde: () => (rest.length === 0 ? '' : null),
  };
}

/** How many bytes at the end belong to a UTF-8 character that goes on in the next block. */
function onafgemaakt(bytes: Buffer): number {
  for (let terug = 1; terug <= 3 && terug <= bytes.length; terug++) {
    const byte = bytes[bytes.length - terug] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const lengte = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return lengte > terug ? terug : 0;
    }
  }
  return 0;
}

function createUtf16Decoder(naam: 'utf-16le' | 'utf-16be'): TekenDecoder {
  const decoder = new TextDecoder(naam, { fatal: true, ignoreBOM: true });
  const probeer = (blok?: Buffer): string | null => {
    try {
      return blok ? decoder.decode(blok, { stream: true }) : decoder.decode();
    } catch {
      return null;
    }
  };
  return { naam: 'UTF-16', decode: probeer, einde: () => probeer() };
}

function createByteDecoder(naam: string, decode: (blok: Buffer) => string | null): TekenDecoder {
  return { naam, decode, einde: () => '' };
}

const decodeAscii = (blok: Buffer): string | null =>
  isAscii(blok) ? blok.toString('latin1') : null;
const decodeLatin1 = (blok: Buffer): string => blok.toString('latin1');

/** The characters of Windows-1252 at 0x80-0x9F; five places are empty. */
const WINDOWS_1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';
const LEEG = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);

function decodeWindows1252(blok: Buffer): string | null {
  if (isAscii(blok)) return blok.toString('latin1');
  for (const byte of blok) if (LEEG.has(byte)) return null;
  return blok
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (t) => WINDOWS_1252[t.charCodeAt(0) - 0x80] ?? t);
}
