import { createHash } from 'node:crypto';
import { parseDatum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import { type Kolomindeling, kolomindelingen } from '../definitie/kolomindelingen.ts';
import type { AanbiederFeit, PostcodeFeit } from '../facts/feiten.ts';
import type { TabelBron, TabelUitkomst } from '../facts/port.ts';
import { isTabelnaam, LANDELIJK, soortVan } from '../facts/tabelsoorten/tabelsoorten.ts';
import { type Bron, BronBreuk } from './bron.ts';
import { leesExportIn } from './export-inlezen.ts';
import type { Omzetting } from './feiten-van.ts';
import { feitrijenVan } from './feitrijen.ts';
import { type Fout, isFouten } from './fout.ts';
import { type GelezenTabel, type Import, vandaagVan, weiger } from './import.ts';
import { maandcijfersVan } from './maandcijfers.ts';
import { openOmzettingen } from './omzettingen.ts';
import { doeTabelHandeling } from './tabel-handelingen.ts';
import { telTabel } from './tabelcontrole.ts';
import { leesBladen, TabelFout } from './tabellen/blad.ts';
import { type Exportsoort, isExport, TABEL_VOLGORDE } from './tabellen/formaten.ts';
import { leesTabel, type TabelRij } from './tabellen/lees-tabel.ts';

/**
 * Takes the tables of an import in, in the order in which they lean on each other: budgets and
 * products through their acts, the others as facts. Each whole or not at all.
 * @returns the postcodes that came along, for the messages of this same import
 */
export async function leesTabellenIn(
  imp: Import,
  bronnen: readonly Bron[],
): Promise<{ postcodes: readonly PostcodeFeit[] }> {
  const gelezen: GelezenTabel[] = [];
  const indelingen =
    imp.gemeente === null ? [] : await kolomindelingen(imp.huis.register, imp.gemeente);
  for (const bron of bronnen) {
    const tabel = await lees(imp, bron, indelingen);
    if (tabel) gelezen.push(tabel);
  }
  const plaats = (t: GelezenTabel) => TABEL_VOLGORDE.indexOf(t.soort);
  gelezen.sort((a, b) => plaats(a) - plaats(b));
  const postcodes: PostcodeFeit[] = [];
  let om: ReturnType<typeof openOmzettingen> | null = null;
  for (const tabel of gelezen) {
    if (isExport(tabel.soort)) {
      om ??= openOmzettingen(imp, postcodes);
      await bewaarExport(imp, { ...tabel, soort: tabel.soort }, await om);
      continue;
    }
    if (tabel.soort === 'postcodes') postcodes.push(...postcodesVan(tabel.rijen));
    await bewaar(imp, tabel);
  }
  return { postcodes };
}

async function lees(
  imp: Import,
  bron: Bron,
  indelingen: readonly Kolomindeling[],
): Promise<GelezenTabel | null> {
  try {
    const lezing = leesTabel(await leesBladen(bron), imp.vraag.getal, indelingen);
    if (lezing.ok) {
      const { soort, rijen, nummers, kop } = lezing;
      const telraam = telTabel(kop);
      for (const rij of rijen) telraam.rij(rij);
      return { bron, soort, rijen, nummers, telraam };
    }
    if (lezing.onbekend) imp.telling.onbekend(bron.naam, lezing.onbekend);
    await weiger(imp, bron, null, lezing.fouten);
  } catch (fout) {
    if (!(fout instanceof TabelFout || fout instanceof BronBreuk)) throw fout;
    await weiger(imp, bron, null, [tabelFout(fout.message)]);
  }
  return null;
}

const tabelFout = (melding: string): Fout => ({
  regel: null,
  element: null,
  code: 'TABEL',
  melding,
});

async function bewaar(imp: Import, tabel: GelezenTabel): Promise<void> {
  const gemeente = isLandelijk(tabel.soort) ? LANDELIJK : imp.gemeente;
  if (gemeente === null) {
    await rondAf(imp, tabel, null, [tabelFout(WELKE_GEMEENTE)]);
    return;
  }
  const uitkomst =
    tabel.soort === 'begroting' || tabel.soort === 'producttabel'
      ? await doeTabelHandeling(imp, gemeente, tabel)
      : await alsFeiten(imp, gemeente, tabel);
  await rondAf(imp, tabel, gemeente, uitkomst);
}

/** Counts what became of a table, with its control totals. */
async function rondAf(
  imp: Import,
  { bron, soort, telraam }: GelezenTabel,
  gemeente: Gemeente | null,
  uitkomst: TabelUitkomst | Fout[],
): Promise<void> {
  const isIn = typeof uitkomst === 'string';
  imp.telling.controle(telraam.totaal(bron.naam, isIn ? uitkomst : 'geweigerd'));
  if (isIn) imp.telling.tabel(uitkomst, soort);
  else await weiger(imp, bron, gemeente, uitkomst);
}

async function bewaarExport(
  imp: Import,
  tabel: GelezenTabel & { readonly soort: Exportsoort },
  omzettingVan: (gemeente: Gemeente) => Omzetting,
): Promise<void> {
  const { gemeente } = imp;
  if (gemeente === null) return rondAf(imp, tabel, null, [tabelFout(WELKE_GEMEENTE)]);
  const uitkomst = await leesExportIn(imp, gemeente, tabel, omzettingVan(gemeente));
  await rondAf(imp, tabel, gemeente, uitkomst);
}

const isLandelijk = (soort: string): boolean =>
  isTabelnaam(soort) && soortVan(soort).landelijk === true;

const WELKE_GEMEENTE =
  'Van welke gemeente deze tabel is, blijkt nergens uit. Geef de gemeente op (vier cijfers).';

async function alsFeiten(
  imp: Import,
  gemeente: Gemeente,
  { bron, soort, rijen, nummers }: GelezenTabel,
): Promise<TabelUitkomst | Fout[]> {
  const { sessie } = imp;
  if (soort === 'afgeschermd') return schermAf(imp, gemeente, bron, rijen);
  const inhoudHash = createHash('sha256')
    .update(JSON.stringify([soort, rijen]))
    .digest('hex');
  const herkomst: TabelBron = { gemeente, bestand: bron.naam, inhoudHash };
  if (soort === 'postcodes') return sessie.voegPostcodesToe(herkomst, postcodesVan(rijen));
  if (soort === 'aanbieders') return sessie.voegAanbiedersToe(herkomst, aanbiedersVan(rijen));
  const kader = {
    posten: await imp.huis.register.posten(gemeente),
    ontvangen: imp.vraag.ontvangenOp ? parseDatum(imp.vraag.ontvangenOp) : null,
    vandaag: vandaagVan(imp.huis),
  };
  if (isTabelnaam(soort)) {
    const feitrijen = feitrijenVan(soort, rijen, nummers, kader);
    return isFouten(feitrijen) ? feitrijen : sessie.voegTabelToe(soort, herkomst, feitrijen);
  }
  const feiten = maandcijfersVan(rijen, nummers, kader);
  return isFouten(feiten) ? feiten : sessie.voegMaandcijfersToe(herkomst, feiten);
}

/** BSNs become pseudonyms here; even the hash of the content is made of those. */
function schermAf(
  { sessie, sleutels }: Import,
  gemeente: Gemeente,
  bron: Bron,
  rijen: readonly TabelRij[],
): Promise<TabelUitkomst> {
  const pseudoniem = sleutels.pseudoniemen(gemeente);
  const feiten = rijen.map((r) => ({
    client: pseudoniem(tekst(r, 'bsn')),
    afgeschermd: r['afgeschermd'] === true,
  }));
  const inhoudHash = createHash('sha256').update(JSON.stringify(feiten)).digest('hex');
  return sessie.voegAfgeschermdenToe({ gemeente, bestand: bron.naam, inhoudHash }, feiten);
}

// The reader of tables has checked that every cell is of the kind of its column.
const tekst = (rij: TabelRij, veld: string): string => String(rij[veld]);

const postcodesVan = (rijen: readonly TabelRij[]): PostcodeFeit[] =>
  rijen.map((r) => ({
    postcode: tekst(r, 'postcode').replace(/\s/g, '').toUpperCase(),
    wijk: tekst(r, 'wijk'),
    buurt: tekst(r, 'buurt'),
  }));

const aanbiedersVan = (rijen: readonly TabelRij[]): AanbiederFeit[] =>
  rijen.map((r) => ({ aanbieder: tekst(r, 'agb').padStart(8, '0'), naam: tekst(r, 'naam') }));
