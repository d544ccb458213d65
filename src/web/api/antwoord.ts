import { useEffect } from 'react';
import type { Antwoord } from '../../definitie/vraag.ts';
import { antwoordPad } from './adres.ts';
import { zetKop } from './kop.ts';
import { type Bron, useOpgehaald } from './opgehaald.ts';

/** An answer whose `antwoord` the page reads as `A`; the generic parts need no `A`. */
export type AntwoordVan<A> = Omit<Antwoord, 'antwoord'> & { readonly antwoord: A };

/** Asks a question with the fields of the address. */
export function useAntwoord<A = unknown>(id: string, zoek: URLSearchParams): Bron<AntwoordVan<A>> {
  const bron = useOpgehaald<AntwoordVan<A>>(antwoordPad(id, zoek));
  const { waarde } = bron;
  useEffect(() => {
    if (waarde) zetKop(waarde);
  }, [waarde]);
  return bron;
}
