import type { Controletotaal, Kolomcontrole } from '../definitie/import-verslag.ts';
import type { BerichtSessie } from '../facts/port.ts';

/** What is kept of a column: its sum, its first and last, or how many different ones. */
export type Maat = 'som' | 'reeks' | 'verschillend' | 'gevuld';

/** One column while it is counted. */
interface Kolom {
  readonly veld: string;
  readonly kop: string;
  readonly maat: Maat;
  gevuld: number;
  som: number;
  eerste: string | null;
  laatste: string | null;
  readonly waarden: Set<Cel>;
}

type Cel = string | number | boolean | null | undefined;
type Cellen = Readonly<Record<string, Cel>>;

/** Counts rows as they go by; of persons nothing but their number is handed on. */
export interface Telraam {
  rij(cellen: Cellen): void;
  /** Counts what stands above the rows, such as who sent them. */
  boven(cellen: Cellen): void;
  /** Adds what another counted of the same columns. */
  voegSamen(ander: Telraam): void;
  readonly rijen: () => number;
  readonly stand: () => readonly Kolom[];
  readonly kolommen: () => readonly Kolomcontrole[];
}

/** Starts a count of these columns. A sum is in whole cents; days and months compare as text. */
export function createTelraam(
  vormen: readonly { readonly veld: string; readonly kop: string; readonly maat: Maat }[],
): Telraam {
  const kolommen: Kolom[] = vormen.map((v) => ({
    ...{ veld: v.veld, kop: v.kop, maat: v.maat },
    ...{ gevuld: 0, som: 0, eerste: null, laatste: null, waarden: new Set<Cel>() },
  }));
  let rijen = 0;
  const boven = (cellen: Cellen) => {
    for (const k of kolommen) tel(k, cellen[k.veld]);
  };
  return {
    rij(cellen) {
      rijen += 1;
      boven(cellen);
    },
    boven,
    voegSamen(ander) {
      rijen += ander.rijen();
      for (const [i, b] of ander.stand().entries()) {
        const k = kolommen[i];
        if (k) neemOver(k, b);
      }
    },
    rijen: () => rijen,
    stand: () => kolommen,
    kolommen: () => kolommen.map(uitkomst),
  };
}

function tel(k: Kolom, waarde: Cel): void {
  if (waarde === null || waarde === undefined || waarde === '') return;
  k.gevuld += 1;
  if (k.maat === 'som') k.som += Number(waarde);
  else if (k.maat === 'verschillend') k.waarden.add(waarde);
  else if (k.maat === 'reeks') strek(k, String(waarde));
}

function strek(k: Kolom, waarde: string): void {
  if (k.eerste === null || waarde < k.eerste) k.eerste = waarde;
  if (k.laatste === null || waarde > k.laatste) k.laatste = waarde;
}

function neemOver(k: Kolom, b: Kolom): void {
  k.gevuld += b.gevuld;
  k.som += b.som;
  if (b.eerste !== null) strek(k, b.eerste);
  if (b.laatste !== null) strek(k, b.laatste);
  for (const w of b.waarden) k.waarden.add(w);
}

const uitkomst = (k: Kolom): Kolomcontrole => ({
  veld: k.veld,
  kop: k.kop,
  gevuld: k.gevuld,
  somCenten: k.maat === 'som' ? k.som : null,
  eerste: k.eerste,
  laatste: k.laatste,
  verschillend: k.maat === 'verschillend' ? k.waarden.size : null,
});

const BERICHT = [
  { veld: 'aanbieder', kop: 'Aanbieders', maat: 'verschillend' },
  { veld: 'client', kop: 'Cliënten', maat: 'verschillend' },
  { veld: 'bekendSinds', kop: 'Ontvangen', maat: 'reeks' },
  { veld: 'begindatum', kop: 'Begin van de zorg', maat: 'reeks' },
  { veld: 'bedrag', kop: 'Bedrag', maat: 'som' },
] as const;

/** Counts the lines of one message on their way to the facts. */
export function metTelraam(sessie: BerichtSessie): { sessie: BerichtSessie; telraam: Telraam } {
  const t = createTelraam(BERICHT);
  const geteld: BerichtSessie = {
    ...sessie,
    toewijzing(f) {
      t.rij({ client: f.client, begindatum: f.ingangsdatum, bedrag: f.budgetCenten });
      return sessie.toewijzing(f);
    },
    levering(f) {
      t.rij({ client: f.client, begindatum: f.begindatum });
      return sessie.levering(f);
    },
    verzoek(f) {
      t.rij({ client: f.client });
      return sessie.verzoek(f);
    },
    prestatie(f) {
      t.rij({ client: f.client, begindatum: f.begindatum, bedrag: f.bedragCenten });
      return sessie.prestatie(f);
    },
    afwijzing(f) {
      t.rij({ bedrag: f.bedragCenten });
      return sessie.afwijzing(f);
    },
    bewaar(bericht, bestand) {
      const { gemeente, afzender, ontvanger, bekendSinds } = bericht;
      t.boven({ aanbieder: afzender === gemeente ? ontvanger : afzender, bekendSinds });
      return sessie.bewaar(bericht, bestand);
    },
  };
  return { sessie: geteld, telraam: t };
}

/** All that was counted in one import: a table by itself, messages by kind and outcome. */
export interface Controle {
  tabel(totaal: Controletotaal): void;
  bericht(soort: string, uitkomst: 'nieuw' | 'alBekend', bestand: string, telraam: Telraam): void;
  totalen(): Controletotaal[];
}

/** Starts at nothing. */
export function createControle(): Controle {
  const tabellen: Controletotaal[] = [];
  const berichten = new Map<string, Berichtgroep>();
  return {
    tabel: (totaal) => void tabellen.push(totaal),
    bericht(soort, uitkomst, bestand, telraam) {
      const naam = `${soort} ${uitkomst}`;
      const groep = berichten.get(naam);
      if (!groep) return void berichten.set(naam, { soort, uitkomst, bestand, n: 1, telraam });
      groep.n += 1;
      groep.telraam.voegSamen(telraam);
    },
    totalen: () => [...tabellen, ...[...berichten.values()].sort(opNaam).map(totaalVan)],
  };
}

interface Berichtgroep {
  readonly soort: string;
  readonly uitkomst: 'nieuw' | 'alBekend';
  readonly bestand: string;
  n: number;
  readonly telraam: Telraam;
}

const opNaam = (a: Berichtgroep, b: Berichtgroep): number =>
  a.soort.localeCompare(b.soort) || b.uitkomst.localeCompare(a.uitkomst);

const totaalVan = ({ soort, uitkomst, bestand, n, telraam }: Berichtgroep): Controletotaal => ({
  bestand: n === 1 ? bestand : null,
  bestanden: n,
  soort,
  uitkomst,
  rijen: telraam.rijen(),
  kolommen: telraam.kolommen().filter((k) => k.gevuld > 0),
  overgeslagen: [],
  andereBladen: [],
});
