import type { Gemeente } from '../core/basis/domein.ts';
import { isBericht } from './berichten/herkennen.ts';
import type { Bron } from './bron.ts';
import { isXlsx } from './bronnen.ts';

/** What a file is, by its content. */
export interface Herkend {
  readonly bron: Bron;
  readonly soort: 'bericht' | 'tabel' | 'onbekend';
  /** Order of reading: what others lean on comes first. Only speed depends on it, never a figure. */
  readonly rang: number;
  /** The municipality that a message names in its Header. */
  readonly gemeente: Gemeente | null;
  /** Why it cannot be read; empty when it can. */
  readonly melding: string;
}

const RANG_TABEL = 0;
const RANG_ONBEKEND = 99;
/** Requests and toewijzingen before deliveries, declarations before their answers. */
const RANGEN: Readonly<Record<string, number>> = {
  '315': 10,
  '301': 11,
  '305': 12,
  '307': 13,
  '323': 20,
  '325': 21,
};
const RANG_OVERIG = 30;

/** Recognises a file by its first bytes: a message, a table (CSV or workbook), or nothing we know. */
export function herken(bron: Bron): Herkend {
  if (isXlsx(bron)) return { bron, soort: 'tabel', rang: RANG_TABEL, gemeente: null, melding: '' };
  const bericht = isBericht(bron.begin);
  if (bericht?.leesbaar) {
    const rang = RANGEN[bericht.soort.slice(-3)] ?? RANG_OVERIG;
    return { bron, soort: 'bericht', rang, gemeente: gemeenteIn(bron.begin), melding: '' };
  }
  if (bericht) return onbekend(bron, bericht.melding);
  if (isTekst(bron.begin)) {
    const soort =
      /^[^\n]*[;,\t]/.test(bron.begin.toString('latin1')) && !isXml(bron.begin)
        ? 'tabel'
        : 'onbekend';
    if (soort === 'tabel') return { bron, soort, rang: RANG_TABEL, gemeente: null, melding: '' };
  }
  return onbekend(bron, meldingBij(bron));
}

const onbekend = (bron: Bron, melding: string): Herkend => ({
  bron,
  soort: 'onbekend',
  rang: RANG_ONBEKEND,
  gemeente: null,
  melding,
});

function meldingBij({ bytes, begin }: Bron): string {
  if (bytes === 0) return 'Het bestand is leeg.';
  if (isXml(begin)) return 'Dit is XML, maar geen iWmo- of iJw-bericht.';
  return 'Dit soort bestand kent Stuurhuis niet. Lever iWmo- of iJw-berichten (XML), CSV, XLSX of een zip daarvan.';
}

const isXml = (begin: Buffer): boolean => /^(\xef\xbb\xbf)?\s*</.test(begin.toString('latin1'));

/** No control characters but white space: not a picture, program or archive. */
function isTekst(begin: Buffer): boolean {
  for (const b of begin) if (b < 9 || (b > 13 && b < 32)) return false;
  return begin.length > 0;
}

/** The CBS code of sender or receiver, for the tables that come along with messages. */
function gemeenteIn(begin: Buffer): Gemeente | null {
  const tekst = begin.toString('latin1');
  return /<(?:\w+:)?(?:Afzender|Ontvanger)>(\d{4})<\//.exec(tekst)?.[1] ?? null;
}
