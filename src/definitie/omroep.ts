import type { Gebeurtenis, Omroep } from './huis.ts';

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
