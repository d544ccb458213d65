import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente, Wet } from '../core/basis/domein.ts';
import { type AfwijzingFeit, type BerichtFeit, exportIdentificatie } from '../facts/feiten.ts';
import type { BerichtSessie, ImportSessie, TabelUitkomst } from '../facts/port.ts';
import {
  agbVan,
  bedragVanExport,
  bekendVan,
  leveringVanExport,
  oordeelVan,
  prestatieVanExport,
  toewijzingVanExport,
} from './export-feiten.ts';
import type { Omzetting } from './feiten-van.ts';
import { createInhoudsom, type Inhoudsom } from './inhoudsom.ts';
import type { Exportsoort } from './tabellen/formaten.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';

/** The deliveries that an export holds, filled row by row in whatever order the rows come. */
export interface Leveringen {
  /** A promise only when it had to make room. */
  voegToe(rij: TabelRij): void | Promise<void>;
  /** Keeps them; deliveries that are known already change nothing. */
  bewaar(bestand: string): Promise<TabelUitkomst>;
  /** Leaves all of them. */
  verwerp(): Promise<void>;
}

/** One delivery under way, with the verdict on it where there is one. */
interface Levering {
  readonly wet: Wet;
  readonly aanbieder: string;
  readonly nummer: string;
  readonly declaratie: string;
  readonly bekend: Datum;
  readonly beoordeeld: Datum | null;
  readonly inhoud: Inhoudsom;
  readonly zelf: BerichtSessie;
  readonly antwoord: BerichtSessie | null;
}

/** Starts without deliveries. Persons become pseudonyms as rows come in; all else stays in memory. */
export function openLeveringen(
  sessie: ImportSessie,
  gemeente: Gemeente,
  soort: Exportsoort,
  om: Omzetting,
): Leveringen {
  const open = new Map<string, Levering>();
  const leveringVan = (r: TabelRij): Levering => {
    const sleutel = sleutelVan(soort, r);
    const bekend = open.get(sleutel);
    if (bekend) return bekend;
    const nieuw = beginLevering(sessie, soort, r, om);
    open.set(sleutel, nieuw);
    return nieuw;
  };
  return {
    voegToe: (r) => voegToe(soort, leveringVan(r), r, om),
    async bewaar(bestand) {
      let nieuw = 0;
      for (const l of open.values()) nieuw += await bewaarLevering(l, gemeente, soort, bestand);
      open.clear();
      return nieuw > 0 ? 'nieuw' : 'alBekend';
    },
    async verwerp() {
      for (const { zelf, antwoord } of open.values()) {
        await zelf.verwerp();
        await antwoord?.verwerp();
      }
      open.clear();
    },
  };
}

/** What belongs together: of one provider and law, received on one day and judged on one day. */
function sleutelVan(soort: Exportsoort, r: TabelRij): string {
  const kop = `${r['wet']}|${agbVan(r)}|${bekendVan(soort, r)}|${r['melding'] ?? ''}`;
  return soort === 'exportDeclaraties' ? `${kop}|${beoordeeldVan(r)}|${r['declaratie']}` : kop;
}

// safe: the reader of tables let existing days in only
const beoordeeldVan = (r: TabelRij): Datum | null =>
  oordeelVan(r) === 'wacht' ? null : (r['beoordeeld'] as Datum);

function beginLevering(
  sessie: ImportSessie,
  soort: Exportsoort,
  r: TabelRij,
  om: Omzetting,
): Levering {
  const beoordeeld = soort === 'exportDeclaraties' ? beoordeeldVan(r) : null;
  return {
    wet: r['wet'] as Wet, // safe: the reader of tables let only these two in
    aanbieder: agbVan(r),
    nummer: NUMMER[soort](r),
    declaratie: los(om.referentie(String(r['declaratie'] ?? soort))),
    bekend: bekendVan(soort, r),
    beoordeeld,
    inhoud: createInhoudsom(),
    zelf: sessie.beginBericht(),
    antwoord: beoordeeld === null ? null : sessie.beginBericht(),
  };
}

const NUMMER: Readonly<Record<Exportsoort, (r: TabelRij) => string>> = {
  exportToewijzingen: () => '301',
  exportLeveringen: (r) => (r['melding'] === 'stop' ? '307' : '305'),
  exportDeclaraties: () => '323',
};

/** A copy of its own: a piece of a text keeps the whole text it was cut from in memory. */
const los = (tekst: string): string => Buffer.from(tekst).toString();

function voegToe(
  soort: Exportsoort,
  l: Levering,
  r: TabelRij,
  om: Omzetting,
): void | Promise<void> {
  if (soort === 'exportDeclaraties') {
    const prestatie = prestatieVanExport(r, om);
    // another verdict is another delivery
    l.inhoud.voegToe(JSON.stringify([prestatie, oordeelVan(r)]));
    const wacht = l.zelf.prestatie(prestatie);
    if (oordeelVan(r) !== 'afgekeurd') return wacht;
    const wacht2 = l.antwoord?.afwijzing(afwijzingVan(r, prestatie.referentieNummer));
    return samen(wacht, wacht2);
  }
  const feit =
    soort === 'exportToewijzingen' ? toewijzingVanExport(r, om) : leveringVanExport(r, om);
  l.inhoud.voegToe(JSON.stringify(feit));
  return 'toewijzingsdatum' in feit ? l.zelf.toewijzing(feit) : l.zelf.levering(feit);
}

const samen = (een: void | Promise<void>, twee: void | Promise<void>): void | Promise<void> =>
  een || twee ? Promise.all([een, twee]).then(() => undefined) : undefined;

function afwijzingVan(r: TabelRij, referentieNummer: string): AfwijzingFeit {
  const retourcode = r['retourcode'];
  const retourcodes = typeof retourcode === 'string' ? [retourcode] : [];
  return { referentieNummer, bedragCenten: bedragVanExport(r), retourcodes };
}

/** Keeps a delivery and its verdict; tells how many of the two are new. */
async function bewaarLevering(
  l: Levering,
  gemeente: Gemeente,
  soort: Exportsoort,
  bestand: string,
): Promise<number> {
  const inhoudHash = l.inhoud.hash();
  const identificatie = exportIdentificatie(l.declaratie, inhoudHash);
  const heen = { afzender: l.aanbieder, ontvanger: gemeente };
  // toewijzingen and answers come from the municipality
  const terug = { afzender: gemeente, ontvanger: l.aanbieder };
  const feit = (nummer: string, dag: Datum, wie: typeof heen): BerichtFeit => ({
    ...{ gemeente, wet: l.wet, ...wie, identificatie, inhoudHash },
    ...{ soort: `${l.wet === 'wmo' ? 'WMO' : 'JW'}${nummer}`, berichtcode: `E${nummer}` },
    ...{ dagtekening: dag, bekendSinds: dag, bekendSindsHerkomst: 'export' },
  });
  const wie = soort === 'exportToewijzingen' ? terug : heen;
  const zelf = await l.zelf.bewaar(feit(l.nummer, l.bekend, wie), bestand);
  let nieuw = zelf.uitkomst === 'nieuw' ? 1 : 0;
  if (l.antwoord === null || l.beoordeeld === null) return nieuw;
  await l.antwoord.antwoord({
    declaratieIdentificatie: identificatie,
    uitkomst: 'beoordeeld',
    retourcodes: [],
  });
  const antwoord = await l.antwoord.bewaar(feit('325', l.beoordeeld, terug), bestand);
  if (antwoord.uitkomst === 'nieuw') nieuw += 1;
  return nieuw;
}
