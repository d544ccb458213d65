import { groepeer } from '../../core/basis/groepeer.ts';
import type { Fout } from '../fout.ts';
import type { Cel } from '../tabellen/cel.ts';
import { type CbsBlad, cbsFout } from './bestand.ts';
import { MAAT } from './herkennen.ts';
import { type CbsWaarde, decimaalteken, leesCbsWaarde, leesObservatie } from './waarde.ts';

/** One cell of a table, whichever layout it came in. */
export interface CbsCel extends CbsWaarde {
  readonly nr: number;
  readonly regio: string | null;
  readonly periode: string | null;
  /** The other dimensions by name: `Geslacht=T001038;Leeftijd=10000`. */
  readonly dimensies: readonly (readonly [naam: string, code: string])[];
  readonly maat: string;
}

/** Faults that are told of one file. */
const MAX_FOUTEN = 50;
/** A measure is of text (a name), and not of numbers gone wrong, when this part at most is a number. */
const TEKSTMAAT = 0.2;

const EIGEN = new Set(['', 'ID', 'Id', 'Measure', 'Value', 'StringValue', 'ValueAttribute']);
const PERIODE = /^period(en|s)$/i;
const REGIONAAM = /regio|wijken|gemeente/i;
const REGIOCODE = /^(NL|LD|PV|CR|GM|WK|BU)[0-9A-Z]{2,8}$/;

/** The cells of a sheet with figures, or every fault in it with its row and column. */
export function cellenVan(blad: CbsBlad): CbsCel[] | Fout[] {
  const plekken = plekkenVan(blad);
  const kolom = (naam: string) => blad.kop.indexOf(naam);
  const cellen: CbsCel[] = [];
  const ruw: Cel[] = [];
  const voeg = (cel: CbsCel, was: Cel) => {
    cellen.push(cel);
    ruw.push(was);
  };
  const maten = blad.kop.flatMap((naam, plek) => (MAAT.test(naam) ? [{ naam, plek }] : []));
  for (const { nr, cellen: rij } of blad.rijen) {
    const op = (plek: number): Cel => rij[plek] ?? '';
    const waar = { nr, ...plaatsVan(rij, plekken) };
    if (blad.vorm === 'v4') {
      const was = op(kolom('Value'));
      const gelezen = leesObservatie(was, op(kolom('StringValue')), op(kolom('ValueAttribute')));
      voeg({ ...waar, ...gelezen, maat: tekst(op(kolom('Measure'))) }, was);
    } else
      for (const { naam, plek } of maten)
        voeg({ ...waar, ...leesCbsWaarde(op(plek)), maat: naam }, op(plek));
  }
  const fouten = [...verkeerdeGetallen(cellen, ruw, blad.vorm), ...tweeNotaties(cellen, ruw)];
  return fouten.length > 0 ? fouten.slice(0, MAX_FOUTEN) : cellen;
}

const tekst = (c: Cel): string => String(c).trim();

interface Plekken {
  readonly regio: number;
  readonly periode: number;
  /** By name, so that the order of the columns does not matter. */
  readonly rest: readonly (readonly [naam: string, plek: number])[];
}

function plekkenVan({ kop, rijen }: CbsBlad): Plekken {
  const dimensies = kop
    .map((naam, plek) => [naam, plek] as const)
    .filter(([naam]) => !EIGEN.has(naam) && !MAAT.test(naam))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const regio = dimensies.find(
    ([naam, plek]) =>
      REGIONAAM.test(naam) || rijen.every((r) => REGIOCODE.test(tekst(r.cellen[plek] ?? ''))),
  );
  const periode = dimensies.find(([naam]) => PERIODE.test(naam));
  return {
    regio: regio?.[1] ?? -1,
    periode: periode?.[1] ?? -1,
    rest: dimensies.filter((d) => d !== regio && d !== periode),
  };
}

const plaatsVan = (rij: readonly Cel[], { regio, periode, rest }: Plekken) => ({
  regio: tekst(rij[regio] ?? '') || null,
  periode: tekst(rij[periode] ?? '') || null,
  dimensies: rest.map(([naam, plek]) => [naam, tekst(rij[plek] ?? '')] as const),
});

/** Text in a measure of numbers; in the v4 layout text has a place of its own. */
function verkeerdeGetallen(
  cellen: readonly CbsCel[],
  ruw: readonly Cel[],
  vorm: CbsBlad['vorm'],
): Fout[] {
  const metRuw = cellen.map((cel, i) => ({ cel, ruw: ruw[i] ?? '' }));
  return [...groepeer(metRuw, ({ cel }) => cel.maat)].flatMap(([maat, groep]) => {
    const fout = groep.filter((g) => g.cel.tekst !== null && tekst(g.ruw) !== '');
    const getallen = groep.filter((g) => g.cel.waarde !== null).length;
    const isTekst = getallen <= TEKSTMAAT * (getallen + fout.length);
    if (fout.length === 0 || (vorm === 'v3' && isTekst)) return [];
    return fout.map(({ cel }) => cbsFout('Hier hoort een getal te staan.', cel.nr, maat));
  });
}

/** A point and a comma in one file: then one of them parts thousands, and which cannot be told. */
function tweeNotaties(cellen: readonly CbsCel[], ruw: readonly Cel[]): Fout[] {
  const tekens = ruw.map(decimaalteken);
  const eerste = tekens.find((t) => t !== null);
  const plek = tekens.findIndex((t) => t !== null && t !== eerste);
  const cel = cellen[plek];
  return cel === undefined ? [] : [cbsFout(PUNT_EN_KOMMA, cel.nr, cel.maat)];
}

const PUNT_EN_KOMMA =
  'In dit bestand staan getallen met een punt en met een komma. Welke van de twee de decimalen scheidt, is niet te zien. Haal het bestand opnieuw op bij het CBS.';
