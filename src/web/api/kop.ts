import { type Bron, useOpgehaald } from './opgehaald.ts';

/** Of whom and of when the figures of the house are. */
export interface Kop {
  readonly gemeente: string;
  /** Latest day that is known: the peildatum when none is chosen. */
  readonly standPer: string;
  readonly fictief: boolean;
}

/** The municipalities of which there are figures. */
export function useGemeenten(): Bron<{ readonly gemeenten: readonly Kop[] }> {
  return useOpgehaald('/v1/gezondheid');
}

/** The municipality that is meant: the one asked for, else the only one there is. */
export function kiesKop(gemeenten: readonly Kop[], gevraagd: string | null): Kop | null {
  const [enige, tweede] = gemeenten;
  if (gevraagd) return gemeenten.find((g) => g.gemeente === gevraagd) ?? null;
  return enige && !tweede ? enige : null;
}

/** The municipality that the pages speak of; `null` until it is known, or when there is a choice. */
export function useKop(gevraagd: string | null): Kop | null {
  const { waarde } = useGemeenten();
  return kiesKop(waarde?.gemeenten ?? [], gevraagd);
}

/** The municipality of the demonstration; CBS does not give out 9998. */
const NAMEN: Readonly<Record<string, string>> = { '9998': 'Voorbeeldstad' };

/** What a municipality is called on the page. */
export const gemeenteNaam = (code: string): string => NAMEN[code] ?? `Gemeente ${code}`;
