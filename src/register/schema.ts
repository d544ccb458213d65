/** The tables of the register as kysely sees them: snake_case, booleans as 0 or 1, amounts in cents. */
export interface RegisterSchema {
  post: PostRij;
  begroting_regel: BegrotingRij;
  indeling_regel: IndelingRij;
  instelling: InstellingRij;
  pc_moment: PcMomentRij;
  pc_cijfer: PcCijferRij;
  publicatie: PublicatieRij;
  planregel: PlanregelRij;
  handeling: HandelingRij;
  wijziging: WijzigingRij;
}

export interface PostRij {
  gemeente: string;
  code: string;
  naam: string;
  wet: string | null;
  taakveld: string | null;
  stroom: string;
  soort: string;
  autorisatieniveau: string | null;
  fictief: number;
}

export interface BegrotingRij {
  gemeente: string;
  jaar: number;
  post: string;
  soort: string;
  moment: string;
  besluitdatum: string;
  structureel: number;
  bedrag_centen: number;
  fictief: number;
}

export interface IndelingRij {
  gemeente: string;
  /** wet/categorie/code/geldig_van: a key without empty parts. */
  sleutel: string;
  wet: string;
  categorie: string;
  code: string | null;
  post: string;
  zwaarte: string | null;
  geldig_van: string | null;
  geldig_tot: string | null;
  fictief: number;
}

export interface InstellingRij {
  gemeente: string;
  naam: string;
  waarde: string;
  fictief: number;
}

export interface PcMomentRij {
  gemeente: string;
  jaar: number;
  soort: string;
  /** Which paper, where there are more of one soort a year; else empty. */
  naam: string;
  peildatum: string;
  eenheid: string;
  document: string;
  fictief: number;
}

export interface PcCijferRij {
  gemeente: string;
  jaar: number;
  soort: string;
  naam: string;
  /** Empty is the total of the paper: a key has no `null`. */
  post: string;
  grootheid: string;
  bedrag_centen: number;
  fictief: number;
}

export interface PublicatieRij {
  gemeente: string;
  code: string;
  soort: string;
  titel: string;
  stuk: string;
  datum: string;
  vindplaats: string;
  /** JSON: a table or figure as it was printed. */
  inhoud: string;
  fictief: number;
}

export interface PlanregelRij {
  gemeente: string;
  soort: string;
  code: string;
  /** JSON: the whole measure, scenario, ... as its schema says. */
  inhoud: string;
  fictief: number;
}

export interface HandelingRij {
  id: number;
  handeling: string;
  gemeente: string;
  actor: string;
  gedaan_op: string;
  zin: string;
  herroept_id: number | null;
  /** SHA-256 over the previous link and this act with its changes. */
  keten: string;
}

export interface WijzigingRij {
  handeling_id: number;
  tabel: string;
  sleutel: string;
  voor: string | null;
  na: string | null;
}

/** Tables whose rows people decide on: every change of them is logged. The key columns of each. */
export const SLEUTELS = {
  post: ['gemeente', 'code'],
  begroting_regel: ['gemeente', 'jaar', 'post', 'moment', 'besluitdatum', 'structureel'],
  indeling_regel: ['gemeente', 'sleutel'],
  instelling: ['gemeente', 'naam'],
  pc_moment: ['gemeente', 'jaar', 'soort', 'naam'],
  pc_cijfer: ['gemeente', 'jaar', 'soort', 'naam', 'post', 'grootheid'],
  publicatie: ['gemeente', 'code'],
  planregel: ['gemeente', 'soort', 'code'],
} as const satisfies { [T in keyof RegisterSchema]?: readonly (keyof RegisterSchema[T])[] };

export type GelogdeTabel = keyof typeof SLEUTELS;
export type Rij = Readonly<Record<string, string | number | null>>;

/** JSON with sorted keys: equal rows give equal text. */
export function canonicalJson(rij: Rij): string {
  return JSON.stringify(
    Object.fromEntries(Object.entries(rij).sort(([a], [b]) => (a < b ? -1 : 1))),
  );
}

/** The key of a row as text. */
export function sleutelVan(tabel: GelogdeTabel, rij: Rij): string {
  return JSON.stringify(SLEUTELS[tabel].map((kolom) => rij[kolom]));
}
