import { useEffect, useSyncExternalStore } from 'react';
import type { Gebeurtenis } from '../../definitie/omroep.ts';

/** What the page knows of the house at this moment. */
export interface HuisStand {
  /** Goes up when figures may have changed: whoever shows figures asks again. */
  readonly versie: number;
  /** Progress of the forecast that is being computed, 0..1; `null` when none is. */
  readonly prognose: number | null;
  readonly verbonden: boolean;
}

const SOORTEN: readonly Gebeurtenis['soort'][] = [
  'importVoortgang',
  'importKlaar',
  'feitenGewijzigd',
  'registerGewijzigd',
  'prognoseVoortgang',
  'prognoseKlaar',
];

let stand: HuisStand = { versie: 0, prognose: null, verbonden: true };
const kijkers = new Set<() => void>();
const oren = new Set<(g: Gebeurtenis) => void>();

function zet(nieuw: Partial<HuisStand>): void {
  stand = { ...stand, ...nieuw };
  for (const kijker of kijkers) kijker();
}

function verwerk(g: Gebeurtenis): void {
  if (g.soort === 'prognoseVoortgang') zet({ prognose: g.voortgang });
  if (g.soort === 'prognoseKlaar') zet({ prognose: null, versie: stand.versie + 1 });
  if (g.soort === 'feitenGewijzigd' || g.soort === 'registerGewijzigd') {
    zet({ versie: stand.versie + 1 });
  }
  for (const oor of oren) oor(g);
}

function lees(bericht: MessageEvent<string>): void {
  try {
    // safe: the server sends its own Gebeurtenis; what does not parse is skipped
    verwerk(JSON.parse(bericht.data) as Gebeurtenis);
  } catch {
    return;
  }
}

/** Opens the stream of what happens in the house; the browser reconnects by itself. */
export function startGebeurtenissen(): void {
  const stroom = new EventSource('/v1/gebeurtenissen');
  let weggeweest = false;
  for (const soort of SOORTEN) stroom.addEventListener(soort, lees);
  stroom.addEventListener('gemist', () => zet({ versie: stand.versie + 1 }));
  stroom.addEventListener('error', () => {
    weggeweest = true;
    zet({ verbonden: false });
  });
  stroom.addEventListener('open', () => {
    // what happened meanwhile was missed, so everything is asked again
    zet({ verbonden: true, versie: stand.versie + (weggeweest ? 1 : 0) });
    weggeweest = false;
  });
}

const kijk = (kijker: () => void): (() => void) => {
  kijkers.add(kijker);
  return () => kijkers.delete(kijker);
};

/** The state of the house; the page is drawn again when it changes. */
export const useHuisStand = (): HuisStand => useSyncExternalStore(kijk, () => stand);

/** Hears every event as long as the component is on the page. */
export function useGebeurtenis(oor: (g: Gebeurtenis) => void): void {
  useEffect(() => {
    oren.add(oor);
    return () => {
      oren.delete(oor);
    };
  }, [oor]);
}
