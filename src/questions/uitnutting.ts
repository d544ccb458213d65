import { z } from 'zod';
import type { Centen } from '../core/basis/bedrag.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { DREMPEL, isVerborgen, toonbaar } from '../core/onthulling/drempel.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, opsomming, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { Feitrij, MetDag } from '../facts/tabelsoorten/tabelsoorten.ts';
import { VERBORGEN } from './basis/aantallen.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { aandeelOfOnbekend, centenOfOnbekend, jaar } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

/** A difference with the part of the year that is over that is worth a talk. */
const AFWIJKING = 0.1;

const uitvoer = z.object({
  jaar: z.int(),
  regels: z.array(
    z.object({
      partij: z.string(),
      product: z.string(),
      totEnMet: z.string(),
      budgetCenten: centenOfOnbekend,
      toegewezenCenten: centenOfOnbekend,
      gedeclareerdCenten: centenOfOnbekend,
      betaaldCenten: centenOfOnbekend,
      /** `null` = not known, or too few to show: then `clientenVerborgen`. */
      clienten: z.int().nullable(),
      clientenVerborgen: z.boolean(),
      /** Declared (else paid) of the budget of the year. */
      uitnutting: aandeelOfOnbekend,
      /** Part of the year that is over in this statement. */
      deelVanJaar: z.number(),
      /** More than ten percentage points off the part of the year that is over. */
      bespreken: z.boolean(),
      /** What there is to talk about with the party, each with its amount. */
      gesprekspunten: z.array(z.string()),
    }),
  ),
});
type Uitnutting = z.output<typeof uitvoer>;
type Regel = Uitnutting['regels'][number];
type Rij = MetDag<Feitrij<'uitnutting'>>;

/** Per connected party and product: budget, allocated, declared and paid. */
export const vraag = defineVraag({
  id: 'uitnutting',
  titel: 'Uitnutting bij partners',
  vraagzin: 'Hoeveel van het budget bij verbonden partijen is gebruikt, per product?',
  groep: 'Waar landt het',
  volgorde: 4,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    const rijen = (await ctx.facts.tabel('uitnutting', { gemeente, peildatum })).filter((r) =>
      r.maand.startsWith(`${gekozen}-`),
    );
    const regels = [...groepeer(rijen, (r) => `${r.partij}|${r.product}`).values()]
      .map((groep) => regelVan(groep.reduce((a, b) => (b.maand > a.maand ? b : a))))
      .sort((a, b) => a.partij.localeCompare(b.partij) || a.product.localeCompare(b.product));
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, regels }),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: bronTabel('opgaven van verbonden partijen', rijen),
      ontbreekt: watOntbreekt(regels, gekozen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Van elke partij en elk product telt de laatste opgave van het jaar. Uitnutting is gedeclareerd (of, als',
  'dat niet is opgegeven, betaald) gedeeld door het budget van het jaar. Bespreken staat er als dat meer',
  'dan tien procentpunt afwijkt van het deel van het jaar dat voorbij is. Dat is een vraag, geen oordeel:',
  'seizoen en late declaraties kunnen het verklaren. De gesprekspunten noemen ook wat meer dan tien procent van',
  'het budget is en wel is toegewezen maar niet gedeclareerd, of wel gedeclareerd maar niet betaald, en wat meer is',
  `toegewezen dan begroot. Aantallen cliënten onder ${DREMPEL} worden niet getoond.`,
].join(' ');

function regelVan(r: Rij): Regel {
  const besteed = r.gedeclareerd ?? r.betaald;
  const uitnutting = r.budget && besteed !== null ? besteed / r.budget : null;
  const deelVanJaar = Number(r.maand.slice(5, 7)) / 12;
  return {
    partij: r.partij,
    product: r.product,
    totEnMet: r.maand,
    budgetCenten: r.budget,
    toegewezenCenten: r.toegewezen,
    gedeclareerdCenten: r.gedeclareerd,
    betaaldCenten: r.betaald,
    clienten: toonbaar(r.clienten),
    clientenVerborgen: isVerborgen(r.clienten),
    uitnutting,
    deelVanJaar,
    bespreken: uitnutting !== null && Math.abs(uitnutting - deelVanJaar) > AFWIJKING,
    gesprekspunten: gesprekspuntenVan(r, deelVanJaar),
  };
}

/** Facts that deserve a talk with the party: what they mean is for the party to say. */
function gesprekspuntenVan(r: Rij, deelVanJaar: number): string[] {
  const besteed = r.gedeclareerd ?? r.betaald;
  if (r.budget === null || besteed === null)
    return [`${r.budget === null ? 'Het budget' : 'Wat is gebruikt'} is niet opgegeven.`];
  const grens = AFWIJKING * r.budget;
  const uit: string[] = [];
  const naarRato = besteed - r.budget * deelVanJaar;
  if (Math.abs(naarRato) > grens)
    uit.push(
      `${euroFijn(Math.abs(naarRato))} ${naarRato > 0 ? 'meer' : 'minder'} gebruikt dan naar rato van het budget.`,
    );
  if (r.toegewezen !== null && r.toegewezen > r.budget)
    uit.push(`${euroFijn(r.toegewezen - r.budget)} meer toegewezen dan het budget van het jaar.`);
  if (r.toegewezen !== null && r.toegewezen - besteed > grens)
    uit.push(`${euroFijn(r.toegewezen - besteed)} toegewezen en nog niet gedeclareerd.`);
  if (r.gedeclareerd !== null && r.betaald !== null && r.gedeclareerd - r.betaald > grens)
    uit.push(`${euroFijn(r.gedeclareerd - r.betaald)} gedeclareerd en nog niet betaald.`);
  return uit;
}

function watOntbreekt(regels: readonly Regel[], gekozen: number): string[] {
  if (regels.length === 0)
    return [`Uitnutting ${gekozen}: geen opgaven van verbonden partijen geladen.`];
  return regels
    .filter((r) => r.uitnutting === null)
    .map((r) => `${r.partij}, ${r.product}: budget of besteding niet bekend.`);
}

function zinVan({ jaar: j, regels }: Uitnutting, { peildatum }: Gezegd): string {
  const bekend = regels.filter((r) => r.uitnutting !== null);
  if (bekend.length === 0)
    return `Over ${j} is op ${datumVoluit(peildatum)} van geen verbonden partij bekend wat is gebruikt.`;
  const som = (kies: (r: Regel) => Centen | null) => somBekend(bekend, kies).som ?? 0;
  const budget = som((r) => r.budgetCenten);
  const besteed = som((r) => r.gedeclareerdCenten ?? r.betaaldCenten);
  const bespreken = bekend.filter((r) => r.bespreken).length;
  return [
    `Van ${euroFijn(budget)} budget bij verbonden partijen is in ${j} ${euroFijn(besteed)} gebruikt: ${procent(besteed / budget)}.`,
    bespreken === 0
      ? 'Geen product wijkt veel af van het deel van het jaar dat voorbij is.'
      : `Bij ${bespreken} van de ${bekend.length} producten wijkt het gebruik zo af dat het een gesprek waard is.`,
    ...gesprekken(regels),
  ].join(' ');
}

/** One sentence a party that there is something to talk about with. */
function gesprekken(regels: readonly Regel[]): string[] {
  return [...groepeer(regels, (r) => r.partij)].flatMap(([partij, groep]) => {
    const producten = groep.filter((r) => r.gesprekspunten.length > 0).map((r) => r.product);
    return producten.length === 0 ? [] : [`Te bespreken met ${partij}: ${opsomming(producten)}.`];
  });
}

function tabelVan({ jaar: j, regels }: Uitnutting): Tabel {
  return {
    titel: `Uitnutting per partij en product, ${j}`,
    kolommen: [
      { veld: 'partij', label: 'Partij', soort: 'tekst' },
      { veld: 'product', label: 'Product', soort: 'tekst' },
      { veld: 'totEnMet', label: 'Tot en met', soort: 'maand' },
      { veld: 'budget', label: 'Budget', soort: 'bedrag', totaal: 'som' },
      { veld: 'toegewezen', label: 'Toegewezen', soort: 'bedrag', totaal: 'som' },
      { veld: 'gedeclareerd', label: 'Gedeclareerd', soort: 'bedrag', totaal: 'som' },
      { veld: 'betaald', label: 'Betaald', soort: 'bedrag', totaal: 'som' },
      { veld: 'clienten', label: 'Cliënten', soort: 'aantal' },
      { veld: 'uitnutting', label: 'Uitnutting', soort: 'aandeel' },
      { veld: 'deel', label: 'Deel van het jaar', soort: 'aandeel' },
      { veld: 'gesprek', label: 'Te bespreken', soort: 'tekst' },
    ],
    rijen: regels.map((r) => ({
      partij: r.partij,
      product: r.product,
      totEnMet: r.totEnMet,
      budget: r.budgetCenten,
      toegewezen: r.toegewezenCenten,
      gedeclareerd: r.gedeclareerdCenten,
      betaald: r.betaaldCenten,
      clienten: r.clientenVerborgen ? VERBORGEN : r.clienten,
      uitnutting: r.uitnutting,
      deel: r.deelVanJaar,
      gesprek: r.gesprekspunten.length === 0 ? 'geen punten' : r.gesprekspunten.join(' '),
    })),
  };
}

function grafiekVan({ jaar: j, regels }: Uitnutting): Grafiek | null {
  if (regels.length === 0) return null;
  return {
    soort: 'liggend',
    titel: `Uitnutting van het budget, ${j}`,
    beschrijving: `Per partij en product welk deel van het budget van ${j} is gebruikt, naast het deel van het jaar dat voorbij is.`,
    eenheid: 'aandeel',
    categorieen: regels.map((r) => `${r.partij}: ${r.product}`),
    reeksen: [
      { naam: 'Uitnutting', vorm: 'staaf', waarden: regels.map((r) => r.uitnutting) },
      {
        naam: 'Deel van het jaar',
        vorm: 'staaf',
        waarden: regels.map((r) => r.deelVanJaar),
        voorlopig: true,
      },
    ],
  };
}
