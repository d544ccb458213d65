import { BERICHTEN_3_2 } from './berichten.ts';
import { type Groep, type Inhoud, readAantal } from './notatie.ts';
import type { EnkelType } from './type.ts';
import { CDT, LDT } from './typen.ts';
import { createWaardeLezer, type WaardeLezer } from './waarde.ts';

/** Short name of a message of release 3.2, for example `WMO323`. */
export type BerichtSoort = keyof typeof BERICHTEN_3_2;
type Inhouden = { [S in BerichtSoort]: Inhoud<(typeof BERICHTEN_3_2)[S]> };
/** Everything inside the root element of a message, element names as keys. */
export type BerichtInhoud<S extends BerichtSoort> = Inhouden[S];

/** The law of a message as it stands in its namespace. */
export type BerichtWet = 'iwmo' | 'ijw';
/** A release of the standard as it stands in the namespace. */
export type BerichtVersie = '3_2';

/** One element of a message, compiled for reading and writing. */
export interface Knoop {
  readonly naam: string;
  /** In the namespace of the basisschema (true) or of the message itself. */
  readonly basis: boolean;
  readonly minstens: 0 | 1;
  readonly hoogstens: number;
  /** `null` for an element that holds a value. */
  readonly kinderen: readonly Knoop[] | null;
  readonly type: EnkelType | null;
  /** The only value that the message allows. */
  readonly vast: string | null;
  /** Value from the text of the element, or `undefined` when the text is not allowed. */
  readonly lees: WaardeLezer | null;
}

/** A message of the standard, ready for reader and writer. */
export interface Standaard {
  readonly soort: BerichtSoort;
  readonly wet: BerichtWet;
  readonly versie: BerichtVersie;
  /** The last three digits: `301` ... `325`. */
  readonly nummer: string;
  readonly berichtCode: string;
  readonly naamruimte: string;
  readonly basisNaamruimte: string;
  readonly wortel: Knoop;
}

const NAAMRUIMTE = 'http://www.istandaarden.nl';
const tabel = new Map<BerichtSoort, Standaard>();

/** The names of all described messages. */
export const berichtSoorten = (): readonly BerichtSoort[] =>
  // Safe: BERICHTEN_3_2 is a constant literal without other keys.
  Object.keys(BERICHTEN_3_2) as BerichtSoort[];

/** The compiled description of a message; made once and kept. */
export function standaardVan(soort: BerichtSoort): Standaard {
  const bekend = tabel.get(soort);
  if (bekend) return bekend;
  const gemaakt = compileStandaard(soort);
  tabel.set(soort, gemaakt);
  return gemaakt;
}

function compileStandaard(soort: BerichtSoort): Standaard {
  const wet: BerichtWet = soort.startsWith('WMO') ? 'iwmo' : 'ijw';
  const groep: Groep = BERICHTEN_3_2[soort];
  const wortel: Knoop = {
    naam: 'Bericht',
    basis: false,
    minstens: 1,
    hoogstens: 1,
    kinderen: compileGroep(groep, wet, false),
    type: null,
    vast: null,
    lees: null,
  };
  const berichtCode = wortel.kinderen?.[0]?.kinderen?.[0]?.vast;
  if (!berichtCode) throw new Error(`no BerichtCode in the description of ${soort}`);
  return {
    soort,
    wet,
    versie: '3_2',
    nummer: soort.slice(-3),
    berichtCode,
    naamruimte: `${NAAMRUIMTE}/${wet}/3_2/${soort.toLowerCase()}/schema`,
    basisNaamruimte: `${NAAMRUIMTE}/${wet}/3_2/basisschema/schema`,
    wortel,
  };
}

function compileGroep(groep: Groep, wet: BerichtWet, basis: boolean): Knoop[] {
  return Object.entries(groep).map(([sleutel, waarde]) =>
    compileElement(sleutel, waarde, wet, basis),
  );
}

function compileElement(
  sleutel: string,
  waarde: string | Groep,
  wet: BerichtWet,
  basis: boolean,
): Knoop {
  const element = { ...readAantal(sleutel), basis };
  if (typeof waarde !== 'string') {
    const kinderen = compileGroep(waarde, wet, basis);
    return { ...element, kinderen, type: null, vast: null, lees: null };
  }
  const [naam = '', vast = null] = waarde.split('=');
  const samengesteld: Record<string, Groep> = CDT;
  const groep = samengesteld[naam];
  if (groep) {
    const kinderen = compileGroep(groep, wet, true);
    return { ...element, kinderen, type: null, vast: null, lees: null };
  }
  const enkel: Record<string, EnkelType> = LDT;
  const type = enkel[naam];
  if (!type) throw new Error(`unknown type ${naam} in the description`);
  return { ...element, kinderen: null, type, vast, lees: createWaardeLezer(type, wet, vast) };
}
