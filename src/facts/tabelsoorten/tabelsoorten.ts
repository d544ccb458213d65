import type { Datum } from '../../core/basis/datum.ts';
import { type Gemeente, ONBEKENDE_GEMEENTE } from '../../core/basis/domein.ts';
import { betalingen, facturen, grootboek, rekeningschema } from './boekhouding.ts';
import { bevolking, gebieden, iv3, statline } from './gebied.ts';
import { contracten, opvolgingen } from './inkoop.ts';
import type { RijVan, Tabelsoort } from './soort.ts';
import {
  buig,
  eigenBijdragen,
  grBijdragen,
  pgb,
  subsidies,
  sw,
  uitkeringen,
  uitnutting,
} from './stromen.ts';

/** Every kind of table that is kept as it was delivered, by its name. */
export const TABELSOORTEN = {
  grootboek,
  rekeningschema,
  betalingen,
  facturen,
  grBijdragen,
  uitnutting,
  subsidies,
  pgb,
  eigenBijdragen,
  uitkeringen,
  buig,
  sw,
  contracten,
  opvolgingen,
  bevolking,
  gebieden,
  iv3,
  statline,
} as const satisfies Readonly<Record<string, Tabelsoort>>;

export type Tabelnaam = keyof typeof TABELSOORTEN;

/** A row of a kind of table. */
export type Feitrij<S extends Tabelnaam> = RijVan<(typeof TABELSOORTEN)[S]>;

/** A row with the day from which it was known. */
export type MetDag<R> = R & { readonly bekendSinds: Datum };

/** A value of a cell. */
export type Feitwaarde = string | number | boolean | null;

/** National figures belong to no municipality; they are kept under this code. */
export const LANDELIJK: Gemeente = ONBEKENDE_GEMEENTE;

// safe: the keys of TABELSOORTEN are its names
export const TABELNAMEN = Object.keys(TABELSOORTEN) as Tabelnaam[];

// safe: an existing day, before anything that is kept here
/** From when reference data counts that names no day: at every peildatum. */
export const ALTIJD = '1900-01-01' as Datum;

/** The definition of a kind of table, seen apart from its own columns. */
export const soortVan = (naam: Tabelnaam): Tabelsoort => TABELSOORTEN[naam];

/** Whether a word is the name of a kind of table. */
export const isTabelnaam = (naam: string): naam is Tabelnaam => Object.hasOwn(TABELSOORTEN, naam);
