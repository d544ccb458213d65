import { useEffect } from 'react';
import { WORDT_BEREKEND } from '../../definitie/prognoses.ts';
import type { Antwoord } from '../../definitie/vraag.ts';
import { antwoordPad } from './adres.ts';
import { type Bron, useOpgehaald } from './opgehaald.ts';

/** An answer whose `antwoord` the page reads as `A`; the generic parts need no `A`. */
export type AntwoordVan<A> = Omit<Antwoord, 'antwoord'> & { readonly antwoord: A };

/** A forecast announces itself; this is for when that event was missed. */
const NAVRAAG_MS = 3000;

/** Asks a question with the fields of the address. */
export function useAntwoord<A = unknown>(id: string, zoek: URLSearchParams): Bron<AntwoordVan<A>> {
  const bron = useOpgehaald<AntwoordVan<A>>(antwoordPad(id, zoek));
  const { opnieuw } = bron;
  const onderweg = bron.waarde?.ontbreekt.includes(WORDT_BEREKEND) ?? false;
  useEffect(() => {
    if (!onderweg) return;
    const klok = setInterval(opnieuw, NAVRAAG_MS);
    return () => clearInterval(klok);
  }, [onderweg, opnieuw]);
  return bron;
}
