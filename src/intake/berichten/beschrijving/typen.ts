import { LAND } from '../../../normen/codelijsten/land.ts';
import {
  AANDUIDING_WOONADRES,
  COMMUNICATIEVORM,
  DATUMGEBRUIK,
  GESLACHT,
  JA_NEE,
  JURIDISCHE_STATUS,
  NAAMGEBRUIK,
  SOORT_ADRES,
  SOORT_RELATIE,
  WETTELIJKE_VERTEGENWOORDIGING,
} from '../../../normen/codelijsten/persoon.ts';
import {
  DEBET_CREDIT,
  EENHEID,
  FREQUENTIE,
  PRODUCTCATEGORIE_JEUGD,
  PRODUCTCATEGORIE_WMO,
} from '../../../normen/codelijsten/product.ts';
import { RETOURCODE } from '../../../normen/codelijsten/retourcode.ts';
import {
  REDEN_AFWIJZING_VERZOEK,
  REDEN_BEEINDIGING_JEUGD,
  REDEN_BEEINDIGING_WMO,
  REDEN_VERZOEK,
  REDEN_WIJZIGING,
  STATUS_AANLEVERING,
  VERWIJZER,
  VERZOEK_ANTWOORD,
} from '../../../normen/codelijsten/toewijzing.ts';
import type { EnkelType } from './type.ts';

/** Text with at least one visible character on one line: the pattern of nearly all free fields. */
const GEVULD = '.*[^\\s].*';

const tekst = <N extends number>(maxLength: N, pattern: string = GEVULD) =>
  ({ basis: 'string', minLength: 1, maxLength, pattern }) as const;
const getal = (maxInclusive: number) =>
  ({ basis: 'integer', minInclusive: 0, maxInclusive }) as const;

/** Fields that identify a person or hold free text: their value never enters a message of ours. */
const persoon = <T extends EnkelType>(type: T) => ({ ...type, persoon: true }) as const;

const code = (codelijst: Readonly<Record<string, string>>, maxLength: number) =>
  ({ basis: 'string', maxLength, codelijst }) as const;
const codePerWet = (
  wmo: Readonly<Record<string, string>>,
  jw: Readonly<Record<string, string>>,
  maxLength: number,
) => ({ basis: 'string', maxLength, codelijst: { wmo, jw } }) as const;

/** The simple types of the basisschema, release 3.2 (iWmo and iJw differ only where both laws are named). */
export const LDT = {
  LDT_AanduidingWoonadres: persoon(code(AANDUIDING_WOONADRES, 2)),
  LDT_AdresSoort: code(SOORT_ADRES, 2),
  LDT_AgbCode: tekst(8, '[0-9]{8}'),
  LDT_Bedrag: getal(99_999_999),
  LDT_BerichtCode: { basis: 'string', minLength: 1, maxLength: 3 },
  LDT_BerichtSubversie: getal(99),
  LDT_BerichtVersie: getal(99),
  LDT_Budget: getal(99_999_999),
  LDT_BurgerServicenummer: persoon(tekst(9, '[0-9]{9}')),
  LDT_Commentaar: persoon({ basis: 'string', minLength: 1, pattern: '([.\\s]*\\S+[.\\s]*)+' }),
  LDT_Communicatievorm: persoon(code(COMMUNICATIEVORM, 1)),
  LDT_Datum: { basis: 'date', pattern: '[^:Z]*' },
  LDT_DatumGebruik: code(DATUMGEBRUIK, 1),
  LDT_DebetCredit: code(DEBET_CREDIT, 1),
  LDT_Eenheid: code(EENHEID, 2),
  LDT_Emailadres: persoon(tekst(80)),
  LDT_Frequentie: code(FREQUENTIE, 1),
  LDT_Gemeente: { basis: 'string', minLength: 1, pattern: '[0-9]{4}' },
  LDT_Geslacht: persoon(code(GESLACHT, 1)),
  LDT_Huisletter: persoon(tekst(1)),
  LDT_Huisnummer: persoon(getal(99_999)),
  LDT_HuisnummerToevoeging: persoon(tekst(4)),
  LDT_IdentificatieBericht: tekst(12),
  LDT_IdentificatieDeclaratie: { basis: 'string', minLength: 1, maxLength: 12 },
  LDT_JaNee: code(JA_NEE, 1),
  LDT_JuridischeStatus: persoon(code(JURIDISCHE_STATUS, 2)),
  LDT_LandCode: code(LAND, 2),
  LDT_Landnummer: persoon(tekst(4)),
  LDT_Naam: persoon(tekst(200)),
  LDT_NaamGebruik: code(NAAMGEBRUIK, 1),
  LDT_NaamVerwijzer: persoon(tekst(64)),
  LDT_Nummer: getal(999_999_999),
  LDT_Organisatienaam: persoon(tekst(35)),
  LDT_Persoonsid: persoon(tekst(20)),
  LDT_Plaatsnaam: persoon(tekst(80)),
  LDT_Postcode: persoon(tekst(8)),
  LDT_ProductCategorie: codePerWet(PRODUCTCATEGORIE_WMO, PRODUCTCATEGORIE_JEUGD, 2),
  LDT_ProductCode: tekst(5),
  LDT_RedenAfwijzingVerzoek: code(REDEN_AFWIJZING_VERZOEK, 2),
  LDT_RedenBeeindiging: codePerWet(REDEN_BEEINDIGING_WMO, REDEN_BEEINDIGING_JEUGD, 2),
  LDT_RedenVerzoek: code(REDEN_VERZOEK, 1),
  LDT_RedenWijziging: code(REDEN_WIJZIGING, 2),
  LDT_Referentie: tekst(36),
  LDT_ReferentieNummer: { basis: 'string', minLength: 1, maxLength: 20 },
  LDT_RelatieVolgorde: getal(99),
  LDT_RetourCode: code(RETOURCODE, 4),
  LDT_SoortRelatie: code(SOORT_RELATIE, 2),
  LDT_StatusAanlevering: code(STATUS_AANLEVERING, 1),
  LDT_Straatnaam: persoon(tekst(24)),
  LDT_Taal: persoon(tekst(25)),
  LDT_Telefoonnummer: persoon(tekst(15, '[0-9]*')),
  LDT_Tijd: { basis: 'time', pattern: '[^Z+-]+' },
  LDT_TotaalBedrag: getal(999_999_999_999),
  LDT_TypeVerwijzer: code(VERWIJZER, 2),
  LDT_Versie: {
    basis: 'string',
    minLength: 1,
    pattern: '(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)',
  },
  LDT_VerzoekAntwoord: code(VERZOEK_ANTWOORD, 1),
  LDT_Volume: getal(99_999_999),
  LDT_Voorletters: persoon(tekst(6, '([a-zA-ZÀ-ỳ])+')),
  LDT_Voorvoegsel: persoon(tekst(10)),
  LDT_WettelijkeVertegenwoordiging: persoon(code(WETTELIJKE_VERTEGENWOORDIGING, 2)),
  /** LDT_Datum where it is a birth date. */
  LDT_Datum_persoon: { basis: 'date', pattern: '[^:Z]*', persoon: true },
  /** DeclaratieNummer of the 323, which restricts LDT_IdentificatieDeclaratie in the message itself. */
  LDT_IdentificatieDeclaratie_323: tekst(12, '([a-zA-Z0-9])+'),
} as const satisfies Record<string, EnkelType>;

/** The composed types of the basisschema; their elements are in its namespace, not in the message's. */
export const CDT = {
  CDT_Achternaam: { Achternaam: 'LDT_Naam', 'Voorvoegsel?': 'LDT_Voorvoegsel' },
  CDT_Adres: {
    'Huis?': 'CDT_Huis',
    'Postcode?': 'LDT_Postcode',
    'Straatnaam?': 'LDT_Straatnaam',
    'Plaatsnaam?': 'LDT_Plaatsnaam',
    'LandCode?': 'LDT_LandCode',
  },
  CDT_BedragMetDC: { Bedrag: 'LDT_Bedrag', DebetCredit: 'LDT_DebetCredit' },
  CDT_BerichtIdentificatie: { Identificatie: 'LDT_IdentificatieBericht', Dagtekening: 'LDT_Datum' },
  CDT_Communicatie: { Vorm: 'LDT_Communicatievorm', 'Taal?': 'LDT_Taal' },
  CDT_Geboortedatum: { Datum: 'LDT_Datum_persoon', 'DatumGebruik?': 'LDT_DatumGebruik' },
  CDT_GeslotenPeriode: { Begindatum: 'LDT_Datum', Einddatum: 'LDT_Datum' },
  CDT_Huis: {
    Huisnummer: 'LDT_Huisnummer',
    'Huisletter?': 'LDT_Huisletter',
    'HuisnummerToevoeging?': 'LDT_HuisnummerToevoeging',
    'AanduidingWoonadres?': 'LDT_AanduidingWoonadres',
  },
  CDT_Omvang: { Volume: 'LDT_Volume', Eenheid: 'LDT_Eenheid', Frequentie: 'LDT_Frequentie' },
  CDT_OpenPeriode: { 'Begindatum?': 'LDT_Datum', 'Einddatum?': 'LDT_Datum' },
  CDT_Product: { Categorie: 'LDT_ProductCategorie', 'Code?': 'LDT_ProductCode' },
  CDT_Referentie: {
    ReferentieNummer: 'LDT_ReferentieNummer',
    'VorigReferentieNummer?': 'LDT_ReferentieNummer',
  },
  CDT_Telefoon: { Telefoonnummer: 'LDT_Telefoonnummer', Landnummer: 'LDT_Landnummer' },
  CDT_Telefoonnummers: { Telefoon01: 'CDT_Telefoon', 'Telefoon02?': 'CDT_Telefoon' },
  CDT_TotaalBedragMetDC: { TotaalBedrag: 'LDT_TotaalBedrag', DebetCredit: 'LDT_DebetCredit' },
  CDT_VerkorteNaam: {
    Geslachtsnaam: 'CDT_Achternaam',
    'Voornamen?': 'LDT_Naam',
    'Voorletters?': 'LDT_Voorletters',
  },
  CDT_Verwijzer: {
    Type: 'LDT_TypeVerwijzer',
    'Naam?': 'LDT_NaamVerwijzer',
    'ZorgverlenerCode?': 'LDT_AgbCode',
  },
  CDT_VolledigeNaam: {
    Geslachtsnaam: 'CDT_Achternaam',
    'Partnernaam?': 'CDT_Achternaam',
    'Voornamen?': 'LDT_Naam',
    'Voorletters?': 'LDT_Voorletters',
    NaamGebruik: 'LDT_NaamGebruik',
  },
  CDT_XsdVersie: { BasisschemaXsdVersie: 'LDT_Versie', BerichtXsdVersie: 'LDT_Versie' },
} as const;
