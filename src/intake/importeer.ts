import { randomUUID } from 'node:crypto';
import type { Sleutels } from '../access/sleutels.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { Problem } from '../core/basis/result.ts';
import type { Huis } from '../definitie/huis.ts';
import type { ImportVerslag, ImportVraag } from '../definitie/importeren.ts';
import { type Kerncijfers, leesKerncijfers, verschillenVan } from '../definitie/kerncijfers.ts';
import { vergeetAntwoorden } from '../definitie/stel-vraag.ts';
import type { PostcodeFeit } from '../facts/feiten.ts';
import { leesBerichtIn } from './bericht-inlezen.ts';
import type { Bron } from './bron.ts';
import { type Bronnen, verzamelBronnen } from './bronnen.ts';
import { metTelraam } from './controle.ts';
import type { Omzetting } from './feiten-van.ts';
import { type Import, vandaagVan, weiger, weigerOngelezen } from './import.ts';
import { openOmzettingen } from './omzettingen.ts';
import { opProef } from './proef.ts';
import { ruimQuarantaineOp } from './quarantaine.ts';
import { createTelling } from './verslag.ts';

/** How many files go by between two words of progress. */
const MELD_PER = 50;

/**
 * Makes the door through which files come in: every file whole or not at all, one import at a
 * time, refused files kept encrypted, progress told. Importing the same again changes nothing.
 */
export function createImporteer(sleutels: Sleutels) {
  let rij: Promise<unknown> = Promise.resolve();
  return (huis: Huis, vraag: ImportVraag): Promise<ImportVerslag> => {
    const werk = rij.then(() =>
      vraag.proef ? beproef(huis, sleutels, vraag) : importeer(huis, sleutels, vraag),
    );
    rij = werk.catch(() => undefined);
    return werk;
  };
}

async function importeer(
  huis: Huis,
  sleutels: Sleutels,
  vraag: ImportVraag,
): Promise<ImportVerslag> {
  const id = vraag.id ?? randomUUID();
  const gevonden = await verzamelBronnen(vraag.paden, vraag.namen);
  try {
    const verslag = await leesAlles(huis, sleutels, { ...vraag, id }, gevonden);
    if (verslag.verwerkt + verslag.geweigerd > 0) vergeetAntwoorden(huis);
    if (verslag.verwerkt + verslag.geweigerd > 0) huis.omroep.meld({ soort: 'feitenGewijzigd' });
    return verslag;
  } finally {
    gevonden.sluit();
  }
}

/** The same import, on a house of which nothing stays. */
async function beproef(huis: Huis, sleutels: Sleutels, vraag: ImportVraag): Promise<ImportVerslag> {
  const id = vraag.id ?? randomUUID();
  const gevonden = await verzamelBronnen(vraag.paden, vraag.namen);
  try {
    const metTabellen = gevonden.bronnen.some((b) => b.herkend.soort === 'tabel');
    const verslag = await opProef(huis, metTabellen, (proefhuis) =>
      leesAlles(proefhuis, sleutels, { ...vraag, id }, gevonden),
    );
    return verslag.ok ? verslag.value : weigerAlles(verslag.problem, vraag, gevonden);
  } finally {
    gevonden.sluit();
  }
}

/** Nothing can be read now: every file is told so. */
function weigerAlles(
  { detail }: Problem,
  { proef }: ImportVraag,
  { bronnen, fouten }: Bronnen,
): ImportVerslag {
  const telling = createTelling(proef);
  const fout = { regel: null, element: null, code: 'BEZET', melding: detail };
  for (const { naam } of bronnen) telling.geweigerd(naam, [fout]);
  return telling.verslag(null, bronnen.length + fouten.length);
}

async function leesAlles(
  huis: Huis,
  sleutels: Sleutels,
  vraag: ImportVraag,
  gevonden: Bronnen,
): Promise<ImportVerslag> {
  const { bronnen, fouten } = gevonden;
  const telling = createTelling(vraag.proef);
  const totaal = bronnen.length + fouten.length;
  if (!vraag.proef) await ruimQuarantaineOp(huis.map, huis.nu());
  if (totaal === 0) return telling.verslag(null, totaal);
  const begonnen = await huis.facts.beginImport({
    ingelezenOp: huis.nu().toISOString(),
    omschrijving: vraag.omschrijving ?? omschrijvingVan(bronnen),
    fictief: vraag.fictief ?? false,
  });
  if (!begonnen.ok) return weigerAlles(begonnen.problem, vraag, gevonden);
  const sessie = begonnen.value;
  try {
    const herkend = [...bronnen].sort((a, b) => a.herkend.rang - b.herkend.rang);
    const gemeente = vraag.gemeente ?? (await enigeGemeente(huis, herkend));
    const imp: Import = { huis, vraag, sessie, telling, sleutels, gemeente };
    const voor = gemeente === null ? null : await leesKerncijfers(huis, gemeente);
    const alDubbel = gemeente === null ? 0 : await huis.facts.gespiegeld(gemeente);
    for (const fout of fouten) await weigerOngelezen(imp, fout);
    const { snapshot } = await leesHerkend(imp, herkend);
    const verslag = telling.verslag(snapshot, totaal);
    return await metVerschillen(huis, gemeente, { voor, alDubbel }, verslag);
  } catch (fout) {
    await sessie.breekAf();
    throw fout;
  }
}

/** Says what changed in the headline figures and what was there already, when anything was taken in. */
async function metVerschillen(
  huis: Huis,
  gemeente: Gemeente | null,
  { voor, alDubbel }: { readonly voor: Kerncijfers | null; readonly alDubbel: number },
  verslag: ImportVerslag,
): Promise<ImportVerslag> {
  if (gemeente === null || verslag.verwerkt === 0) return verslag;
  const herkend = Math.max(0, (await huis.facts.gespiegeld(gemeente)) - alDubbel);
  const na = await leesKerncijfers(huis, gemeente, voor?.jaar);
  return { ...verslag, herkend, verschillen: verschillenVan(voor, na) };
}

const omschrijvingVan = (bronnen: readonly Bron[]): string =>
  bronnen.length === 1 ? (bronnen[0]?.naam ?? '') : `${bronnen.length} bestanden`;

/** The readers of CSV and workbooks are large: they are loaded when there is a table. */
async function leesTabellen(
  imp: Import,
  tabellen: readonly Bron[],
): Promise<readonly PostcodeFeit[]> {
  const { leesTabellenIn } = await import('./tabellen-inlezen.ts');
  return (await leesTabellenIn(imp, tabellen)).postcodes;
}

const isOpenData = ({ herkend }: Bron): boolean =>
  herkend.soort === 'cbs' || herkend.soort === 'gebieden';

/** Figures of CBS and borders of areas: loaded when there are any, as the tables are. */
async function leesOpenData(imp: Import, bronnen: readonly Bron[]): Promise<void> {
  const { leesCbsIn } = await import('./cbs/inlezen.ts');
  await leesCbsIn(
    imp,
    bronnen.filter((b) => b.herkend.soort === 'cbs'),
  );
  const { leesGebiedenIn } = await import('./geo/inlezen.ts');
  for (const bron of bronnen.filter((b) => b.herkend.soort === 'gebieden'))
    await leesGebiedenIn(imp, bron);
}

async function leesHerkend(imp: Import, herkend: readonly Bron[]): Promise<{ snapshot: number }> {
  const tabellen = herkend.filter((h) => h.herkend.soort === 'tabel');
  const open = herkend.filter(isOpenData);
  const rest = herkend.filter((h) => h.herkend.soort !== 'tabel' && !isOpenData(h));
  if (open.length > 0) await leesOpenData(imp, open);
  const postcodes = tabellen.length > 0 ? await leesTabellen(imp, tabellen) : [];
  const omzettingVan = await openOmzettingen(imp, postcodes);
  for (const [i, bestand] of rest.entries()) {
    if (i % MELD_PER === 0)
      meldVoortgang(imp, tabellen.length + open.length + i, herkend.length, bestand.naam);
    await leesBestand(imp, bestand, omzettingVan);
  }
  meldVoortgang(imp, herkend.length, herkend.length, '');
  return imp.sessie.rondAf();
}

async function leesBestand(
  imp: Import,
  bron: Bron,
  omzettingVan: (gemeente: Gemeente) => Omzetting,
): Promise<void> {
  const { soort, melding } = bron.herkend;
  if (soort === 'envelop') {
    const { openEnvelop } = await import('./envelop.ts');
    const inhoud = await openEnvelop(bron);
    if (inhoud.ok) return leesBestand(imp, inhoud.bron, omzettingVan);
    const fout = { regel: null, element: null, code: 'ENVELOP', melding: inhoud.melding };
    return weiger(imp, bron, null, [fout]);
  }
  if (soort === 'onbekend') {
    await weiger(imp, bron, null, [{ regel: null, element: null, code: 'ONBEKEND', melding }]);
    return;
  }
  const { sessie, telraam } = metTelraam(imp.sessie.beginBericht());
  const inlezing = await leesBerichtIn(bron, sessie, omzettingVan, vandaagVan(imp.huis));
  if (inlezing.uitkomst === 'geweigerd') {
    await weiger(imp, bron, inlezing.gemeente, inlezing.fouten);
  } else {
    imp.telling.bericht(inlezing, bron.naam, telraam);
  }
}

function meldVoortgang(
  { huis, vraag }: Import,
  gedaan: number,
  totaal: number,
  bestand: string,
): void {
  const { id = '' } = vraag;
  huis.omroep.meld({ soort: 'importVoortgang', import: id, gedaan, totaal, bestand });
}

/** The municipality that the messages or the facts name, when they name just one. */
async function enigeGemeente(huis: Huis, herkend: readonly Bron[]): Promise<Gemeente | null> {
  const genoemd = new Set(herkend.flatMap((h) => h.herkend.gemeente ?? []));
  const bekend = genoemd.size > 0 ? [...genoemd] : await huis.facts.gemeenten();
  return bekend.length === 1 ? (bekend[0] ?? null) : null;
}
