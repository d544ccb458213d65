import { toonNaam } from './meldingen.ts';
import { type Declaratie, splitNaam } from './naamruimten.ts';
import { meldFout, type Ontleder } from './ontleder-stand.ts';

const XSI = 'http://www.w3.org/2001/XMLSchema-instance';

/**
 * Reads the attributes: only namespaces and the location of a schema may stand on an element.
 * True when the element declares namespaces, which must be left when it closes.
 */
export function openRuimte(
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
