import type { GedruktGetal, Ruwecel, RuweTabel } from './typen.ts';

type Rij = RuweTabel['rijen'][number];

/** A table parted into what stands above it and its rows. */
export interface Opdeling {
  readonly titels: readonly string[];
  /** Name of each column, and the group over it (merged headings): `saldo` under `2017`. */
  readonly koppen: readonly { readonly naam: string; readonly groep: string }[];
  readonly rijen: readonly Rij[];
}

/** Headings take at most this many rows. */
const MAX_KOPRIJEN = 3;
const JAREN = [1990, 2100] as const;

/** Whether a cell is a number. */
export const isGetal = (cel: Ruwecel | undefined): cel is GedruktGetal =>
  typeof cel === 'object' && cel !== null;

const isTekst = (cel: Ruwecel | undefined): cel is string => typeof cel === 'string';

const gevuld = ({ cellen }: Rij): Ruwecel[] => cellen.filter((c) => c !== null);

/** Whether a printed number is a year: such a one may be a heading or a name. */
export const isJaartal = (cel: Ruwecel | undefined): boolean =>
  isGetal(cel) && cel.decimalen === 0 && cel.cijfers >= JAREN[0] && cel.cijfers <= JAREN[1];

/** Whether a row may be one of headings: texts, and years beside each other that go up or down. */
export function isKop(rij: Rij): boolean {
  const getallen = rij.cellen.filter(isGetal);
  if (!getallen.every(isJaartal)) return false;
  const jaren = [...new Set(getallen.map((g) => g.cijfers))];
  const [eerste = 0, tweede] = jaren;
  if (tweede === undefined)
    return getallen.length === 0 || isTekst(rij.cellen[0]) || jaren.length === 1;
  return jaren.every((j, i) => j === eerste + i * Math.sign(tweede - eerste));
}

const isLosseKop = (r: Rij): boolean => r.cellen[0] === null && gevuld(r).length === 1;

/** Finds the headings: the first row of two cells or more, and those below it without figures. */
export function deelOp(rijen: readonly Rij[]): Opdeling {
  // a table of one column has one heading, with nothing over the names
  const begin = rijen.findIndex((r) => gevuld(r).length >= 2 || isLosseKop(r));
  const titels = rijen.slice(0, Math.max(begin, 0)).flatMap((r) => gevuld(r).filter(isTekst));
  if (begin < 0)
    return { titels: rijen.flatMap((r) => gevuld(r).filter(isTekst)), koppen: [], rijen: [] };
  let einde = begin;
  while (einde < begin + MAX_KOPRIJEN && isKoprij(rijen, einde, begin)) einde += 1;
  const breedte = Math.max(...spreid(rijen.slice(begin)));
  return {
    titels,
    koppen: koppenVan(rijen.slice(begin, einde), breedte),
    rijen: rijen.slice(einde),
  };
}

/** In portions, so that a long table does not overflow the stack. */
const spreid = (rijen: readonly Rij[]): number[] => [
  rijen.reduce((breedst, r) => Math.max(breedst, r.cellen.length), 0),
];

function isKoprij(rijen: readonly Rij[], plek: number, begin: number): boolean {
  const rij = rijen[plek];
  if (rij === undefined || !isKop(rij)) return false;
  if (plek === begin)
    return rij.cellen.some(isTekst) || isLosseKop(rij) || rij.cellen.filter(isJaartal).length > 1;
  // a row of texts below the headings is one itself, a single text is the heading of a part
  const teksten = rij.cellen.slice(1).filter((c) => c !== null);
  const isGevolgd = rijen.slice(plek + 1).some((r) => r.cellen.some(isGetal));
  const heeftJaren = rij.cellen.some(isGetal);
  const isPmRij = teksten.every((c) => isTekst(c) && /^(p\.?m\.?|n\.?b\.?|-)$/i.test(c));
  return teksten.length >= 2 && isGevolgd && !isPmRij && (!heeftJaren || rij.cellen[0] === null);
}

const tekstVan = (cel: Ruwecel | undefined): string =>
  isGetal(cel) ? String(cel.cijfers) : (cel ?? '');

function koppenVan(rijen: readonly Rij[], breedte: number): Opdeling['koppen'] {
  const regels = rijen.map(({ cellen }, i) => {
    const namen = Array.from({ length: breedte }, (_, k) => tekstVan(cellen[k]).trim());
    return i === rijen.length - 1 ? namen : vulAan(namen);
  });
  return Array.from({ length: breedte }, (_, k) => {
    const delen = [...new Set(regels.map((namen) => namen[k] ?? '').filter((n) => n !== ''))];
    const naam = delen.at(-1) ?? '';
    return delen.length > 1 ? { naam, groep: delen.slice(0, -1).join(' ') } : uitNaam(naam);
  });
}

/** A heading that was merged over columns counts for each of them; the first column has none. */
function vulAan(namen: readonly string[]): string[] {
  let vorige = '';
  return namen.map((naam, k) => {
    if (naam !== '' || k === 0) vorige = k === 0 ? '' : naam;
    return k === 0 ? naam : vorige;
  });
}

/** `2017 saldo` is `saldo` under `2017`; a name that is only a year has no group. */
function uitNaam(naam: string): { naam: string; groep: string } {
  const jaar = /\b(19|20)\d\d\b/.exec(naam)?.[0];
  const rest = jaar === undefined ? '' : naam.replace(jaar, '').replace(/\s+/g, ' ').trim();
  return jaar === undefined || rest === '' ? { naam, groep: '' } : { naam: rest, groep: jaar };
}
