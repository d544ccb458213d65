import type { Knoop } from './beschrijving/standaard.ts';
import type { EnkelType } from './beschrijving/type.ts';
import { codesVan } from './beschrijving/waarde.ts';

/** A name from the file, made fit to stand in a sentence. */
export function toonNaam(naam: string): string {
  const schoon = naam.replace(/[^\p{L}\p{N}_.:-]/gu, '?');
  return schoon.length > 60 ? `${schoon.slice(0, 60)}...` : schoon;
}

/**
 * Why a value is not allowed, in Dutch. The value itself is named only when the type cannot hold a
 * person's data and the text does not look like a BSN.
 */
export function meldingWaarde(knoop: Knoop, ruw: string, wet: 'iwmo' | 'ijw'): string {
  const { naam, type, vast } = knoop;
  if (!type) return `${naam} heeft een waarde die niet mag.`;
  if (vast !== null) return `${naam} moet ${vast} zijn.`;
  if (ruw.trim() === '') return `${naam} is leeg.`;
  return meldingType(naam, type, toonWaarde(type, ruw), ruw, wet);
}

function meldingType(
  naam: string,
  type: EnkelType,
  waarde: string,
  ruw: string,
  wet: 'iwmo' | 'ijw',
): string {
  if (type.codelijst) {
    const codes = codesVan(type, wet) ?? [];
    const keuze = codes.length <= 12 ? ` (${[...codes].sort().join(', ')})` : '';
    return `${naam}${waarde} staat niet in de codelijst${keuze}.`;
  }
  switch (type.basis) {
    case 'date':
      return `${naam}${waarde} is geen bestaande datum in de vorm JJJJ-MM-DD.`;
    case 'time':
      return `${naam}${waarde} is geen bestaande tijd in de vorm UU:MM:SS.`;
    case 'integer':
      return `${naam}${waarde} is geen heel getal van ${type.minInclusive ?? 0} tot en met ${type.maxInclusive ?? 'onbeperkt'}.`;
    default:
      return meldingTekst(naam, type, ruw);
  }
}

function meldingTekst(naam: string, type: EnkelType, ruw: string): string {
  const cijfers = /^\[0-9\]\{(\d+)\}$/.exec(type.pattern ?? '')?.[1];
  if (cijfers) return `${naam} moet uit precies ${cijfers} cijfers bestaan.`;
  if (type.maxLength !== undefined && [...ruw].length > type.maxLength) {
    return `${naam} is langer dan ${type.maxLength} tekens.`;
  }
  return `${naam} heeft een vorm die de standaard niet toestaat.`;
}

function toonWaarde(type: EnkelType, ruw: string): string {
  const geheim = type.persoon === true || ruw.length > 20 || /\d{8}/.test(ruw.replace(/\D/g, ''));
  const datum = type.basis === 'date' && type.persoon !== true && /^\d{4}-\d{2}-\d{2}$/.test(ruw);
  return geheim && !datum ? '' : ` "${ruw.replace(/[^\p{L}\p{N}.,:+-]/gu, '?')}"`;
}

const XML_MELDINGEN: readonly (readonly [RegExp, string])[] = [
  [/unclosed tag|unexpected end/, 'Het bestand houdt op voordat het bericht is afgesloten.'],
  [/unexpected close tag|unmatched closing tag/, 'Een element wordt niet of verkeerd afgesloten.'],
  [
    /undefined entity/,
    'Het bestand gebruikt een entiteit die XML niet kent; dat wordt niet gelezen.',
  ],
  [/text data outside/, 'Er staat tekst buiten het bericht.'],
  [/must contain a root/, 'Het bestand bevat geen bericht.'],
  [/only one root/, 'Het bestand bevat meer dan één bericht.'],
  [/duplicate attribute/, 'Een element heeft twee keer hetzelfde attribuut.'],
  [/disallowed character\./, 'Het bestand bevat een teken dat in XML niet mag.'],
];

/** A Dutch sentence for an error of the XML parser. */
export function meldingXml(fout: string): string {
  const bekend = XML_MELDINGEN.find(([patroon]) => patroon.test(fout));
  return bekend?.[1] ?? 'Het bestand is geen goed gevormde XML.';
}
