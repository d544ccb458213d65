import type { Toeval } from '../core/basis/toeval.ts';
import type { MaandNr } from './kalender.ts';
import { geometrisch, kiesGewogen } from './kans.ts';
import type { Product } from './product.ts';
import type { Verhaal } from './verhaal.ts';

/**
 * How a provider declares. `wisselend` is monthly until the year of the story and slow from then on;
 * `inhaalslag` holds back a large part of the year until February or March of the next.
 */
export type Gewoonte = 'maandelijks' | 'kwartaal' | 'traag' | 'februari' | 'wisselend' | 'versneld';

export interface Aanbieder {
  /** Made-up AGB code; the range 98 belongs to no kind of provider. */
  readonly agb: string;
  readonly naam: string;
  readonly gewoonte: Gewoonte;
  /** Share of the clients per product code, against the other providers of that product. */
  readonly producten: Readonly<Record<string, number>>;
  /** Where in the story it stops or starts. */
  readonly rol?: 'stopt' | 'begint';
  /** Corrects its tariffs in April, after declaring the first months at the old ones. */
  readonly laatMetIndex?: true;
}

const aanbieder = (
  nummer: number,
  naam: string,
  gewoonte: Gewoonte,
  producten: Readonly<Record<string, number>>,
  extra: Pick<Aanbieder, 'rol' | 'laatMetIndex'> = {},
): Aanbieder => ({
  agb: `98${String(nummer * 4111).padStart(6, '0')}`,
  naam,
  gewoonte,
  producten,
  ...extra,
});

/** The providers; names and codes are made up. */
export const AANBIEDERS: readonly Aanbieder[] = [
  aanbieder(1, 'Thuiszorg Brinkerlo', 'maandelijks', { '01A01': 40, '02A03': 8 }),
  aanbieder(2, 'Huishoudhulp Estermaat', 'kwartaal', { '01A01': 25 }),
  aanbieder(3, 'Zorggroep Aldervoort', 'maandelijks', {
    '01A01': 22,
    '02A03': 14,
    '07A03': 30,
    '08A03': 50,
    '04A01': 40,
  }),
  aanbieder(4, 'Dorrewold Hulp en Huis', 'traag', { '01A01': 13 }, { rol: 'stopt' }),
  aanbieder(
    5,
    'Stichting Roerganger',
    'maandelijks',
    { '02A03': 24, '02A05': 30, '15A01': 45 },
    { laatMetIndex: true },
  ),
  aanbieder(6, 'Begeleiding Kolkhuis', 'traag', { '02A03': 20, '02A05': 16 }),
  aanbieder(7, 'Merelgaard Thuisbegeleiding', 'kwartaal', {
    '02A03': 16,
    '02A05': 24,
    '10A01': 40,
  }),
  aanbieder(8, 'Stuurboord Zorg', 'februari', { '02A03': 10, '02A05': 18, '15A01': 30 }),
  aanbieder(9, 'Zorgboerderij Pijlkruid', 'kwartaal', { '07A03': 22, '07A05': 15, '08A03': 25 }),
  aanbieder(10, 'Dagcentrum Vlonderstra', 'maandelijks', {
    '07A03': 30,
    '07A05': 60,
    '08A03': 25,
    '04A01': 60,
  }),
  aanbieder(11, 'Nolderink Dagbesteding', 'wisselend', { '07A03': 18, '07A05': 25 }),
  aanbieder(12, 'Ooievaarsma Wonen', 'maandelijks', { '15A01': 25, '02A05': 12, '10A01': 60 }),
  aanbieder(13, 'Jeugdhulp Wilgentak', 'maandelijks', {
    '45A04': 30,
    '45A05': 22,
    '41A03': 40,
    '46A01': 60,
    '50A01': 30,
  }),
  aanbieder(14, 'Gezinspunt Halderwijn', 'kwartaal', { '45A04': 24, '45A05': 14, '50A01': 40 }),
  aanbieder(15, 'Merkuur LVB Jeugd', 'wisselend', { '45A05': 34 }),
  aanbieder(16, 'Lamoenstra Jeugd en LVB', 'februari', { '45A05': 20, '41A03': 25 }),
  aanbieder(17, 'Fluwelinga Specialisten', 'traag', { '45A05': 22, '43A12': 20, '54002': 14 }),
  aanbieder(18, 'Praktijk Zonneveen', 'maandelijks', { '45A04': 18, '54001': 20 }),
  aanbieder(19, 'Kinderpraktijk Gortenaar', 'versneld', { '54001': 28, '54002': 10, '45A04': 10 }),
  aanbieder(20, 'GGZ Zeilmaker Jeugd', 'traag', { '54001': 26, '54002': 44 }),
  aanbieder(21, 'GGZ Uiterdijk', 'kwartaal', { '54001': 16, '54002': 32, '55A02': 40 }),
  aanbieder(22, 'Jorritshof Jeugdzorg', 'maandelijks', {
    '43A12': 50,
    '44A07': 45,
    '44A09': 20,
    '41A03': 35,
  }),
  aanbieder(23, 'Pleegzorg Tjalkema', 'maandelijks', { '44A09': 80, '44A07': 15 }),
  aanbieder(24, 'Gezinshuizen IJzermeer', 'kwartaal', { '44A07': 40, '43A12': 30 }),
  aanbieder(25, 'Jeugdbescherming Stroomwacht', 'maandelijks', { '48A01': 100, '47A01': 100 }),
  aanbieder(
    26,
    'Xanderink Ambulant',
    'maandelijks',
    { '45A04': 18, '46A01': 40, '50A01': 30 },
    { rol: 'begint' },
  ),
  aanbieder(27, 'Landelijk Centrum Meerkoet', 'traag', { '55A02': 60 }),
  aanbieder(28, 'Behandelcentrum Waterlelie', 'kwartaal', { '55A04': 100 }),
];

/** True when this provider takes new clients for care that starts in this month. */
export function isContracteerbaar(a: Aanbieder, maand: MaandNr, verhaal: Verhaal): boolean {
  if (a.rol === 'stopt') return maand < verhaal.stopMaand;
  if (a.rol === 'begint') return maand >= verhaal.beginMaand;
  return true;
}

/** A provider that gives this product and has a contract in this month; `null` when there is none. */
export function kiesAanbieder(
  t: Toeval,
  product: Product,
  maand: MaandNr,
  verhaal: Verhaal,
  behalve?: Aanbieder,
): Aanbieder | null {
  const aandeel = (a: Aanbieder): number =>
    a !== behalve && isContracteerbaar(a, maand, verhaal) ? (a.producten[product.code] ?? 0) : 0;
  return AANBIEDERS.some((a) => aandeel(a) > 0) ? kiesGewogen(t, AANBIEDERS, aandeel) : null;
}

/** No line is declared later than this many months after the care. */
export const LANGSTE_VERTRAGING = 20;

/**
 * The first month in which the provider is ready to declare care of `maand`. That it sends nothing
 * in some months (quarterly) is decided where messages are made.
 */
export function gereedMaand(a: Aanbieder, maand: MaandNr, verhaal: Verhaal, t: Toeval): MaandNr {
  const gewoonte = gewoonteIn(a, maand, verhaal);
  if (a.rol === 'stopt' && maand >= verhaal.stopMaand - 2)
    return maand + 5 + geometrisch(t, 0.4, 10);
  switch (gewoonte) {
    case 'traag':
      return maand + 2 + geometrisch(t, 0.3, LANGSTE_VERTRAGING - 2);
    case 'februari':
      return inhaalslagMaand(maand, t);
    default:
      return maand + (t() < 0.94 ? 1 : 2 + geometrisch(t, 0.45, 10));
  }
}

function gewoonteIn(a: Aanbieder, maand: MaandNr, verhaal: Verhaal): Gewoonte {
  if (a.gewoonte === 'wisselend') return maand >= verhaal.tempoMaand ? 'traag' : 'maandelijks';
  if (a.gewoonte === 'versneld') return maand < verhaal.versnelMaand ? 'traag' : 'maandelijks';
  return a.gewoonte;
}

/** Nearly half comes at once, the rest in the clean-up of February and March. */
function inhaalslagMaand(maand: MaandNr, t: Toeval): MaandNr {
  if (t() < 0.45) return maand + 1 + geometrisch(t, 0.6, 3);
  const februari = (Math.floor(maand / 12) + 1) * 12 + 1;
  return Math.max(maand + 1, februari + (t() < 0.25 ? 1 : 0));
}

/** True when the provider sends declarations in this calendar month. */
export const verstuurtIn = (a: Aanbieder, maand: MaandNr): boolean =>
  a.gewoonte !== 'kwartaal' || maand % 3 === 0;
