import {
  type BerichtInhoud,
  type BerichtSoort,
  type Knoop,
  type Standaard,
  standaardVan,
} from './beschrijving/standaard.ts';

/** Takes the next piece of a message. */
export type Ontvanger = (tekst: string) => void;

const STUK = 1 << 16;
const XSD_VERSIE = { BasisschemaXsdVersie: '1.0.0', BerichtXsdVersie: '1.0.0' };

/**
 * Writes a message as XML that is valid against the schema of its release.
 * BerichtCode, BerichtVersie, BerichtSubversie and XsdVersie are filled in when they are left out.
 * @throws Error with the path of the element when a value is missing, unknown or not allowed: a bug
 *   of the caller. The value itself is not in the text.
 */
export function writeBericht<S extends BerichtSoort>(
  soort: S,
  inhoud: NoInfer<BerichtInhoud<S>>,
): string {
  const stukken: string[] = [];
  schrijf(soort, inhoud, (stuk) => stukken.push(stuk));
  return stukken.join('');
}

/**
 * As `writeBericht`, in pieces of about 64 kB: for messages too large for one string. Repeated
 * elements may be given as a generator, so that they need not be in memory together.
 */
export function writeBerichtNaar<S extends BerichtSoort>(
  soort: S,
  inhoud: StroomInhoud<NoInfer<BerichtInhoud<S>>>,
  ontvang: Ontvanger,
): void {
  schrijf(soort, inhoud, ontvang);
}

function schrijf(soort: BerichtSoort, inhoud: unknown, ontvang: Ontvanger): void {
  const standaard = standaardVan(soort);
  const bericht = soort.toLowerCase();
  const schrijver: Schrijver = {
    buffer: '<?xml version="1.0" encoding="UTF-8"?>\n',
    ontvang,
    tags: tagsVan(standaard),
    pad: [],
  };
  schrijver.buffer += `<${bericht}:Bericht xmlns:${bericht}="${standaard.naamruimte}" xmlns:${standaard.wet}="${standaard.basisNaamruimte}">\n`;
  writeKinderen(schrijver, standaard.wortel, inhoud, '\t');
  ontvang(`${schrijver.buffer}</${bericht}:Bericht>\n`);
}

/** The content of a message in which every list may also be any iterable. */
export type StroomInhoud<T> = T extends readonly (infer E)[]
  ? Iterable<StroomInhoud<E>>
  : T extends object
    ? { [K in keyof T]: StroomInhoud<T[K]> }
    : T;

interface Tags {
  readonly open: string;
  readonly sluit: string;
}

interface Schrijver {
  buffer: string;
  readonly ontvang: Ontvanger;
  readonly tags: ReadonlyMap<Knoop, Tags>;
  readonly pad: string[];
}

const tagTabel = new Map<BerichtSoort, ReadonlyMap<Knoop, Tags>>();

function tagsVan(standaard: Standaard): ReadonlyMap<Knoop, Tags> {
  const bekend = tagTabel.get(standaard.soort);
  if (bekend) return bekend;
  const tags = new Map<Knoop, Tags>();
  const bericht = standaard.soort.toLowerCase();
  const add = (knoop: Knoop): void => {
    const naam = `${knoop.basis ? standaard.wet : bericht}:${knoop.naam}`;
    tags.set(knoop, { open: `<${naam}>`, sluit: `</${naam}>\n` });
    knoop.kinderen?.forEach(add);
  };
  add(standaard.wortel);
  tagTabel.set(standaard.soort, tags);
  return tags;
}

function writeKinderen(s: Schrijver, knoop: Knoop, inhoud: unknown, inspring: string): void {
  if (typeof inhoud !== 'object' || inhoud === null) throw fout(s, 'is not an object');
  // Safe: an object that is not null can be read by key; every value is checked below.
  const velden = inhoud as Readonly<Record<string, unknown>>;
  const kinderen = knoop.kinderen ?? [];
  let gebruikt = 0;
  for (const kind of kinderen) {
    if (velden[kind.naam] !== undefined) gebruikt++;
    s.pad.push(kind.naam);
    writeElementen(s, kind, velden[kind.naam], inspring);
    s.pad.pop();
  }
  const gegeven = Object.values(velden).filter((v) => v !== undefined).length;
  if (gegeven !== gebruikt) throw fout(s, 'holds a name that the message does not know');
}

function writeElementen(s: Schrijver, knoop: Knoop, waarde: unknown, inspring: string): void {
  if (knoop.hoogstens === 1) {
    const gevuld = waarde ?? standaardWaarde(knoop);
    if (gevuld !== undefined) writeElement(s, knoop, gevuld, inspring);
    else if (knoop.minstens === 1) throw fout(s, 'is missing');
    return;
  }
  if (typeof waarde !== 'object' || waarde === null || !(Symbol.iterator in waarde)) {
    throw fout(s, 'is not a list');
  }
  let aantal = 0;
  // Safe: it has an iterator, and every element is checked when it is written.
  for (const deel of waarde as Iterable<unknown>) {
    writeElement(s, knoop, deel, inspring);
    aantal++;
  }
  if (aantal === 0) throw fout(s, 'is an empty list');
}

function standaardWaarde(knoop: Knoop): unknown {
  if (knoop.vast !== null) return knoop.type?.basis === 'integer' ? Number(knoop.vast) : knoop.vast;
  return knoop.minstens === 1 && knoop.naam.startsWith('XsdVersie') ? XSD_VERSIE : undefined;
}

function writeElement(s: Schrijver, knoop: Knoop, waarde: unknown, inspring: string): void {
  const tags = s.tags.get(knoop);
  if (!tags) throw new Error(`no tags for ${knoop.naam}`);
  if (knoop.kinderen) {
    s.buffer += `${inspring + tags.open}\n`;
    writeKinderen(s, knoop, waarde, `${inspring}\t`);
    s.buffer += inspring + tags.sluit;
    if (s.buffer.length > STUK) flush(s);
    return;
  }
  const tekst = typeof waarde === 'number' ? String(waarde) : waarde;
  if (typeof tekst !== 'string' || knoop.lees?.(tekst) === undefined || !isXmlTekst(tekst)) {
    throw fout(s, 'has a value that the message does not allow');
  }
  s.buffer += inspring + tags.open + escape(tekst) + tags.sluit;
}

function flush(s: Schrijver): void {
  s.ontvang(s.buffer);
  s.buffer = '';
}

// These are what XML 1.0 does not allow
const VERBODEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udfff]/u;
const isXmlTekst = (tekst: string): boolean => !VERBODEN.test(tekst);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '\r': '&#13;',
};
const escape = (tekst: string): string =>
  /[&<>\r]/.test(tekst) ? tekst.replace(/[&<>\r]/g, (t) => ESCAPES[t] ?? t) : tekst;

const fout = (s: Schrijver, wat: string): Error => new Error(`Bericht/${s.pad.join('/')} ${wat}`);
