import type { Controletotaal } from '../definitie/import-verslag.ts';
import { createTelraam, type Maat, type Telraam } from './controle.ts';
import type { Kolomvorm } from './tabellen/formaten.ts';
import type { Kop } from './tabellen/kop.ts';

/** Counts the rows of one table while they are read. */
export interface Tabeltelraam {
  readonly rij: Telraam['rij'];
  /** What was counted, once it is known what became of the table. */
  totaal(bestand: string, uitkomst: Controletotaal['uitkomst']): Controletotaal;
}

/** Columns of which it is told how many different ones there are. */
const WIE = ['aanbieder', 'agb', 'post', 'instelling', 'leverancier'];

const MATEN: Readonly<Partial<Record<Kolomvorm['soort']['als'], Maat>>> = {
  bedrag: 'som',
  datum: 'reeks',
  maand: 'reeks',
  jaar: 'reeks',
  bsn: 'verschillend',
};

const maatVan = ({ veld, soort }: Kolomvorm): Maat =>
  WIE.includes(veld) ? 'verschillend' : (MATEN[soort.als] ?? 'gevuld');

/** Starts a count of the columns of a table as its header names them. */
export function telTabel({ soort, kolommen, overgeslagen }: Kop): Tabeltelraam {
  const telraam = createTelraam(
    kolommen.map(({ vorm, naam }) => ({ veld: vorm.veld, kop: naam, maat: maatVan(vorm) })),
  );
  return {
    rij: telraam.rij,
    totaal: (bestand, uitkomst) => ({
      ...{ bestand, bestanden: 1, soort, uitkomst, rijen: telraam.rijen() },
      ...{ kolommen: telraam.kolommen(), overgeslagen },
    }),
  };
}
