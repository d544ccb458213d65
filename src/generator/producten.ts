/** Which part of the population may come to need a product: years of age and weight of the band. */
export type Leeftijden = readonly (readonly [van: number, tot: number, gewicht: number])[];

/** How much is granted; the volume differs per client around the mean. */
export interface Toegekend {
  /** `null`: no volume but a budget in cents (aspecifieke toewijzing, unit 83). */
  readonly frequentie: '1' | '2' | '4' | '6' | null;
  readonly gemiddeld: number;
  readonly kleinste: number;
  readonly stap: number;
}

/** A product that is bought by toewijzing and paid by declaration. */
export interface Product {
  readonly wet: 'wmo' | 'jeugd';
  readonly categorie: string;
  readonly code: string;
  readonly naam: string;
  readonly post: string;
  readonly zwaarte: 'licht' | 'midden' | 'zwaar';
  readonly eenheid: '01' | '04' | '14' | '16' | '82' | '83' | '84';
  /** Tariff of 2025 in cents per unit; `null` with unit 83. */
  readonly tarief: number | null;
  readonly toegekend: Toegekend;
  /** Share of what is granted that is delivered. */
  readonly benutting: number;
  /** Running clients per 25,000 inhabitants in 2025. */
  readonly clienten: number;
  /** Mean duration in months. */
  readonly duur: number;
  /** Term of a toewijzing in months; `null` is open-ended. */
  readonly termijn: number | null;
  readonly leeftijden: Leeftijden;
  /** Growth of the inflow per year. */
  readonly groei: number;
  /** Heavier product that part of the clients move on to, and the chance per year. */
  readonly verzwaring?: { readonly code: string; readonly kans: number };
}

const per = (
  frequentie: Toegekend['frequentie'],
  gemiddeld: number,
  kleinste: number,
  stap: number,
): Toegekend => ({ frequentie, gemiddeld, kleinste, stap });

const VOLWASSEN: Leeftijden = [
  [18, 30, 2],
  [30, 65, 5],
  [65, 96, 2],
];
const OUD: Leeftijden = [
  [40, 65, 1],
  [65, 75, 3],
  [75, 97, 12],
];
const KIND: Leeftijden = [
  [3, 7, 2],
  [7, 12, 5],
  [12, 17, 5],
];
const TIENER: Leeftijden = [
  [8, 12, 2],
  [12, 17, 6],
];

/** Order of magnitude of a Dutch municipality; tariffs and volumes are made up. */
export const PRODUCTEN: readonly Product[] = [
  {
    wet: 'wmo',
    categorie: '01',
    code: '01A01',
    naam: 'Huishoudelijke hulp',
    post: 'WMO-HH',
    zwaarte: 'licht',
    eenheid: '01',
    tarief: 57,
    toegekend: per('2', 150, 60, 15),
    benutting: 0.86,
    clienten: 640,
    duur: 38,
    termijn: 36,
    leeftijden: OUD,
    groei: 0.04,
  },
  {
    wet: 'wmo',
    categorie: '02',
    code: '02A03',
    naam: 'Begeleiding regulier',
    post: 'WMO-BEGELEIDING',
    zwaarte: 'midden',
    eenheid: '01',
    tarief: 115,
    toegekend: per('2', 130, 60, 30),
    benutting: 0.82,
    clienten: 225,
    duur: 22,
    termijn: 24,
    leeftijden: VOLWASSEN,
    groei: 0.03,
    verzwaring: { code: '02A05', kans: 0.1 },
  },
  {
    wet: 'wmo',
    categorie: '02',
    code: '02A05',
    naam: 'Begeleiding specialistisch',
    post: 'WMO-BEGELEIDING',
    zwaarte: 'zwaar',
    eenheid: '01',
    tarief: 160,
    toegekend: per('2', 170, 60, 30),
    benutting: 0.84,
    clienten: 62,
    duur: 24,
    termijn: 24,
    leeftijden: VOLWASSEN,
    groei: 0.06,
  },
  {
    wet: 'wmo',
    categorie: '04',
    code: '04A01',
    naam: 'Kortdurend verblijf',
    post: 'WMO-BEGELEIDING',
    zwaarte: 'zwaar',
    eenheid: '14',
    tarief: 16_850,
    toegekend: per('4', 4, 2, 1),
    benutting: 0.7,
    clienten: 10,
    duur: 16,
    termijn: 12,
    leeftijden: VOLWASSEN,
    groei: 0,
  },
  {
    wet: 'wmo',
    categorie: '07',
    code: '07A03',
    naam: 'Dagbesteding regulier',
    post: 'WMO-DAGBESTEDING',
    zwaarte: 'midden',
    eenheid: '16',
    tarief: 4_275,
    toegekend: per('2', 4, 2, 1),
    benutting: 0.85,
    clienten: 92,
    duur: 24,
    termijn: 24,
    leeftijden: OUD,
    groei: 0.03,
    verzwaring: { code: '07A05', kans: 0.06 },
  },
  {
    wet: 'wmo',
    categorie: '07',
    code: '07A05',
    naam: 'Dagbesteding specialistisch',
    post: 'WMO-DAGBESTEDING',
    zwaarte: 'zwaar',
    eenheid: '16',
    tarief: 5_850,
    toegekend: per('2', 5, 2, 1),
    benutting: 0.86,
    clienten: 24,
    duur: 26,
    termijn: 24,
    leeftijden: VOLWASSEN,
    groei: 0.05,
  },
  {
    wet: 'wmo',
    categorie: '08',
    code: '08A03',
    naam: 'Vervoer dagbesteding',
    post: 'WMO-VERVOER',
    zwaarte: 'licht',
    eenheid: '84',
    tarief: 1_130,
    toegekend: per('2', 6, 2, 2),
    benutting: 0.84,
    clienten: 58,
    duur: 24,
    termijn: 24,
    leeftijden: OUD,
    groei: 0.02,
  },
  {
    wet: 'wmo',
    categorie: '10',
    code: '10A01',
    naam: 'Maatwerkarrangement',
    post: 'WMO-MAATWERK',
    zwaarte: 'midden',
    eenheid: '83',
    tarief: null,
    toegekend: per(null, 950_000, 200_000, 5_000),
    benutting: 0.9,
    clienten: 15,
    duur: 12,
    termijn: 12,
    leeftijden: VOLWASSEN,
    groei: 0,
  },
  {
    wet: 'wmo',
    categorie: '15',
    code: '15A01',
    naam: 'Beschermd wonen',
    post: 'WMO-BW',
    zwaarte: 'zwaar',
    eenheid: '14',
    tarief: 12_650,
    toegekend: per('1', 1, 1, 1),
    benutting: 0.96,
    clienten: 14,
    duur: 40,
    termijn: null,
    leeftijden: [[18, 60, 1]],
    groei: 0.02,
  },
  {
    wet: 'jeugd',
    categorie: '41',
    code: '41A03',
    naam: 'Dagbehandeling',
    post: 'JEUGD-DAGHULP',
    zwaarte: 'midden',
    eenheid: '16',
    tarief: 9_100,
    toegekend: per('2', 6, 3, 1),
    benutting: 0.82,
    clienten: 40,
    duur: 15,
    termijn: 12,
    leeftijden: KIND,
    groei: 0.03,
  },
  {
    wet: 'jeugd',
    categorie: '43',
    code: '43A12',
    naam: 'Verblijf met behandeling',
    post: 'JEUGD-VERBLIJF',
    zwaarte: 'zwaar',
    eenheid: '14',
    tarief: 29_400,
    toegekend: per('1', 1, 1, 1),
    benutting: 0.96,
    clienten: 14,
    duur: 12,
    termijn: 12,
    leeftijden: TIENER,
    groei: 0.02,
  },
  {
    wet: 'jeugd',
    categorie: '44',
    code: '44A07',
    naam: 'Gezinshuis',
    post: 'JEUGD-VERBLIJF',
    zwaarte: 'zwaar',
    eenheid: '14',
    tarief: 17_100,
    toegekend: per('1', 1, 1, 1),
    benutting: 0.99,
    clienten: 10,
    duur: 36,
    termijn: null,
    leeftijden: KIND,
    groei: 0.02,
  },
  {
    wet: 'jeugd',
    categorie: '44',
    code: '44A09',
    naam: 'Pleegzorg',
    post: 'JEUGD-PLEEGZORG',
    zwaarte: 'midden',
    eenheid: '14',
    tarief: 5_150,
    toegekend: per('1', 1, 1, 1),
    benutting: 1,
    clienten: 40,
    duur: 40,
    termijn: null,
    leeftijden: KIND,
    groei: 0,
  },
  {
    wet: 'jeugd',
    categorie: '45',
    code: '45A04',
    naam: 'Jeugdhulp ambulant regulier',
    post: 'JEUGD-AMBULANT',
    zwaarte: 'licht',
    eenheid: '01',
    tarief: 145,
    toegekend: per('4', 300, 120, 60),
    benutting: 0.8,
    clienten: 330,
    duur: 10,
    termijn: 12,
    leeftijden: KIND,
    groei: 0.03,
    verzwaring: { code: '45A05', kans: 0.14 },
  },
  {
    wet: 'jeugd',
    categorie: '45',
    code: '45A05',
    naam: 'Begeleiding LVB specialistisch',
    post: 'JEUGD-LVB',
    zwaarte: 'zwaar',
    eenheid: '01',
    tarief: 175,
    toegekend: per('2', 180, 90, 30),
    benutting: 0.82,
    clienten: 88,
    duur: 15,
    termijn: 12,
    leeftijden: KIND,
    groei: 0.1,
  },
  {
    wet: 'jeugd',
    categorie: '46',
    code: '46A01',
    naam: 'Crisis ambulant',
    post: 'JEUGD-AMBULANT',
    zwaarte: 'zwaar',
    eenheid: '01',
    tarief: 190,
    toegekend: per('4', 900, 480, 60),
    benutting: 0.6,
    clienten: 6,
    duur: 2,
    termijn: 3,
    leeftijden: TIENER,
    groei: 0.04,
  },
  {
    wet: 'jeugd',
    categorie: '47',
    code: '47A01',
    naam: 'Jeugdreclassering',
    post: 'JEUGD-JR',
    zwaarte: 'midden',
    eenheid: '82',
    tarief: 88_000,
    toegekend: per('4', 1, 1, 1),
    benutting: 1,
    clienten: 7,
    duur: 12,
    termijn: 12,
    leeftijden: [[12, 17, 1]],
    groei: 0,
  },
  {
    wet: 'jeugd',
    categorie: '48',
    code: '48A01',
    naam: 'Jeugdbescherming',
    post: 'JEUGD-JB',
    zwaarte: 'zwaar',
    eenheid: '82',
    tarief: 106_500,
    toegekend: per('4', 1, 1, 1),
    benutting: 1,
    clienten: 29,
    duur: 26,
    termijn: 12,
    leeftijden: KIND,
    groei: 0.01,
  },
  {
    wet: 'jeugd',
    categorie: '50',
    code: '50A01',
    naam: 'Maatwerkarrangement jeugd',
    post: 'JEUGD-AMBULANT',
    zwaarte: 'midden',
    eenheid: '83',
    tarief: null,
    toegekend: per(null, 1_200_000, 300_000, 10_000),
    benutting: 0.88,
    clienten: 10,
    duur: 12,
    termijn: 12,
    leeftijden: KIND,
    groei: 0,
  },
  {
    wet: 'jeugd',
    categorie: '54',
    code: '54001',
    naam: 'Jeugd-ggz basis',
    post: 'JEUGD-GGZ',
    zwaarte: 'licht',
    eenheid: '01',
    tarief: 178,
    toegekend: per('6', 1_600, 600, 100),
    benutting: 0.84,
    clienten: 165,
    duur: 8,
    termijn: 12,
    leeftijden: TIENER,
    groei: 0.04,
    verzwaring: { code: '54002', kans: 0.12 },
  },
  {
    wet: 'jeugd',
    categorie: '54',
    code: '54002',
    naam: 'Jeugd-ggz specialistisch',
    post: 'JEUGD-GGZ',
    zwaarte: 'zwaar',
    eenheid: '01',
    tarief: 205,
    toegekend: per('6', 6_000, 2_400, 300),
    benutting: 0.85,
    clienten: 92,
    duur: 11,
    termijn: 12,
    leeftijden: TIENER,
    groei: 0.06,
  },
  {
    wet: 'jeugd',
    categorie: '55',
    code: '55A02',
    naam: 'Landelijk ingekochte ggz met verblijf',
    post: 'JEUGD-LANDELIJK',
    zwaarte: 'zwaar',
    eenheid: '14',
    tarief: 43_500,
    toegekend: per('1', 1, 1, 1),
    benutting: 0.97,
    clienten: 2.5,
    duur: 8,
    termijn: 9,
    leeftijden: TIENER,
    groei: 0,
  },
];

const perCode = new Map(PRODUCTEN.map((p) => [`${p.wet}${p.code}`, p]));

/** The product with this code. @throws Error when there is none. */
export function productVan(wet: Product['wet'], code: string): Product {
  const product = perCode.get(`${wet}${code}`);
  if (!product) throw new Error(`no product ${wet} ${code}`);
  return product;
}

/** Price indexation on 1 January: the index of that year on the year before. */
const INDEX: Readonly<Record<number, number>> = {
  2023: 1.045,
  2024: 1.052,
  2025: 1.043,
  2026: 1.034,
};
const GEWONE_INDEX = 1.03;

/** Tariff of a year in whole cents: that of 2025, indexed or indexed back. */
export function tariefVan(product: Product, jaar: number): number | null {
  if (product.tarief === null) return null;
  let tarief = product.tarief;
  for (let j = 2026; j <= jaar; j++) tarief *= INDEX[j] ?? GEWONE_INDEX;
  for (let j = 2025; j > jaar; j--) tarief /= INDEX[j] ?? GEWONE_INDEX;
  return Math.max(1, Math.round(tarief));
}
