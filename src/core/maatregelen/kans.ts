import type { Centen } from '../basis/bedrag.ts';
import { op } from '../basis/rij.ts';
import { createToeval, type Toeval } from '../basis/toeval.ts';
import { type Verdeling, verdelingVan } from '../basis/verdeling.ts';
import { type Kansmodel, kansmodel, trekJaar } from './kansmodel.ts';
import type { Hardheid } from './opbrengst.ts';
import type { ScenarioInvoer } from './scenario.ts';
import { kwantielVan, type Vorm, vormVan } from './vorm.ts';
import { kwantielOp, legPlat, type Vormtabel } from './vormtabel.ts';

/** How much of a promised amount comes true, as fractions: low, middle and high of a triangle. */
export type Realisatie = Readonly<Record<Hardheid, readonly [number, number, number]>>;

/** The saldo of the baseline in a year as a range; `null`: without spread, at its amount. */
export interface Basisspreiding {
  readonly laagCenten: number;
  readonly middenCenten: number;
  readonly hoogCenten: number;
}

export interface KansInvoer extends ScenarioInvoer {
  /** By year, in the order of `basis`; one chance moves all years of the baseline together. */
  readonly spreiding?: readonly (Basisspreiding | null)[];
  /** Joint paths of the baseline, one array of draws a year; goes before `spreiding`. */
  readonly paden?: readonly (ArrayLike<number> | null)[];
  readonly realisatie: Realisatie;
  /** The saldo that is aimed at, in whole cents. */
  readonly doelCenten: number;
  readonly trekkingen: number;
  readonly zaad: number;
}

/** What the draws say of a year. */
export interface KansJaar {
  readonly jaar: number;
  /** `null`: the baseline of that year is not known. */
  readonly saldoCenten: Verdeling | null;
  readonly kans: number | null;
  /** Monte Carlo error of that chance: sqrt(p (1 - p) / n). */
  readonly kansFout: number | null;
  /** Monte Carlo error of the mean: sd / sqrt(n), in cents. */
  readonly gemiddeldeFoutCenten: number | null;
  readonly aantalPm: number;
}

/** How far the saldo of the last year moves when one thing is low (p10) or high (p90). */
export interface Tornadobalk {
  readonly code: string;
  readonly laagCenten: number;
  readonly hoogCenten: number;
}

export interface KansUitkomst {
  readonly perJaar: readonly KansJaar[];
  /** Largest swing first; the baseline has the code `basis`. */
  readonly tornado: readonly Tornadobalk[];
}

/** The baseline in the tornado. */
export const BASIS = 'basis';

/**
 * Draws baseline and measures together: one chance for each measure and one for the baseline, which
 * hold over all years. A range is a triangle, a maximum anything between nothing and it, an amount
 * comes true by its hardheid. A PM without range is left out and counted. The same seed gives the
 * same figures. Source of the triangle: inverse of its distribution function.
 */
export function rekenKans(invoer: KansInvoer): KansUitkomst {
  const model = kansmodel(invoer, invoer.realisatie);
  const toeval = createToeval(invoer.zaad);
  const jaren = invoer.basis.map(() => new Float64Array(invoer.trekkingen));
  const basis = invoer.basis.map((b, y) => basisVorm(invoer, y, b.saldoCenten));
  // what stands still is laid down once, the rest is drawn over it
  const waarden = Float64Array.from(model.rust);
  const tabel = legPlat(model.vormen, model.jaren);
  for (let t = 0; t < invoer.trekkingen; t++) {
    const u = toeval();
    trekMaatregelen(model, tabel, waarden, toeval);
    for (let y = 0; y < model.jaren; y++) {
      const pad = invoer.paden?.[y];
      const stand = pad ? op(pad, t % pad.length) : kwantielVan(op(basis, y), u);
      op(jaren, y)[t] = stand + trekJaar(model, waarden, y);
    }
  }
  const perJaar = invoer.basis.map((b, y) =>
    b.saldoCenten === null && !invoer.paden?.[y]
      ? onbekendJaar(b.jaar, op(model.aantalPm, y))
      : vatSamen(b.jaar, op(jaren, y), invoer.doelCenten, op(model.aantalPm, y)),
  );
  return { perJaar, tornado: tornadoVan(invoer, model, basis) };
}

function trekMaatregelen(
  { beweegt, jaren }: Kansmodel,
  tabel: Vormtabel,
  waarden: Float64Array,
  toeval: Toeval,
): void {
  for (const m of beweegt) {
    const u = toeval();
    const eind = (m + 1) * jaren;
    let w = 0;
    for (let plek = m * jaren; plek < eind; plek++) {
      if (tabel.alsVorige[plek] === 0) w = kwantielOp(tabel, plek, u);
      waarden[plek] = w;
    }
  }
}

function basisVorm({ spreiding }: KansInvoer, y: number, saldo: Centen | null): Vorm {
  const s = spreiding?.[y];
  if (s) return vormVan('driehoek', s.laagCenten, s.middenCenten, s.hoogCenten);
  return vormVan('vast', saldo ?? 0, saldo ?? 0, saldo ?? 0);
}

const onbekendJaar = (jaar: number, aantalPm: number): KansJaar => ({
  jaar,
  saldoCenten: null,
  kans: null,
  kansFout: null,
  gemiddeldeFoutCenten: null,
  aantalPm,
});

function vatSamen(jaar: number, saldi: Float64Array, doel: number, aantalPm: number): KansJaar {
  const n = saldi.length;
  let gehaald = 0;
  let som = 0;
  for (const s of saldi) {
    som += s;
    if (s >= doel) gehaald += 1;
  }
  const gemiddelde = som / n;
  let kwadraat = 0;
  for (const s of saldi) kwadraat += (s - gemiddelde) ** 2;
  const kans = gehaald / n;
  return {
    jaar,
    saldoCenten: verdelingVan(saldi),
    kans,
    kansFout: Math.sqrt((kans * (1 - kans)) / n),
    gemiddeldeFoutCenten: Math.sqrt(kwadraat / Math.max(1, n - 1) / n),
    aantalPm,
  };
}

/** In the last year: each thing at its p10 and p90 while the rest stays at its median. */
function tornadoVan(invoer: KansInvoer, model: Kansmodel, basis: readonly Vorm[]): Tornadobalk[] {
  const y = model.jaren - 1;
  if (y < 0) return [];
  const midden = new Float64Array(model.maatregelen * model.jaren);
  for (let i = 0; i < midden.length; i++) midden[i] = kwantielVan(op(model.vormen, i), 0.5);
  const stand = trekJaar(model, midden, y);
  const balken = model.beweegt.map((m) => {
    const plek = m * model.jaren + y;
    const bij = (p: number) => {
      const proef = Float64Array.from(midden);
      proef[plek] = kwantielVan(op(model.vormen, plek), p);
      return trekJaar(model, proef, y) - stand;
    };
    const { code } = op(invoer.maatregelen, m);
    return { code, laagCenten: Math.round(bij(0.1)), hoogCenten: Math.round(bij(0.9)) };
  });
  const b = op(basis, y);
  const bijBasis = (p: number) => Math.round(kwantielVan(b, p) - kwantielVan(b, 0.5));
  return [...balken, { code: BASIS, laagCenten: bijBasis(0.1), hoogCenten: bijBasis(0.9) }]
    .filter((t) => t.laagCenten !== 0 || t.hoogCenten !== 0)
    .sort((p, q) => q.hoogCenten - q.laagCenten - (p.hoogCenten - p.laagCenten));
}
