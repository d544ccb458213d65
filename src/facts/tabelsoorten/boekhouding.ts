import { SOORTEN } from '../../core/basis/domein.ts';
import { factuurRegel } from './maandregels.ts';
import { tabelsoort } from './soort.ts';

/** What a booking is, as far as the ledger tells it apart. */
export const BOEKINGSAARDEN = [
  'declaratie',
  'factuur',
  'voorschot',
  'afrekening',
  'transitorisch',
  'memoriaal',
  'overig',
] as const;

/** The ledger: one row a booking or a sum of bookings; a delivery is whole per year and period. */
export const grootboek = tabelsoort({
  titel: 'Grootboekrealisatie',
  beeld: ['boekjaar', 'boekperiode'],
  uniek: false,
  kolommen: [
    { veld: 'boekjaar', als: 'jaar', hoe: 'verplicht', ook: ['jaar', 'dienstjaar'] },
    {
      veld: 'boekperiode',
      als: 'aantal',
      hoe: 'verplicht',
      ook: ['periode', 'boekmaand'],
      // 0 is the opening, 13 what is booked at closing
      grens: [0, 13],
    },
    { veld: 'kostenplaats', als: 'tekst', hoe: 'verplicht', ook: ['fcl', 'functie'] },
    { veld: 'kostensoort', als: 'tekst', hoe: 'verplicht', ook: ['ecl', 'grootboekrekening'] },
    { veld: 'taakveld', als: 'tekst', hoe: 'mag ontbreken', ook: ['iv3 taakveld', 'iv3'] },
    {
      veld: 'soort',
      als: SOORTEN,
      hoe: 'verplicht',
      ook: ['lastbate', 'last bate', 'last of bate', 'lasten baten', 'lb', 'l b'],
    },
    {
      veld: 'bedrag',
      als: 'bedrag',
      hoe: 'verplicht',
      ook: ['saldo', 'bedrag in euro', 'realisatie'],
      of: ['debet', 'credit'],
    },
    { veld: 'aard', als: BOEKINGSAARDEN, hoe: 'mag ontbreken', ook: ['dagboek', 'boekingssoort'] },
    { veld: 'post', als: 'tekst', hoe: 'mag ontbreken', ook: ['begrotingspost', 'code post'] },
    {
      veld: 'wederpartij',
      als: 'tekst',
      hoe: 'mag ontbreken',
      ook: ['crediteur', 'agb', 'agb code', 'relatie'],
    },
    { veld: 'leverjaar', als: 'jaar', hoe: 'mag ontbreken', ook: ['zorgjaar', 'prestatiejaar'] },
    { veld: 'boekstuk', als: 'tekst', hoe: 'mag ontbreken', ook: ['boekstuknummer', 'stuknummer'] },
    {
      veld: 'kenmerk',
      als: 'tekst',
      hoe: 'mag ontbreken',
      ook: ['declaratienummer', 'factuurnummer'],
      verwijst: true,
    },
  ],
});

/** Which post a cost centre and cost type belong to; without a cost type all of the cost centre. */
export const rekeningschema = tabelsoort({
  titel: 'Rekeningschema',
  beeld: [],
  uniek: false,
  stamgegeven: true,
  opPost: true,
  kolommen: [
    { veld: 'kostenplaats', als: 'tekst', hoe: 'verplicht', ook: ['fcl', 'functie'] },
    { veld: 'kostensoort', als: 'tekst', hoe: 'mag leeg', ook: ['ecl', 'grootboekrekening'] },
    { veld: 'post', als: 'tekst', hoe: 'verplicht', ook: ['begrotingspost', 'code post'] },
  ],
});

/** Payments to providers and partners, as the bank or the creditors' administration has them. */
export const betalingen = tabelsoort({
  titel: 'Betalingen',
  beeld: ['kenmerk'],
  uniek: false,
  kolommen: [
    {
      veld: 'kenmerk',
      als: 'tekst',
      hoe: 'verplicht',
      ook: ['betaalkenmerk', 'betalingskenmerk'],
      verwijst: true,
    },
    {
      veld: 'betaaldOp',
      als: 'datum',
      hoe: 'verplicht',
      ook: ['betaald op', 'betaaldatum', 'valutadatum'],
    },
    {
      veld: 'wederpartij',
      als: 'tekst',
      hoe: 'verplicht',
      ook: ['crediteur', 'agb', 'agb code', 'aanbieder'],
    },
    { veld: 'wet', als: ['wmo', 'jeugd', 'participatie'], hoe: 'mag ontbreken' },
    {
      veld: 'declaratie',
      als: 'tekst',
      hoe: 'mag ontbreken',
      ook: ['declaratienummer', 'berichtidentificatie'],
      verwijst: true,
    },
    {
      veld: 'aard',
      als: ['betaling', 'voorschot', 'verrekening', 'terugvordering'],
      hoe: 'mag ontbreken',
    },
    { veld: 'post', als: 'tekst', hoe: 'mag ontbreken', ook: ['begrotingspost', 'code post'] },
    {
      veld: 'bedrag',
      als: 'bedrag',
      hoe: 'verplicht',
      ook: ['betaald', 'betaald bedrag', 'bedrag in euro'],
    },
  ],
});

/** Invoices for aids, home adaptations and transport. */
export const facturen = tabelsoort({
  titel: 'Facturen',
  beeld: ['leverancier', 'factuurnummer'],
  uniek: false,
  opPost: true,
  maandcijfers: factuurRegel,
  kolommen: [
    { veld: 'post', als: 'tekst', hoe: 'verplicht', ook: ['begrotingspost', 'code post'] },
    { veld: 'leverancier', als: 'tekst', hoe: 'verplicht', ook: ['crediteur', 'wederpartij'] },
    {
      veld: 'factuurnummer',
      als: 'tekst',
      hoe: 'verplicht',
      ook: ['factuurnr', 'factuur'],
      verwijst: true,
    },
    { veld: 'factuurdatum', als: 'datum', hoe: 'verplicht', ook: ['datum factuur'] },
    {
      veld: 'maand',
      als: 'maand',
      hoe: 'verplicht',
      ook: ['leverperiode', 'levermaand', 'maand van levering'],
    },
    {
      veld: 'voorziening',
      als: ['hulpmiddelen', 'woningaanpassing', 'vervoer', 'overig'],
      hoe: 'mag ontbreken',
      ook: ['soort voorziening'],
    },
    { veld: 'bedrag', als: 'bedrag', hoe: 'verplicht', ook: ['factuurbedrag', 'bedrag in euro'] },
    {
      veld: 'status',
      als: ['ontvangen', 'goedgekeurd', 'betaald', 'afgewezen'],
      hoe: 'mag ontbreken',
    },
    { veld: 'betaaldOp', als: 'datum', hoe: 'mag ontbreken', ook: ['betaald op', 'betaaldatum'] },
  ],
});
