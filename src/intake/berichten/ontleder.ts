import { createHash, type Hash } from 'node:crypto';
import type { BerichtFout } from './api.ts';
import type { Standaard } from './beschrijving/standaard.ts';
import { meldingWaarde, toonNaam } from './meldingen.ts';
import { createNaamruimten, type Declaratie, type Naamruimten, splitNaam } from './naamruimten.ts';
import { type Rol, type Toestand, toestandVan } from './toestand.ts';

/** Values by element name, as the reader builds them. */
export type Velden = Record<string, unknown>;

/** Gets each element with a role when it closes (`clienten` when it opens), while there are no faults. */
export type Uitgifte = (rol: Rol, velden: Velden, regel: number, ouder: Velden) => void;

/** After so many faults the reader stops: the message is refused anyhow. */
export const MAX_FOUTEN = 50;
const MAX_DIEPTE = 64;
const MAX_TEKST = 1_000_000;
const HASH_STUK = 1 << 16;

/** Thrown through the XML parser to stop it; never leaves this folder. */
export const GESTOPT = new Error('reading stopped');

interface Kader {
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

/** An element opens: `naam` as written, `attributen` without prefix resolution. */
export function openElement(
  o: Ontleder,
  naam: string,
  attributen: Readonly<Record<string, string>>,
  regel: number,
): void {
  if (o.overslaan > 0) {
    if (++o.overslaan > MAX_DIEPTE) stopDiepte(o, regel);
    return;
  }
  const heeftRuimte = openRuimte(o, attributen, regel, naam);
  const toestand = o.diepte === 0 ? toestandVan(o.standaard) : zoekKind(o, naam, regel);
  if (toestand === null) {
    if (heeftRuimte) o.ruimten.sluit();
    o.overslaan = 1;
    return;
  }
  pushKader(o, toestand, regel, heeftRuimte);
  if (toestand.kinderen) addHash(o, toestand.merk);
  if (toestand.rol === 'clienten') geefUit(o, 'clienten', o.kaders[o.diepte - 1], o.diepte - 2);
}

/** Text in the current element; may come in several pieces. */
export function addTekst(o: Ontleder, tekst: string, regel: number): void {
  if (o.overslaan > 0) return;
  const kader = o.kaders[o.diepte - 1];
  if (kader === undefined) return;
  if (kader.toestand.kinderen) {
    if (!isWit(tekst))
      meldFout(o, regel, 'XSD', `In ${kader.toestand.knoop.naam} mag geen losse tekst staan.`);
    return;
  }
  kader.tekst = kader.tekst === '' ? tekst : kader.tekst + tekst;
  if (kader.tekst.length > MAX_TEKST) {
    meldFout(
      o,
      regel,
      'XML',
      `De tekst van ${kader.toestand.knoop.naam} is langer dan een miljoen tekens.`,
    );
    throw GESTOPT;
  }
}

/** The current element closes. */
export function sluitElement(o: Ontleder): void {
  if (o.overslaan > 0) {
    o.overslaan--;
    return;
  }
  const kader = o.kaders[o.diepte - 1];
  if (kader === undefined) return;
  if (kader.toestand.kinderen) sluitGroep(o, kader, kader.toestand.kinderen);
  else sluitWaarde(o, kader);
  if (kader.heeftRuimte) o.ruimten.sluit();
  o.diepte--;
}

/** The content hash, once the root element has closed. */
export function inhoudHash(o: Ontleder): string {
  return o.hash.update(o.hashTekst).digest('hex');
}

function addHash(o: Ontleder, tekst: string): void {
  o.hashTekst += tekst;
  if (o.hashTekst.length > HASH_STUK) {
    o.hash.update(o.hashTekst);
    o.hashTekst = '';
  }
}

function isWit(tekst: string): boolean {
  for (let i = 0; i < tekst.length; i++) {
    const c = tekst.charCodeAt(i);
    if (c !== 32 && c !== 9 && c !== 10 && c !== 13) return false;
  }
  return true;
}

function pushKader(o: Ontleder, toestand: Toestand, regel: number, heeftRuimte: boolean): void {
  const velden: Velden = toestand.kinderen ? {} : LEEG;
  const kader = o.kaders[o.diepte];
  if (kader === undefined) {
    o.kaders.push({ toestand, plaats: 0, aantal: 0, velden, tekst: '', regel, heeftRuimte });
  } else {
    kader.toestand = toestand;
    kader.plaats = 0;
    kader.aantal = 0;
    kader.velden = velden;
    kader.tekst = '';
    kader.regel = regel;
    kader.heeftRuimte = heeftRuimte;
  }
  o.diepte++;
}
/** Stands in for the fields of an element that holds a value; never filled. */
const LEEG: Velden = Object.freeze({});

function sluitWaarde(o: Ontleder, kader: Kader): void {
  const { toestand, tekst } = kader;
  const { knoop } = toestand;
  const waarde = knoop.lees?.(tekst);
  if (waarde === undefined) {
    meldFout(o, kader.regel, 'XSD', meldingWaarde(knoop, tekst, o.standaard.wet));
    return;
  }
  addHash(o, toestand.merk + waarde);
  const bewaar = toestand.kopieer && tekst.length > 12 ? Buffer.from(tekst).toString() : waarde;
  bind(o, knoop.naam, knoop.hoogstens, bewaar);
}

function bind(o: Ontleder, naam: string, hoogstens: number, waarde: unknown): void {
  const ouder = o.kaders[o.diepte - 2];
  if (ouder === undefined) return;
  if (hoogstens === 1) {
    ouder.velden[naam] = waarde;
    return;
  }
  const lijst = ouder.velden[naam];
  if (Array.isArray(lijst)) lijst.push(waarde);
  else ouder.velden[naam] = [waarde];
}

function sluitGroep(o: Ontleder, kader: Kader, kinderen: readonly Toestand[]): void {
  const { toestand } = kader;
  for (let i = kader.aantal > 0 ? kader.plaats + 1 : kader.plaats; i < kinderen.length; i++) {
    const knoop = kinderen[i]?.knoop;
    if (knoop?.minstens === 1) {
      meldFout(
        o,
        kader.regel,
        'XSD',
        `${knoop.naam} ontbreekt in ${toestand.knoop.naam}.`,
        knoop.naam,
      );
    }
  }
  addHash(o, '\u0004');
  if (!toestand.los) {
    if (toestand.knoop.hoogstens > 1) o.regels.set(kader.velden, kader.regel);
    bind(o, toestand.knoop.naam, toestand.knoop.hoogstens, kader.velden);
  } else if (toestand.rol !== null && toestand.rol !== 'clienten') {
    geefUit(o, toestand.rol, kader, o.diepte - 2);
  }
}

function geefUit(o: Ontleder, rol: Rol, kader: Kader | undefined, ouderDiepte: number): void {
  if (o.fouten.length > 0 || kader === undefined) return;
  // A prestatie stands in Prestaties, in the Client that has the BSN.
  const ouder = o.kaders[rol === 'prestatie' ? ouderDiepte - 1 : ouderDiepte];
  o.uitgifte(rol, kader.velden, kader.regel, ouder?.velden ?? LEEG);
}

/** The description of a child element at this place, or `null` (with a fault) when it may not be here. */
function zoekKind(o: Ontleder, naam: string, regel: number): Toestand | null {
  const kader = o.kaders[o.diepte - 1];
  const kinderen = kader?.toestand.kinderen;
  if (kader === undefined || !kinderen) {
    meldFout(o, regel, 'XSD', `${kader?.toestand.knoop.naam} mag geen elementen bevatten.`, naam);
    return null;
  }
  const huidig = kinderen[kader.plaats];
  const vol = huidig === undefined || kader.aantal >= huidig.knoop.hoogstens;
  const verwacht = vol ? kinderen[kader.plaats + 1] : huidig;
  if (verwacht !== undefined && o.ruimten.isNummer(naam, verwacht.nummer)) {
    if (vol) kader.plaats++;
    kader.aantal = vol ? 1 : kader.aantal + 1;
    return verwacht;
  }
  return zoekVerder(o, kader, kinderen, o.ruimten.nummer(naam), naam, regel);
}

function zoekVerder(
  o: Ontleder,
  kader: Kader,
  kinderen: readonly Toestand[],
  nummer: number,
  naam: string,
  regel: number,
): Toestand | null {
  const begin = kader.aantal > 0 ? kader.plaats + 1 : kader.plaats;
  let doel = begin;
  while (doel < kinderen.length && kinderen[doel]?.nummer !== nummer) doel++;
  const gevonden = kinderen[doel];
  if (gevonden === undefined) {
    meldFout(
      o,
      regel,
      'XSD',
      meldingOnverwacht(o, kader, kinderen, nummer, naam),
      splitNaam(naam).lokaal,
    );
    return null;
  }
  for (let i = begin; i < doel; i++) {
    const knoop = kinderen[i]?.knoop;
    if (knoop?.minstens === 1) {
      meldFout(o, regel, 'XSD', `${knoop.naam} ontbreekt vóór ${gevonden.knoop.naam}.`, knoop.naam);
    }
  }
  kader.plaats = doel;
  kader.aantal = 1;
  return gevonden;
}

function meldingOnverwacht(
  o: Ontleder,
  kader: Kader,
  kinderen: readonly Toestand[],
  nummer: number,
  naam: string,
): string {
  const lokaal = splitNaam(naam).lokaal;
  const ouder = kader.toestand.knoop.naam;
  const bekend = kinderen.findIndex((k) => k.knoop.naam === lokaal);
  if (bekend < 0) return `${toonNaam(lokaal)} hoort niet in ${ouder}.`;
  if (kinderen[bekend]?.nummer !== nummer) {
    if (o.ruimten.ruimteVan(naam) === undefined)
      return `Het voorvoegsel van ${toonNaam(naam)} is niet gedeclareerd.`;
    return `${lokaal} staat in een verkeerde naamruimte.`;
  }
  if (bekend === kader.plaats) return `${lokaal} komt te vaak voor in ${ouder}.`;
  return `${lokaal} staat niet op de goede plaats in ${ouder}.`;
}

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/** Reads the attributes: only namespaces and the location of a schema may stand on an element. */
function openRuimte(
  o: Ontleder,
  attributen: Readonly<Record<string, string>>,
  regel: number,
  element: string,
): boolean {
  const declaraties: Declaratie[] = [];
  let andere: string[] | null = null;
  for (const naam in attributen) {
    const uri = attributen[naam] ?? '';
    if (naam === 'xmlns') declaraties.push({ prefix: '', uri });
    else if (naam.startsWith('xmlns:')) declaraties.push({ prefix: naam.slice(6), uri });
    else (andere ??= []).push(naam);
  }
  if (declaraties.length > 0) o.ruimten.open(declaraties);
  for (const naam of andere ?? []) checkAttribuut(o, naam, regel, element);
  return declaraties.length > 0;
}

function checkAttribuut(o: Ontleder, naam: string, regel: number, element: string): void {
  const { prefix, lokaal } = splitNaam(naam);
  const isXsi = prefix !== '' && o.ruimten.ruimteVan(naam) === XSI;
  if (isXsi && (lokaal === 'schemaLocation' || lokaal === 'noNamespaceSchemaLocation')) return;
  meldFout(
    o,
    regel,
    'XSD',
    `Het attribuut ${toonNaam(naam)} hoort hier niet.`,
    splitNaam(element).lokaal,
  );
}

function stopDiepte(o: Ontleder, regel: number): never {
  meldFout(o, regel, 'XML', 'De elementen zijn te diep genest.');
  throw GESTOPT;
}
