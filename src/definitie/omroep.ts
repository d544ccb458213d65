/** What happened in the house, for those who look on (pages refresh by it). */
export type Gebeurtenis =
  | {
      readonly soort: 'importVoortgang';
      readonly import: string;
      readonly gedaan: number;
      readonly totaal: number;
      readonly bestand: string;
    }
  /** Told once, by who keeps the report, when it can be fetched. */
  | { readonly soort: 'importKlaar'; readonly import: string }
  | { readonly soort: 'feitenGewijzigd' }
  | { readonly soort: 'registerGewijzigd' }
  | { readonly soort: 'prognoseVoortgang'; readonly voortgang: number }
  | { readonly soort: 'prognoseKlaar' };

/** Tells and hears what happened; `luister` returns how to stop. */
export interface Omroep {
  meld(gebeurtenis: Gebeurtenis): void;
  luister(oor: (gebeurtenis: Gebeurtenis) => void): () => void;
}

/** An in-process broadcast. A listener that throws does not keep the others from hearing. */
export function createOmroep(): Omroep {
  const oren = new Set<(gebeurtenis: Gebeurtenis) => void>();
  return {
    meld: (gebeurtenis) => {
      for (const oor of oren) {
        try {
          oor(gebeurtenis);
        } catch {
          oren.delete(oor);
        }
      }
    },
    luister: (oor) => {
      oren.add(oor);
      return () => oren.delete(oor);
    },
  };
}
