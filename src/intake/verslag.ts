import type {
  Controletotaal,
  ImportFout,
  ImportVerslag,
  OnbekendeTabel,
  Vervanging,
} from '../definitie/import-verslag.ts';
import type { Inlezing } from './bericht-inlezen.ts';
import { veiligeNaam } from './bron.ts';
import { createControle, type Telraam } from './controle.ts';
import type { Fout } from './fout.ts';
import type { OnbekendeTabel as Beschreven } from './tabellen/kop.ts';

/** Faults that a report lists in full; beyond it the rest is counted in one line per file. */
const MAX_FOUTEN = 1000;

/** Kinds that an unknown table may be, of which a report speaks. */
const MAX_SOORTEN = 8;

/** Keeps count while an import goes on. */
export interface Telling {
  bericht(inlezing: Inlezing, bestand: string, telraam: Telraam): void;
  tabel(uitkomst: 'nieuw' | 'alBekend', soort: string): void;
  /** Control totals of a table, whatever became of it. */
  controle(totaal: Controletotaal): void;
  /** What a table took the place of. */
  vervangt(vervangingen: readonly Vervanging[]): void;
  /** A table that was not recognised; told in a trial only. */
  onbekend(bestand: string, tabel: Beschreven): void;
  geweigerd(bestand: string, fouten: readonly Fout[]): void;
  verslag(snapshot: number | null, bestanden: number): ImportVerslag;
}

/**
 * Starts a count at nothing.
 * @param proef nothing will be kept: there is no serial
 */
export function createTelling(proef = false): Telling {
  const controle = createControle();
  const onbekend: OnbekendeTabel[] = [];
  const vervangt: Vervanging[] = [];
  const stand = { verwerkt: 0, alBekend: 0, geweigerd: 0, prestaties: 0 };
  const berichten: Record<string, number> = {};
  const fouten: ImportFout[] = [];
  const geweigerd = (bestand: string, nieuwe: readonly Fout[]) => {
    stand.geweigerd += 1;
    const ruimte = Math.max(0, MAX_FOUTEN - fouten.length);
    fouten.push(...nieuwe.slice(0, ruimte).map((f) => ({ bestand, ...f })));
  };
  return {
    geweigerd,
    controle: controle.tabel,
    vervangt: (vervangingen) => void vervangt.push(...vervangingen),
    onbekend: (bestand, { koppen, lijktOp }) => {
      const soorten = lijktOp
        .slice(0, MAX_SOORTEN)
        .map((l) => ({ soort: l.soort, gevonden: l.gevonden, ontbreekt: l.ontbreekt }));
      if (proef) onbekend.push({ bestand, koppen: koppen.map(veiligeNaam), lijktOp: soorten });
    },
    tabel: (uitkomst, soort) => {
      if (uitkomst === 'alBekend') stand.alBekend += 1;
      else {
        stand.verwerkt += 1;
        berichten[soort] = (berichten[soort] ?? 0) + 1;
      }
    },
    bericht: (inlezing, bestand, telraam) => {
      if (inlezing.uitkomst === 'geweigerd') return geweigerd(bestand, inlezing.fouten);
      controle.bericht(inlezing.soort, inlezing.uitkomst, bestand, telraam);
      if (inlezing.uitkomst === 'alBekend') stand.alBekend += 1;
      else {
        stand.verwerkt += 1;
        stand.prestaties += inlezing.soort.endsWith('323') ? inlezing.prestaties : 0;
        berichten[inlezing.soort] = (berichten[inlezing.soort] ?? 0) + 1;
      }
    },
    // nothing new, no new state: an import that changed nothing has no serial
    verslag: (serie, bestanden) => {
      const snapshot = stand.verwerkt > 0 && !proef ? serie : null;
      const geteld = {
        ...stand,
        berichten,
        fouten,
        controle: controle.totalen(),
        onbekend,
        vervangt,
      };
      return { proef, snapshot, bestanden, ...geteld, herkend: 0, verschillen: [] };
    },
  };
}
