import { z } from 'zod';
import { type Centen, roundCenten, toCenten } from '../core/basis/bedrag.ts';
import { type Maand, maandVan } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
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
import { bronTabel } from './basis/tabellen.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, jaar, wet } from './basis/velden.ts';
import { gekozenJaar, WET_NAMEN } from './basis/woorden.ts';

const uitvoer = z.object({
  jaar: z.int(),
  producten: z.array(
    z.object({
      wet,
      product: z.string(),
      aanbieders: z.int(),
      /** Granted over care of the year of which the contract gives an indexation or an earlier tariff. */
      grondslagCenten: centen,
      /** Part of it that is there because of the indexation; cents. */
      effectCenten: centenOfOnbekend,
      /** Effect by what the same care would have cost before: the mean indexation. */
      indexatie: aandeelOfOnbekend,
      /** Earliest day from which a tariff of the year holds. */
      vanaf: z.string().nullable(),
      /** Granted without a contract that says what the indexation was. */
      zonderCenten: centen,
    }),
  ),
});
type Indexatie = z.output<typeof uitvoer>;
type Product = Indexatie['producten'][number];

/** What higher tariffs of contracts do to what care costs, per product and from which day. */
export const vraag = defineVraag({
  id: 'indexatie',
  titel: 'Indexatie van tarieven',
  vraagzin: 'Wat kost de indexatie van tarieven ons, per product?',
  groep: 'Waar landt het',
  volgorde: 11,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum, facts } = ctx;
    // safe (both): a year and a month make a month
    const filter = {
      leverperiodeVan: `${gekozen}-01` as Maand,
      leverperiodeTot: `${gekozen}-12` as Maand, // idem
    };
    const [contracten, bedragen] = await Promise.all([
      facts.tabel('contracten', { gemeente, peildatum }),
      facts.bedragen({ gemeente, peildatum, per: PER_CONTRACT, filter }),
    ]);
    const producten = [...groepeer(bedragen, (b) => `${b.wet}|${b.categorie}|${b.code}`).values()]
      .map((regels) => productVan(regels, contracten))
      .filter((p) => p.grondslagCenten !== 0 || p.zonderCenten !== 0)
      .sort((a, b) => a.wet.localeCompare(b.wet) || a.product.localeCompare(b.product, 'nl'));
    const lopend = contracten.filter((c) => loopt(c, gekozen));
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, producten }),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [...(await bronBerichten(ctx)), ...bronTabel('contracten', lopend)],
      ontbreekt: watOntbreekt(lopend.length, producten, gekozen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Van wat over het jaar is toegekend, is gekeken welk contract gold. De indexatie is die van het contract; staat die er',
  'niet in, dan het tarief gedeeld door dat van het contract ervoor. Het effect is wat dezelfde zorg meer kost dan zonder',
  'die verhoging. Het gaat over wat tot de peildatum is toegekend, niet over het hele jaar, en alleen over contracten',
  'die in het jaar zelf ingingen.',
].join(' ');

/** The contract that held in a month: of several the one that began last, a code before a categorie. */
function geldend(contracten: readonly Contract[], b: Contractregel): Contract | null {
  const passend = contracten.filter(
    (c) =>
      isVanContract(c, b) &&
      maandVan(c.geldigVan) <= b.leverperiode &&
      (c.geldigTot === null || maandVan(c.geldigTot) >= b.leverperiode),
  );
  const opVolgorde = passend.sort(
    (x, y) =>
      Number(x.code !== null) - Number(y.code !== null) || x.geldigVan.localeCompare(y.geldigVan),
  );
  return opVolgorde.at(-1) ?? null;
}

/** The rise of the tariff at the start of a contract, as a share; `null` when nothing says so. */
function stijgingVan(
  c: Contract,
  contracten: readonly Contract[],
  b: Contractregel,
): number | null {
  if (c.indexatie !== null) return c.indexatie;
  const vorige = contracten
    .filter((x) => isVanContract(x, b) && x.code === c.code && x.geldigVan < c.geldigVan)
    .sort((x, y) => x.geldigVan.localeCompare(y.geldigVan))
    .at(-1);
  return c.tarief === null || !vorige?.tarief ? null : c.tarief / vorige.tarief - 1;
}

function productVan(regels: readonly Contractregel[], contracten: readonly Contract[]): Product {
  let [grondslag, effect, zonder] = [0, 0, 0];
  const dagen: string[] = [];
  for (const b of regels) {
    const c = geldend(contracten, b);
    const vanDitJaar = c !== null && c.geldigVan.slice(0, 4) === b.leverperiode.slice(0, 4);
    const stijging = c === null ? null : vanDitJaar ? stijgingVan(c, contracten, b) : 0;
    if (c === null || stijging === null) zonder += b.toegekendCenten;
    else {
      grondslag += b.toegekendCenten;
      effect += b.toegekendCenten - b.toegekendCenten / (1 + stijging);
      if (vanDitJaar) dagen.push(c.geldigVan);
    }
  }
  const eerste = regels[0];
  return {
    wet: eerste?.wet ?? 'wmo',
    product: productNaam(eerste?.wet ?? 'wmo', eerste?.categorie ?? '', eerste?.code ?? null),
    aanbieders: new Set(regels.map((r) => r.aanbieder)).size,
    grondslagCenten: toCenten(grondslag),
    effectCenten: grondslag === 0 ? null : roundCenten(effect),
    indexatie: grondslag === 0 ? null : effect / (grondslag - effect),
    vanaf: dagen.sort()[0] ?? null,
    zonderCenten: toCenten(zonder),
  };
}

function watOntbreekt(lopend: number, producten: readonly Product[], gekozen: number): string[] {
  if (lopend === 0) return [`Contracten ${gekozen}: niet geladen.`];
  const zonder = producten.reduce((s, p) => s + p.zonderCenten, 0);
  return [
    ...(zonder === 0
      ? []
      : [
          `${euroFijn(zonder)} is toegekend zonder contract waaruit de indexatie blijkt; dat zit niet in het effect.`,
        ]),
    'Indexatie van subsidies, bijdragen en pgb: niet in dit cijfer.',
  ];
}

const som = (producten: readonly Product[], kies: (p: Product) => Centen | null): number =>
  producten.reduce((s, p) => s + (kies(p) ?? 0), 0);

function zinVan({ jaar: j, producten }: Indexatie, { peildatum }: Gezegd): string {
  const grondslag = som(producten, (p) => p.grondslagCenten);
  if (grondslag === 0)
    return `Over ${j} is op ${datumVoluit(peildatum)} niet bekend wat de indexatie van tarieven kost.`;
  const effect = som(producten, (p) => p.effectCenten);
  const met = producten.filter((p) => p.grondslagCenten !== 0).length;
  return `Van de ${euroFijn(grondslag)} die over ${j} is toegekend op ${aantalVan(met, 'product', 'producten')}, komt ${euroFijn(effect)} door indexatie van tarieven: gemiddeld ${procent(effect / (grondslag - effect), 1)}.`;
}

function tabelVan({ jaar: j, producten }: Indexatie): Tabel {
  return {
    titel: `Effect van indexatie per product, ${j}`,
    kolommen: [
      { veld: 'wet', label: 'Wet', soort: 'tekst' },
      { veld: 'product', label: 'Product', soort: 'tekst' },
      { veld: 'aanbieders', label: 'Aanbieders', soort: 'aantal' },
      { veld: 'vanaf', label: 'Vanaf', soort: 'datum' },
      { veld: 'grondslag', label: 'Toegekend', soort: 'bedrag' },
      { veld: 'indexatie', label: 'Indexatie', soort: 'aandeel' },
      { veld: 'effect', label: 'Daarvan door indexatie', soort: 'bedrag' },
      {
        veld: 'zonder',
        label: 'Zonder contract',
        soort: 'bedrag',
        uitleg: 'Toegekend zonder contract waaruit de indexatie blijkt.',
      },
    ],
    rijen: producten.map((p) => ({
      wet: WET_NAMEN[p.wet],
      product: p.product,
      aanbieders: p.aanbieders,
      vanaf: p.vanaf ?? (p.grondslagCenten === 0 ? null : 'geen nieuw tarief'),
      grondslag: p.grondslagCenten,
      indexatie: p.indexatie,
      effect: p.effectCenten,
      zonder: p.zonderCenten,
    })),
    totaalrij: {
      wet: 'Totaal',
      grondslag: som(producten, (p) => p.grondslagCenten),
      effect: som(producten, (p) => p.effectCenten),
      zonder: som(producten, (p) => p.zonderCenten),
    },
  };
}

function grafiekVan({ jaar: j, producten }: Indexatie): Grafiek | null {
  const met = producten.filter((p) => p.effectCenten !== null && p.effectCenten !== 0);
  if (met.length === 0) return null;
  return {
    soort: 'liggend',
    titel: `Wat de indexatie kost, ${j}`,
    beschrijving: `Per product het deel van wat over ${j} is toegekend dat door hogere tarieven komt.`,
    eenheid: 'centen',
    categorieen: met.map((p) => p.product),
    reeksen: [{ naam: 'Door indexatie', vorm: 'staaf', waarden: met.map((p) => p.effectCenten) }],
  };
}
