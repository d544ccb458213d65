import { readFileSync } from 'node:fs';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import {
  berichtSoorten,
  type Knoop,
  standaardVan,
} from '../../src/intake/berichten/beschrijving/standaard.ts';
import { LDT } from '../../src/intake/berichten/beschrijving/typen.ts';
import { codesVan } from '../../src/intake/berichten/beschrijving/waarde.ts';
import { basisschemaPad, heeftStandaarden, xsdPad, ZONDER } from './schema.ts';

interface XsdElement {
  readonly soort: string;
  readonly kenmerken: Readonly<Record<string, string>>;
  readonly binnen: XsdElement[];
}

function readXsd(pad: string): XsdElement {
  const wortel: XsdElement = { soort: 'document', kenmerken: {}, binnen: [] };
  const stapel = [wortel];
  const parser = new SaxesParser();
  parser.on('opentag', (tag) => {
    const element = { soort: tag.name.slice(3), kenmerken: tag.attributes, binnen: [] };
    stapel.at(-1)?.binnen.push(element);
    stapel.push(element);
  });
  parser.on('closetag', () => stapel.pop());
  parser.write(readFileSync(pad, 'utf8')).close();
  const schema = wortel.binnen[0];
  if (!schema) throw new Error(`no schema in ${pad}`);
  return schema;
}

const vind = (e: XsdElement, soort: string, naam?: string): XsdElement | undefined =>
  e.binnen.find((b) => b.soort === soort && (naam === undefined || b.kenmerken['name'] === naam)) ??
  e.binnen.map((b) => vind(b, soort, naam)).find((b) => b !== undefined);

const facetten = (restrictie: XsdElement): Record<string, unknown> => {
  const uit: Record<string, unknown> = {};
  const codes = restrictie.binnen.filter((b) => b.soort === 'enumeration');
  if (codes.length > 0) uit['codes'] = codes.map((c) => c.kenmerken['value']).sort();
  for (const b of restrictie.binnen) {
    if (b.soort !== 'enumeration' && b.soort !== 'annotation') {
      uit[b.soort] = b.kenmerken['value'];
    }
  }
  return uit;
};

/** One line an element: depth, name, cardinality, kind of namespace and type, as the XSD has it. */
function regelsVanXsd(
  xsd: XsdElement,
  basis: XsdElement,
  typeNaam: string,
  diepte: number,
): string[] {
  const lokaal = typeNaam.split(':')[1] ?? '';
  const inBasis = lokaal.startsWith('CDT_');
  const groep = vind(vind(inBasis ? basis : xsd, 'complexType', lokaal) ?? xsd, 'sequence');
  return (groep?.binnen ?? []).flatMap((e) => {
    const { name = '', type, minOccurs = '1', maxOccurs = '1' } = e.kenmerken;
    const kop = `${'.'.repeat(diepte)}${name} ${minOccurs}-${maxOccurs} ${inBasis ? 'basis' : 'bericht'}`;
    if (type === undefined) {
      const r = vind(e, 'restriction');
      if (!r) throw new Error(`${name} has no type`);
      return [`${kop} ${JSON.stringify(facettenVan(r, basis))}`];
    }
    const naam = type.split(':')[1] ?? '';
    if (!naam.startsWith('LDT_')) return [kop, ...regelsVanXsd(xsd, basis, type, diepte + 1)];
    const r = vind(vind(basis, 'simpleType', naam) ?? basis, 'restriction');
    if (!r) throw new Error(`no type ${naam}`);
    return [`${kop} ${JSON.stringify(facettenVan(r, basis))}`];
  });
}

/** The facets of a restriction with those of the type it restricts, in a fixed order. */
function facettenVan(r: XsdElement, basis: XsdElement): [string, unknown][] {
  const ouder = (r.kenmerken['base'] ?? '').split(':')[1] ?? '';
  const eigen = facetten(r);
  if (!ouder.startsWith('LDT_')) return sorteer({ basis: ouder, ...eigen });
  const boven = vind(vind(basis, 'simpleType', ouder) ?? basis, 'restriction');
  if (!boven) throw new Error(`no type ${ouder}`);
  return sorteer({ basis: boven.kenmerken['base']?.split(':')[1], ...facetten(boven), ...eigen });
}

const sorteer = (o: Record<string, unknown>): [string, unknown][] =>
  Object.entries(o).sort(([a], [b]) => (a < b ? -1 : 1));

function regelsVanKnoop(knoop: Knoop, wet: 'iwmo' | 'ijw', diepte: number): string[] {
  return (knoop.kinderen ?? []).flatMap((kind) => {
    const hoogstens = kind.hoogstens === 1 ? '1' : 'unbounded';
    const kop = `${'.'.repeat(diepte)}${kind.naam} ${kind.minstens}-${hoogstens} ${kind.basis ? 'basis' : 'bericht'}`;
    if (kind.kinderen) return [kop, ...regelsVanKnoop(kind, wet, diepte + 1)];
    const { codelijst: _, persoon: __, ...rest } = kind.type ?? { basis: 'string' };
    const uit: Record<string, unknown> = Object.fromEntries(
      Object.entries(rest).map(([k, v]) => [k, String(v)]),
    );
    const codes = kind.type && codesVan(kind.type, wet);
    if (codes) uit['codes'] = codes.sort();
    if (kind.vast !== null) uit['pattern'] = kind.vast;
    return [`${kop} ${JSON.stringify(sorteer(uit))}`];
  });
}

describe.skipIf(!heeftStandaarden)(`the description of the messages (${ZONDER})`, () => {
  it.each(berichtSoorten())(
    'of %s has every element, order, number and type of its schema',
    (soort) => {
      const { wortel, wet } = standaardVan(soort);
      const verwacht = regelsVanXsd(
        readXsd(xsdPad(soort)),
        readXsd(basisschemaPad(wet)),
        'x:Root',
        0,
      );
      expect(verwacht.length).toBeGreaterThan(10);
      expect(regelsVanKnoop(wortel, wet, 0)).toEqual(verwacht);
    },
  );

  it('leaves no simple type of the basisschema out', () => {
    const namen = readXsd(basisschemaPad('iwmo'))
      .binnen.filter((b) => b.soort === 'simpleType')
      .map((b) => b.kenmerken['name']);
    expect(Object.keys(LDT)).toEqual(expect.arrayContaining(namen));
  });
});
