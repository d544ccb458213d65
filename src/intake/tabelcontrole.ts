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

/** Columns of persons: their first and last value would be somebody's. */
const VAN_PERSONEN = ['geboortedatum'];

const maatVan = ({ veld, soort }: Kolomvorm): Maat => {
  if (VAN_PERSONEN.includes(veld)) return 'gevuld';
  return WIE.includes(veld) ? 'verschillend' : (MATEN[soort.als] ?? 'gevuld');
};

type Kolomtotaal = Controletotaal['kolommen'][number];
/** In a refused table a column may hold what belongs in another: a day may be somebody's. */
const zonderReeks = (k: Kolomtotaal): Kolomtotaal => ({ ...k, eerste: null, laatste: null });

/** Starts a count of the columns of a table as its header names them. */
export function telTabel({ soort, kolommen, overgeslagen, andereBladen }: Kop): Tabeltelraam {
  const telraam = createTelraam(
    kolommen.map(({ vorm, naam }) => ({ veld: vorm.veld, kop: naam, maat: maatVan(vorm) })),
  );
  return {
    rij: telraam.rij,
    totaal: (bestand, uitkomst) => ({
      ...{ bestand, bestanden: 1, soort, uitkomst, rijen: telraam.rijen() },
      ...{
        kolommen:
          uitkomst === 'geweigerd' ? telraam.kolommen().map(zonderReeks) : telraam.kolommen(),
      },
      overgeslagen,
      andereBladen,
    }),
  };
}
