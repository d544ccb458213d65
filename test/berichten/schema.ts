import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import type { BerichtSoort } from '../../src/intake/berichten/beschrijving/standaard.ts';

/** The published schemas and examples, where they are at hand; the project does not carry them. */
const STANDAARDEN = fileURLToPath(new URL('../../../shared/standards/', import.meta.url));
export const heeftStandaarden = existsSync(`${STANDAARDEN}xsd`);
export const ZONDER = 'skipped without the published schemas in ../shared/standards';
export const voorbeeldMap = `${STANDAARDEN}berichten/`;

/** Path of the schema of a message; the derived one where none was published. */
export function xsdPad(soort: BerichtSoort): string {
  const wet = soort.startsWith('WMO') ? 'iwmo' : 'ijw';
  const eigen = `${STANDAARDEN}xsd/${wet}-3.2/${soort}.xsd`;
  return existsSync(eigen) ? eigen : `${STANDAARDEN}xsd-derived/${soort}.xsd`;
}

export const basisschemaPad = (wet: 'iwmo' | 'ijw'): string =>
  `${STANDAARDEN}xsd/${wet}-3.2/basisschema.xsd`;

const validators = new Map<BerichtSoort, XsdValidator>();

function validatorVan(soort: BerichtSoort): XsdValidator {
  const bekend = validators.get(soort);
  if (bekend) return bekend;
  if (validators.size === 0) xmlRegisterFsInputProviders();
  const pad = xsdPad(soort);
  const wet = soort.startsWith('WMO') ? 'iwmo' : 'ijw';
  // A derived schema stands apart from the basisschema that it imports.
  const url = `${STANDAARDEN}xsd/${wet}-3.2/${soort}.xsd`;
  const doc = XmlDocument.fromBuffer(readFileSync(pad), { url });
  const validator = XsdValidator.fromDoc(doc);
  validators.set(soort, validator);
  return validator;
}

/** The first complaint of libxml2 about a message, or `null` when the schema accepts it. */
export function klachtVanSchema(soort: BerichtSoort, xml: string): string | null {
  let doc: XmlDocument;
  try {
    doc = XmlDocument.fromString(xml);
  } catch (e) {
    return String(e);
  }
  try {
    validatorVan(soort).validate(doc);
    return null;
  } catch (e) {
    return String(e);
  } finally {
    doc.dispose();
  }
}
