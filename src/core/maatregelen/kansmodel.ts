import { op } from '../basis/rij.ts';
import { opbrengstInJaar } from './ingroei.ts';
import { type Hardheid, isMaximum, isPm, type Opbrengst } from './opbrengst.ts';
import type { ScenarioInvoer } from './scenario.ts';
import { type Vorm, vormVan } from './vorm.ts';

type Realisatie = Readonly<Record<Hardheid, readonly [number, number, number]>>;

interface Groep {
  readonly leden: readonly number[];
  readonly basis: number;
}

interface Vloer {
  readonly leden: readonly { readonly m: number; readonly aandeel: number }[];
  readonly budget: number;
}

/** Measures laid out for drawing: shapes by measure and year, groups and floors by year. */
export interface Kansmodel {
  readonly maatregelen: number;
  readonly jaren: number;
  /** Place `m * jaren + y`. */
  readonly vormen: readonly Vorm[];
  /** Measures of which any year has spread; the others need no chance. */
  readonly beweegt: readonly number[];
  readonly aantalPm: readonly number[];
  /** By year: the sum of what stands still and is in no group or floor. */
  readonly vast: readonly number[];
  /** By year: measures that are added up one by one. */
  readonly los: readonly (readonly number[])[];
  readonly groepen: readonly Groep[];
  readonly vloeren: readonly (readonly Vloer[])[];
  /** The values of what stands still; draws are laid over them. */
  readonly rust: Float64Array;
}

const NIETS = vormVan('vast', 0, 0, 0);

function vormVanOpbrengst(o: Opbrengst | null, hardheid: Hardheid, r: Realisatie): Vorm {
  if (o === null) return NIETS;
  if (isPm(o)) {
    const b = o.bereik;
    return b ? vormVan('driehoek', b.laagCenten, b.middenCenten, b.hoogCenten) : NIETS;
  }
  if (isMaximum(o)) return vormVan('gelijk', 0, o.maximumCenten, o.maximumCenten);
  if ('bedragCenten' in o) {
    const [laag, midden, hoog] = r[hardheid];
    const b = o.bedragCenten;
    return vormVan('driehoek', b * laag, b * midden, b * hoog);
  }
  return vormVan('driehoek', o.laagCenten, o.middenCenten, o.hoogCenten);
}

/** Works the measures out once, so that a draw only adds. Income and besparing are one amount here. */
export function kansmodel(invoer: ScenarioInvoer, realisatie: Realisatie): Kansmodel {
  const { maatregelen, basis } = invoer;
  const jaren = basis.length;
  const pm = basis.map((b) => b.aantalPm);
  const vormen = maatregelen.flatMap((m) =>
    basis.map(({ jaar }, y) => {
      const delen = (['besparing', 'extraInkomsten'] as const).map((s) =>
        opbrengstInJaar(m, s, jaar),
      );
      if (delen.some((o) => o && isPm(o))) pm[y] = op(pm, y) + 1;
      return delen.map((o) => vormVanOpbrengst(o, m.hardheid, realisatie)).reduce(bijeen);
    }),
  );
  const beweegt = maatregelen.flatMap((_, m) =>
    vormen.slice(m * jaren, (m + 1) * jaren).some((v) => v.soort !== 'vast') ? [m] : [],
  );
  return {
    maatregelen: maatregelen.length,
    jaren,
    vormen,
    beweegt,
    aantalPm: pm,
    ...gebonden(invoer, vormen, beweegt),
  };
}

/** Two shapes of one measure: when one stands still it only moves the other. */
function bijeen(a: Vorm, b: Vorm): Vorm {
  if (b.soort === 'vast') return { ...a, laag: a.laag + b.laag, hoog: a.hoog + b.hoog };
  if (a.soort === 'vast') return { ...b, laag: a.laag + b.laag, hoog: a.hoog + b.hoog };
  const top = (v: Vorm) => v.laag + v.onderTop * (v.hoog - v.laag);
  return vormVan('driehoek', a.laag + b.laag, top(a) + top(b), a.hoog + b.hoog);
}

function gebonden(invoer: ScenarioInvoer, vormen: readonly Vorm[], beweegt: readonly number[]) {
  const { maatregelen, basis, overlappen = [], budget } = invoer;
  const jaren = basis.length;
  const plek = new Map(maatregelen.map((m, i) => [m.code, i]));
  const groepen = overlappen
    .map((o) => ({ leden: o.maatregelen.flatMap((c) => plek.get(c) ?? []), basis: o.basisCenten }))
    .filter((g) => g.leden.length > 1 && g.basis > 0);
  const vloeren = basis.map(({ jaar }) => (budget ? vloerenIn(invoer, budget, jaar) : []));
  const inGroep = new Set(groepen.flatMap((g) => g.leden));
  const inVloer = new Set(vloeren.flatMap((v) => v.flatMap((f) => f.leden.map((l) => l.m))));
  const bewegend = new Set(beweegt);
  const rust = Float64Array.from(vormen, (v) => v.laag);
  const vrij = (m: number) => !bewegend.has(m) && !inGroep.has(m) && !inVloer.has(m);
  const alle = maatregelen.map((_, m) => m);
  const vast = basis.map((_, y) =>
    alle.filter(vrij).reduce((s, m) => s + op(rust, m * jaren + y), 0),
  );
  return { vast, los: basis.map(() => alle.filter((m) => !vrij(m))), groepen, vloeren, rust };
}

function vloerenIn(
  { maatregelen }: ScenarioInvoer,
  budget: NonNullable<ScenarioInvoer['budget']>,
  jaar: number,
): Vloer[] {
  const perPost = new Map<string, { m: number; aandeel: number }[]>();
  for (const [m, { landing }] of maatregelen.entries())
    for (const { post, aandeel } of landing)
      perPost.set(post, [...(perPost.get(post) ?? []), { m, aandeel }]);
  return [...perPost].flatMap(([post, leden]) => {
    const stand = budget(post, jaar);
    return stand === null ? [] : { leden, budget: Math.max(0, stand) };
  });
}

/** The effect of all measures in one year (values at place `m * jaren + y`), with overlap multiplied and posts held at zero. */
export function trekJaar(model: Kansmodel, waarden: Float64Array, y: number): number {
  const { jaren, groepen } = model;
  let som = op(model.vast, y);
  for (const m of op(model.los, y)) som += waarden[m * jaren + y] as number;
  for (const { leden, basis } of groepen) {
    let samen = 0;
    let rest = 1;
    for (const m of leden) {
      const w = waarden[m * jaren + y] as number;
      samen += w;
      rest *= 1 - Math.min(1, Math.max(0, w / basis));
    }
    if (samen > 0) som -= Math.max(0, samen - basis * (1 - rest));
  }
  for (const { leden, budget } of op(model.vloeren, y)) {
    let gevraagd = 0;
    for (const { m, aandeel } of leden) gevraagd += (waarden[m * jaren + y] as number) * aandeel;
    if (gevraagd > budget) som -= gevraagd - budget;
  }
  return som;
}
