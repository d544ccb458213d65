import type { Bron } from '../bron.ts';
import type { Fout } from '../fout.ts';
import { leesEersteBlad } from '../tabellen/blad.ts';
import type { Cel } from '../tabellen/cel.ts';
import { MAAT, tabelnummerIn } from './herkennen.ts';

/** Above this a file is refused: a page of OData holds far less. */
const MAX_BYTES = 64 * 1024 ** 2;

/** What a file of StatLine holds: figures in one of two layouts, or codes with their titles. */
export interface CbsBlad {
  readonly vorm: 'v3' | 'v4' | 'codelijst';
  readonly kop: readonly string[];
  readonly rijen: readonly { readonly nr: number; readonly cellen: readonly Cel[] }[];
  /** The table that the content itself names. */
  readonly tabel: string | null;
  /** A page of OData that says that another follows. */
  readonly gaatVerder: boolean;
}

/** A fault of a StatLine file at its place. */
export const cbsFout = (
  melding: string,
  regel: number | null = null,
  element: string | null = null,
): Fout => ({ regel, element, code: 'CBS', melding });

/**
 * Reads a file of StatLine, CSV or OData JSON, into rows under their column names.
 * @returns the rows, or what is wrong with its place
 * @throws TabelFout when it is no CSV, BronBreuk when it cannot be read to the end
 */
export async function leesCbsBestand(bron: Bron): Promise<CbsBlad | Fout> {
  if (bron.herkend.vorm === 'json') return leesJson(bron);
  const [kop, ...rijen] = await leesEersteBlad(bron);
  const namen = (kop?.cellen ?? []).map((c) => String(c).trim());
  return keur({ kop: namen, rijen, tabel: null, gaatVerder: false });
}

async function leesJson(bron: Bron): Promise<CbsBlad | Fout> {
  if (bron.bytes > MAX_BYTES) return cbsFout('Het bestand is groter dan 64 MB. Splits het.');
  const stukken: Buffer[] = [];
  for await (const stuk of await bron.open()) stukken.push(stuk);
  const tekst = Buffer.concat(stukken)
    .toString('utf8')
    .replace(/^\uFEFF/, '');
  let inhoud: unknown;
  try {
    inhoud = JSON.parse(tekst);
  } catch (fout) {
    return cbsFout(GEEN_JSON, regelVan(tekst, fout));
  }
  if (!isObject(inhoud) || !Array.isArray(inhoud['value'])) return cbsFout(GEEN_CIJFERS);
  const vreemd = vreemdeCel(inhoud['value']);
  if (vreemd !== null) return cbsFout(GEEN_CEL, vreemd);
  const adres = inhoud['odata.metadata'] ?? inhoud['@odata.context'];
  return keur({
    ...alsRijen(inhoud['value']),
    tabel: typeof adres === 'string' ? tabelnummerIn(adres) : null,
    gaatVerder: 'odata.nextLink' in inhoud || '@odata.nextLink' in inhoud,
  });
}

/** The line on which JSON breaks, as far as the reader tells; the last line when it just ends. */
function regelVan(tekst: string, fout: unknown): number {
  const plek = /position (\d+)/.exec(String(fout))?.[1];
  return tekst.slice(0, plek === undefined ? undefined : Number(plek)).split('\n').length;
}

const isObject = (w: unknown): w is Record<string, unknown> =>
  typeof w === 'object' && w !== null && !Array.isArray(w);

/** Number of the first row with something in it that no cell can hold; `null` when there is none. */
function vreemdeCel(waarden: readonly unknown[]): number | null {
  const plek = waarden.findIndex((rij) => isObject(rij) && Object.values(rij).some(isGeenCel));
  return plek < 0 ? null : plek + 1;
}

const isGeenCel = (w: unknown): boolean => typeof w === 'object' && w !== null;

/** Objects as rows under the union of their names; what is absent or null is an empty cell. */
function alsRijen(waarden: readonly unknown[]): Pick<CbsBlad, 'kop' | 'rijen'> {
  const objecten = waarden.filter(isObject);
  const kop = [...new Set(objecten.flatMap((o) => Object.keys(o)))];
  const cel = (w: unknown): Cel => {
    if (typeof w === 'number' || w === null || w === undefined) return w ?? '';
    return typeof w === 'string' ? w.trim() : JSON.stringify(w);
  };
  const rijen = objecten.map((o, i) => ({ nr: i + 1, cellen: kop.map((k) => cel(o[k])) }));
  return { kop, rijen };
}

function keur(blad: Omit<CbsBlad, 'vorm'>): CbsBlad | Fout {
  const { kop, rijen } = blad;
  if (rijen.length === 0) return cbsFout('Het bestand heeft geen rijen.');
  const v4 = kop.includes('Measure') && kop.includes('Value');
  if (!v4 && !kop.some((k) => MAAT.test(k))) return { ...blad, vorm: 'codelijst' };
  const dubbel = kop.find((k, i) => k !== '' && kop.indexOf(k) !== i);
  if (dubbel !== undefined) return cbsFout(`De kolom ${dubbel} staat er twee keer in.`, 1, dubbel);
  const krom = rijen.find((r) => r.cellen.length !== kop.length);
  if (krom)
    return cbsFout(
      `Deze rij heeft ${krom.cellen.length} velden en de kop ${kop.length}. Het bestand is afgebroken of heeft een ander scheidingsteken.`,
      krom.nr,
    );
  return { ...blad, vorm: v4 ? 'v4' : 'v3' };
}

const GEEN_JSON = 'Het bestand breekt af of is geen geldige JSON. Haal het opnieuw op bij het CBS.';
const GEEN_CEL =
  'In deze rij staat geen tekst of getal maar een lijst of een object. Dat is geen tabel van StatLine.';
const GEEN_CIJFERS = 'Dit is JSON, maar zonder cijfers van StatLine (value).';
