import Papa from 'papaparse';
import type { Bron } from '../bron.ts';
import { type Blad, type Rij, TabelFout } from './cel.ts';
import { type Codering, coderingVan, leesTekst } from './codering.ts';

/** Text is parsed in portions of this many characters. */
const PORTIE = 1 << 18;
/** No row is longer; beyond it a quotation mark was left open. */
const MAX_RIJ = 1 << 20;

/** Opens a CSV as one sheet; reads it once to know how its text is written. */
export async function openCsv(bron: Pick<Bron, 'open'>): Promise<Blad> {
  const codering = await coderingVan(await bron.open());
  return { naam: '', rijen: () => leesCsv(bron, codering) };
}

async function* leesCsv(
  bron: Pick<Bron, 'open'>,
  codering: Codering,
): AsyncGenerator<readonly Rij[]> {
  let rest = '';
  let regel = 1;
  let lezer: Papa.Parser | null = null;
  const ontleed = (laatste: boolean): Rij[] => {
    lezer ??= lezerVoor(rest);
    const { data, errors, meta } = uitkomstVan(lezer.parse(rest, 0, !laatste));
    const heleRijen = errors.filter((e) => laatste || (e.row ?? 0) < data.length);
    if (heleRijen.length > 0) throw new TabelFout(AANHALING, regel + (heleRijen[0]?.row ?? 0));
    const metAanhaling = rest.includes('"');
    rest = rest.slice(meta.cursor);
    if (rest.length > MAX_RIJ) throw new TabelFout(AANHALING, regel + data.length);
    const rijen: Rij[] = [];
    for (const cellen of data) {
      if (!isLeeg(cellen)) rijen.push({ nr: regel, cellen });
      regel += metAanhaling ? hoogteVan(cellen) : 1;
    }
    return rijen;
  };
  for await (const stuk of leesTekst(await bron.open(), codering)) {
    rest += stuk;
    if (rest.length >= PORTIE) yield ontleed(false);
  }
  yield ontleed(true);
}

const AANHALING = 'De CSV is niet goed gevormd: kijk of alle aanhalingstekens gesloten zijn.';

interface Uitkomst {
  readonly data: string[][];
  readonly errors: readonly { readonly row?: number }[];
  readonly meta: { readonly cursor: number };
}

// safe: the types of the parser leave open what its own `parse` gives
const uitkomstVan = (uit: unknown): Uitkomst => uit as Uitkomst;

/** A carriage return before a line end is white space at the end of the last cell. */
const lezerVoor = (begin: string): Papa.Parser =>
  new Papa.Parser({ delimiter: scheidingVan(begin), newline: begin.includes('\n') ? '\n' : '\r' });

const isLeeg = (cellen: readonly string[]): boolean =>
  cellen.every((c) => c === '' || c.trim() === '');

/** Lines that a row takes: one, and one for every line end within quotes. */
const hoogteVan = (cellen: readonly string[]): number =>
  cellen.reduce((n, c) => (c.includes('\n') ? n + c.split('\n').length - 1 : n), 1);

/**
 * The separator of most of the first lines. The comma comes last: in Dutch files it stands within
 * amounts. Without any the semicolon, for a table of one column.
 */
function scheidingVan(tekst: string): string {
  const regels = tekst.split(/\r\n|\n|\r/, 10).filter((r) => r.trim() !== '');
  const aandeel = (teken: string) => regels.filter((r) => r.includes(teken)).length / regels.length;
  return ['\t', ';', ','].find((teken) => aandeel(teken) >= 0.5) ?? ';';
}
