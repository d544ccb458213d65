import { z } from 'zod';
import type { Result } from '../core/basis/result.ts';

const dag = z.iso.date();
const tekst = z.string().trim().min(1);

/** What stands in `bron.json` of a worked example: whose figures, and from which papers. */
export const voorbeeldBron = z.strictObject({
  naam: z.string().regex(/^[a-z0-9-]+$/),
  titel: tekst,
  gemeente: z.string().regex(/^\d{4}$/),
  gemeentenaam: tekst,
  stukken: z.array(z.strictObject({ id: tekst, titel: tekst, datum: dag, soort: tekst })).min(1),
});
export type VoorbeeldBron = z.output<typeof voorbeeldBron>;

/** A worked example: published figures with their source, one JSON file per concept. */
export interface Voorbeeld {
  readonly bron: VoorbeeldBron;
  /** What stands in each file beside `bron.json`, by path without ending: `tabellen/bijlage-1`. */
  readonly bestanden: ReadonlyMap<string, unknown>;
}

/** The worked examples that come with the product. */
export interface Voorbeelden {
  namen(): Promise<readonly string[]>;
  /** `nietGevonden` when there is none of that name; a damaged one is a bug and throws. */
  lees(naam: string): Promise<Result<Voorbeeld>>;
}

/** The setting that says of a municipality that its register holds a worked example. */
export const VOORBEELD = 'voorbeeld';
