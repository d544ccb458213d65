import { tabelsoort } from './soort.ts';

/** Inhabitants on 1 January by buurt and age; `leeftijdTot` includes that age, empty is no upper end. */
export const bevolking = tabelsoort({
  titel: 'Bevolking per buurt en leeftijd',
  beeld: ['jaar'],
  uniek: false,
  stamgegeven: true,
  kolommen: [
    { veld: 'jaar', als: 'jaar', hoe: 'verplicht' },
    { veld: 'wijk', als: 'tekst', hoe: 'mag leeg', ook: ['wijknaam', 'wijkcode'] },
    { veld: 'buurt', als: 'tekst', hoe: 'verplicht', ook: ['buurtnaam', 'buurtcode'] },
    { veld: 'leeftijdVan', als: 'aantal', hoe: 'verplicht', ook: ['vanaf leeftijd', 'leeftijd'] },
    { veld: 'leeftijdTot', als: 'aantal', hoe: 'mag ontbreken', ook: ['tot en met leeftijd'] },
    { veld: 'inwoners', als: 'aantal', hoe: 'mag leeg', ook: ['aantal inwoners', 'aantal'] },
  ],
});

/** Borders of areas as GeoJSON geometry, for maps without any outside service. */
export const gebieden = tabelsoort({
  titel: 'Gebieden',
  beeld: ['soort', 'jaar'],
  uniek: false,
  stamgegeven: true,
  kolommen: [
    { veld: 'jaar', als: 'jaar', hoe: 'verplicht' },
    { veld: 'soort', als: ['gemeente', 'wijk', 'buurt'], hoe: 'verplicht' },
    { veld: 'code', als: 'tekst', hoe: 'verplicht' },
    { veld: 'naam', als: 'tekst', hoe: 'verplicht' },
    { veld: 'bovenliggend', als: 'tekst', hoe: 'mag leeg' },
    { veld: 'geometrie', als: 'tekst', hoe: 'verplicht' },
  ],
});

/** Iv3: lasten by taakveld of every municipality. Amounts are as delivered, negative ones too. */
export const iv3 = tabelsoort({
  titel: 'Iv3-lasten van gemeenten (CBS)',
  beeld: ['jaar', 'verslagsoort'],
  uniek: false,
  landelijk: true,
  stamgegeven: true,
  kolommen: [
    { veld: 'jaar', als: 'jaar', hoe: 'verplicht', ook: ['verslagjaar'] },
    {
      veld: 'verslagsoort',
      als: ['begroting', 'jaarrekening'],
      hoe: 'verplicht',
      ook: ['soort'],
    },
    { veld: 'gemeenteCode', als: 'tekst', hoe: 'verplicht', ook: ['gm code', 'gm_code'] },
    { veld: 'gemeenteNaam', als: 'tekst', hoe: 'verplicht', ook: ['gm naam', 'gm_naam'] },
    { veld: 'inwoners', als: 'aantal', hoe: 'mag leeg' },
    { veld: 'taakveld', als: 'tekst', hoe: 'verplicht', ook: ['iv3 taakveld'] },
    {
      veld: 'lasten',
      als: 'bedrag',
      hoe: 'mag leeg',
      ook: ['lasten x1000 eur', 'lasten_x1000_eur', 'lasten x 1000'],
    },
  ],
});

/** One cell of a StatLine table. `geheim` and `ontbreekt` have no value; neither is zero. */
export const statline = tabelsoort({
  titel: 'StatLine (CBS)',
  beeld: ['tabel'],
  uniek: false,
  landelijk: true,
  stamgegeven: true,
  kolommen: [
    { veld: 'tabel', als: 'tekst', hoe: 'verplicht' },
    { veld: 'tabelNaam', als: 'tekst', hoe: 'mag ontbreken' },
    { veld: 'regio', als: 'tekst', hoe: 'mag leeg' },
    { veld: 'regioNaam', als: 'tekst', hoe: 'mag ontbreken' },
    { veld: 'periode', als: 'tekst', hoe: 'mag leeg' },
    // `Geslacht=T001038;Leeftijd=10000`, by name of the dimension
    { veld: 'dimensies', als: 'tekst', hoe: 'mag leeg' },
    { veld: 'dimensieNamen', als: 'tekst', hoe: 'mag ontbreken' },
    { veld: 'maat', als: 'tekst', hoe: 'verplicht' },
    { veld: 'maatNaam', als: 'tekst', hoe: 'mag ontbreken' },
    // as CBS writes it (`x 1 000 euro`); the value stays as published
    { veld: 'eenheid', als: 'tekst', hoe: 'mag ontbreken' },
    { veld: 'waarde', als: 'getal', hoe: 'mag leeg' },
    { veld: 'tekst', als: 'tekst', hoe: 'mag ontbreken' },
    { veld: 'stand', als: ['waarde', 'geheim', 'ontbreekt'], hoe: 'verplicht' },
  ],
});
