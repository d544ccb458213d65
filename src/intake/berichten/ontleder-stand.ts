import { createHash, type Hash } from 'node:crypto';
import type { BerichtFout } from './api.ts';
import type { Standaard } from './beschrijving/standaard.ts';
import { toonNaam } from './meldingen.ts';
import { createNaamruimten, type Naamruimten } from './naamruimten.ts';
import type { Rol, Toestand } from './toestand.ts';

/** Values by element name, as the reader builds them. */
export type Velden = Record<string, unknown>;

/** Gets each element with a role when it closes (`clienten` when it opens), while there are no faults. */
export type Uitgifte = (rol: Rol, velden: Velden, regel: number, ouder: Velden) => void;

/** After so many faults the reader stops: the message is refused anyhow. */
const MAX_FOUTEN = 50;

/** Thrown through the XML parser to stop it; never leaves this folder. */
export const GESTOPT = new Error('reading stopped');

/** An element that is open. */
export interface Kader {
  toestand: Toestand;
  /** Index of the last child seen and how often it was seen in a row. */
  plaats: number;
  aantal: number;
  velden: Velden;
  tekst: string;
  regel: number;
  heeftRuimte: boolean;
}

/** Checks the elements of one message against its description and builds what is handed out. */
export interface Ontleder {
  readonly standaard: Standaard;
  readonly fouten: BerichtFout[];
  readonly ruimten: Naamruimten;
  readonly kaders: Kader[];
  readonly uitgifte: Uitgifte;
  readonly hash: Hash;
  /** The line of each element in a list, by its fields. */
  readonly regels: RegelTabel;
  hashTekst: string;
  diepte: number;
  /** Depth of elements that are passed over after a fault. */
  overslaan: number;
}

/** Lines of elements by the object that holds their fields. */
export type RegelTabel = WeakMap<object, number>;

/** Starts at the root element, which the caller has recognised. */
export function createOntleder(
  standaard: Standaard,
  uitgifte: Uitgifte,
  regels: RegelTabel,
): Ontleder {
  return {
    standaard,
    fouten: [],
    ruimten: createNaamruimten(standaard.naamruimte, standaard.basisNaamruimte),
    kaders: [],
    uitgifte,
    hash: createHash('sha256'),
    regels,
    hashTekst: '',
    diepte: 0,
    overslaan: 0,
  };
}

/** Adds a fault, and stops the reading when there are too many. */
export function meldFout(
  o: Ontleder,
  regel: number | null,
  code: string,
  melding: string,
  naam?: string,
): void {
  const pad = o.kaders.slice(0, o.diepte).map((k) => k.toestand.knoop.naam);
  if (naam !== undefined) pad.push(toonNaam(naam));
  o.fouten.push({ regel, element: pad.join('/'), code, melding });
  if (o.fouten.length >= MAX_FOUTEN) throw GESTOPT;
}
