import type { Gemeente } from '../core/basis/domein.ts';
import { isBericht } from './berichten/herkennen.ts';
import type { Herkenning } from './bron.ts';
import { isCbs } from './cbs/herkennen.ts';
import { isGeoJson } from './geo/herkennen.ts';
import { utf16Van } from './tabellen/codering.ts';

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
  const tekst = tekstVan(begin);
  const vorm = /^\s*\{/.test(tekst ?? '') ? 'json' : 'csv';
  if (tekst !== null && isGeoJson(begin)) return { ...tabel(false), soort: 'gebieden', vorm };
  if (tekst !== null && isCbs(naam, begin)) return { ...tabel(false), soort: 'cbs', vorm };
  const isTabel = tekst !== null && BEVAT_SCHEIDING.test(tekst) && !/^\s*</.test(tekst);
  return isTabel ? tabel(false) : onbekend(meldingBij(begin));
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
  return 'Dit soort bestand kent Stuurhuis niet. Lever iWmo- of iJw-berichten (XML), CSV, XLSX, GeoJSON (gebieden), JSON van het CBS of een zip daarvan.';
}

/** The root of a StUF-GGk or SOAP envelope. */
const isEnvelop = (begin: Buffer): boolean =>
  /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)?<([\w.-]+:)?(Envelope|envelop\w+-ggk_Di01)[\s>]/s.test(
    begin.toString('latin1'),
  );

const isXml = (begin: Buffer): boolean => /^(\xef\xbb\xbf)?\s*</.test(begin.toString('latin1'));

/** A table has a separator in one of its first lines; above it there may be a title. */
const BEVAT_SCHEIDING = /^(?:[^\n]*\n){0,9}[^\n]*[;,\t]/;

/** The beginning as text; `null` when it is none: a picture, program or archive. */
function tekstVan(begin: Buffer): string | null {
  const utf16 = utf16Van(begin);
  const tekst = utf16
    ? new TextDecoder(utf16).decode(begin)
    : begin.toString('latin1').replace(/^\xef\xbb\xbf/, '');
  // no control characters but white space
  return tekst === '' || /[\0-\x08\x0e-\x1f]/.test(tekst) ? null : tekst;
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
