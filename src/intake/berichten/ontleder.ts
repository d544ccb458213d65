import { meldingWaarde } from './meldingen.ts';
import { openRuimte } from './ontleder-attributen.ts';
import { zoekKind } from './ontleder-kind.ts';
import { GESTOPT, type Kader, meldFout, type Ontleder, type Velden } from './ontleder-stand.ts';
import { type Rol, type Toestand, toestandVan } from './toestand.ts';

const MAX_DIEPTE = 64;
const MAX_TEKST = 1_000_000;
const HASH_STUK = 1 << 16;

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

function stopDiepte(o: Ontleder, regel: number): never {
  meldFout(o, regel, 'XML', 'De elementen zijn te diep genest.');
  throw GESTOPT;
}
