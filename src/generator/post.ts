import type { Soort, Stroom, Wet } from '../core/basis/domein.ts';

/** A post of the budget of Voorbeeldstad, with the taakveld of 2025. */
export interface PostRegel {
  readonly post: string;
  readonly naam: string;
  readonly wet: Wet | null;
  readonly taakveld: string;
  readonly stroom: Stroom;
  readonly soort: Soort;
  /** How far the last year ends above (positive) its budget, as a share of the outcome. */
  readonly overschrijding: number;
  /** Part of the outcome that berap 1 of the last year adds for good, and once only. */
  readonly berap?: { readonly structureel: number; readonly incidenteel: number };
}

/** A post that comes by no message: its yearly amount is given, in euros per 25,000 inhabitants in 2025. */
export interface OverigePost extends PostRegel {
  readonly jaarbedrag: number;
  readonly groei: number;
  /** Relative noise of a month. */
  readonly ruis: number;
  /** Number of people or households behind it. */
  readonly aantal?: number;
  /** Days after the month before its figure is known. */
  readonly dagen: number;
}
