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
  /** Drawn after all others, so that its few and dear clients do not shift them. */
  readonly nakomend?: true;
  /** Heavier product that part of the clients move on to, and the chance per year. */
  readonly verzwaring?: { readonly code: string; readonly kans: number };
}

/** Shorthand for what is granted. */
export const per = (
  frequentie: Toegekend['frequentie'],
  gemiddeld: number,
  kleinste: number,
  stap: number,
): Toegekend => ({ frequentie, gemiddeld, kleinste, stap });
