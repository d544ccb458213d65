import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';
import {
  type Datum,
  laatsteDag,
  type Maand,
  maandIndex,
  maandMetIndex,
  maandVan,
  parseMaand,
} from '../basis/datum.ts';
import { no, ok, type Result } from '../basis/result.ts';
import { tel } from '../basis/rij.ts';
import { type Verdeling, verdelingVan } from '../basis/verdeling.ts';
import { type Maandstand, toMaandNalevering } from './nalevering.ts';
import {
  leegJaar,
  type SegmentTrekking,
  type SegmentVraag,
  trekSegmenten,
} from './nowcast-segmenten.ts';
import type { NowcastRegel, NowcastToewijzing } from './nowcast-typen.ts';
import { isBekend, isMaandeinde } from './reeks.ts';
import { gedeeldeSchok } from './simulatie.ts';
import type { MaandNalevering, Signaal } from './typen.ts';

export type { NowcastRegel, NowcastToewijzing } from './nowcast-typen.ts';

export interface NowcastInvoer {
  readonly regels: readonly NowcastRegel[];
  readonly toewijzingen?: readonly NowcastToewijzing[];
  /** A month means its last day. */
  readonly peildatum: Datum | Maand;
  readonly jaar: number;
  /** Default 2000. */
  readonly trekkingen?: number;
  /** Default 1. */
  readonly zaad?: number;
}

export interface NowcastAntwoord {
  readonly peildatum: Datum;
  readonly jaar: number;
  /** What care months up to the peildatum (at most December of the year) still bring in, earlier years included. */
  readonly reserve: Verdeling & { readonly standaardfout: Centen };
  readonly jaartotaal: Verdeling & { readonly gedeclareerdCenten: Centen };
  /** Null before a month of the year has passed. */
  readonly lineairCenten: Centen | null;
  readonly segmenten: readonly {
    readonly segment: string;
    readonly reserve: Verdeling;
    readonly jaartotaal: Verdeling;
  }[];
  readonly maanden: readonly MaandNalevering[];
  readonly signalen: readonly Signaal[];
}

function jaarVan({ maanden }: SegmentTrekking): Float64Array {
  const uit = new Float64Array(maanden[0]?.einde.length ?? 0);
  for (const { gedeclareerd, einde } of maanden)
    einde.forEach((x, k) => tel(uit, k, x + gedeclareerd));
  return uit;
}

const somVan = (delen: readonly Float64Array[], aantal: number): Float64Array => {
  const uit = new Float64Array(aantal);
  for (const deel of delen) deel.forEach((x, k) => tel(uit, k, x));
  return uit;
};

function samenMaanden(segmenten: readonly SegmentTrekking[], aantal: number): Maandstand[] {
  return leegJaar(aantal).map((som, m) => {
    for (const { maanden } of segmenten) {
      const maand = maanden[m];
      som.gedeclareerd += maand?.gedeclareerd ?? 0;
      maand?.einde.forEach((x, k) => tel(som.einde, k, x));
    }
    return som;
  });
}

const afgerond = (x: Float64Array): Verdeling => verdelingVan(x.map((b) => roundCenten(b)));

function standaardfout(x: Float64Array): Centen {
  const midden = x.reduce((s, b) => s + b, 0) / x.length;
  const kwadraat = x.reduce((s, b) => s + (b - midden) ** 2, 0) / Math.max(1, x.length - 1);
  return roundCenten(Math.sqrt(kwadraat));
}

function lineair(gedeclareerd: number, vraag: SegmentVraag): Centen | null {
  const peil = maandIndex(maandVan(vraag.peildatum)) - (isMaandeinde(vraag.peildatum) ? 0 : 1);
  const verstreken = Math.max(0, Math.min(12, peil - vraag.jaarVan + 1));
  return verstreken === 0 ? null : roundCenten((gedeclareerd / verstreken) * 12);
}

function antwoordVan(
  invoer: NowcastInvoer,
  vraag: SegmentVraag,
  segmenten: readonly SegmentTrekking[],
  signalen: readonly Signaal[],
): NowcastAntwoord {
  const aantal = vraag.gedeeld.rest.length;
  const reserve = somVan(
    segmenten.map((s) => s.reserve),
    aantal,
  );
  const maanden = samenMaanden(segmenten, aantal);
  const jaar = afgerond(somVan(segmenten.map(jaarVan), aantal));
  const gedeclareerd = maanden.reduce((s, m) => s + m.gedeclareerd, 0);
  return {
    peildatum: vraag.peildatum,
    jaar: invoer.jaar,
    reserve: { ...afgerond(reserve), standaardfout: standaardfout(reserve) },
    jaartotaal: { gedeclareerdCenten: toCenten(gedeclareerd), ...jaar },
    lineairCenten: lineair(gedeclareerd, vraag),
    segmenten: segmenten.map((s) => ({
      segment: s.segment,
      reserve: afgerond(s.reserve),
      jaartotaal: afgerond(jaarVan(s)),
    })),
    maanden: maanden.map((m, k) => toMaandNalevering(m, maandMetIndex(vraag.jaarVan + k))),
    signalen,
  };
}

function vraagVan(invoer: NowcastInvoer): Result<SegmentVraag> {
  const eerste = parseMaand(`${invoer.jaar}-01`);
  if (eerste === null) return no('ongeldigeInvoer', `Dit is geen jaar: ${invoer.jaar}.`);
  const maand = parseMaand(invoer.peildatum);
  // A peildatum is a Datum or a Maand; parseMaand tells which.
  const peildatum = maand === null ? (invoer.peildatum as Datum) : laatsteDag(maand);
  const van = maandIndex(eerste);
  const peil = maandIndex(maandVan(peildatum));
  if (van + 11 - peil > 24)
    return no('ongeldigeInvoer', 'Het jaar ligt te ver na de peildatum om iets over te zeggen.');
  const zaad = invoer.zaad ?? 1;
  return ok({
    peildatum,
    jaarVan: van,
    laatsteMaand: maandMetIndex(van + 11),
    vooruit: Math.max(0, van + 11 - peil),
    gedeeld: gedeeldeSchok(invoer.trekkingen ?? 2000, zaad),
    zaad,
  });
}

/** More segments than this are no segments but clients: each would rest on a few lines. */
const MAX_SEGMENTEN = 2000;

/**
 * One set of late-declared lines, as the command `nowcast` answers it. Only lines known at the
 * peildatum count; later ones, and toewijzingen known later, are left aside.
 * @returns the answer; refused when nothing was known at the peildatum, the year is out of reach, or there are too many segments
 */
export function nowcast(invoer: NowcastInvoer): Result<NowcastAntwoord> {
  const vraag = vraagVan(invoer);
  if (!vraag.ok) return vraag;
  const { peildatum } = vraag.value;
  const bekend = invoer.regels.filter((r) => isBekend(r.bekend, peildatum));
  if (bekend.length === 0)
    return no('geweigerd', `Op ${peildatum} was nog geen enkele regel bekend.`, [
      { veld: 'geen-gegevens', melding: 'Er zijn geen regels tot en met de peildatum.' },
    ]);
  const segmenten = new Set(bekend.map((r) => r.segment)).size;
  if (segmenten > MAX_SEGMENTEN)
    return no(
      'geweigerd',
      `Dit bestand heeft ${segmenten} segmenten. Hoogstens ${MAX_SEGMENTEN} kan. Neem kleine segmenten samen.`,
      [{ veld: 'te-veel-segmenten', melding: 'Er zijn te veel segmenten om apart te schatten.' }],
    );
  const { trekkingen, signalen } = trekSegmenten(bekend, invoer.toewijzingen ?? [], vraag.value);
  return ok(antwoordVan(invoer, vraag.value, trekkingen, signalen));
}
