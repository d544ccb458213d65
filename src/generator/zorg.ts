import type { Toeval } from '../core/basis/toeval.ts';
import { kiesAanbieder } from './aanbieders.ts';
import type { Bevolking, Persoon } from './bevolking.ts';
import { createBsnReeks } from './bsn.ts';
import { type Dag, eersteVan, laatsteVan, type MaandNr, verjaardag } from './kalender.ts';
import { geheel, kiesGewogen, kiesUit, poisson, stroomVan } from './kans.ts';
import type { Client, Toewijzing, Wereld } from './model.ts';
import type { Product } from './product.ts';
import { PRODUCTEN } from './producten.ts';
import { createTraject } from './traject.ts';

/** Simulates who gets which care from whom, month by month; the toewijzingen come in order of sending. */
export function simuleerZorg(
  wereld: Wereld,
  bevolking: Bevolking,
  inwoners: number,
): readonly Toewijzing[] {
  const instroom = createInstroom(wereld, bevolking);
  const [gewoon, nakomend] = [
    PRODUCTEN.filter((p) => !p.nakomend),
    PRODUCTEN.filter((p) => p.nakomend),
  ];
  for (const producten of [gewoon, nakomend]) {
    for (let maand = wereld.verhaal.begin; maand <= wereld.eindmaand; maand++) {
      for (const product of producten) begin(wereld, inwoners, product, maand, instroom);
    }
  }
  return nummer(instroom.toewijzingen);
}

/** The clients who start with a product in a month, and in the first month those who have it already. */
function begin(
  wereld: Wereld,
  inwoners: number,
  product: Product,
  maand: MaandNr,
  instroom: Instroom,
): void {
  const t = stroomVan(wereld.zaad, 'instroom', product.wet, product.code, maand);
  const schaal = (inwoners / 25_000) * groeiTot(product, maand);
  if (maand === wereld.verhaal.begin) {
    const voorraad = poisson(t, product.clienten * schaal);
    for (let i = 0; i < voorraad; i++) instroom(t, product, maand, true);
  }
  const nieuw = poisson(t, (product.clienten * schaal * seizoen(maand)) / product.duur);
  for (let i = 0; i < nieuw; i++) instroom(t, product, maand, false);
}

const groeiTot = (product: Product, maand: MaandNr): number =>
  (1 + product.groei) ** ((maand - 2025 * 12 - 6) / 12);

/** Fewer new clients in the summer and in December, more in September. */
const seizoen = (maand: MaandNr): number =>
  [1.05, 1, 1.05, 1, 1.05, 1.05, 0.8, 0.75, 1.15, 1.1, 1.1, 0.9][maand % 12] ?? 1;

type Instroom = ((t: Toeval, product: Product, maand: MaandNr, voorraad: boolean) => void) & {
  readonly toewijzingen: Toewijzing[];
};

function createInstroom(wereld: Wereld, bevolking: Bevolking): Instroom {
  const toewijzingen: Toewijzing[] = [];
  const clienten = new Map<Persoon, Client>();
  const huishoudens: Persoon[] = [];
  const nieuweBsn = createBsnReeks(wereld.zaad);
  let trajecten = 0;
  const neem = (t: Toeval, product: Product, maand: MaandNr, voorraad: boolean): void => {
    const persoon = kiesPersoon(t, { bevolking, huishoudens, clienten }, product, maand);
    if (!persoon) return;
    let client = clienten.get(persoon);
    if (!client) {
      client = { bsn: nieuweBsn(), persoon, bezet: new Map(), toewijzingen: [] };
      clienten.set(persoon, client);
      huishoudens.push(persoon);
    }
    const aanbieder = kiesAanbieder(t, product, maand, wereld.verhaal);
    if (!aanbieder) return;
    const start = voorraad ? eersteVan(maand) : geheel(t, eersteVan(maand), laatsteVan(maand));
    const nieuw = createTraject(wereld, trajecten++, {
      client,
      product,
      aanbieder,
      start,
      voorraad,
    });
    toewijzingen.push(...nieuw);
    client.toewijzingen.push(...nieuw);
  };
  return Object.assign(neem, { toewijzingen });
}

interface Kring {
  readonly bevolking: Bevolking;
  /** People with care; some new clients come from their households. */
  readonly huishoudens: readonly Persoon[];
  readonly clienten: ReadonlyMap<Persoon, Client>;
}

const HUISGENOOT = 0.13;

function kiesPersoon(t: Toeval, kring: Kring, product: Product, maand: MaandNr): Persoon | null {
  for (let poging = 0; poging < 12; poging++) {
    const persoon =
      kring.huishoudens.length > 20 && t() < HUISGENOOT
        ? kiesUit(t, kiesUit(t, kring.huishoudens).huishouden.leden)
        : kiesOpLeeftijd(t, kring.bevolking, product, maand);
    if (persoon && isGeschikt(persoon, kring.clienten.get(persoon), product, maand)) return persoon;
  }
  return null;
}

function isGeschikt(
  persoon: Persoon,
  client: Client | undefined,
  product: Product,
  maand: MaandNr,
): boolean {
  const dag = laatsteVan(maand);
  const leeftijd = (dag - persoon.geboren) / 365.25;
  const past = product.leeftijden.some(([van, tot]) => leeftijd >= van && leeftijd < tot);
  const bezetTot = client?.bezet.get(product.wet + product.categorie) ?? Number.NEGATIVE_INFINITY;
  return past && eersteVan(maand) > bezetTot + 40;
}

function kiesOpLeeftijd(
  t: Toeval,
  bevolking: Bevolking,
  product: Product,
  maand: MaandNr,
): Persoon | undefined {
  const [van, tot] = kiesGewogen(t, product.leeftijden, ([, , gewicht]) => gewicht);
  const dag = eersteVan(maand);
  const eerste = zoekGeboren(bevolking.personen, verjaardag(dag, -tot) + 1);
  const laatste = zoekGeboren(bevolking.personen, verjaardag(dag, -van) + 1);
  return bevolking.personen[eerste + Math.floor(t() * (laatste - eerste))];
}

/** Index of the first person who was born on or after `dag` (binary search). */
function zoekGeboren(personen: readonly Persoon[], dag: Dag): number {
  let laag = 0;
  let hoog = personen.length;
  while (laag < hoog) {
    const midden = (laag + hoog) >> 1;
    if ((personen[midden]?.geboren ?? Number.POSITIVE_INFINITY) < dag) laag = midden + 1;
    else hoog = midden;
  }
  return laag;
}

function nummer(toewijzingen: Toewijzing[]): readonly Toewijzing[] {
  const eerste = (w: Toewijzing): Dag => w.versies[0]?.verzonden ?? 0;
  toewijzingen.sort((a, b) => eerste(a) - eerste(b) || (a.id < b.id ? -1 : 1));
  toewijzingen.forEach((w, i) => {
    w.nummer = 100_001 + i;
  });
  return toewijzingen;
}
