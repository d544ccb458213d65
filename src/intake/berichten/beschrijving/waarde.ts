import type { EnkelType } from './type.ts';

/** The value of an element from its text, or `undefined` when the text is not allowed. */
export type WaardeLezer = (ruw: string) => string | number | undefined;

/**
 * Compiles a simple type to a reader of its values, with the meaning of XML Schema 1.0 part 2.
 * Codes, dates and times come back as one shared string per value, so that records stay small.
 */
export function createWaardeLezer(
  type: EnkelType,
  wet: 'iwmo' | 'ijw',
  vast: string | null,
): WaardeLezer {
  switch (type.basis) {
    case 'integer':
      return createGetalLezer(type, vast);
    case 'date':
      return withGeheugen(readDatum);
    case 'time':
      return withGeheugen(readTijd);
    default:
      return createTekstLezer(type, wet, vast);
  }
}

/** Strips the white space that XML Schema collapses around numbers, dates and times. */
export function collapse(ruw: string): string {
  return ruw.replace(/[ \t\n\r]+/g, ' ').replace(/^ | $/g, '');
}

function createGetalLezer(type: EnkelType, vast: string | null): WaardeLezer {
  const laagste = type.minInclusive ?? Number.NEGATIVE_INFINITY;
  const hoogste = type.maxInclusive ?? Number.POSITIVE_INFINITY;
  return (ruw) => {
    const getal = readCijfers(ruw) ?? readGetal(ruw);
    if (getal === undefined || getal < laagste || getal > hoogste) return undefined;
    if (vast !== null && collapse(ruw) !== vast) return undefined;
    return getal;
  };
}

/** The common case: one to fifteen digits and nothing else. */
function readCijfers(ruw: string): number | undefined {
  const lengte = ruw.length;
  if (lengte === 0 || lengte > 15) return undefined;
  let getal = 0;
  for (let i = 0; i < lengte; i++) {
    const c = ruw.charCodeAt(i) - 48;
    if (c < 0 || c > 9) return undefined;
    getal = getal * 10 + c;
  }
  return getal;
}

function readGetal(ruw: string): number | undefined {
  const tekst = collapse(ruw);
  if (!/^[+-]?[0-9]+$/.test(tekst)) return undefined;
  const getal = Number(tekst);
  return getal === 0 ? 0 : getal;
}

const MAX_GEHEUGEN = 20_000;

/** Remembers the outcome per text: a file holds few different dates, many times. */
function withGeheugen(lees: (ruw: string) => string | undefined): WaardeLezer {
  const geheugen = new Map<string, string | undefined>();
  return (ruw) => {
    const bekend = geheugen.get(ruw);
    if (bekend !== undefined) return bekend;
    const waarde = lees(ruw);
    if (waarde !== undefined) {
      if (geheugen.size >= MAX_GEHEUGEN) geheugen.clear();
      geheugen.set(ruw, waarde);
    }
    return waarde;
  };
}

const DAGEN = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/**
 * A calendar day without time zone. XML Schema also knows years before 1 and after 9999;
 * those are refused here, as no care has ever been given in them.
 */
function readDatum(ruw: string): string | undefined {
  const delen = /^(\d{4})-(\d{2})-(\d{2})$/.exec(collapse(ruw));
  if (!delen) return undefined;
  const [jaar, maand, dag] = [Number(delen[1]), Number(delen[2]), Number(delen[3])];
  const schrikkel = (jaar % 4 === 0 && jaar % 100 !== 0) || jaar % 400 === 0;
  const dagen = maand === 2 && schrikkel ? 29 : DAGEN[maand - 1];
  if (jaar < 1 || dagen === undefined || dag < 1 || dag > dagen) return undefined;
  return delen[0];
}

/** A time of day without time zone; 24:00:00 is allowed, a fraction of a second too. */
function readTijd(ruw: string): string | undefined {
  const delen = /^(\d{2}):(\d{2}):(\d{2})(\.\d+)?$/.exec(collapse(ruw));
  if (!delen) return undefined;
  const [uur, minuut, seconde] = [Number(delen[1]), Number(delen[2]), Number(delen[3])];
  const einde = uur === 24 && minuut === 0 && seconde === 0 && !/[1-9]/.test(delen[4] ?? '');
  return einde || (uur < 24 && minuut < 60 && seconde < 60) ? delen[0] : undefined;
}

function createTekstLezer(type: EnkelType, wet: 'iwmo' | 'ijw', vast: string | null): WaardeLezer {
  if (vast !== null) return (ruw) => (ruw === vast ? vast : undefined);
  const codes = codesVan(type, wet);
  if (codes) {
    const tabel = new Map(codes.map((c) => [c, c]));
    return (ruw) => tabel.get(ruw);
  }
  const past = createPatroon(type.pattern);
  const kortste = type.minLength ?? 0;
  const langste = type.maxLength ?? Number.POSITIVE_INFINITY;
  return (ruw) => {
    if (ruw.length < kortste || (ruw.length > langste && telTekens(ruw) > langste))
      return undefined;
    return past(ruw) ? ruw : undefined;
  };
}

/** The codes that a type allows under a law, or `null` when it has no code list. */
export function codesVan(type: EnkelType, wet: 'iwmo' | 'ijw'): string[] | null {
  const lijst = type.codelijst;
  if (!lijst) return null;
  if (typeof lijst.wmo === 'object' && typeof lijst.jw === 'object') {
    return Object.keys(wet === 'iwmo' ? lijst.wmo : lijst.jw);
  }
  return Object.keys(lijst);
}

/** Length in characters as XML Schema counts them: a surrogate pair is one. */
function telTekens(tekst: string): number {
  let aantal = 0;
  for (const _ of tekst) aantal++;
  return aantal;
}

/**
 * Tests for the patterns of the standard. The frequent ones are loops: `([.\s]*\S+[.\s]*)+` as a
 * regular expression takes exponential time on hostile text, while it only asks for one visible character.
 */
function createPatroon(patroon: string | undefined): (tekst: string) => boolean {
  switch (patroon) {
    case undefined:
      return () => true;
    case '.*[^\\s].*':
      return isGevuldeRegel;
    case '([.\\s]*\\S+[.\\s]*)+':
      return isGevuld;
    default:
      return createCijferPatroon(patroon) ?? createExpressie(patroon);
  }
}

function createCijferPatroon(patroon: string): ((tekst: string) => boolean) | null {
  const aantal = /^\[0-9\]\{(\d+)\}$/.exec(patroon)?.[1];
  if (!aantal) return null;
  const lengte = Number(aantal);
  return (tekst) => tekst.length === lengte && readCijfers(tekst) !== undefined;
}

function createExpressie(patroon: string): (tekst: string) => boolean {
  const expressie = new RegExp(`^(?:${patroon})$`, 'u');
  return (tekst) => expressie.test(tekst);
}

const isWit = (c: number): boolean => c === 32 || c === 9 || c === 10 || c === 13;

function isGevuld(tekst: string): boolean {
  for (let i = 0; i < tekst.length; i++) if (!isWit(tekst.charCodeAt(i))) return true;
  return false;
}

function isGevuldeRegel(tekst: string): boolean {
  let gevuld = false;
  for (let i = 0; i < tekst.length; i++) {
    const c = tekst.charCodeAt(i);
    if (c === 10 || c === 13) return false;
    if (c !== 32 && c !== 9) gevuld = true;
  }
  return gevuld;
}
