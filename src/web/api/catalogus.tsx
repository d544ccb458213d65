import { createContext, type ReactNode, useContext } from 'react';
import { type Bron, useOpgehaald } from './opgehaald.ts';
import type { HandelingInfo, VraagInfo } from './typen.ts';

interface Catalogus {
  readonly vragen: Bron<{ readonly vragen: readonly VraagInfo[] }>;
  readonly handelingen: Bron<{ readonly handelingen: readonly HandelingInfo[] }>;
}

const Context = createContext<Catalogus | null>(null);

/** Asks once which questions and acts there are; whoever adds a file finds it on the pages. */
export function CatalogusGever({ children }: { readonly children: ReactNode }) {
  const vragen = useOpgehaald<{ readonly vragen: readonly VraagInfo[] }>('/v1/vragen');
  const handelingen = useOpgehaald<{ readonly handelingen: readonly HandelingInfo[] }>(
    '/v1/handelingen',
  );
  return <Context value={{ vragen, handelingen }}>{children}</Context>;
}

/** The questions and acts that the house has. */
export function useCatalogus(): Catalogus {
  const catalogus = useContext(Context);
  if (!catalogus) throw new Error('useCatalogus outside CatalogusGever');
  return catalogus;
}
