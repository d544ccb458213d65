import { z } from 'zod';
import type { Datum } from '../../../core/basis/datum.ts';
import type { VoorbeeldBron } from '../../../definitie/voorbeelden.ts';
import { tekst } from '../velden.ts';

/** Where a published table or figure stands: `stuk` is an id of `bron.json`. */
export const herkomst = z.strictObject({ titel: tekst, stuk: tekst, vindplaats: tekst });

/** The name of a publication in addresses: that of its file. */
export const codeVan = (pad: string): string => pad.slice(pad.lastIndexOf('/') + 1);

/**
 * The title and day of a paper.
 * @throws Error when `bron.json` has no such paper: then the example is broken
 */
export function stukVan(bron: VoorbeeldBron, id: string): { stuk: string; datum: Datum } {
  const stuk = bron.stukken.find((s) => s.id === id);
  if (!stuk) throw new Error(`${bron.naam} has no paper ${id}`);
  // safe: the schema of bron.json let existing days through only
  return { stuk: stuk.titel, datum: stuk.datum as Datum };
}
