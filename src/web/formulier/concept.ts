import { useCallback, useEffect, useState } from 'react';
import type { Getypt } from './invoer.ts';

const sleutelVan = (naam: string): string => `stuurhuis-concept-${naam}`;

function leesConcept(naam: string): Getypt | null {
  try {
    const tekst = sessionStorage.getItem(sleutelVan(naam));
    // safe: only this file writes under this key
    return tekst ? (JSON.parse(tekst) as Getypt) : null;
  } catch {
    return null;
  }
}

function bewaarConcept(naam: string, getypt: Getypt | null): void {
  try {
    if (getypt === null) sessionStorage.removeItem(sleutelVan(naam));
    else sessionStorage.setItem(sleutelVan(naam), JSON.stringify(getypt));
  } catch {
    // without storage the text is still on the page
    return;
  }
}

/** What was typed in a form; it survives a walk to another page and a reload of this one. */
export function useConcept(
  naam: string,
  begin: Getypt,
): readonly [Getypt, (getypt: Getypt) => void, () => void] {
  const [getypt, setGetypt] = useState<Getypt>(() => leesConcept(naam) ?? begin);
  const zet = useCallback(
    (nieuw: Getypt) => {
      bewaarConcept(naam, nieuw);
      setGetypt(nieuw);
    },
    [naam],
  );
  const wis = useCallback(() => {
    bewaarConcept(naam, null);
    setGetypt({});
  }, [naam]);
  return [getypt, zet, wis];
}

/** Asks before the window is closed on a form that is half filled in. */
export function useWaarschuwing(half: boolean): void {
  useEffect(() => {
    if (!half) return;
    const waarschuw = (e: BeforeUnloadEvent): void => e.preventDefault();
    window.addEventListener('beforeunload', waarschuw);
    return () => window.removeEventListener('beforeunload', waarschuw);
  }, [half]);
}
