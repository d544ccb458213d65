import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { type Maand, maandenVan } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { plafondstand } from '../core/inkoop/plafond.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn } from '../definitie/notatie.ts';
import type { Cel, Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { bronBerichten } from './basis/bronnen.ts';
import {
  type Contract,
  type Contractregel,
  isVanContract,
  loopt,
  PER_CONTRACT,
  productNaam,
} from './basis/contracten.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, jaar, wet } from './basis/velden.ts';
import { gekozenJaar, WET_NAMEN } from './basis/woorden.ts';

const STANDEN = {
  bereikt: 'bereikt',
  verwacht: 'dit jaar verwacht',
  nietDitJaar: 'niet dit jaar',
  onbekend: 'niet te zeggen',
} as const;

const uitvoer = z.object({
  jaar: z.int(),
  plafonds: z.array(
    z.object({
      aanbieder: z.string(),
      naam: z.string().nullable(),
      wet,
      product: z.string(),
      plafondCenten: centen,
      /** Granted over care of the year. */
      besteedCenten: centen,
      aandeel: aandeelOfOnbekend,
      verwachtCenten: centenOfOnbekend,
      /** Day of care on which the ceiling is, or is expected to be, reached. */
      bereiktOp: z.string().nullable(),
      stand: z.enum(['bereikt', 'verwacht', 'nietDitJaar', 'onbekend']),
      /** Granted above the ceiling: what exceptions cost so far. */
      bovenCenten: centen,
      /** Above the ceiling over the whole year, as expected. */
      verwachtBovenCenten: centenOfOnbekend,
    }),
  ),
});
type Plafonds = z.output<typeof uitvoer>;
type Plafond = Plafonds['plafonds'][number];

/** When a provider reaches the ceiling of its contract, and what is granted above it. */
export const vraag = defineVraag({
  id: 'budgetplafonds',
  titel: 'Budgetplafonds',
  vraagzin: 'Wanneer bereikt een aanbieder zijn budgetplafond, en wat kost wat daarboven komt?',
  groep: 'Waar landt het',
  volgorde: 10,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum, facts } = ctx;
    // safe (both): a year and a month make a month
    const filter = {
      leverperiodeVan: `${gekozen - 1}-01` as Maand,
      leverperiodeTot: `${gekozen}-12` as Maand, // idem
    };
    const [alle, bedragen, namen] = await Promise.all([
      facts.tabel('contracten', { gemeente, peildatum }),
      facts.bedragen({ gemeente, peildatum, per: PER_CONTRACT, filter }),
      facts.aanbieders(gemeente),
    ]);
    const contracten = alle.filter((c) => loopt(c, gekozen));
    const naamVan = new Map(namen.map((n) => [n.aanbieder, n.naam]));
    const plafonds = metPlafond(contracten).map((c) =>
      plafondVan(c, bedragen, gekozen, peildatum, naamVan.get(c.aanbieder) ?? null),
    );
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, plafonds: plafonds.sort(opNaam) }),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [...(await bronBerichten(ctx)), ...bronTabel('contracten', contracten)],
      ontbreekt: watOntbreekt(contracten, plafonds, gekozen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Besteed is wat over zorg in het jaar is toegekend, per aanbieder en product van het contract. Maanden die nog geen',
  'twee volle maanden voorbij zijn, en maanden die nog komen, tellen voor het gemiddelde van de laatste zes volle',
  'maanden, of voor wat er al is als dat meer is. Het plafond is bereikt op de dag van zorg waarop de optelling erboven',
  'komt, gelijk verdeeld over de maand. De volgorde is die van de namen en is geen oordeel.',
].join(' ');

const sleutel = (c: Pick<Contract, 'aanbieder' | 'wet' | 'categorie' | 'code'>): string =>
  [c.aanbieder, c.wet, c.categorie, c.code ?? ''].join('|');

/** Of each provider and product the contract that has a ceiling, the latest one of the year. */
function metPlafond(contracten: readonly Contract[]): Contract[] {
  const met = contracten.filter((c) => c.plafond !== null);
  return [...groepeer(met, sleutel).values()].map((groep) =>
    groep.reduce((a, b) => (b.geldigVan > a.geldigVan ? b : a)),
  );
}

function plafondVan(
  c: Contract,
  bedragen: readonly Contractregel[],
  gekozen: number,
  peildatum: Parameters<typeof plafondstand>[3],
  naam: string | null,
): Plafond {
  const eigen = bedragen.filter((b) => isVanContract(c, b));
  const perMaand = new Map(
    [...groepeer(eigen, (b) => b.leverperiode)].map(([maand, groep]) => [
      maand,
      toCenten(groep.reduce((s, b) => s + b.toegekendCenten, 0)),
    ]),
  );
  const plafond = c.plafond ?? toCenten(0);
  // safe (both): a year and a month make a month
  const maanden = maandenVan(`${gekozen}-01` as Maand, `${gekozen}-12` as Maand); // idem
  const uit = plafondstand(perMaand, plafond, maanden, peildatum);
  const boven = (som: Centen) => toCenten(Math.max(0, som - plafond));
  return {
    ...{ aanbieder: c.aanbieder, naam, wet: c.wet },
    ...{ product: productNaam(c.wet, c.categorie, c.code), plafondCenten: plafond },
    aandeel: plafond > 0 ? uit.besteedCenten / plafond : null,
    ...uit,
    bovenCenten: boven(uit.besteedCenten),
    verwachtBovenCenten: uit.verwachtCenten === null ? null : boven(uit.verwachtCenten),
  };
}

const wie = (p: Plafond): string => p.naam ?? p.aanbieder;
const opNaam = (a: Plafond, b: Plafond): number =>
  wie(a).localeCompare(wie(b), 'nl') || a.product.localeCompare(b.product, 'nl');

function watOntbreekt(
  contracten: readonly Contract[],
  plafonds: readonly Plafond[],
  gekozen: number,
): string[] {
  if (contracten.length === 0) return [`Contracten ${gekozen}: niet geladen.`];
  if (plafonds.length === 0) return [`In de contracten van ${gekozen} staat geen budgetplafond.`];
  const onbekend = plafonds.filter((p) => p.stand === 'onbekend');
  return [
    ...onbekend.map(
      (p) => `${wie(p)}, ${p.product}: nog geen volle maand bekend, dus geen verwachting.`,
    ),
    'Besluiten over uitzonderingen boven een plafond worden nog niet vastgelegd: hier staat wat boven het plafond is toegekend.',
  ];
}

function zinVan({ jaar: j, plafonds }: Plafonds, { peildatum }: Gezegd): string {
  if (plafonds.length === 0)
    return `Over ${j} is op ${datumVoluit(peildatum)} geen contract met een budgetplafond bekend.`;
  const tel = (stand: Plafond['stand']) => plafonds.filter((p) => p.stand === stand).length;
  const boven = somBekend(plafonds, (p) => p.bovenCenten).som ?? 0;
  const straks = somBekend(plafonds, (p) => p.verwachtBovenCenten).som;
  const eerst = plafonds
    .filter((p) => p.stand === 'verwacht')
    .sort((a, b) => (a.bereiktOp ?? '').localeCompare(b.bereiktOp ?? ''))[0];
  const bereikt = tel('bereikt');
  return [
    `Van de ${aantalVan(plafonds.length, 'budgetplafond', 'budgetplafonds')} in ${j} ${bereikt === 0 ? 'is er nog geen' : bereikt === 1 ? 'is er 1' : `zijn er ${bereikt}`} bereikt en ${tel('verwacht') === 0 ? 'wordt er geen' : tel('verwacht') === 1 ? 'wordt er 1' : `worden er ${tel('verwacht')}`} dit jaar naar verwachting nog bereikt.`,
    eerst
      ? `Het eerste daarvan op ${datumVoluit(eerst.bereiktOp)}: ${wie(eerst)}, ${eerst.product}.`
      : '',
    boven > 0 || (straks ?? 0) > 0
      ? `Boven de plafonds is ${euroFijn(boven)} toegekend; over het hele jaar wordt dat naar verwachting ${euroFijn(straks)}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const KOLOMMEN: Tabel['kolommen'] = [
  { veld: 'naam', label: 'Aanbieder', soort: 'tekst' },
  { veld: 'wet', label: 'Wet', soort: 'tekst' },
  { veld: 'product', label: 'Product', soort: 'tekst' },
  { veld: 'plafond', label: 'Plafond', soort: 'bedrag', totaal: 'som' },
  { veld: 'besteed', label: 'Toegekend', soort: 'bedrag', totaal: 'som' },
  { veld: 'aandeel', label: 'Deel van het plafond', soort: 'aandeel' },
  { veld: 'verwacht', label: 'Verwacht over het jaar', soort: 'bedrag', totaal: 'som' },
  { veld: 'stand', label: 'Stand', soort: 'tekst' },
  { veld: 'bereikt', label: 'Bereikt op', soort: 'datum' },
  {
    veld: 'boven',
    label: 'Boven het plafond',
    soort: 'bedrag',
    totaal: 'som',
    uitleg: 'Wat al is toegekend en meer is dan het plafond.',
  },
  { veld: 'verwachtBoven', label: 'Boven het plafond, verwacht', soort: 'bedrag', totaal: 'som' },
];

function tabelVan({ jaar: j, plafonds }: Plafonds): Tabel {
  const dag = (p: Plafond): Cel => (p.stand === 'nietDitJaar' ? 'niet dit jaar' : p.bereiktOp);
  return {
    titel: `Budgetplafonds per aanbieder en product, ${j}`,
    kolommen: KOLOMMEN,
    rijen: plafonds.map((p) => ({
      naam: wie(p),
      wet: WET_NAMEN[p.wet],
      product: p.product,
      plafond: p.plafondCenten,
      besteed: p.besteedCenten,
      aandeel: p.aandeel,
      verwacht: p.verwachtCenten,
      stand: STANDEN[p.stand],
      bereikt: dag(p),
      boven: p.bovenCenten,
      verwachtBoven: p.verwachtBovenCenten,
    })),
  };
}

function grafiekVan({ jaar: j, plafonds }: Plafonds): Grafiek | null {
  if (plafonds.length === 0) return null;
  const reeks = (naam: string, kies: (p: Plafond) => number | null, voorlopig = false) => ({
    ...{ naam, vorm: 'staaf' as const, waarden: plafonds.map(kies) },
    ...(voorlopig ? { voorlopig } : {}),
  });
  return {
    soort: 'liggend',
    titel: `Plafond, toegekend en verwacht, ${j}`,
    beschrijving: `Per contract met een budgetplafond in ${j} het plafond, wat is toegekend en wat over het jaar wordt verwacht.`,
    eenheid: 'centen',
    categorieen: plafonds.map((p) => `${wie(p)}: ${p.product}`),
    reeksen: [
      reeks('Plafond', (p) => p.plafondCenten),
      reeks('Toegekend', (p) => p.besteedCenten),
      reeks('Verwacht', (p) => p.verwachtCenten, true),
    ],
  };
}
