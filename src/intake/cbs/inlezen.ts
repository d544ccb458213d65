import { createHash } from 'node:crypto';
import { groepeer } from '../../core/basis/groepeer.ts';
import type { Kolomcontrole } from '../../definitie/import-verslag.ts';
import { LANDELIJK } from '../../facts/tabelsoorten/tabelsoorten.ts';
import { type Bron, BronBreuk } from '../bron.ts';
import { feitrijenVan } from '../feitrijen.ts';
import { type Fout, isFouten } from '../fout.ts';
import { type Import, vandaagVan, weiger } from '../import.ts';
import { TabelFout } from '../tabellen/cel.ts';
import type { TabelRij } from '../tabellen/lees-tabel.ts';
import { createTekstscherm } from '../tekstscherm.ts';
import { type CbsBlad, cbsFout, leesCbsBestand } from './bestand.ts';
import { type CbsCel, cellenVan } from './cellen.ts';
import { type Betekenis, betekenissenVan } from './codelijst.ts';
import { tabelnummerIn } from './herkennen.ts';

interface Gelezen {
  readonly bron: Bron;
  readonly blad: CbsBlad;
}

/**
 * Takes files of StatLine in: what belongs to one table (pages, code lists) is one delivery, and
 * comes in whole or not at all. National figures, of no municipality in particular.
 */
export async function leesCbsIn(imp: Import, bronnen: readonly Bron[]): Promise<void> {
  const gelezen: Gelezen[] = [];
  for (const bron of bronnen) {
    const blad = await leesOfMeld(bron);
    if ('melding' in blad) await weiger(imp, bron, null, [blad]);
    else gelezen.push({ bron, blad });
  }
  for (const [tabel, groep] of groepeer(gelezen, tabelVan)) await leesTabelIn(imp, tabel, groep);
}

async function leesOfMeld(bron: Bron): Promise<CbsBlad | Fout> {
  try {
    return await leesCbsBestand(bron);
  } catch (fout) {
    if (!(fout instanceof TabelFout || fout instanceof BronBreuk)) throw fout;
    return cbsFout(fout.message);
  }
}

/** The table a file belongs to: what the content names, else its name; empty when neither does. */
const tabelVan = ({ bron, blad }: Gelezen): string => blad.tabel ?? tabelnummerIn(bron.naam) ?? '';

async function leesTabelIn(imp: Import, tabel: string, groep: readonly Gelezen[]): Promise<void> {
  const cijfers = groep.filter((g) => g.blad.vorm !== 'codelijst');
  const lijsten = groep.filter((g) => g.blad.vorm === 'codelijst');
  const uitkomst = rijenVan(tabel, cijfers, betekenissenVan(lijsten.map((l) => l.blad)));
  if ('fouten' in uitkomst) {
    for (const { bron } of groep) {
      const eigen = uitkomst.fouten.get(bron);
      await weiger(imp, bron, null, eigen ?? [cbsFout(HOORT_BIJ_GEWEIGERD)]);
    }
    return;
  }
  const { nummers } = uitkomst;
  const rijen = uitkomst.rijen.map(createTekstscherm('statline', imp.sleutels, LANDELIJK));
  const kader = { posten: [], ontvangen: null, vandaag: vandaagVan(imp.huis) };
  const feiten = feitrijenVan('statline', rijen, nummers, kader);
  const inhoudHash = createHash('sha256').update(JSON.stringify(rijen)).digest('hex');
  const bestand = cijfers[0]?.bron.naam ?? tabel;
  const herkomst = { gemeente: LANDELIJK, bestand, inhoudHash };
  if (isFouten(feiten)) throw new Error('a national table without posts has no faults of its own');
  const nieuw = await imp.sessie.voegTabelToe('statline', herkomst, feiten);
  imp.telling.controle({
    ...{ bestand, bestanden: groep.length, soort: 'statline', uitkomst: nieuw },
    ...{ rijen: rijen.length, kolommen: standenVan(rijen) },
    ...{ overgeslagen: [], andereBladen: [] },
  });
  for (const _ of cijfers) imp.telling.tabel(nieuw, 'statline');
  for (const _ of lijsten) imp.telling.tabel(nieuw, 'statlineCodes');
}

/** How many cells have a value, are secret, and are missing. */
const standenVan = (rijen: readonly TabelRij[]): Kolomcontrole[] =>
  (
    [
      ['waarde', 'Cellen met een waarde'],
      ['geheim', 'Geheim'],
      ['ontbreekt', 'Ontbreekt'],
    ] as const
  ).map(([stand, kop]) => ({
    ...{ veld: stand, kop, gevuld: rijen.filter((r) => r['stand'] === stand).length },
    ...{ somCenten: null, eerste: null, laatste: null, verschillend: null },
  }));

type Rijen =
  | { readonly rijen: readonly TabelRij[]; readonly nummers: readonly number[] }
  | { readonly fouten: ReadonlyMap<Bron, readonly Fout[]> };

function rijenVan(
  tabel: string,
  cijfers: readonly Gelezen[],
  betekenis: ReadonlyMap<string, Betekenis>,
): Rijen {
  const bezwaar = bezwaarTegen(tabel, cijfers);
  if (bezwaar) return { fouten: new Map(cijfers.map((c) => [c.bron, [cbsFout(bezwaar)]])) };
  if (cijfers.length === 0) return { fouten: new Map() };
  const fouten = new Map<Bron, readonly Fout[]>();
  const perSleutel = new Map<string, CbsCel>();
  for (const { bron, blad } of cijfers) {
    const cellen = cellenVan(blad);
    const eigen = cellen.filter((c): c is Fout => 'melding' in c);
    for (const cel of cellen.filter((c): c is CbsCel => !('melding' in c))) {
      const sleutel = JSON.stringify([cel.regio, cel.periode, cel.dimensies, cel.maat]);
      if (perSleutel.has(sleutel) && eigen.length === 0)
        eigen.push(cbsFout(DUBBEL, cel.nr, cel.maat));
      perSleutel.set(sleutel, cel);
    }
    if (eigen.length > 0) fouten.set(bron, eigen);
  }
  if (fouten.size > 0) return { fouten };
  // by place and not as delivered: the order of rows and columns says nothing
  const cellen = [...perSleutel].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, cel]) => cel);
  return {
    rijen: cellen.map((c) => rijVan(tabel, c, betekenis)),
    nummers: cellen.map((c) => c.nr),
  };
}

function bezwaarTegen(tabel: string, cijfers: readonly Gelezen[]): string | null {
  if (cijfers.length > 0 && tabel === '') return GEEN_NUMMER;
  const allesDeel = cijfers.length > 0 && cijfers.every((c) => c.blad.gaatVerder);
  return allesDeel ? DEEL : null;
}

const rijVan = (
  tabel: string,
  { regio, periode, dimensies, maat, waarde, tekst, stand }: CbsCel,
  betekenis: ReadonlyMap<string, Betekenis>,
): TabelRij => {
  const titel = (code: string | null) =>
    code === null ? null : (betekenis.get(code)?.titel ?? null);
  const namen = dimensies.flatMap(([naam, code]) => {
    const wat = titel(code);
    return wat === null ? [] : [`${naam}: ${wat}`];
  });
  return {
    ...{ tabel, tabelNaam: titel(tabel), regio, regioNaam: titel(regio), periode },
    dimensies: dimensies.map(([naam, code]) => `${naam}=${code}`).join(';') || null,
    dimensieNamen: namen.join('; ') || null,
    ...{ maat, maatNaam: titel(maat), eenheid: betekenis.get(maat)?.eenheid ?? null },
    ...{ waarde, tekst, stand },
  };
};

const GEEN_NUMMER =
  'Van welke StatLine-tabel deze cijfers zijn, blijkt nergens uit. Zet het tabelnummer in de bestandsnaam, zoals 86165NED_Observations.csv.';
const DEEL =
  'Dit is een deel van de tabel: er volgt nog een pagina (nextLink). Lever alle delen samen aan.';
const DUBBEL = 'Deze cel staat er twee keer in, met dezelfde regio, periode en indeling.';
const HOORT_BIJ_GEWEIGERD =
  'Dit is een codelijst of een deel van een StatLine-tabel waarvan de cijfers ontbreken of zijn geweigerd.';
