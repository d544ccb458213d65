import type { Gemeente } from '../core/basis/domein.ts';
import { isBericht } from './berichten/herkennen.ts';
import type { Herkenning } from './bron.ts';
import { isCbs } from './cbs/herkennen.ts';
import { isGeoJson } from './geo/herkennen.ts';

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

/** Recognises a file by its first bytes: a message, a table (CSV or workbook), open data, or nothing we know. */
export function herken(naam: string, begin: Buffer): Herkenning {
  if (isXlsx(naam, begin)) return tabel(true);
  const bericht = isBericht(begin);
  if (bericht?.leesbaar) {
    const rang = RANGEN[bericht.soort.slice(-3)] ?? RANG_OVERIG;
    const gemeente = gemeenteIn(begin);
    const release = bericht.release ? { release: bericht.release } : {};
    return { soort: 'bericht', werkboek: false, rang, gemeente, melding: '', ...release };
  }
  if (bericht) return onbekend(bericht.melding);
  if (isEnvelop(begin))
    return { soort: 'envelop', werkboek: false, rang: RANG_OVERIG, gemeente: null, melding: '' };
  const vorm = /^(\xef\xbb\xbf)?\s*\{/.test(begin.toString('latin1')) ? 'json' : 'csv';
  if (isTekst(begin) && isGeoJson(begin)) return { ...tabel(false), soort: 'gebieden', vorm };
  if (isTekst(begin) && isCbs(naam, begin)) return { ...tabel(false), soort: 'cbs', vorm };
  const isTabel = isTekst(begin) && /^[^\n]*[;,\t]/.test(begin.toString('latin1'));
  return isTabel && !isXml(begin) ? tabel(false) : onbekend(meldingBij(begin));
}

const tabel = (werkboek: boolean): Herkenning => ({
  soort: 'tabel',
  werkboek,
  rang: RANG_TABEL,
  gemeente: null,
  melding: '',
});

const onbekend = (melding: string): Herkenning => ({
  soort: 'onbekend',
  werkboek: false,
  rang: RANG_ONBEKEND,
  gemeente: null,
  melding,
});

function meldingBij(begin: Buffer): string {
  if (isZip(begin))
    return 'Dit is een zip in een zip. Pak de buitenste uit en lever de binnenste aan.';
  if (begin.length === 0) return 'Het bestand is leeg.';
  if (isXml(begin)) return 'Dit is XML, maar geen iWmo- of iJw-bericht.';
  return 'Dit soort bestand kent Stuurhuis niet. Lever iWmo- of iJw-berichten (XML), CSV, XLSX of een zip daarvan.';
}

/** The root of a StUF-GGk or SOAP envelope. */
const isEnvelop = (begin: Buffer): boolean =>
  /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)?<([\w.-]+:)?(Envelope|envelop\w+-ggk_Di01)[\s>]/s.test(
    begin.toString('latin1'),
  );

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

/** Local file header of a zip. */
export const isZip = (begin: Buffer): boolean => begin.subarray(0, 4).equals(ZIP_KOP);
const ZIP_KOP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);

/** A workbook is a zip of which the first entry is one of its own parts. */
const isXlsx = (naam: string, begin: Buffer): boolean =>
  isZip(begin) &&
  (/\[Content_Types\]\.xml|xl\/|docProps\/|_rels\//.test(begin.toString('latin1')) ||
    naam.toLowerCase().endsWith('.xlsx'));
