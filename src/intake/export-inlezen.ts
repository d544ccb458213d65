import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { TabelUitkomst } from '../facts/port.ts';
import type { Bron } from './bron.ts';
import { agbVan, bekendVan, oordeelVan } from './export-feiten.ts';
import { openLeveringen } from './export-leveringen.ts';
import type { Omzetting } from './feiten-van.ts';
import { type Import, vandaagVan } from './import.ts';
import { type Tabeltelraam, telTabel } from './tabelcontrole.ts';
import type { Exportsoort } from './tabellen/formaten.ts';
import {
  type Afkeuring,
  type HerkendeTabel,
  stroomTabel,
  type TabelRij,
} from './tabellen/lees-tabel.ts';
import { createTekstscherm } from './tekstscherm.ts';

/** What became of an export, with its control totals. */
interface ExportUitkomst {
  readonly ok: true;
  readonly uitkomst: TabelUitkomst;
  readonly telraam: Tabeltelraam;
}

/**
 * Takes an export of a case system in as the same facts as messages: per declaration (or per day of
 * toewijzing) one delivery with its own day of receipt, and the verdict on its own day. Row by row, so
 * that its size does not matter. Whole or not at all; the same export again changes nothing.
 */
export async function leesExportIn(
  imp: Import,
  gemeente: Gemeente,
  { bron, tabel, soort }: { bron: Bron; tabel: HerkendeTabel; soort: Exportsoort },
  om: Omzetting,
): Promise<ExportUitkomst | Afkeuring> {
  const vandaag = vandaagVan(imp.huis);
  const leveringen = openLeveringen(imp.sessie, gemeente, soort, om);
  const scherm = createTekstscherm(soort, imp.sleutels, gemeente);
  let telraam = telTabel(tabel.kop);
  try {
    const gelezen = await stroomTabel(tabel, imp.vraag.getal, {
      neem(rij, _nummer, meld) {
        const fouten = foutenVan(soort, rij, vandaag);
        for (const [element, melding] of fouten) meld(element, melding);
        if (fouten.length > 0) return undefined;
        telraam.rij(rij);
        return leveringen.voegToe(scherm(rij));
      },
      vergeet: () => {
        telraam = telTabel(tabel.kop);
        return leveringen.verwerp();
      },
    });
    if (gelezen.ok) return { ok: true, uitkomst: await leveringen.bewaar(bron.naam), telraam };
    await leveringen.verwerp();
    return gelezen;
  } catch (fout) {
    await leveringen.verwerp();
    throw fout;
  }
}

type Melding = readonly [element: string, melding: string];

/** Columns that hold a code of the standard; kept as a number. */
const CODES = ['eenheid', 'frequentie'];

/** What the columns alone cannot tell; no value of a row is repeated. */
function foutenVan(soort: Exportsoort, r: TabelRij, vandaag: Datum): Melding[] {
  const uit: Melding[] = [];
  const bekend = bekendVan(soort, r);
  if (!/^\d{8}$/.test(agbVan(r))) uit.push(['aanbieder', 'Een AGB-code heeft acht cijfers.']);
  if (bekend > vandaag)
    uit.push(['ontvangen', `Dit is na vandaag (${vandaag}) ontvangen; dat kan niet.`]);
  for (const veld of CODES)
    if (typeof r[veld] === 'string' && !/^\d{1,2}$/.test(r[veld]))
      uit.push([veld, `In kolom ${veld} hoort een code van een of twee cijfers te staan.`]);
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
  else if (String(r['beoordeeld']) < bekend)
    uit.push(['beoordeeld', 'Deze regel is beoordeeld voordat hij is ontvangen; dat kan niet.']);
  return uit;
}
