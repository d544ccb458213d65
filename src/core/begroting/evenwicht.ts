import { type Centen, toCenten } from '../basis/bedrag.ts';
import type { Soort } from '../basis/domein.ts';
import { groepeer } from '../basis/groepeer.ts';

/** One budgeted amount; of a reservemutatie a minus takes from the reserve, a plus adds to it. */
export interface Begrotingsbedrag {
  readonly soort: Soort;
  readonly moment: string;
  readonly besluitdatum: string;
  readonly structureel: boolean;
  readonly bedragCenten: Centen;
}

/** What of a budget comes back every year, and what does not. */
export interface Evenwicht {
  readonly structureleLastenCenten: Centen;
  readonly structureleBatenCenten: Centen;
  readonly incidenteleLastenCenten: Centen;
  readonly incidenteleBatenCenten: Centen;
  /** Structural baten less structural lasten; reservemutaties left out. */
  readonly structureelSaldoCenten: Centen;
}

/** A decision that adds a structural last and pays for (part of) it once. */
export interface ScheveDekking {
  readonly moment: string;
  readonly besluitdatum: string;
  readonly structureleLastCenten: Centen;
  readonly structureleDekkingCenten: Centen;
  readonly incidenteleDekkingCenten: Centen;
}

const som = (regels: readonly Begrotingsbedrag[]): Centen =>
  toCenten(regels.reduce((s, r) => s + r.bedragCenten, 0));

/** Splits a budget into structural and incidental, lasten and baten apart. */
export function evenwichtVan(regels: readonly Begrotingsbedrag[]): Evenwicht {
  const van = (soort: Soort, structureel: boolean) =>
    som(regels.filter((r) => r.soort === soort && r.structureel === structureel));
  const structureleLastenCenten = van('last', true);
  const structureleBatenCenten = van('bate', true);
  return {
    structureleLastenCenten,
    structureleBatenCenten,
    incidenteleLastenCenten: van('last', false),
    incidenteleBatenCenten: van('bate', false),
    structureelSaldoCenten: toCenten(structureleBatenCenten - structureleLastenCenten),
  };
}

/**
 * Decisions with "structurele last, incidentele dekking": more structural lasten than structural
 * cover (baten, lower lasten), while incidental baten or a withdrawal from a reserve came along.
 */
export function scheveDekkingen(regels: readonly Begrotingsbedrag[]): ScheveDekking[] {
  const besluiten = groepeer(regels, (r) => JSON.stringify([r.besluitdatum, r.moment]));
  return [...besluiten.values()].flatMap((groep) => {
    const [eerste] = groep;
    if (!eerste) return [];
    const { last, dekking, eenmalig } = delenVan(groep);
    if (last <= dekking || eenmalig <= 0) return [];
    return {
      moment: eerste.moment,
      besluitdatum: eerste.besluitdatum,
      structureleLastCenten: toCenten(last),
      structureleDekkingCenten: toCenten(dekking),
      incidenteleDekkingCenten: toCenten(Math.min(eenmalig, last - dekking)),
    };
  });
}

function delenVan(groep: readonly Begrotingsbedrag[]) {
  let last = 0;
  let dekking = 0;
  let eenmalig = 0;
  for (const { soort, structureel, bedragCenten: b } of groep) {
    // what lowers a saldo is a last, what raises it is cover
    const geeft = soort === 'bate' ? b : 0 - b;
    if (structureel && geeft < 0) last -= geeft;
    else if (structureel) dekking += geeft;
    else if (geeft > 0) eenmalig += geeft;
  }
  return { last, dekking, eenmalig };
}
