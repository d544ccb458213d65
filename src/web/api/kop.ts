import { useSyncExternalStore } from 'react';
import type { Antwoord } from '../../definitie/vraag.ts';

/** Of whom and of when the figures on the page are. */
export type Kop = Pick<Antwoord, 'gemeente' | 'peildatum' | 'fictief' | 'snapshot'>;

let kop: Kop | null = null;
const kijkers = new Set<() => void>();

/** Told by every answer that arrives; the frame shows it. */
export function zetKop({ gemeente, peildatum, fictief, snapshot }: Kop): void {
  const zelfde =
    kop?.gemeente === gemeente &&
    kop.peildatum === peildatum &&
    kop.fictief === fictief &&
    kop.snapshot === snapshot;
  if (zelfde) return;
  kop = { gemeente, peildatum, fictief, snapshot };
  for (const kijker of kijkers) kijker();
}

const kijk = (kijker: () => void): (() => void) => {
  kijkers.add(kijker);
  return () => kijkers.delete(kijker);
};

/** Of whom and of when the figures are; `null` until the first answer. */
export const useKop = (): Kop | null => useSyncExternalStore(kijk, () => kop);

/** CBS does not give out 9998: it is the municipality of the demonstration. */
const NAMEN: Readonly<Record<string, string>> = { '9998': 'Voorbeeldstad' };

/** What a municipality is called on the page. */
export const gemeenteNaam = (code: string): string => NAMEN[code] ?? `Gemeente ${code}`;
