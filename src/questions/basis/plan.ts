import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import type { Maatregel as Rekenmaatregel } from '../../core/maatregelen/maatregel.ts';
import {
  type Hardheid,
  isMaximum,
  isPm,
  type Opbrengst,
  type Opbrengstsoort,
} from '../../core/maatregelen/opbrengst.ts';
import {
  type Basisjaar,
  type Overlap,
  rekenScenario,
  type ScenarioJaar,
} from '../../core/maatregelen/scenario.ts';
import { eindregel, rekenStaat, type StaatUitkomst } from '../../core/maatregelen/staat.ts';
import { euroFijn } from '../../definitie/notatie.ts';
import { doetMee, rekenvorm } from '../../definitie/plan/maatregel.ts';
import { type Planinhoud, planVan } from '../../definitie/plan/plan.ts';
import { type Basislijn, type Scenario, staatregels } from '../../definitie/plan/scenario.ts';
import type { Cel } from '../../definitie/tabel.ts';
import type { Bron, VraagContext } from '../../definitie/vraag.ts';

export const HARDHEID_NAMEN: Readonly<Record<Hardheid, string>> = {
  aantoonbaar: 'aantoonbaar',
  waarschijnlijk: 'waarschijnlijk',
  aanname: 'aanname',
};
export const OPBRENGSTSOORT_NAMEN: Readonly<Record<Opbrengstsoort, string>> = {
  besparing: 'besparing',
  vermedenKosten: 'vermeden kosten',
  extraInkomsten: 'extra inkomsten',
};

/** What is planned: everything that the questions about scenarios read. */
export interface Plan {
  readonly maatregelen: readonly Planinhoud<'maatregel'>[];
  readonly basislijnen: readonly Basislijn[];
  /** In the order that was given them, then by id. */
  readonly scenarios: readonly Scenario[];
  readonly budget: (post: string, jaar: number) => Centen | null;
}

/** Reads the plan; the floor of a post is its current budget in the years that have one. */
export async function leesPlan({ register, gemeente, peildatum }: VraagContext): Promise<Plan> {
  const [maatregelen, basislijnen, scenarios, jaren] = await Promise.all([
    planVan(register, gemeente, 'maatregel'),
    planVan(register, gemeente, 'basislijn'),
    planVan(register, gemeente, 'scenario'),
    register.begrotingsjaren(gemeente),
  ]);
  const standen = new Map<string, Centen | null>();
  for (const jaar of jaren)
    for (const s of await register.begroting(gemeente, jaar, peildatum))
      standen.set(`${s.post}|${jaar}`, s.actueelCenten);
  return {
    maatregelen,
    basislijnen,
    scenarios: [...scenarios].sort((a, b) => a.volgorde - b.volgorde || (a.id < b.id ? -1 : 1)),
    budget: (post, jaar) => standen.get(`${post}|${jaar}`) ?? null,
  };
}

/** A baseline worked through: its statement and the saldo of each year. */
export function werkBasisUit(b: Basislijn): {
  staat: readonly StaatUitkomst[];
  jaren: readonly Basisjaar[];
} {
  const staat = rekenStaat(staatregels(b.regels), b.jaren);
  const cellen = eindregel(staat)?.cellen ?? [];
  return {
    staat,
    jaren: cellen.map((c) => ({ jaar: c.jaar, saldoCenten: c.centen, aantalPm: c.aantalPm })),
  };
}

/** A scenario with what it rests on. */
export interface Uitgewerkt {
  readonly scenario: Scenario;
  readonly basislijn: Basislijn;
  readonly basis: readonly Basisjaar[];
  readonly maatregelen: readonly Rekenmaatregel[];
  readonly overlappen: readonly Overlap[];
  readonly jaren: readonly ScenarioJaar[];
}

/** The years of a scenario: those that a paper printed of it, else those of its baseline. */
export function scenariojaren(scenarios: readonly Scenario[], b: Basislijn): number[] {
  const gedrukt = scenarios.flatMap((s) => s.gedrukt.map((g) => g.jaar));
  return gedrukt.length === 0 ? [...b.jaren] : b.jaren.filter((j) => gedrukt.includes(j));
}

/** Works every scenario out on its baseline; one whose baseline is gone is left out. */
export function werkUit(plan: Plan): Uitgewerkt[] {
  return plan.scenarios.flatMap((scenario) => {
    const basislijn = plan.basislijnen.find((b) => b.code === scenario.basislijn);
    if (!basislijn) return [];
    const zelfde = plan.scenarios.filter((s) => s.basislijn === basislijn.code);
    const jaren = scenariojaren(zelfde, basislijn);
    const basis = werkBasisUit(basislijn).jaren.filter((j) => jaren.includes(j.jaar));
    const maatregelen = plan.maatregelen
      .filter((m) => scenario.maatregelen.includes(m.code) && doetMee(m))
      .map(rekenvorm);
    const overlappen = scenario.overlappen.map((o) => ({
      naam: o.naam,
      maatregelen: o.maatregelen,
      basisCenten: o.basis.bedragCenten,
    }));
    const invoer = { basis, maatregelen, overlappen, budget: plan.budget };
    return { scenario, basislijn, basis, maatregelen, overlappen, jaren: rekenScenario(invoer) };
  });
}

/** The margin of a year; `null` = none was laid down. */
export const margeIn = (b: Basislijn, jaar: number): Centen | null =>
  b.marge.find((m) => m.jaar === jaar)?.bedrag.bedragCenten ?? null;

/** The register as a source, with the papers that its rows name. */
export const bronnenVanPlan = (rijen: readonly { readonly bron?: string | null }[]): Bron[] => [
  ...[...new Set(rijen.flatMap((r) => r.bron ?? []))].map((naam) => ({ naam, standPer: null })),
];

/** A yield as a cell of a table: an amount, else in words; `leeg` where there is none. */
export function opbrengstCel(o: Opbrengst | null, leeg: Cel = 'geen'): Cel {
  if (o === null) return leeg;
  if (isPm(o)) return 'PM';
  if (isMaximum(o)) return `ten hoogste ${euroFijn(o.maximumCenten)}`;
  if ('bedragCenten' in o) return o.bedragCenten;
  return `${euroFijn(o.middenCenten)} (${euroFijn(o.laagCenten)} tot ${euroFijn(o.hoogCenten)})`;
}

/** Adds known amounts; `null` when there is none. */
export const somBekend = (bedragen: readonly (Centen | null)[]): Centen | null => {
  const bekend = bedragen.filter((b) => b !== null);
  return bekend.length === 0 ? null : toCenten(bekend.reduce<number>((a, b) => a + b, 0));
};

/** What an answer says when nothing was planned yet. */
export const GEEN_PLAN =
  'Er zijn geen scenario’s vastgelegd. Dat doet u met de handelingen Basislijn vastleggen, Maatregel vastleggen en Scenario vastleggen.';
