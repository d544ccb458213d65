import { no, ok, type Result } from '../../core/basis/result.ts';
import type { ImportOpties, ImportSessie } from '../port.ts';
import { openImportSessie } from './import-sessie.ts';
import { GEHEUGEN_IMPORT, type Verbinding } from './verbinding.ts';

/** The refusal of whoever wants to write while an import runs. */
export const GEEN_PEN = no('bezet', 'Er loopt al een import. Wacht tot die klaar is.');

/** One writer at a time: an import holds the pen until it is rounded off or broken off. */
export function maakPen(schrijf: Verbinding, geheugen: string) {
  let vrij: Promise<void> | null = null;
  const neem = (): (() => void) => {
    let los = () => {};
    vrij = new Promise((klaar) => {
      los = () => {
        vrij = null;
        klaar();
      };
    });
    return los;
  };
  const metPen = async <T>(werk: () => Promise<T>): Promise<T> => {
    const los = neem();
    return werk().finally(los);
  };
  return {
    async beginImport(opties: ImportOpties): Promise<Result<ImportSessie>> {
      if (vrij) return GEEN_PEN;
      const los = neem();
      const leg = async () => {
        await schrijf.run(`set memory_limit = '${geheugen}'`);
        los();
      };
      try {
        await schrijf.run(`set memory_limit = '${GEHEUGEN_IMPORT}'`);
        return ok(await openImportSessie(schrijf, opties, leg));
      } catch (fout) {
        await leg();
        throw fout;
      }
    },
    /** An import is under way: what is read now may be half of it. */
    isBezet: () => vrij !== null,
    /** Refuses while an import runs. */
    async alsVrij<T>(werk: () => Promise<Result<T>>): Promise<Result<T>> {
      return vrij ? GEEN_PEN : metPen(werk);
    },
    /** Waits until no import runs. */
    async zodraVrij<T>(werk: () => Promise<T>): Promise<T> {
      while (vrij) await vrij;
      return metPen(werk);
    },
  };
}
