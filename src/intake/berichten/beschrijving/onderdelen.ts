export const RETOURCODES = { RetourCodes: { 'RetourCode+': 'LDT_RetourCode' } } as const;

const kop = <C extends string>(berichtCode: C) =>
  ({
    BerichtCode: `LDT_BerichtCode=${berichtCode}`,
    BerichtVersie: 'LDT_BerichtVersie=3',
    BerichtSubversie: 'LDT_BerichtSubversie=2',
  }) as const;
const REST_KOP = {
  BerichtIdentificatie: 'CDT_BerichtIdentificatie',
  XsdVersie: 'CDT_XsdVersie',
} as const;
/** Header of a message from the gemeente to a provider. */
export const vanGemeente = <C extends string>(code: C) =>
  ({ ...kop(code), Afzender: 'LDT_Gemeente', Ontvanger: 'LDT_AgbCode', ...REST_KOP }) as const;
/** Header of a message from a provider to the gemeente. */
export const vanAanbieder = <C extends string>(code: C) =>
  ({ ...kop(code), Afzender: 'LDT_AgbCode', Ontvanger: 'LDT_Gemeente', ...REST_KOP }) as const;
/** What the Header of a retour message has on top of the one it answers; sender and receiver stay those of the first message. */
export const RETOUR_KOP = {
  IdentificatieRetour: 'LDT_IdentificatieBericht',
  DagtekeningRetour: 'LDT_Datum',
  'XsltVersie?': 'LDT_Versie',
  XsdVersieRetour: 'CDT_XsdVersie',
  'RetourCodes?': RETOURCODES.RetourCodes,
} as const;

const PERSOON = {
  Bsn: 'LDT_BurgerServicenummer',
  Geboortedatum: 'CDT_Geboortedatum',
  Geslacht: 'LDT_Geslacht',
} as const;

const CONTACT = {
  Soort: 'LDT_AdresSoort',
  'Adres?': 'CDT_Adres',
  'Organisatie?': 'LDT_Organisatienaam',
  'Telefoon?': 'CDT_Telefoonnummers',
  'Emailadres?': 'LDT_Emailadres',
  'Periode?': 'CDT_OpenPeriode',
} as const;
const RELATIE = {
  Nummer: 'LDT_Persoonsid',
  'Volgorde?': 'LDT_RelatieVolgorde',
  Soort: 'LDT_SoortRelatie',
  'Geboortedatum?': 'CDT_Geboortedatum',
  'Geslacht?': 'LDT_Geslacht',
  Naam: 'CDT_VolledigeNaam',
} as const;
const TOEGEWEZEN_PRODUCT = {
  ToewijzingNummer: 'LDT_Nummer',
  'ReferentieAanbieder?': 'LDT_Referentie',
  'Product?': 'CDT_Product',
  Toewijzingsdatum: 'LDT_Datum',
  Toewijzingstijd: 'LDT_Tijd',
  Ingangsdatum: 'LDT_Datum',
  'Einddatum?': 'LDT_Datum',
  'RedenWijziging?': 'LDT_RedenWijziging',
  'Omvang?': 'CDT_Omvang',
  'Budget?': 'LDT_Budget',
  'Commentaar?': 'LDT_Commentaar',
} as const;
const CLIENT_301 = {
  ...PERSOON,
  Naam: 'CDT_VolledigeNaam',
  'Communicatie?': 'CDT_Communicatie',
  'JuridischeStatus?': 'LDT_JuridischeStatus',
  'WettelijkeVertegenwoordiging?': 'LDT_WettelijkeVertegenwoordiging',
  'Commentaar?': 'LDT_Commentaar',
} as const;
export const TOEWIJZING = {
  ...CLIENT_301,
  'Relaties?': { 'Relatie+': { ...RELATIE, Contact: CONTACT } },
  Contactgegevens: { 'Contact+': CONTACT },
  ToegewezenProducten: { 'ToegewezenProduct+': TOEGEWEZEN_PRODUCT },
} as const;
export const TOEWIJZING_RETOUR = {
  ...CLIENT_301,
  'Relaties?': {
    'Relatie+': { ...RELATIE, Contact: { ...CONTACT, ...RETOURCODES }, ...RETOURCODES },
  },
  Contactgegevens: { 'Contact+': { ...CONTACT, ...RETOURCODES } },
  ToegewezenProducten: { 'ToegewezenProduct+': { ...TOEGEWEZEN_PRODUCT, ...RETOURCODES } },
  ...RETOURCODES,
} as const;

export const CLIENT_KORT = { ...PERSOON, Naam: 'CDT_VerkorteNaam' } as const;
const LEVERING = {
  'ToewijzingNummer?': 'LDT_Nummer',
  'Product?': 'CDT_Product',
  'ToewijzingIngangsdatum?': 'LDT_Datum',
  Begindatum: 'LDT_Datum',
} as const;
const START_PRODUCT = { ...LEVERING, StatusAanlevering: 'LDT_StatusAanlevering' } as const;
const STOP_PRODUCT = {
  ...LEVERING,
  RedenBeeindiging: 'LDT_RedenBeeindiging',
  Einddatum: 'LDT_Datum',
  StatusAanlevering: 'LDT_StatusAanlevering',
} as const;
export const START = {
  ...CLIENT_KORT,
  StartProducten: { 'StartProduct+': START_PRODUCT },
} as const;
export const START_RETOUR = {
  ...CLIENT_KORT,
  StartProducten: { 'StartProduct+': { ...START_PRODUCT, ...RETOURCODES } },
  ...RETOURCODES,
} as const;
export const STOP = { ...CLIENT_KORT, StopProducten: { 'StopProduct+': STOP_PRODUCT } } as const;
export const STOP_RETOUR = {
  ...CLIENT_KORT,
  StopProducten: { 'StopProduct+': { ...STOP_PRODUCT, ...RETOURCODES } },
  ...RETOURCODES,
} as const;

const AANGEVRAAGD_PRODUCT = {
  ReferentieAanbieder: 'LDT_Referentie',
  'BeschikkingNummer?': 'LDT_Nummer',
  'Product?': 'CDT_Product',
  'BeschikkingIngangsdatum?': 'LDT_Datum',
  ToewijzingIngangsdatum: 'LDT_Datum',
  'ToewijzingEinddatum?': 'LDT_Datum',
  'Omvang?': 'CDT_Omvang',
  'Budget?': 'LDT_Budget',
  Verwijzer: 'CDT_Verwijzer',
  'Raamcontract?': 'LDT_JaNee',
  'Commentaar?': 'LDT_Commentaar',
} as const;
export const AANVRAAG = {
  'Commentaar?': 'LDT_Commentaar',
  AangevraagdeProducten: { 'AangevraagdProduct+': AANGEVRAAGD_PRODUCT },
} as const;
export const AANVRAAG_RETOUR = {
  'Commentaar?': 'LDT_Commentaar',
  AangevraagdeProducten: { 'AangevraagdProduct+': { ...AANGEVRAAGD_PRODUCT, ...RETOURCODES } },
  ...RETOURCODES,
} as const;
export const CLIENT_KORT_JW = { ...CLIENT_KORT, 'GezagsdragerBekend?': 'LDT_JaNee' } as const;

const REDEN_VERZOEK = {
  ReferentieAanbieder: 'LDT_Referentie',
  RedenVerzoek: 'LDT_RedenVerzoek',
} as const;
const GEWENST = {
  GewensteIngangsdatum: 'LDT_Datum',
  'Einddatum?': 'LDT_Datum',
  'Omvang?': 'CDT_Omvang',
  'Budget?': 'LDT_Budget',
} as const;
const NUMMER = { ToewijzingNummer: 'LDT_Nummer' } as const;
export const VERZOEK = {
  Bsn: 'LDT_BurgerServicenummer',
  Verzoek: {
    ...REDEN_VERZOEK,
    'OngewijzigdeProducten?': { 'OngewijzigdProduct+': NUMMER },
    'TeWijzigenProducten?': { 'TeWijzigenProduct+': { ...NUMMER, ...GEWENST } },
    'NieuweProducten?': { 'NieuwProduct+': { 'Product?': 'CDT_Product', ...GEWENST } },
  },
} as const;
export const VERZOEK_RETOUR = {
  Bsn: 'LDT_BurgerServicenummer',
  Verzoek: {
    ...REDEN_VERZOEK,
    'OngewijzigdeProducten?': { 'OngewijzigdProduct+': { ...NUMMER, ...RETOURCODES } },
    'TeWijzigenProducten?': {
      'TeWijzigenProduct+': { ...NUMMER, ...GEWENST, ...RETOURCODES },
    },
    'NieuweProducten?': {
      'NieuwProduct+': { 'Product?': 'CDT_Product', ...GEWENST, ...RETOURCODES },
    },
    ...RETOURCODES,
  },
  ...RETOURCODES,
} as const;
export const ANTWOORD = {
  ReferentieAanbieder: 'LDT_Referentie',
  VerzoekAntwoord: 'LDT_VerzoekAntwoord',
  'RedenAfwijzingVerzoek?': 'LDT_RedenAfwijzingVerzoek',
} as const;

const PRESTATIE = {
  ProductReferentie: 'CDT_Referentie',
  ToewijzingNummer: 'LDT_Nummer',
  ProductCategorie: 'LDT_ProductCategorie',
  ProductCode: 'LDT_ProductCode',
  ProductPeriode: 'CDT_GeslotenPeriode',
  GeleverdVolume: 'LDT_Volume',
  Eenheid: 'LDT_Eenheid',
  'ProductTarief?': 'LDT_Bedrag',
  IngediendBedrag: 'CDT_BedragMetDC',
} as const;
export const DECLARATIE = {
  DeclaratieNummer: 'LDT_IdentificatieDeclaratie_323',
  DeclaratiePeriode: 'CDT_GeslotenPeriode',
  DeclaratieDagtekening: 'LDT_Datum',
  TotaalIngediendBedrag: 'CDT_TotaalBedragMetDC',
  Clienten: {
    'Client+': { Bsn: 'LDT_BurgerServicenummer', Prestaties: { 'Prestatie+': PRESTATIE } },
  },
} as const;
export const KOP_325 = {
  DeclaratieIdentificatie: 'CDT_BerichtIdentificatie',
  'XsltVersie?': 'LDT_Versie',
  XsdVersieDeclaratie: 'CDT_XsdVersie',
  ...RETOURCODES,
} as const;
export const DECLARATIE_ANTWOORD = {
  DeclaratieNummer: 'LDT_IdentificatieDeclaratie',
  TotaalIngediendBedrag: 'CDT_TotaalBedragMetDC',
  TotaalToegekendBedrag: 'CDT_TotaalBedragMetDC',
  'Clienten?': {
    'Client+': {
      Bsn: 'LDT_BurgerServicenummer',
      Prestaties: { 'Prestatie+': { ...PRESTATIE, ...RETOURCODES } },
      ...RETOURCODES,
    },
  },
  ...RETOURCODES,
} as const;
