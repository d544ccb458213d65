import { useSyncExternalStore } from 'react';

let melding: { readonly tekst: string; readonly nummer: number } | null = null;
const kijkers = new Set<() => void>();
let klok: ReturnType<typeof setTimeout> | undefined;

const vertel = (): void => {
  for (const kijker of kijkers) kijker();
};

/** Says something politely: read out when the reader pauses, and shown for a while. */
export function meld(tekst: string): void {
  melding = { tekst, nummer: (melding?.nummer ?? 0) + 1 };
  clearTimeout(klok);
  klok = setTimeout(() => {
    melding = null;
    vertel();
  }, 8000);
  vertel();
}

const kijk = (kijker: () => void): (() => void) => {
  kijkers.add(kijker);
  return () => kijkers.delete(kijker);
};

/** The message that is shown now. */
export const useMelding = (): { readonly tekst: string; readonly nummer: number } | null =>
  useSyncExternalStore(kijk, () => melding);
