import type { Codelijst } from './codelijst.ts';

/** Geslacht, COD046. */
export const GESLACHT = {
  0: 'Onbekend',
  1: 'Mannelijk',
  2: 'Vrouwelijk',
} as const satisfies Codelijst;

/** Which names a person uses, COD700. */
export const NAAMGEBRUIK = {
  1: 'Eigen naam',
  2: 'Naam echtgenoot of geregistreerd partner of alternatieve naam',
  3: 'Naam echtgenoot of geregistreerd partner gevolgd door eigen naam',
  4: 'Eigen naam gevolgd door naam echtgenoot of geregistreerd partner',
  5: 'Pseudoniem',
  6: 'Niet-natuurlijk persoon',
} as const satisfies Codelijst;

/** Which parts of a birth date are unknown, COD170. */
export const DATUMGEBRUIK = {
  1: 'Dag onbekend (alleen maand en jaar gebruiken)',
  2: 'Dag en maand onbekend (alleen jaar gebruiken)',
  3: 'Dag, maand en jaar onbekend (onbekende datum)',
} as const satisfies Codelijst;

/** Kind of address, COD757. */
export const SOORT_ADRES = {
  '01': 'BRP-adres',
  '02': 'Correspondentie-adres',
  '03': 'Verblijfadres',
  '04': 'Tijdelijk verblijfadres',
} as const satisfies Codelijst;

/** How a house number is meant, NUM061. */
export const AANDUIDING_WOONADRES = {
  AB: 'Aan boord',
  BY: 'Bij',
  TO: 'Tegenover',
  WW: 'Woonwagen',
} as const satisfies Codelijst;

/** Relation of a person to the client, COD472. */
export const SOORT_RELATIE = {
  '03': 'Curator (juridisch)',
  '04': 'Financieel (gemachtigd)',
  '05': 'Financieel (toetsing)',
  '06': 'Leefeenheid',
  '07': 'Hulpverlener',
  '08': 'Specialist',
  '09': 'Anders',
  10: 'Ouder',
  11: 'Voogd',
  12: 'Partner/echtgeno(o)t(e)',
  13: 'Pleegouder',
  14: 'Bewindvoerder',
  15: 'Mentor',
  16: 'Zoon/dochter',
  17: 'Familielid',
  18: 'Gezinslid',
  19: 'Buur',
  20: 'Vriend(in)/kennis',
  21: 'Cliëntondersteuner',
  22: 'Huisarts',
  23: 'Erven van',
  24: 'Werkgever',
  25: 'Wijkcoach',
} as const satisfies Codelijst;

/** Interpreter that is needed, COD747. */
export const COMMUNICATIEVORM = {
  1: 'Tolk taal',
  2: 'Doventolk',
  3: 'Doofblindentolk',
} as const satisfies Codelijst;

/** Legal representation, WJ003. */
export const WETTELIJKE_VERTEGENWOORDIGING = {
  '06': 'Voogdij',
  '07': 'Bewindvoering',
  '08': 'Mentorschap',
  '09': 'Onder curatele stelling',
  10: 'Zaakwaarneming',
} as const satisfies Codelijst;

/** Legal status of the client, WJ232. */
export const JURIDISCHE_STATUS = {
  '01': 'Rechterlijke machtiging (rm) voorlopig / voortgezette machtiging',
  '02': 'RM op eigen verzoek',
  '03': 'RM met voorwaardelijk ontslag',
  '04': 'Onder toezichtstelling (ots)',
  '05': 'In bewaring stelling (ibs)',
  11: 'Strafrechterlijke justitiële contacten (tbs)',
  12: 'Strafrechterlijke justitiële contacten (overig)',
} as const satisfies Codelijst;

/** Yes or no, COD260. */
export const JA_NEE = { 1: 'Ja', 2: 'Nee' } as const satisfies Codelijst;
