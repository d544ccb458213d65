/** A neighbourhood: its share of the inhabitants and how old and how poor it is against the mean (1). */
export interface Buurt {
  readonly wijk: string;
  readonly buurt: string;
  readonly aandeel: number;
  readonly ouderen: number;
  readonly gezinnen: number;
  readonly straten: readonly string[];
}

const buurt = (
  wijk: string,
  naam: string,
  aandeel: number,
  ouderen: number,
  gezinnen: number,
  straten: readonly string[],
): Buurt => ({ wijk, buurt: naam, aandeel, ouderen, gezinnen, straten });

/** The made-up neighbourhoods of Voorbeeldstad. */
export const BUURTEN: readonly Buurt[] = [
  buurt('Binnenstad', 'Oude Kern', 6, 1.2, 0.5, ['Markthof', 'Stadhuislaan', 'Wagenpoort']),
  buurt('Binnenstad', 'Havenkwartier', 5, 0.8, 0.6, ['Sluiskade', 'Touwslagerspad']),
  buurt('Binnenstad', 'Singelrand', 4, 1.1, 0.7, ['Singelhof', 'Bolwerklaan']),
  buurt('Noord', 'Weidebuurt', 6, 1.0, 1.0, ['Zwenkgrasstraat', 'Klaverveld', 'Zuringhof']),
  buurt('Noord', 'Molenbuurt', 6, 1.3, 0.8, ['Wiekenlaan', 'Maalstraat', 'Bovenkruier']),
  buurt('Noord', 'Dijkzicht', 5, 0.9, 1.2, ['Dijkzichtlaan', 'Kwelderpad']),
  buurt('Noord', 'Stationskwartier', 4, 0.7, 0.8, ['Perronlaan', 'Seinhuisstraat']),
  buurt('Oost', 'Componistenbuurt', 6, 1.4, 0.7, ['Sonatelaan', 'Preludestraat', 'Fugahof']),
  buurt('Oost', 'Ambachtenbuurt', 6, 0.9, 1.1, ['Kuiperhof', 'Zadelmakerstraat']),
  buurt('Oost', 'Parkrand', 4, 1.5, 0.6, ['Parkrandlaan', 'Vijverhof']),
  buurt('Zuid', 'Sterrenbuurt', 7, 0.8, 1.3, ['Poolsterlaan', 'Orionhof', 'Lierstraat']),
  buurt('Zuid', 'Mineralenbuurt', 6, 0.9, 1.2, ['Kwartsstraat', 'Agaathof', 'Jaspislaan']),
  buurt('Zuid', 'Flatwijk Zuid', 6, 1.1, 0.9, ['Hoge Galerij', 'Lage Galerij']),
  buurt('West', 'Polderdreef', 6, 0.5, 1.7, ['Polderdreef', 'Slootweg', 'Gemaalhof']),
  buurt('West', 'Rietlanden', 5, 0.5, 1.8, ['Rietzangerlaan', 'Lisdoddehof']),
  buurt('West', 'Waterrijk', 4, 0.4, 1.6, ['Meanderlaan', 'Oeverhof']),
  buurt('Buitengebied', 'Kerkdorp Aldervoort', 4, 1.3, 0.9, ['Aldervoortseweg', 'Brinkpad']),
  buurt('Buitengebied', 'Kerkdorp Veenmare', 4, 1.2, 1.0, ['Veenmaredijk', 'Turfpad']),
  buurt('Buitengebied', 'Lintbebouwing', 3, 1.0, 1.1, ['Lintweg', 'Achterlint']),
  buurt('Buitengebied', 'Buitenplaatsen', 3, 1.4, 0.7, ['Lindenoprit', 'Beukenoprit']),
];

/** Family names that were made up for this municipality. */
export const ACHTERNAMEN: readonly (readonly [string | null, string])[] = [
  [null, 'Aldervoort'],
  ['van', 'Brinkerlo'],
  [null, 'Dorrewold'],
  ['van der', 'Estermaat'],
  [null, 'Fluwelinga'],
  ['de', 'Gortenaar'],
  [null, 'Halderwijn'],
  ['van', 'Ijzermeer'],
  [null, 'Jorritshof'],
  ['ten', 'Kolkhuis'],
  [null, 'Lamoenstra'],
  ['van den', 'Merelgaard'],
  [null, 'Nolderink'],
  [null, 'Ooievaarsma'],
  ['van', 'Pijlkruid'],
  [null, 'Querido-Voorbeeld'],
  ['de', 'Roerganger'],
  [null, 'Stuurboord'],
  [null, 'Tjalkema'],
  ['van', 'Uiterdijk'],
  [null, 'Vlonderstra'],
  ['van der', 'Wilgentak'],
  [null, 'Xanderink'],
  ['de', 'Zeilmaker'],
  [null, 'Demirvoorbeeld'],
  [null, 'El Voorbeeldi'],
  [null, 'Kowalvoorbeeld'],
  ['van', 'Zonneveen'],
];

/** First names, by geslacht (1 male, 2 female). */
export const VOORNAMEN: Readonly<Record<'1' | '2', readonly string[]>> = {
  1: ['Arend', 'Bas', 'Cas', 'Daan', 'Emir', 'Floor', 'Gijs', 'Hamza', 'Ivo', 'Jelle', 'Koen'],
  2: ['Aukje', 'Britt', 'Cato', 'Dina', 'Esra', 'Femke', 'Griet', 'Hanna', 'Iris', 'Joke', 'Lot'],
};

/** Number ranges that no street of the Netherlands is known by here: the addresses are fictitious. */
export const POSTCODE_CIJFERS = ['1999', '2999', '4999', '5999'] as const;
/** Letters that occur in Dutch postcodes. */
export const POSTCODE_LETTERS = 'ABCDEGHJKLMNPRSTVWXZ';
