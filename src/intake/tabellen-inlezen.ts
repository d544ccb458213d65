import { createHash } from 'node:crypto';
import { parseDatum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import { kolomindelingen } from '../definitie/kolomindelingen.ts';
import type { AanbiederFeit, PostcodeFeit } from '../facts/feiten.ts';
import type { TabelBron, TabelUitkomst } from '../facts/port.ts';
import {
  type Feitrij,
  isTabelnaam,
  LANDELIJK,
  type MetDag,
  soortVan,
  type Tabelnaam,
} from '../facts/tabelsoorten/tabelsoorten.ts';
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
import { openBladen } from './tabellen/blad.ts';
import { TabelFout } from './tabellen/cel.ts';
import {
  type Exportsoort,
  isExport,
  TABEL_VOLGORDE,
  type TabelSoort,
} from './tabellen/formaten.ts';
import {
  type Afkeuring,
  type HerkendeTabel,
  herkenTabel,
  type TabelLezing,
  type TabelRij,
  verzamelTabel,
} from './tabellen/lees-tabel.ts';
import { createTekstscherm } from './tekstscherm.ts';
import { vervangingenVan } from './vervangingen.ts';

/**
 * Takes the tables of an import in, in the order in which they lean on each other: budgets and
 * products through their acts, the others as facts. Each whole or not at all.
 * @returns the postcodes that came along, for the messages of this same import
 */
export async function leesTabellenIn(
  imp: Import,
  bronnen: readonly Bron[],
): Promise<{ postcodes: readonly PostcodeFeit[] }> {
  const indelingen =
    imp.gemeente === null ? [] : await kolomindelingen(imp.huis.register, imp.gemeente);
  // opened again at its turn, so that of many workbooks one is in memory
  const herken: Herken = async (bron) => herkenTabel(await openBladen(bron), indelingen);
  const herkend: { bron: Bron; soort: TabelSoort }[] = [];
  for (const bron of bronnen) {
    const tabel = await probeer(imp, bron, () => herken(bron));
    if (tabel) herkend.push({ bron, soort: tabel.kop.soort });
  }
  const plaats = (t: { soort: TabelSoort }) => TABEL_VOLGORDE.indexOf(t.soort);
  herkend.sort((a, b) => plaats(a) - plaats(b));
  const postcodes: PostcodeFeit[] = [];
  let om: ReturnType<typeof openOmzettingen> | null = null;
  for (const { bron, soort } of herkend) {
    if (isExport(soort)) {
      om ??= openOmzettingen(imp, postcodes);
      await bewaarExport(imp, { bron, soort, herken }, await om);
      continue;
    }
    const tabel = await probeer(imp, bron, () => lees(imp, bron, herken));
    if (!tabel) continue;
    const { nummers, kop } = tabel;
    const rijen = zonderPersonen(imp, soort, tabel.rijen);
    const telraam = telTabel(kop);
    for (const rij of rijen) telraam.rij(rij);
    if (soort === 'postcodes') postcodes.push(...postcodesVan(rijen));
    await bewaar(imp, { bron, soort, rijen, nummers, telraam });
  }
  return { postcodes };
}

/** The rows without a BSN in any text; without a municipality there is no key, and they stay out. */
function zonderPersonen(
  imp: Import,
  soort: TabelSoort,
  rijen: readonly TabelRij[],
): readonly TabelRij[] {
  const gemeente = gemeenteVan(imp, soort);
  return gemeente === null ? [] : rijen.map(createTekstscherm(soort, imp.sleutels, gemeente));
}

const gemeenteVan = (imp: Import, soort: TabelSoort): Gemeente | null =>
  isLandelijk(soort) ? LANDELIJK : imp.gemeente;

type Herken = (bron: Bron) => Promise<HerkendeTabel | Afkeuring>;

async function lees(imp: Import, bron: Bron, herken: Herken): Promise<TabelLezing> {
  const tabel = await herken(bron);
  return tabel.ok ? verzamelTabel(tabel, imp.vraag.getal) : tabel;
}

/** What was read, or `null` when the file was refused with what is wrong with it. */
async function probeer<T extends { readonly ok: true }>(
  imp: Import,
  bron: Bron,
  werk: () => Promise<T | Afkeuring>,
): Promise<T | null> {
  try {
    const uit = await werk();
    if (uit.ok) return uit;
    if (uit.onbekend) imp.telling.onbekend(bron.naam, uit.onbekend);
    await weiger(imp, bron, null, uit.fouten);
  } catch (fout) {
    if (!(fout instanceof TabelFout || fout instanceof BronBreuk)) throw fout;
    const regel = fout instanceof TabelFout ? fout.regel : null;
    await weiger(imp, bron, null, [{ ...tabelFout(fout.message), regel }]);
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
  const gemeente = gemeenteVan(imp, tabel.soort);
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
  { bron, soort, telraam }: Pick<GelezenTabel, 'bron' | 'soort' | 'telraam'>,
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
  { bron, soort, herken }: { bron: Bron; soort: Exportsoort; herken: Herken },
  omzettingVan: (gemeente: Gemeente) => Omzetting,
): Promise<void> {
  const { gemeente } = imp;
  if (gemeente === null) return weiger(imp, bron, null, [tabelFout(WELKE_GEMEENTE)]);
  const gedaan = await probeer(imp, bron, async () => {
    const tabel = await herken(bron);
    if (!tabel.ok) return tabel;
    return leesExportIn(imp, gemeente, { bron, tabel, soort }, omzettingVan(gemeente));
  });
  if (gedaan)
    await rondAf(imp, { bron, soort, telraam: gedaan.telraam }, gemeente, gedaan.uitkomst);
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
    return isFouten(feitrijen) ? feitrijen : bewaarFeitrijen(imp, soort, herkomst, feitrijen);
  }
  const feiten = maandcijfersVan(rijen, nummers, kader);
  return isFouten(feiten) ? feiten : sessie.voegMaandcijfersToe(herkomst, feiten);
}

/** Keeps the rows, and tells what they take the place of. */
async function bewaarFeitrijen<S extends Tabelnaam>(
  { huis, sessie, telling }: Import,
  soort: S,
  herkomst: TabelBron,
  rijen: readonly MetDag<Feitrij<S>>[],
): Promise<TabelUitkomst> {
  const vervangt = await vervangingenVan(huis.facts, soort, herkomst, rijen);
  const uitkomst = await sessie.voegTabelToe(soort, herkomst, rijen);
  if (uitkomst === 'nieuw') telling.vervangt(vervangt);
  return uitkomst;
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
