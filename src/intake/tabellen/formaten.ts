import { SOORTEN, STROMEN } from '../../core/basis/domein.ts';
import type { Feitkolom } from '../../facts/tabelsoorten/soort.ts';
import { soortVan, TABELNAMEN, type Tabelnaam } from '../../facts/tabelsoorten/tabelsoorten.ts';

/** What a column holds. `bedrag` becomes whole cents; an empty cell is unknown (`null`), never zero. */
export type Veldsoort =
  | {
      readonly als:
        | 'tekst'
        | 'bedrag'
        | 'aantal'
        | 'getal'
        | 'aandeel'
        | 'jaar'
        | 'datum'
        | 'maand'
        | 'jaNee'
        | 'bsn';
    }
  | { readonly als: 'keuze'; readonly uit: readonly string[] };

export interface Kolomvorm {
  readonly veld: string;
  readonly soort: Veldsoort;
  /** A file without this column is not of this format. */
  readonly verplicht: boolean;
  /** A row must have a value here. */
  readonly gevuld: boolean;
  /** Other names for it, lower case without punctuation. */
  readonly ook: readonly string[];
  /** A number of another administration: it becomes the same reference as in messages. */
  readonly verwijst?: true;
  /** Fields that together may stand in its place. */
  readonly of?: readonly [debet: string, credit: string];
  /** The field in the place of which it stands, with its other half. */
  readonly deelVan?: string;
}

/** Tables that become something else than rows as they were delivered. */
type EigenSoort =
  | 'afgeschermd'
  | 'begroting'
  | 'producttabel'
  | 'aanbieders'
  | 'postcodes'
  | 'maandcijfers'
  | Exportsoort;

/** Exports of a case system: they become the same facts as messages. */
export type Exportsoort = 'exportToewijzingen' | 'exportLeveringen' | 'exportDeclaraties';

export type TabelSoort = EigenSoort | Tabelnaam;

const kolom = (
  veld: string,
  als: Exclude<Veldsoort['als'], 'keuze'> | readonly string[],
  hoe: Feitkolom['hoe'],
  ...ook: readonly string[]
): Kolomvorm => ({
  veld,
  soort: typeof als === 'string' ? { als } : { als: 'keuze', uit: als },
  verplicht: hoe !== 'mag ontbreken',
  gevuld: hoe === 'verplicht',
  ook,
});

/** What a monthly figure may be a figure of; a forecast rests on these words. */
const MAATSTAVEN = [
  'realisatie',
  'besteding',
  'toegekend',
  'voorschot',
  'opgave',
  'verleend',
  'afrekening',
  'gewijzigd',
  'begroot',
  'bestand',
];

const BEKEND_SINDS = kolom(
  'bekendSinds',
  'datum',
  'mag ontbreken',
  'bekend sinds',
  'ontvangen',
  'ontvangen op',
);

/** What became of a line, by the words that case systems use. */
export const STATUSSEN = [
  'ingediend',
  'inBeoordeling',
  'toegekend',
  'goedgekeurd',
  'betaald',
  'afgekeurd',
  'afgewezen',
] as const;

const WIE = [
  kolom('bsn', 'bsn', 'verplicht', 'burgerservicenummer', 'bsn client'),
  kolom('wet', ['wmo', 'jeugd'], 'verplicht', 'domein', 'regeling'),
  kolom('aanbieder', 'tekst', 'verplicht', 'agb', 'agb code', 'agbcode', 'agb aanbieder'),
];
const PRODUCT = [
  kolom('categorie', 'tekst', 'mag leeg', 'productcategorie', 'prodcat'),
  kolom('code', 'tekst', 'mag leeg', 'productcode', 'prodcode'),
];

const EIGEN: Readonly<Record<EigenSoort, readonly Kolomvorm[]>> = {
  // two columns, so that no list of clients is ever taken for this one
  afgeschermd: [
    kolom('bsn', 'bsn', 'verplicht', 'burgerservicenummer'),
    kolom('afgeschermd', 'jaNee', 'verplicht', 'geheim adres', 'geheim', 'indicatie geheim'),
  ],
  begroting: [
    kolom('jaar', 'jaar', 'verplicht', 'begrotingsjaar', 'boekjaar'),
    kolom('post', 'tekst', 'verplicht', 'postcode begroting', 'postnummer', 'code post'),
    kolom('naam', 'tekst', 'mag ontbreken', 'omschrijving', 'postnaam'),
    kolom('wet', ['wmo', 'jeugd', 'participatie'], 'mag ontbreken'),
    kolom('taakveld', 'tekst', 'mag ontbreken', 'iv3 taakveld', 'iv3'),
    kolom('stroom', STROMEN, 'mag ontbreken'),
    kolom('soort', SOORTEN, 'mag ontbreken', 'lastbate', 'last bate', 'last of bate', 'lb', 'l b'),
    kolom('moment', 'tekst', 'verplicht', 'pc moment', 'wijziging'),
    kolom('besluitdatum', 'datum', 'verplicht', 'datum besluit', 'vastgesteld op'),
    kolom('structureel', 'jaNee', 'mag ontbreken'),
    kolom('autorisatieniveau', 'tekst', 'mag ontbreken', 'programma'),
    kolom('bedrag', 'bedrag', 'mag leeg', 'begroot', 'bedrag in euro', 'raming'),
  ],
  producttabel: [
    kolom('wet', ['wmo', 'jeugd'], 'verplicht'),
    kolom('categorie', 'tekst', 'verplicht', 'productcategorie'),
    kolom('code', 'tekst', 'mag ontbreken', 'productcode'),
    kolom('post', 'tekst', 'verplicht', 'postnummer', 'code post'),
    kolom('zwaarte', ['licht', 'midden', 'zwaar'], 'mag ontbreken'),
    kolom('geldigVan', 'datum', 'mag ontbreken', 'geldig van', 'ingangsdatum', 'vanaf'),
    kolom('geldigTot', 'datum', 'mag ontbreken', 'geldig tot', 'einddatum', 'geldig tot en met'),
  ],
  aanbieders: [
    kolom('agb', 'tekst', 'verplicht', 'agbcode', 'agb code'),
    kolom('naam', 'tekst', 'verplicht', 'aanbieder', 'naam aanbieder'),
  ],
  postcodes: [
    kolom('postcode', 'tekst', 'verplicht'),
    kolom('wijk', 'tekst', 'verplicht', 'wijknaam', 'wijkcode'),
    kolom('buurt', 'tekst', 'verplicht', 'buurtnaam', 'buurtcode'),
  ],
  maandcijfers: [
    kolom('post', 'tekst', 'verplicht', 'postnummer', 'code post'),
    kolom('stroom', STROMEN, 'verplicht'),
    kolom('soort', SOORTEN, 'mag ontbreken', 'lastbate', 'last bate', 'last of bate', 'lb', 'l b'),
    kolom('maand', 'maand', 'verplicht', 'boekperiode', 'periode'),
    kolom('maatstaf', MAATSTAVEN, 'mag ontbreken'),
    kolom('bedrag', 'bedrag', 'mag leeg', 'bedrag in euro'),
    kolom('aantal', 'aantal', 'mag ontbreken'),
    BEKEND_SINDS,
  ],
  exportToewijzingen: [
    ...WIE,
    kolom('toewijzingNummer', 'aantal', 'verplicht', 'toewijzingsnummer', 'toewijzing nr'),
    ...PRODUCT,
    kolom('toewijzingsdatum', 'datum', 'verplicht', 'datum toewijzing', 'toegewezen op'),
    kolom('toewijzingstijd', 'tekst', 'mag ontbreken', 'tijd toewijzing'),
    kolom('ingangsdatum', 'datum', 'verplicht', 'startdatum', 'begindatum'),
    kolom('einddatum', 'datum', 'mag leeg', 'einde', 'geldig tot en met'),
    kolom('redenWijziging', 'tekst', 'mag ontbreken', 'wijzigingsreden', 'reden'),
    kolom('volume', 'aantal', 'mag leeg', 'omvang', 'aantal'),
    kolom('eenheid', 'tekst', 'mag leeg'),
    kolom('frequentie', 'tekst', 'mag leeg'),
    kolom('budget', 'bedrag', 'mag ontbreken', 'toegewezen budget'),
    kolom('geboortedatum', 'datum', 'mag ontbreken'),
    kolom('postcode', 'tekst', 'mag ontbreken'),
    kolom('referentieAanbieder', 'tekst', 'mag ontbreken', 'kenmerk aanbieder'),
    kolom('ontvangen', 'datum', 'mag ontbreken', 'verzonden', 'verzonden op', 'bekend sinds'),
  ],
  exportLeveringen: [
    ...WIE,
    kolom('melding', ['start', 'stop'], 'verplicht', 'soort melding', 'start of stop'),
    kolom('toewijzingNummer', 'aantal', 'mag leeg', 'toewijzingsnummer', 'toewijzing nr'),
    ...PRODUCT,
    kolom('begindatum', 'datum', 'verplicht', 'startdatum'),
    kolom('einddatum', 'datum', 'mag leeg', 'stopdatum'),
    kolom('redenBeeindiging', 'tekst', 'mag ontbreken', 'reden'),
    kolom('ontvangen', 'datum', 'verplicht', 'ontvangen op', 'bekend sinds'),
  ],
  exportDeclaraties: [
    ...WIE,
    kolom('declaratie', 'tekst', 'verplicht', 'declaratienummer', 'berichtidentificatie'),
    kolom('referentie', 'tekst', 'verplicht', 'referentienummer', 'regelnummer', 'regelkenmerk'),
    kolom(
      'vorigeReferentie',
      'tekst',
      'mag ontbreken',
      'vorig referentienummer',
      'creditering van',
    ),
    kolom('toewijzingNummer', 'aantal', 'verplicht', 'toewijzingsnummer', 'toewijzing nr'),
    ...PRODUCT.map((k) => ({ ...k, gevuld: true })),
    kolom('begindatum', 'datum', 'verplicht', 'periode van', 'van'),
    kolom('einddatum', 'datum', 'verplicht', 'periode tot', 'periode tot en met', 'tot en met'),
    kolom('volume', 'aantal', 'verplicht', 'geleverd volume', 'aantal'),
    kolom('eenheid', 'tekst', 'verplicht'),
    kolom('tarief', 'bedrag', 'mag leeg', 'producttarief', 'prijs'),
    kolom('bedrag', 'bedrag', 'verplicht', 'ingediend bedrag', 'ingediend'),
    kolom('debetCredit', ['debet', 'credit'], 'mag ontbreken', 'dc', 'd c'),
    kolom('status', STATUSSEN, 'verplicht', 'stand', 'uitkomst'),
    kolom('ontvangen', 'datum', 'verplicht', 'ontvangen op', 'datum ontvangst', 'bekend sinds'),
    kolom('beoordeeld', 'datum', 'mag leeg', 'beoordeeld op', 'datum oordeel'),
    kolom('retourcode', 'tekst', 'mag ontbreken', 'afkeurcode'),
  ],
};

const vormenVan = (naam: Tabelnaam): Kolomvorm[] => [
  ...soortVan(naam).kolommen.flatMap((k) => [
    {
      ...kolom(k.veld, k.als, k.hoe, ...(k.ook ?? [])),
      ...(k.verwijst ? { verwijst: k.verwijst } : {}),
      ...(k.of ? { of: k.of } : {}),
    },
    ...(k.of ?? []).map((veld) => ({
      ...kolom(veld, k.als, 'mag ontbreken', `${veld} bedrag`, `bedrag ${veld}`),
      deelVan: k.veld,
    })),
  ]),
  BEKEND_SINDS,
];

/** The tables that Stuurhuis knows, by their columns; order and extra columns do not matter. */
// safe: every kind of table has its columns
export const FORMATEN = {
  ...EIGEN,
  ...Object.fromEntries(TABELNAMEN.map((naam) => [naam, vormenVan(naam)])),
} as Readonly<Record<TabelSoort, readonly Kolomvorm[]>>;

/** The order in which tables are taken in: what others name comes first. */
export const TABEL_VOLGORDE: readonly TabelSoort[] = [
  'afgeschermd',
  'postcodes',
  'aanbieders',
  'begroting',
  'producttabel',
  'maandcijfers',
  ...TABELNAMEN,
  'exportToewijzingen',
  'exportLeveringen',
  'exportDeclaraties',
];

/** Whether a table is an export of a case system. */
export const isExport = (soort: TabelSoort): soort is Exportsoort => soort.startsWith('export');
