/** Kinds of data that a data folder holds, for how long they may stay. */
export const BEWAARSOORTEN = [
  'declaraties',
  'toewijzingen',
  'leveringen',
  'afgeschermd',
  'boekhouding',
  'tabellen',
  'bevindingen',
  'prognoses',
  'quarantaine',
  'bewaarbestanden',
  'register',
] as const;
export type Bewaarsoort = (typeof BEWAARSOORTEN)[number];

/**
 * How long a kind of data stays unless the municipality decides otherwise. `maanden` counts from the
 * moment in `telt`; `null` is without a term of its own.
 */
export interface BewaarNorm {
  readonly soort: Bewaarsoort;
  readonly titel: string;
  readonly persoonsgegevens: boolean;
  readonly maanden: number | null;
  /** From when it counts, in words that follow "gerekend vanaf". */
  readonly telt: string;
  readonly bron: string;
  /** Why this term, and what is not certain about it. */
  readonly toelichting: string;
  /** `teVerifieren`: from general knowledge; to be held against the municipality's own selectielijst. */
  readonly zekerheid: 'keuze' | 'teVerifieren';
  /** Why nobody can change it; `null` when it can be changed. */
  readonly vast: string | null;
  /** The norm is that of this day. */
  readonly vanaf: string;
}

const AVG = 'AVG art. 5 lid 1 onder e (niet langer dan nodig); BIO2 5.33.01';
const SELECTIELIJST =
  'De wet noemt voor dit sturingsbestand geen termijn: uw selectielijst beslist. Zeven jaar volgt de gebruikelijke termijn van de financiële administratie. Het dossier van de cliënt zelf staat in uw zaaksysteem, met een eigen, langere termijn.';
const VANAF = '2025-01-01';

/** Defaults with their source. Where no law gives a term that is said, and the default is a choice. */
export const BEWAARNORMEN: readonly BewaarNorm[] = [
  {
    soort: 'declaraties',
    titel: 'Declaratieregels (323 en 325), per persoon',
    persoonsgegevens: true,
    maanden: 84,
    telt: 'de maand waarin de zorg is geleverd',
    bron: `${AVG}; Regeling Jeugdwet 6a`,
    toelichting: `${SELECTIELIJST} De bedragen blijven daarna als som zonder persoon.`,
    zekerheid: 'teVerifieren',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'toewijzingen',
    titel: 'Toewijzingen en verzoeken (301 en 315), per persoon',
    persoonsgegevens: true,
    maanden: 84,
    telt: 'de einddatum van de toewijzing; een lopende blijft',
    bron: AVG,
    toelichting: SELECTIELIJST,
    zekerheid: 'teVerifieren',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'leveringen',
    titel: 'Start en stop van zorg (305 en 307), per persoon',
    persoonsgegevens: true,
    maanden: 84,
    telt: 'de einddatum van de toewijzing waar het bij hoort, anders de ontvangst',
    bron: AVG,
    toelichting: SELECTIELIJST,
    zekerheid: 'teVerifieren',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'afgeschermd',
    titel: 'Lijst van afgeschermde adressen',
    persoonsgegevens: true,
    maanden: null,
    telt: 'de laatste levering van de lijst',
    bron: 'iWmo en iJw OP003; AVG art. 5 lid 1 onder e',
    toelichting:
      'Deze lijst beschermt personen en verloopt daarom niet vanzelf. Een persoon gaat eraf met vernietig --persoon of met een nieuwe lijst.',
    zekerheid: 'keuze',
    vast: 'Verlopen zou de bescherming opheffen.',
    vanaf: VANAF,
  },
  {
    soort: 'boekhouding',
    titel: 'Boekingen, betalingen en facturen',
    persoonsgegevens: true,
    maanden: 84,
    telt: 'de ontvangst',
    bron: `AWR art. 52 lid 4 (administratie: zeven jaar); ${AVG}`,
    toelichting:
      'Een wederpartij of kenmerk kan een persoon zijn, zoals een budgethouder of eenmanszaak. Wat op een BSN lijkt, is bij binnenkomst een merkteken geworden. Uw financiële administratie zelf heeft een eigen termijn; uw selectielijst gaat voor.',
    zekerheid: 'teVerifieren',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'tabellen',
    titel: 'Andere tabellen (maandcijfers, contracten, subsidies en andere)',
    persoonsgegevens: false,
    maanden: null,
    telt: 'de ontvangst',
    bron: 'Archiefwet: de selectielijst van de gemeente',
    toelichting:
      'Hierin horen geen cliënten te staan, wel namen van aanbieders; bij een eenmanszaak is dat een persoon. Wat op een BSN lijkt, is bij binnenkomst een merkteken geworden. Zonder termijn, totdat u er een kiest.',
    zekerheid: 'keuze',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'bevindingen',
    titel: 'Bevindingen en meldingen van geweigerde bestanden',
    persoonsgegevens: false,
    maanden: 24,
    telt: 'de ontvangst of het inlezen',
    bron: 'keuze van Stuurhuis',
    toelichting: 'Ze noemen bestand, regel en element, nooit een waarde van een persoon.',
    zekerheid: 'keuze',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'prognoses',
    titel: 'Bewaarde prognoses en toetsingen',
    persoonsgegevens: false,
    maanden: 84,
    telt: 'de peildatum',
    bron: 'keuze van Stuurhuis, gelijk aan de cijfers waarop ze rusten',
    toelichting:
      'Bedragen per post, zonder personen. Ze zijn opnieuw te maken zolang de cijfers er zijn.',
    zekerheid: 'keuze',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'quarantaine',
    titel: 'Geweigerde bestanden in quarantaine (versleuteld)',
    persoonsgegevens: true,
    maanden: 1,
    telt: 'de dag van weigeren (30 dagen)',
    bron: AVG,
    toelichting: 'Lang genoeg om een fout te herstellen en het bestand opnieuw aan te leveren.',
    zekerheid: 'keuze',
    vast: 'Een geweigerd bestand is alleen nodig om de fout te herstellen.',
    vanaf: VANAF,
  },
  {
    soort: 'bewaarbestanden',
    titel: 'Bewaarbestanden (back-ups)',
    persoonsgegevens: true,
    maanden: 3,
    telt: 'de dag van bewaren',
    bron: AVG,
    toelichting:
      'Een bewaarbestand houdt personen vast die hier al vernietigd zijn. Herstel past de vernietiglijst toe; na de termijn hoort het bestand zelf weg.',
    zekerheid: 'keuze',
    vast: null,
    vanaf: VANAF,
  },
  {
    soort: 'register',
    titel: 'Register: begroting, producttabel, instellingen en logboek',
    persoonsgegevens: false,
    maanden: null,
    telt: 'het vastleggen',
    bron: 'Archiefwet: de selectielijst van de gemeente; BIO2 8.15.05',
    toelichting:
      'Besluiten zonder cliënten. Het logboek noemt wel wie iets deed. Elke schakel van het logboek rust op de vorige.',
    zekerheid: 'keuze',
    vast: 'Wie een schakel weghaalt, breekt het bewijs van alles daarna.',
    vanaf: VANAF,
  },
];
