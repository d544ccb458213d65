/** A gate: many may be inside together, or one alone. */
export interface Poort {
  samen<T>(werk: () => Promise<T>): Promise<T>;
  /** Waits until everyone is out, and lets nobody in meanwhile. */
  alleen<T>(werk: () => Promise<T>): Promise<T>;
}

/** Makes a gate that is open. */
export function maakPoort(): Poort {
  let binnen = 0;
  let dicht: Promise<void> | null = null;
  let laatsteUit = () => {};
  return {
    async samen(werk) {
      while (dicht) await dicht;
      binnen += 1;
      try {
        return await werk();
      } finally {
        binnen -= 1;
        if (binnen === 0) laatsteUit();
      }
    },
    async alleen(werk) {
      while (dicht) await dicht;
      let open = () => {};
      dicht = new Promise((los) => {
        open = los;
      });
      try {
        if (binnen > 0) {
          await new Promise<void>((los) => {
            laatsteUit = los;
          });
        }
        return await werk();
      } finally {
        laatsteUit = () => {};
        dicht = null;
        open();
      }
    },
  };
}
