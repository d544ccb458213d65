import { createHash } from 'node:crypto';
import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente, Wet } from '../core/basis/domein.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { type BerichtFeit, exportIdentificatie } from '../facts/feiten.ts';
import type { BerichtSessie, TabelUitkomst } from '../facts/port.ts';
import {
  bedragVanExport,
  leveringVanExport,
  oordeelVan,
  prestatieVanExport,
  toewijzingVanExport,
} from './export-feiten.ts';
import type { Omzetting } from './feiten-van.ts';
import type { Fout } from './fout.ts';
import { type GelezenTabel, type Import, vandaagVan } from './import.ts';
import type { Exportsoort } from './tabellen/formaten.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';

/** Faults that are told of one file. */
const MAX_FOUTEN = 50;

/**
 * Takes an export of a case system in as the same facts as messages: per declaration (or per day of
 * toewijzing) one delivery with its own day of receipt, and the verdict on its own day. Persons
 * become pseudonyms here. Whole or not at all; the same export again changes nothing.
 */
export async function leesExportIn(
  imp: Import,
  gemeente: Gemeente,
  { bron, soort, rijen, nummers }: GelezenTabel & { readonly soort: Exportsoort },
  om: Omzetting,
): Promise<TabelUitkomst | Fout[]> {
  const fouten = keur(soort, rijen, nummers, vandaagVan(imp.huis));
  if (fouten.length > 0) return fouten;
  const leveringen = [...groepeer(rijen, (r) => sleutelVan(soort, r)).values()];
  let nieuw = 0;
  for (const groep of leveringen) {
    const [eerste] = groep;
    if (!eerste) continue;
    for (const { feit, vul } of berichtenVan(soort, gemeente, eerste, groep, om)) {
      const sessie = imp.sessie.beginBericht();
      await vul(sessie);
      const bewaard = await sessie.bewaar(feit, bron.naam);
      if (bewaard.uitkomst === 'nieuw') nieuw += 1;
    }
  }
  return nieuw > 0 ? 'nieuw' : 'alBekend';
}

const bekend = (soort: Exportsoort, r: TabelRij): string =>
  String(r['ontvangen'] ?? (soort === 'exportToewijzingen' ? r['toewijzingsdatum'] : ''));

/** What belongs together: of one provider and law, received on one day and judged on one day. */
function sleutelVan(soort: Exportsoort, r: TabelRij): string {
  const kop = [r['wet'], agb(r), bekend(soort, r), r['melding'] ?? null];
  if (soort !== 'exportDeclaraties') return JSON.stringify(kop);
  const beoordeeld = oordeelVan(r) === 'wacht' ? null : r['beoordeeld'];
  return JSON.stringify([...kop, r['declaratie'], beoordeeld]);
}

const agb = (r: TabelRij): string => String(r['aanbieder']).padStart(8, '0');

interface Levering {
  readonly feit: BerichtFeit;
  readonly vul: (sessie: BerichtSessie) => Promise<void>;
}

function berichtenVan(
  soort: Exportsoort,
  gemeente: Gemeente,
  eerste: TabelRij,
  rijen: readonly TabelRij[],
  om: Omzetting,
): Levering[] {
  // safe: the reader of tables let only these two in
  const wet = eerste['wet'] as Wet;
  const feiten = feitenVan(soort, rijen, om);
  const inhoudHash = createHash('sha256').update(JSON.stringify(feiten)).digest('hex');
  const declaratie = String(eerste['declaratie'] ?? soort);
  const identificatie = exportIdentificatie(om.referentie(declaratie), inhoudHash);
  const standaard = wet === 'wmo' ? 'WMO' : 'JW';
  const maak = (nummer: string, dag: unknown, extra: Partial<BerichtFeit> = {}): BerichtFeit => ({
    ...{ gemeente, wet, soort: `${standaard}${nummer}`, berichtcode: `E${nummer}` },
    ...{ afzender: agb(eerste), ontvanger: gemeente, identificatie, inhoudHash },
    // safe (both): the reader of tables let existing days in only
    dagtekening: dag as Datum,
    bekendSinds: dag as Datum, // idem
    bekendSindsHerkomst: 'export',
    ...extra,
  });
  const ontvangen = bekend(soort, eerste);
  const zelf = {
    feit: maak(NUMMER[soort](eerste), ontvangen, richting(soort, gemeente, agb(eerste))),
    vul: vulMet(feiten),
  };
  if (soort !== 'exportDeclaraties' || oordeelVan(eerste) === 'wacht') return [zelf];
  const antwoord = maak(
    '325',
    eerste['beoordeeld'],
    richting('exportToewijzingen', gemeente, agb(eerste)),
  );
  return [zelf, { feit: antwoord, vul: (sessie) => vulAntwoord(sessie, identificatie, rijen, om) }];
}

const NUMMER: Readonly<Record<Exportsoort, (r: TabelRij) => string>> = {
  exportToewijzingen: () => '301',
  exportLeveringen: (r) => (r['melding'] === 'stop' ? '307' : '305'),
  exportDeclaraties: () => '323',
};

/** Who sends: toewijzingen and answers come from the municipality. */
const richting = (soort: Exportsoort, gemeente: string, aanbieder: string) =>
  soort === 'exportToewijzingen' ? { afzender: gemeente, ontvanger: aanbieder } : {};

type Feiten =
  | {
      readonly soort: 'exportToewijzingen';
      readonly lijst: ReturnType<typeof toewijzingVanExport>[];
    }
  | { readonly soort: 'exportLeveringen'; readonly lijst: ReturnType<typeof leveringVanExport>[] }
  | {
      readonly soort: 'exportDeclaraties';
      readonly lijst: ReturnType<typeof prestatieVanExport>[];
      /** Kept in the hash: another verdict is another delivery. */
      readonly oordelen: readonly unknown[];
    };

function feitenVan(soort: Exportsoort, rijen: readonly TabelRij[], om: Omzetting): Feiten {
  if (soort === 'exportToewijzingen')
    return { soort, lijst: rijen.map((r) => toewijzingVanExport(r, om)) };
  if (soort === 'exportLeveringen')
    return { soort, lijst: rijen.map((r) => leveringVanExport(r, om)) };
  const oordelen = rijen.map((r) => [oordeelVan(r), r['beoordeeld'] ?? null]);
  return { soort, lijst: rijen.map((r) => prestatieVanExport(r, om)), oordelen };
}

const vulMet = (feiten: Feiten) => async (sessie: BerichtSessie) => {
  if (feiten.soort === 'exportToewijzingen')
    for (const f of feiten.lijst) await sessie.toewijzing(f);
  else if (feiten.soort === 'exportLeveringen')
    for (const f of feiten.lijst) await sessie.levering(f);
  else for (const f of feiten.lijst) await sessie.prestatie(f);
};

async function vulAntwoord(
  sessie: BerichtSessie,
  declaratieIdentificatie: string,
  rijen: readonly TabelRij[],
  om: Omzetting,
): Promise<void> {
  for (const r of rijen) {
    if (oordeelVan(r) !== 'afgekeurd') continue;
    const retourcode = r['retourcode'];
    await sessie.afwijzing({
      referentieNummer: om.referentie(String(r['referentie'])),
      bedragCenten: bedragVanExport(r),
      retourcodes: typeof retourcode === 'string' ? [retourcode] : [],
    });
  }
  await sessie.antwoord({ declaratieIdentificatie, uitkomst: 'beoordeeld', retourcodes: [] });
}

/** What the columns alone cannot tell; no value of a row is repeated. */
function keur(
  soort: Exportsoort,
  rijen: readonly TabelRij[],
  nummers: readonly number[],
  vandaag: Datum,
): Fout[] {
  const fouten: Fout[] = [];
  for (const [i, r] of rijen.entries()) {
    for (const [element, melding] of foutenVan(soort, r, vandaag)) {
      fouten.push({ regel: nummers[i] ?? null, element, code: 'TABEL', melding });
      if (fouten.length === MAX_FOUTEN) return fouten;
    }
  }
  return fouten;
}

type Melding = readonly [element: string, melding: string];

function foutenVan(soort: Exportsoort, r: TabelRij, vandaag: Datum): Melding[] {
  const uit: Melding[] = [];
  if (!/^\d{8}$/.test(agb(r))) uit.push(['aanbieder', 'Een AGB-code heeft acht cijfers.']);
  if (bekend(soort, r) > vandaag)
    uit.push(['ontvangen', `Dit is na vandaag (${vandaag}) ontvangen; dat kan niet.`]);
  const van = String(r['begindatum'] ?? r['ingangsdatum']);
  const tot = r['einddatum'] === null ? null : String(r['einddatum']);
  if (tot !== null && tot < van) uit.push(['einddatum', 'De einddatum ligt voor de begindatum.']);
  if (van < '1990' || van > '2101') uit.push(['begindatum', 'Het jaar kan niet kloppen.']);
  if (soort !== 'exportDeclaraties') return uit;
  if (Number(r['volume']) < 0)
    uit.push(['volume', 'Een volume is niet negatief; een credit staat in het bedrag.']);
  if (oordeelVan(r) === 'wacht') return uit;
  if (r['beoordeeld'] === null || r['beoordeeld'] === undefined)
    uit.push(['beoordeeld', 'Deze regel is beoordeeld, maar er staat niet bij wanneer.']);
  else if (String(r['beoordeeld']) < bekend(soort, r))
    uit.push(['beoordeeld', 'Deze regel is beoordeeld voordat hij is ontvangen; dat kan niet.']);
  return uit;
}
