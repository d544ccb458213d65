import { kwartaalVan, type Maand, maandIndex, maandMetIndex } from '../../basis/datum.ts';
import { ok, type Result } from '../../basis/result.ts';
import { op, tel } from '../../basis/rij.ts';
import { type Driehoek, type DriehoekRij, weigerDriehoek } from './driehoek.ts';
import type { DriehoekWaarschuwing } from './typen.ts';

/** Length of a period; always set by the caller, never read off the data. */
export type Korrel = 'maand' | 'kwartaal' | 'jaar';

/** Months in a period. */
export const MAANDEN_IN: Readonly<Record<Korrel, number>> = { maand: 1, kwartaal: 3, jaar: 12 };

/** An amount with its two dates. */
export interface Driehoekregel {
  readonly segment: string;
  readonly herkomst: Maand;
  readonly bekend: Maand;
  readonly waarde: number;
}

export interface RegelOpties {
  readonly korrel: Korrel;
  /** Length of a development period when it is shorter than an origin; default the same. */
  readonly ontwikkelkorrel?: Korrel;
  /** Last month that counts: what became known later is left out. */
  readonly peil: Maand;
  /** Last month of which everything is in; default `peil`. Periods that end later are incomplete. */
  readonly volledigTot?: Maand;
  /** First origin; default the earliest in the lines. */
  readonly vanaf?: Maand;
  /** First month in which anything was recorded: origins before it were not seen whole. */
  readonly bekendVanaf?: Maand;
  /** Number of ages; default as many as the oldest origin has. */
  readonly leeftijden?: number;
}

/** One segment; all segments share origins and ages, so that cells add up. */
export interface SegmentDriehoek {
  readonly segment: string;
  /** Cumulative, complete cells only; a cell that is still to come or incomplete is `null`. */
  readonly driehoek: Driehoek;
  /** Increments of the same cells and of the incomplete ones, which are not in `driehoek`. */
  readonly incrementeel: readonly DriehoekRij[];
}

export interface DriehoekenUit {
  readonly segmenten: readonly SegmentDriehoek[];
  /** Per origin the column that is under way; null when none is. */
  readonly onvolledig: readonly (number | null)[];
  readonly waarschuwingen: readonly DriehoekWaarschuwing[];
}

/** What a period is called: `2025-03`, `K1 2025` or `2025`. */
export function periodeNaam(eersteMaand: Maand, korrel: Korrel): string {
  if (korrel === 'kwartaal') return kwartaalVan(eersteMaand);
  return korrel === 'jaar' ? eersteMaand.slice(0, 4) : eersteMaand;
}

/** The grid that all segments share. Months are counted from year 0. */
interface Raster {
  readonly korrel: Korrel;
  readonly lengte: number;
  readonly stap: number;
  /** First month of the first origin. */
  readonly eerste: number;
  readonly rijen: number;
  readonly kolommen: number;
  readonly peil: number;
  readonly volledigTot: number;
}

const beginVan = (index: number, lengte: number) => Math.floor(index / lengte) * lengte;

/** First month of the development period of a cell. */
const celMaand = (r: Raster, i: number, j: number) => r.eerste + i * r.lengte + j * r.stap;

function rasterVan(regels: readonly Driehoekregel[], o: RegelOpties): Result<Raster> {
  const lengte = MAANDEN_IN[o.korrel];
  const stap = MAANDEN_IN[o.ontwikkelkorrel ?? o.korrel];
  if (stap > lengte)
    return weigerDriehoek(
      'korrel-past-niet',
      'Een ontwikkelingsperiode kan niet langer zijn dan een herkomstperiode.',
    );
  if (regels.length === 0) return weigerDriehoek('lege-driehoek', 'Er zijn geen regels.');
  const peil = maandIndex(o.peil);
  const vroegst = o.vanaf
    ? maandIndex(o.vanaf)
    : regels.reduce((m, r) => Math.min(m, maandIndex(r.herkomst)), Number.POSITIVE_INFINITY);
  const gezien = o.bekendVanaf === undefined ? vroegst : maandIndex(o.bekendVanaf);
  // an origin that began before anything was recorded has lost its first part
  const eerste = beginVan(Math.max(vroegst, gezien + (vroegst < gezien ? lengte - 1 : 0)), lengte);
  const rijen = Math.floor((peil - eerste) / lengte) + 1;
  if (!(rijen > 0))
    return weigerDriehoek('lege-driehoek', 'Voor de peilmaand is er geen enkele herkomst.');
  const volledigTot = Math.min(peil, o.volledigTot ? maandIndex(o.volledigTot) : peil);
  const leeftijden = Math.floor((peil - eerste) / stap) + 1;
  const kolommen = Math.min(leeftijden, o.leeftijden ?? leeftijden);
  return ok({ korrel: o.korrel, lengte, stap, eerste, rijen, kolommen, peil, volledigTot });
}

const TERZIJDE = {
  'na-de-peilmaand': 'Regels die na de peilmaand bekend werden, tellen niet mee.',
  'herkomst-na-de-peilmaand': 'Regels over een periode na de peilmaand tellen niet mee.',
  'voor-de-eerste-herkomst': 'Regels over een periode voor de eerste herkomst tellen niet mee.',
  'na-de-laatste-ontwikkeling':
    'Regels die na de laatste ontwikkelingsperiode binnenkwamen, tellen niet mee.',
  'bekend-voor-geleverd':
    'Regels die al voor de geleverde periode bekend waren, staan bij de eerste ontwikkeling.',
} as const;

/** Where a line goes: its cell, or why it is set aside. */
function plaats(r: Raster, regel: Driehoekregel): { cel: number; code?: keyof typeof TERZIJDE } {
  const herkomst = maandIndex(regel.herkomst);
  const bekend = maandIndex(regel.bekend);
  if (bekend > r.peil) return { cel: -1, code: 'na-de-peilmaand' };
  if (herkomst > r.peil) return { cel: -1, code: 'herkomst-na-de-peilmaand' };
  if (herkomst < r.eerste) return { cel: -1, code: 'voor-de-eerste-herkomst' };
  const i = Math.floor((herkomst - r.eerste) / r.lengte);
  const j = Math.floor((bekend - celMaand(r, i, 0)) / r.stap);
  if (j >= r.kolommen) return { cel: -1, code: 'na-de-laatste-ontwikkeling' };
  const cel = i * r.kolommen + Math.max(0, j);
  return bekend < herkomst ? { cel, code: 'bekend-voor-geleverd' } : { cel };
}

function segmentVan(r: Raster, segment: string, som: Float64Array): SegmentDriehoek {
  const herkomst: string[] = [];
  const incrementeel: DriehoekRij[] = [];
  const cumulatief: DriehoekRij[] = [];
  for (let i = 0; i < r.rijen; i++) {
    herkomst.push(periodeNaam(maandMetIndex(celMaand(r, i, 0)), r.korrel));
    const kolommen = Array.from({ length: r.kolommen }, (_, j) => j);
    let loop = 0;
    incrementeel.push(
      kolommen.map((j) => (celMaand(r, i, j) <= r.peil ? op(som, i * r.kolommen + j) : null)),
    );
    cumulatief.push(
      kolommen.map((j) => {
        if (celMaand(r, i, j) + r.stap - 1 > r.volledigTot) return null;
        loop += op(som, i * r.kolommen + j);
        return loop;
      }),
    );
  }
  const ontwikkeling = Array.from({ length: r.kolommen }, (_, j) => String(j + 1));
  return { segment, driehoek: { herkomst, ontwikkeling, cumulatief }, incrementeel };
}

/** The column of an origin that has begun and is not complete. */
function onderweg(r: Raster, i: number): number | null {
  for (let j = 0; j < r.kolommen; j++) {
    const begin = celMaand(r, i, j);
    if (begin > r.peil) return null;
    if (begin + r.stap - 1 > r.volledigTot) return j;
  }
  return null;
}

/**
 * Triangles from lines with two dates, one a segment on one grid. A cell within what was recorded is
 * a number, also when it is zero; a cell that is still to come is `null`. Lines that do not count are
 * named in `waarschuwingen`.
 * Refuses with `lege-driehoek`, `korrel-past-niet`, `waarde-geen-getal`.
 */
export function driehoekenUit(
  regels: readonly Driehoekregel[],
  opties: RegelOpties,
): Result<DriehoekenUit> {
  const raster = rasterVan(regels, opties);
  if (!raster.ok) return raster;
  const r = raster.value;
  const sommen = new Map<string, Float64Array>();
  const codes = new Set<keyof typeof TERZIJDE>();
  for (const regel of regels) {
    if (!Number.isFinite(regel.waarde))
      return weigerDriehoek(
        'waarde-geen-getal',
        `De waarde is geen getal: ${regel.segment}, ${regel.herkomst}, ${regel.bekend}.`,
      );
    const { cel, code } = plaats(r, regel);
    if (code) codes.add(code);
    const som = sommen.get(regel.segment) ?? new Float64Array(r.rijen * r.kolommen);
    sommen.set(regel.segment, som);
    if (cel >= 0) tel(som, cel, regel.waarde);
  }
  const namen = [...sommen.keys()].sort();
  return ok({
    segmenten: namen.map((s) => segmentVan(r, s, sommen.get(s) ?? new Float64Array())),
    onvolledig: Array.from({ length: r.rijen }, (_, i) => onderweg(r, i)),
    waarschuwingen: [...codes].sort().map((code) => ({ code, melding: TERZIJDE[code] })),
  });
}
