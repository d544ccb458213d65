import {
  buigRegel,
  eigenBijdrageRegel,
  grRegel,
  pgbRegel,
  subsidieRegel,
  uitkeringRegel,
} from './maandregels.ts';
import { tabelsoort } from './soort.ts';

const post = {
  veld: 'post',
  als: 'tekst',
  hoe: 'verplicht',
  ook: ['begrotingspost', 'code post', 'postnummer'],
} as const;
const maand = {
  veld: 'maand',
  als: 'maand',
  hoe: 'verplicht',
  ook: ['periode', 'verslagmaand'],
} as const;

/**
 * What a gemeenschappelijke regeling asks and reports. `voorschot` is what is due in that month; the
 * other amounts are of the whole year, as stated in that month.
 */
export const grBijdragen = tabelsoort({
  titel: 'Bijdragen aan gemeenschappelijke regelingen',
  beeld: ['post', 'onderdeel', 'maand'],
  uniek: true,
  opPost: true,
  maandcijfers: grRegel,
  kolommen: [
    post,
    { veld: 'regeling', als: 'tekst', hoe: 'verplicht', ook: ['gr'] },
    { veld: 'onderdeel', als: 'tekst', hoe: 'mag ontbreken', ook: ['programma', 'taak'] },
    maand,
    { veld: 'begroot', als: 'bedrag', hoe: 'mag ontbreken', ook: ['begrote bijdrage'] },
    { veld: 'gewijzigd', als: 'bedrag', hoe: 'mag ontbreken', ook: ['gewijzigde bijdrage'] },
    { veld: 'voorschot', als: 'bedrag', hoe: 'mag leeg', ook: ['bevoorschot'] },
    {
      veld: 'verwachteAfrekening',
      als: 'bedrag',
      hoe: 'mag leeg',
      ook: ['verwachte bijdrage', 'verwachte jaarbijdrage', 'prognose bijdrage'],
    },
    { veld: 'afrekening', als: 'bedrag', hoe: 'mag ontbreken', ook: ['vastgestelde bijdrage'] },
    { veld: 'zorgkosten', als: 'bedrag', hoe: 'mag ontbreken', ook: ['zorgkosten eigen inwoners'] },
    { veld: 'uitvoeringskosten', als: 'bedrag', hoe: 'mag ontbreken' },
    { veld: 'verevening', als: 'bedrag', hoe: 'mag ontbreken' },
  ],
});

/** Use of products at a connected party: budget of the year, the rest up to and including the month. */
export const uitnutting = tabelsoort({
  titel: 'Uitnutting per verbonden partij en product',
  beeld: ['partij', 'product', 'maand'],
  uniek: true,
  kolommen: [
    { veld: 'partij', als: 'tekst', hoe: 'verplicht', ook: ['verbonden partij', 'organisatie'] },
    { veld: 'product', als: 'tekst', hoe: 'verplicht', ook: ['dienst', 'product of dienst'] },
    { veld: 'post', als: 'tekst', hoe: 'mag ontbreken', ook: ['begrotingspost', 'code post'] },
    { ...maand, ook: [...maand.ook, 'tot en met', 'stand per maand'] },
    { veld: 'budget', als: 'bedrag', hoe: 'mag leeg', ook: ['jaarbudget', 'begroot'] },
    { veld: 'toegewezen', als: 'bedrag', hoe: 'mag ontbreken', ook: ['beschikt', 'toegekend'] },
    { veld: 'gedeclareerd', als: 'bedrag', hoe: 'mag ontbreken', ook: ['realisatie', 'ingediend'] },
    { veld: 'betaald', als: 'bedrag', hoe: 'mag ontbreken', ook: ['uitbetaald'] },
    { veld: 'clienten', als: 'aantal', hoe: 'mag ontbreken', ook: ['aantal clienten'] },
  ],
});

/** A subsidy or taakgerichte opdracht, per beschikking and year. */
export const subsidies = tabelsoort({
  titel: 'Subsidies en taakgerichte opdrachten',
  beeld: ['beschikking', 'jaar'],
  uniek: true,
  opPost: true,
  maandcijfers: subsidieRegel,
  kolommen: [
    post,
    { veld: 'beschikking', als: 'tekst', hoe: 'verplicht', ook: ['beschikkingsnummer', 'kenmerk'] },
    { veld: 'instelling', als: 'tekst', hoe: 'verplicht', ook: ['ontvanger', 'organisatie'] },
    { veld: 'jaar', als: 'jaar', hoe: 'verplicht', ook: ['subsidiejaar'] },
    { veld: 'vorm', als: ['subsidie', 'taakgericht'], hoe: 'mag ontbreken', ook: ['soort'] },
    { veld: 'verleend', als: 'bedrag', hoe: 'verplicht', ook: ['verleend bedrag'] },
    { veld: 'bandbreedteLaag', als: 'bedrag', hoe: 'mag ontbreken', ook: ['ondergrens'] },
    { veld: 'bandbreedteHoog', als: 'bedrag', hoe: 'mag ontbreken', ook: ['bovengrens'] },
    { veld: 'bevoorschot', als: 'bedrag', hoe: 'mag ontbreken', ook: ['voorschot'] },
    { veld: 'vastgesteld', als: 'bedrag', hoe: 'mag leeg', ook: ['vastgesteld bedrag'] },
    { veld: 'vastgesteldOp', als: 'datum', hoe: 'mag ontbreken', ook: ['datum vaststelling'] },
  ],
});

/** Personal budgets per post and month: granted for it, advanced to the SVB, spent, taken back. */
export const pgb = tabelsoort({
  titel: 'Persoonsgebonden budgetten (SVB)',
  beeld: ['post', 'maand'],
  uniek: true,
  opPost: true,
  maandcijfers: pgbRegel,
  kolommen: [
    post,
    maand,
    { veld: 'budgethouders', als: 'aantal', hoe: 'mag ontbreken', ook: ['aantal budgethouders'] },
    { veld: 'toegekend', als: 'bedrag', hoe: 'mag leeg', ook: ['toegekend budget'] },
    { veld: 'voorschot', als: 'bedrag', hoe: 'mag ontbreken', ook: ['trekking', 'storting svb'] },
    { veld: 'besteed', als: 'bedrag', hoe: 'mag leeg', ook: ['besteding', 'uitbetaald'] },
    { veld: 'teruggevorderd', als: 'bedrag', hoe: 'mag ontbreken', ook: ['terugvordering'] },
  ],
});

/** What the CAK imposed and remitted, per month of care. */
export const eigenBijdragen = tabelsoort({
  titel: 'Eigen bijdragen (CAK)',
  beeld: ['post', 'maand'],
  uniek: true,
  opPost: true,
  maandcijfers: eigenBijdrageRegel,
  kolommen: [
    post,
    maand,
    { veld: 'opgelegd', als: 'bedrag', hoe: 'mag leeg', ook: ['opgelegde eigen bijdrage'] },
    { veld: 'afgedragen', als: 'bedrag', hoe: 'mag leeg', ook: ['afdracht', 'ontvangen van cak'] },
    { veld: 'bijdrageplichtigen', als: 'aantal', hoe: 'mag ontbreken', ook: ['aantal clienten'] },
  ],
});

/** Schemes of the Participatiewet and its neighbours. */
export const REGELINGEN = ['pw', 'ioaw', 'ioaz', 'bbz', 'lks', 'bijzondereBijstand'] as const;

/** Benefits per scheme and month, with the number of them on its last day. */
export const uitkeringen = tabelsoort({
  titel: 'Uitkeringen en bestand per regeling',
  beeld: ['post', 'regeling', 'maand'],
  uniek: true,
  opPost: true,
  maandcijfers: uitkeringRegel,
  kolommen: [
    post,
    { veld: 'regeling', als: REGELINGEN, hoe: 'verplicht' },
    maand,
    { veld: 'bedrag', als: 'bedrag', hoe: 'mag leeg', ook: ['lasten', 'uitkeringslasten'] },
    { veld: 'bestand', als: 'aantal', hoe: 'mag leeg', ook: ['aantal uitkeringen'] },
    { veld: 'instroom', als: 'aantal', hoe: 'mag ontbreken' },
    { veld: 'uitstroom', als: 'aantal', hoe: 'mag ontbreken' },
    { veld: 'ontvangsten', als: 'bedrag', hoe: 'mag ontbreken', ook: ['terugvordering', 'baten'] },
  ],
});

/** The BUIG budget of a year in each of its three stages; known from the day of the letter. */
export const buig = tabelsoort({
  titel: 'BUIG-budget',
  beeld: ['jaar', 'stadium'],
  uniek: true,
  maandcijfers: buigRegel,
  kolommen: [
    { veld: 'jaar', als: 'jaar', hoe: 'verplicht', ook: ['budgetjaar'] },
    { veld: 'stadium', als: ['voorlopig', 'naderVoorlopig', 'definitief'], hoe: 'verplicht' },
    { veld: 'budget', als: 'bedrag', hoe: 'verplicht', ook: ['buig budget', 'gebundeld budget'] },
    { veld: 'macrobudget', als: 'bedrag', hoe: 'mag leeg', ook: ['landelijk macrobudget'] },
    { veld: 'post', als: 'tekst', hoe: 'mag ontbreken', ook: ['begrotingspost', 'code post'] },
  ],
});

/** Kinds of places in sheltered work, from inside to outside. */
export const SW_PLEKKEN = [
  'beschutBinnen',
  'werkenOpLocatie',
  'groepsdetachering',
  'individueleDetachering',
  'begeleidWerken',
  'nieuwBeschut',
] as const;

/** Places of sheltered work by kind, with cost and yield of the month. */
export const sw = tabelsoort({
  titel: 'SW-plaatsen naar soort',
  beeld: ['maand', 'plek'],
  uniek: true,
  kolommen: [
    maand,
    { veld: 'plek', als: SW_PLEKKEN, hoe: 'verplicht', ook: ['soort plek', 'soort plaats'] },
    { veld: 'plaatsen', als: 'aantal', hoe: 'mag leeg', ook: ['aantal plaatsen', 'personen'] },
    { veld: 'arbeidsjaren', als: 'getal', hoe: 'mag ontbreken', ook: ['fte', 'se', 'aj'] },
    { veld: 'loonkosten', als: 'bedrag', hoe: 'mag ontbreken', ook: ['lasten'] },
    { veld: 'opbrengst', als: 'bedrag', hoe: 'mag leeg', ook: ['opbrengsten', 'netto omzet'] },
    { veld: 'rijksbijdrage', als: 'bedrag', hoe: 'mag ontbreken', ook: ['rijkssubsidie'] },
  ],
});
