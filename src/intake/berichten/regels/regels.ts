/**
 * The rules that one file can break, with the id of the standard (release 3.2). Ids that start with
 * `SH-` are ours, where the standard states the rule without an id of its own.
 */
export const REGELS = {
  CD041: 'Bij een productcode hoort een Omvang.',
  CD075: 'Bij een Budget hoort een einddatum.',
  CD076: 'Bij een volume per week hoort een einddatum.',
  CD077: 'Een Omvang en een Budget gaan niet samen.',
  CD085: 'Bij een afgewezen verzoek hoort een reden.',
  CD086: 'Bij een aanvraag in onderzoek hoort geen reden van afwijzing.',
  CD095: 'Een Omvang mag alleen bij een productcode (verzoek om toewijzing).',
  CD096: 'Een Omvang mag alleen bij een productcode (verzoek om wijziging).',
  CS003: 'Een einddatum ligt niet voor de begindatum.',
  IV095: 'De verantwoordelijke gemeente staat alleen bij het woonplaatsbeginsel.',
  OP179: 'Een bestand is hoogstens 25 MB.',
  OP367: 'De ProductPeriode ligt binnen een kalendermaand.',
  OP033x2: 'StatusAanlevering is 1 (eerste aanlevering) of 3 (verwijderen).',
  IV091: 'Een creditregel noemt de debetregel in VorigReferentieNummer.',
  TR314: 'Een ReferentieNummer komt één keer voor.',
  TR316: 'Een creditregel en zijn debetregel staan niet in hetzelfde bestand.',
  TR319: 'De ProductPeriode ligt niet na de DeclaratiePeriode.',
  TR332: 'Een ToewijzingNummer komt één keer voor.',
  TR335: 'Zorg wordt binnen vijf jaar gedeclareerd.',
  TR346: 'IngediendBedrag is GeleverdVolume maal ProductTarief.',
  TR358: 'TotaalIngediendBedrag is de som van de regels.',
  'SH-BSN': 'Een BSN voldoet aan de elfproef.',
  'SH-EENHEID83': "Bij eenheid euro's is het volume het bedrag, zonder tarief.",
  'SH-DECLARATIEPERIODE': 'De DeclaratiePeriode is een kalendermaand.',
  'SH-PERIODE': 'Een einddatum ligt niet voor de begindatum.',
  'SH-REDEN13': 'Een verwijderde toewijzing eindigt op de dag waarop zij ingaat.',
  'SH-TOEGEKEND': 'Toegekend is ingediend min wat is teruggestuurd.',
  'SH-VARIANT': 'Product, Omvang en Budget vormen samen een toegestane variant.',
} as const;

/** The id of a rule. */
export type RegelCode = keyof typeof REGELS;

/** Reports a broken rule with a Dutch sentence; `element` is the path below `Bericht`. */
export type MeldBevinding = (
  code: RegelCode,
  regel: number | null,
  element: string,
  melding: string,
) => void;

/** The line on which a record of a list starts. */
export type RegelVan = (record: object) => number;
