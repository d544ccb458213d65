import type { Antwoord } from '../../definitie/vraag.ts';
import { antwoordPad } from './adres.ts';
import { type Bron, useOpgehaald } from './opgehaald.ts';

/** An answer whose `antwoord` the page reads as `A`; the generic parts need no `A`. */
export type AntwoordVan<A> = Omit<Antwoord, 'antwoord'> & { readonly antwoord: A };

/** Asks a question with the fields of the address. */
export const useAntwoord = <A = unknown>(id: string, zoek: URLSearchParams): Bron<AntwoordVan<A>> =>
  useOpgehaald<AntwoordVan<A>>(antwoordPad(id, zoek));
