import { tabelsoort } from './soort.ts';

/** At which level care is bought; decides the taakveld of youth care. */
export const INKOOPNIVEAUS = ['lokaal', 'regionaal', 'landelijk'] as const;

/** Contracts: a delivery is whole per provider. An amount is for one `eenheid`. */
export const contracten = tabelsoort({
  titel: 'Contracten',
  beeld: ['aanbieder'],
  uniek: false,
  stamgegeven: true,
  kolommen: [
    { veld: 'aanbieder', als: 'tekst', hoe: 'verplicht', ook: ['agb', 'agb code', 'agbcode'] },
    { veld: 'wet', als: ['wmo', 'jeugd'], hoe: 'verplicht' },
    { veld: 'categorie', als: 'tekst', hoe: 'verplicht', ook: ['productcategorie'] },
    { veld: 'code', als: 'tekst', hoe: 'mag leeg', ook: ['productcode', 'product'] },
    { veld: 'geldigVan', als: 'datum', hoe: 'verplicht', ook: ['ingangsdatum', 'vanaf'] },
    { veld: 'geldigTot', als: 'datum', hoe: 'mag leeg', ook: ['einddatum', 'geldig tot en met'] },
    { veld: 'tarief', als: 'bedrag', hoe: 'mag leeg', ook: ['prijs', 'tarief per eenheid'] },
    { veld: 'eenheid', als: 'tekst', hoe: 'mag ontbreken', ook: ['tariefeenheid'] },
    { veld: 'bekostiging', als: ['inspanning', 'output', 'taak'], hoe: 'mag ontbreken' },
    {
      veld: 'plafond',
      als: 'bedrag',
      hoe: 'mag ontbreken',
      ook: ['budgetplafond', 'plafond per jaar'],
    },
    { veld: 'bandbreedte', als: 'aandeel', hoe: 'mag ontbreken' },
    { veld: 'indexatie', als: 'aandeel', hoe: 'mag ontbreken', ook: ['indexering'] },
    { veld: 'inkoopniveau', als: INKOOPNIVEAUS, hoe: 'mag ontbreken' },
    {
      veld: 'indieningstermijn',
      als: 'aantal',
      hoe: 'mag ontbreken',
      ook: ['indieningstermijn dagen', 'declaratietermijn'],
    },
  ],
});

/** Providers that merged, split or took over: from `ingang` on the successor goes on. */
export const opvolgingen = tabelsoort({
  titel: 'Opvolging van aanbieders',
  beeld: [],
  uniek: false,
  stamgegeven: true,
  kolommen: [
    { veld: 'voorganger', als: 'tekst', hoe: 'verplicht', ook: ['agb voorganger', 'oude agb'] },
    { veld: 'opvolger', als: 'tekst', hoe: 'verplicht', ook: ['agb opvolger', 'nieuwe agb'] },
    { veld: 'ingang', als: 'datum', hoe: 'verplicht', ook: ['ingangsdatum', 'per'] },
    { veld: 'vorm', als: ['fusie', 'overname', 'splitsing', 'nieuweAgb'], hoe: 'mag ontbreken' },
  ],
});
