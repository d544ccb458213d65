import type { Gemeente } from '../core/basis/domein.ts';
import type { VeldFout } from '../core/basis/result.ts';
import { doeHandeling } from '../definitie/doe-handeling.ts';
import type { TabelUitkomst } from '../facts/port.ts';
import type { Fout } from './fout.ts';
import type { GelezenTabel, Import } from './import.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';
import { zonderTekst } from './tabellen/zonder-tekst.ts';

/** Faults that are told of one file. */
const MAX_FOUTEN = 50;

type Velden = Record<string, unknown>;

/**
 * Takes a budget or a product table through its act, so that it is logged and can be undone. The
 * same table again changes no row and is known already.
 */
export async function doeTabelHandeling(
  { huis, vraag, sessie }: Import,
  gemeente: Gemeente,
  { bron, soort, rijen, nummers }: GelezenTabel,
): Promise<TabelUitkomst | Fout[]> {
  const isBegroting = soort === 'begroting';
  const id = isBegroting ? 'leg-begroting-vast' : 'deel-product-in';
  const regels = rijen.map(isBegroting ? begrotingRegel : indelingRegel);
  const kop = { gemeente, fictief: vraag.fictief, bron: bron.naam };
  const gedaan = await doeHandeling(huis, id, { regels }, kop);
  if (gedaan.ok) {
    const { handelingId } = gedaan.value;
    if (handelingId === null) return 'alBekend';
    await sessie.noteerHandeling({ gemeente, soort, handelingId, regels: rijen.length });
    return 'nieuw';
  }
  const { detail, velden = [] } = gedaan.problem;
  const veilig = zonderTekst(rijen);
  if (velden.length === 0) {
    return [{ regel: null, element: null, code: 'TABEL', melding: veilig(detail) }];
  }
  return velden
    .slice(0, MAX_FOUTEN)
    .map((v) => opRegel({ ...v, melding: veilig(v.melding) }, nummers));
}

/** `regels.3.post` of the act is the cell `post` on the row that was read fourth. */
function opRegel({ veld, melding }: VeldFout, nummers: readonly number[]): Fout {
  const [, plek, element] = /^regels\.(\d+)(?:\.(.+))?$/.exec(veld) ?? [];
  const regel = plek === undefined ? null : (nummers[Number(plek)] ?? null);
  return { regel, element: plek === undefined ? veld : (element ?? null), code: 'TABEL', melding };
}

/** What stands in the given fields of a row; empty cells are left to the defaults of the act. */
function neem(rij: TabelRij, velden: readonly string[]): Velden {
  const gevuld = velden.filter((v) => rij[v] !== null && rij[v] !== undefined);
  return Object.fromEntries(gevuld.map((v) => [v, rij[v]]));
}

const BEGROTING_VELDEN = [
  'jaar',
  'post',
  'naam',
  'wet',
  'taakveld',
  'stroom',
  'soort',
  'autorisatieniveau',
  'moment',
  'besluitdatum',
  'structureel',
];

const begrotingRegel = (rij: TabelRij): Velden => ({
  ...neem(rij, BEGROTING_VELDEN),
  bedragCenten: rij['bedrag'] ?? null,
});

const INDELING_VELDEN = ['wet', 'code', 'post', 'zwaarte', 'geldigVan', 'geldigTot'];

const indelingRegel = (rij: TabelRij): Velden => ({
  ...neem(rij, INDELING_VELDEN),
  categorie: String(rij['categorie']).padStart(2, '0'),
});
