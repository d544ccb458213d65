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
import { modelVan, type PostModel } from './model.ts';
import { type Maandstand, telModel, toMaandNalevering } from './nalevering.ts';
import { isBekend, isMaandeinde } from './reeks.ts';
import { type GedeeldeSchok, gedeeldeSchok, trekPost } from './simulatie.ts';
import type { BlootstellingCel, Cel, MaandNalevering, Signaal } from './typen.ts';

/** One line of late-declared money; `bedragCenten` may be a count, with `--eenheid aantal`. */
export interface NowcastRegel extends Cel {
  readonly segment: string;
}

/** What was allocated for a care month as known at a month; a later row replaces an earlier one. */
export interface NowcastToewijzing {
  readonly segment: string;
  readonly herkomst: Maand;
  readonly bekend: Maand;
  readonly toegewezenCenten: Centen;
}

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
  readonly jaartotaal: {
    readonly gedeclareerdCenten: Centen;
    readonly p10: Centen;
    readonly p50: Centen;
    readonly p90: Centen;
    readonly gemiddelde: Centen;
  };
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

interface Vraag {
  readonly peildatum: Datum;
  readonly jaarVan: number;
  readonly laatsteMaand: Maand;
  readonly vooruit: number;
  readonly gedeeld: GedeeldeSchok;
  readonly zaad: number;
}

interface SegmentTrekking {
  readonly segment: string;
  readonly reserve: Float64Array;
  readonly maanden: readonly Maandstand[];
  readonly model: PostModel | null;
}

/** Turns states into changes, so that a later state replaces an earlier one. */
function toBlootstelling(standen: readonly NowcastToewijzing[]): BlootstellingCel[] {
  const gesorteerd = [...standen].sort((a, b) => (a.bekend < b.bekend ? -1 : 1));
  const was = new Map<Maand, number>();
  return gesorteerd.map(({ herkomst, bekend, toegewezenCenten }) => {
    const bedragCenten = toCenten(toegewezenCenten - (was.get(herkomst) ?? 0));
    was.set(herkomst, toegewezenCenten);
    return { herkomst, bekend, bedragCenten };
  });
}

function groepeer<T extends { readonly segment: string }>(rijen: readonly T[]): Map<string, T[]> {
  const uit = new Map<string, T[]>();
  for (const rij of rijen) {
    const lijst = uit.get(rij.segment) ?? [];
    lijst.push(rij);
    uit.set(rij.segment, lijst);
  }
  return uit;
}

const leegJaar = (aantal: number): Maandstand[] =>
  Array.from({ length: 12 }, () => ({ gedeclareerd: 0, einde: new Float64Array(aantal) }));

function trekSegment(
  segment: string,
  cellen: readonly Cel[],
  standen: readonly NowcastToewijzing[],
  vraag: Vraag,
): SegmentTrekking {
  const aantal = vraag.gedeeld.rest.length;
  const maanden = leegJaar(aantal);
  const reserve = new Float64Array(aantal);
  for (const c of cellen) {
    const maand = maanden[maandIndex(c.herkomst) - vraag.jaarVan];
    if (maand) maand.gedeclareerd += c.bedragCenten;
  }
  const invoer = { cellen, blootstelling: toBlootstelling(standen) };
  const model = modelVan(invoer, vraag.peildatum, vraag.laatsteMaand, vraag.vooruit);
  if (model === null) return { segment, reserve, maanden, model };
  const { schatting, kans } = model;
  const t = trekPost(segment, schatting, kans, vraag.vooruit, vraag.gedeeld, vraag.zaad);
  telModel(maanden, vraag.jaarVan, model, t);
  for (const rest of t.rest) rest?.forEach((x, k) => tel(reserve, k, x));
  return { segment, reserve, maanden, model };
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

function signalenVan(segmenten: readonly SegmentTrekking[]): Signaal[] {
  return segmenten
    .filter(({ model }) => model === null || model.kans.aantal < 6)
    .map(({ segment }) => ({
      code: 'te-weinig-historie',
      melding: `Segment ${segment} heeft te weinig historie. De bandbreedte rust vooral op een aanname.`,
    }));
}

function lineair(gedeclareerd: number, vraag: Vraag): Centen | null {
  const peil = maandIndex(maandVan(vraag.peildatum)) - (isMaandeinde(vraag.peildatum) ? 0 : 1);
  const verstreken = Math.max(0, Math.min(12, peil - vraag.jaarVan + 1));
  return verstreken === 0 ? null : roundCenten((gedeclareerd / verstreken) * 12);
}

function antwoordVan(
  invoer: NowcastInvoer,
  vraag: Vraag,
  segmenten: readonly SegmentTrekking[],
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
    jaartotaal: {
      gedeclareerdCenten: toCenten(gedeclareerd),
      p10: jaar.p10,
      p50: jaar.p50,
      p90: jaar.p90,
      gemiddelde: jaar.gemiddelde,
    },
    lineairCenten: lineair(gedeclareerd, vraag),
    segmenten: segmenten.map((s) => ({
      segment: s.segment,
      reserve: afgerond(s.reserve),
      jaartotaal: afgerond(jaarVan(s)),
    })),
    maanden: maanden.map((m, k) => toMaandNalevering(m, maandMetIndex(vraag.jaarVan + k))),
    signalen: signalenVan(segmenten),
  };
}

function vraagVan(invoer: NowcastInvoer): Result<Vraag> {
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

/**
 * One set of late-declared lines, as the command `nowcast` answers it. Only lines known at the
 * peildatum count; later ones, and toewijzingen known later, are left aside.
 * @returns the answer; refused when nothing was known at the peildatum or the year is out of reach
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
  const toegewezen = groepeer(invoer.toewijzingen ?? []);
  const segmenten = [...groepeer(bekend).entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([s, regels]) => trekSegment(s, regels, toegewezen.get(s) ?? [], vraag.value));
  return ok(antwoordVan(invoer, vraag.value, segmenten));
}
