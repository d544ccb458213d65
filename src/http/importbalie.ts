import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import type { Huis } from '../definitie/huis.ts';
import type { ImportVerslag, ImportVraag } from '../definitie/importeren.ts';
import type { Importvelden } from '../definitie/importvelden.ts';

/** Files that came in, with what was said about them. */
export interface Upload {
  readonly paden: readonly string[];
  readonly namen: readonly string[];
  readonly velden: Importvelden;
}

/** One upload on its way through the house. */
export interface Importopdracht {
  readonly id: string;
  readonly toestand: 'wacht' | 'bezig' | 'klaar' | 'mislukt';
  /** Only a trial: nothing is kept. */
  readonly proef: boolean;
  readonly bestanden: readonly string[];
  readonly voortgang: {
    readonly gedaan: number;
    readonly totaal: number;
    readonly bestand: string;
  };
  readonly verslag: ImportVerslag | null;
  /** A Dutch sentence when it failed as a whole. */
  readonly fout: string | null;
}

export interface Importbalie {
  volgendeId(): string;
  /** Takes an upload in and reads it when its turn comes; the folder is removed afterwards. */
  neemAan(id: string, map: string, upload: Upload): Importopdracht;
  zoek(id: string): Importopdracht | null;
  alle(): readonly Importopdracht[];
}

const BEWAARD = 100;
const MISLUKT = 'Het inlezen is mislukt door een fout van ons. Er is niets half ingelezen.';

/** Reads uploads one after the other, and remembers the last hundred reports. */
export function createImportbalie(huis: Huis, logFout: (fout: unknown) => void): Importbalie {
  const opdrachten = new Map<string, Importopdracht>();
  let rij: Promise<void> = Promise.resolve();
  const werkBij = (id: string, nieuw: Partial<Importopdracht>): void => {
    const oud = opdrachten.get(id);
    if (oud) opdrachten.set(id, { ...oud, ...nieuw });
  };
  const lees = async (id: string, map: string, upload: Upload): Promise<void> => {
    werkBij(id, { toestand: 'bezig' });
    try {
      const verslag = await huis.importeer(vraagVan(id, upload));
      werkBij(id, { toestand: 'klaar', verslag });
    } catch (fout) {
      logFout(fout);
      werkBij(id, { toestand: 'mislukt', fout: MISLUKT });
    } finally {
      await rm(map, { recursive: true, force: true });
      // told when the report can be fetched, and also when the import fell over
      huis.omroep.meld({ soort: 'importKlaar', import: id });
    }
  };
  huis.omroep.luister((g) => {
    if (g.soort !== 'importVoortgang') return;
    const { gedaan, totaal, bestand } = g;
    werkBij(g.import, { voortgang: { gedaan, totaal, bestand } });
  });
  return {
    volgendeId: () => randomUUID(),
    neemAan: (id, map, upload) => {
      const opdracht = nieuweOpdracht(id, upload);
      opdrachten.set(id, opdracht);
      const oudste = opdrachten.keys().next();
      if (opdrachten.size > BEWAARD && !oudste.done) opdrachten.delete(oudste.value);
      rij = rij.then(() => lees(id, map, upload));
      return opdracht;
    },
    zoek: (id) => opdrachten.get(id) ?? null,
    alle: () => [...opdrachten.values()].reverse(),
  };
}

function nieuweOpdracht(id: string, upload: Upload): Importopdracht {
  const voortgang = { gedaan: 0, totaal: upload.paden.length, bestand: '' };
  const { namen, velden } = upload;
  const begin = { toestand: 'wacht', verslag: null, fout: null } as const;
  return { id, proef: velden.proef ?? false, bestanden: namen, voortgang, ...begin };
}

function vraagVan(id: string, upload: Upload): ImportVraag {
  const { gemeente, ontvangenOp, getal, omschrijving, proef } = upload.velden;
  return {
    id,
    paden: upload.paden,
    namen: upload.namen,
    gemeente,
    ontvangenOp,
    omschrijving: omschrijving ?? `Geplaatst op de pagina: ${upload.namen.length} bestand(en)`,
    getal,
    proef,
  };
}
