import { isTabelnaam, soortVan } from '../facts/tabelsoorten/tabelsoorten.ts';

/** Kinds of table that have no definition among the facts, as a reader knows them. */
const ANDERE: Readonly<Record<string, string>> = {
  afgeschermd: 'Afgeschermde adressen',
  begroting: 'Begroting',
  producttabel: 'Producttabel',
  aanbieders: 'Aanbieders',
  postcodes: 'Postcodes',
  maandcijfers: 'Maandcijfers',
  berichten: 'Berichten',
  exportToewijzingen: 'Export van toewijzingen',
  exportLeveringen: 'Export van start en stop van zorg',
  exportDeclaraties: 'Export van declaratieregels',
};

/** What a kind of file is called; a message by its own code (`WMO323`). */
export const soortNaam = (soort: string): string =>
  isTabelnaam(soort) ? soortVan(soort).titel : (ANDERE[soort] ?? soort);

/** A code as it is written in a table: `inBeoordeling` becomes `in beoordeling`. */
export const inWoorden = (code: string): string =>
  code.replace(/([a-z])([A-Z])/g, (_, voor: string, na: string) => `${voor} ${na.toLowerCase()}`);

/** Whether a word is the code of a kind of file. */
export const isSoort = (soort: string): boolean =>
  isTabelnaam(soort) || Object.hasOwn(ANDERE, soort);
