import { useCallback, useEffect, useState } from 'react';
import { useHuisStand } from './gebeurtenissen.ts';
import { haal, type Probleem } from './http.ts';

/** What a page has of something it asked for. The last good value stays while it is asked again. */
export interface Bron<T> {
  readonly waarde: T | null;
  readonly probleem: Probleem | null;
  readonly bezig: boolean;
  readonly opnieuw: () => void;
}

/** The last good value by path, so that going back shows the page at once, at its old place. */
const bewaard = new Map<string, unknown>();
const BEWAARD_MAXIMUM = 60;

function bewaar(pad: string, waarde: unknown): void {
  bewaard.delete(pad);
  bewaard.set(pad, waarde);
  const oudste = bewaard.keys().next();
  if (bewaard.size > BEWAARD_MAXIMUM && !oudste.done) bewaard.delete(oudste.value);
}

interface Stand<T> {
  /** Which asking this is the answer to. */
  readonly beurt: string;
  readonly pad: string | null;
  readonly waarde: T | null;
  readonly probleem: Probleem | null;
}

const BEGIN = { beurt: '', pad: null, waarde: null, probleem: null };

/**
 * Asks a path of the API, again whenever the figures may have changed.
 * @param pad `null`: ask nothing yet.
 */
export function useOpgehaald<T>(pad: string | null): Bron<T> {
  const { versie } = useHuisStand();
  const [poging, setPoging] = useState(0);
  const [stand, setStand] = useState<Stand<T>>(BEGIN);
  const opnieuw = useCallback(() => setPoging((n) => n + 1), []);
  const beurt = `${versie} ${poging} ${pad}`;
  useEffect(() => {
    if (pad === null) return;
    let voorbij = false;
    void haal<T>(pad).then((antwoord) => {
      if (voorbij) return;
      if (antwoord.ok) bewaar(pad, antwoord.value);
      setStand((vorige) => ({ beurt, ...volgende(vorige, pad, antwoord) }));
    });
    return () => {
      voorbij = true;
    };
  }, [pad, beurt]);
  // safe: only values that came from this path are kept under it
  const eerder = pad === null ? null : ((bewaard.get(pad) ?? null) as T | null);
  const eigen = stand.pad === pad;
  return {
    waarde: eigen ? stand.waarde : (eerder ?? stand.waarde),
    probleem: eigen ? stand.probleem : null,
    bezig: stand.beurt !== beurt,
    opnieuw,
  };
}

function volgende<T>(
  vorige: Stand<T>,
  pad: string,
  antwoord: Awaited<ReturnType<typeof haal<T>>>,
): Omit<Stand<T>, 'beurt'> {
  if (antwoord.ok) return { pad, waarde: antwoord.value, probleem: null };
  return {
    pad,
    waarde: vorige.pad === pad ? vorige.waarde : null,
    probleem: antwoord.probleem,
  };
}
