import { type Centen, roundCenten, toCenten } from '../basis/bedrag.ts';
import { opbrengstInJaar } from './ingroei.ts';
import type { Maatregel } from './maatregel.ts';
import { grenzen, type Hardheid, isMaximum, isPm, type Opbrengst, telbaar } from './opbrengst.ts';

/** Measures that touch the same clients: each takes its share of what the others leave. */
export interface Overlap {
  readonly naam: string;
  readonly maatregelen: readonly string[];
  /** What these clients cost a year: against this a yield is a share. */
  readonly basisCenten: Centen;
}

/** The state from which a scenario starts, in one year: a saldo, negative is a deficit. */
export interface Basisjaar {
  readonly jaar: number;
  /** `null`: not known. */
  readonly saldoCenten: Centen | null;
  readonly aantalPm: number;
}

/** A scenario: a baseline with a set of measures; nothing in it is a copy. */
export interface ScenarioInvoer {
  readonly basis: readonly Basisjaar[];
  readonly maatregelen: readonly Maatregel[];
  readonly overlappen?: readonly Overlap[];
  /** What stands on a post in a year; a post that is absent has no known floor. */
  readonly budget?: (post: string, jaar: number) => Centen | null;
  /** What a PM is supposed to yield a year, to think with; it never makes a PM known. */
  readonly pmAannames?: ReadonlyMap<string, Centen>;
}

/** A post that would go below zero: so much is asked of it, so much stands on it. */
export interface Begrenzing {
  readonly post: string;
  readonly gevraagdCenten: Centen;
  readonly beschikbaarCenten: Centen;
}

/** One year of a scenario, in whole cents. */
export interface ScenarioJaar {
  readonly jaar: number;
  readonly basisCenten: Centen | null;
  readonly besparingCenten: Centen;
  readonly extraInkomstenCenten: Centen;
  /** What is taken off because measures touch the same clients; zero or less. */
  readonly overlapCenten: Centen;
  /** What is taken off because a post cannot go below zero; zero or less. */
  readonly begrensdCenten: Centen;
  readonly begrenzingen: readonly Begrenzing[];
  /** Baseline plus the effect; without PM. `null` when the baseline is not known. */
  readonly berekendCenten: Centen | null;
  /** The same with what the PM posts are supposed to yield; equal when nothing was supposed. */
  readonly metAannamesCenten: Centen | null;
  /** When every yield is as low, and as high, as its bounds allow; PM left out. */
  readonly laagCenten: Centen | null;
  readonly hoogCenten: Centen | null;
  /** Growth that is prevented: stands beside the deficit and changes it not. */
  readonly vermedenKostenCenten: Centen;
  readonly aantalPm: number;
  readonly pm: readonly string[];
  readonly waarvanMaximumCenten: Centen;
  readonly nogTeBesluitenCenten: Centen;
  readonly perHardheid: Readonly<Record<Hardheid, Centen>>;
  /** Implementation costs stand beside the effect; they are not netted in it. */
  readonly kostenCenten: Centen;
  readonly kostenZonderDekkingCenten: Centen;
}

interface Post {
  readonly maatregel: Maatregel;
  readonly besparing: Opbrengst | null;
  readonly inkomsten: Opbrengst | null;
  /** What counts of the besparing after overlap, in whole cents. */
  besparingTelt: number;
}

const som = (getallen: Iterable<number>): number => {
  let s = 0;
  for (const g of getallen) s += g;
  return s;
};

const waarde = (o: Opbrengst | null): number => (o ? (telbaar(o) ?? 0) : 0);

/** Every year of the baseline with the effect of the measures on it. */
export function rekenScenario(invoer: ScenarioInvoer): ScenarioJaar[] {
  return invoer.basis.map((basis) => rekenJaar(invoer, basis));
}

function rekenJaar(
  invoer: ScenarioInvoer,
  { jaar, saldoCenten, aantalPm }: Basisjaar,
): ScenarioJaar {
  const posten = invoer.maatregelen.map<Post>((maatregel) => {
    const besparing = opbrengstInJaar(maatregel, 'besparing', jaar);
    const inkomsten = opbrengstInJaar(maatregel, 'extraInkomsten', jaar);
    return { maatregel, besparing, inkomsten, besparingTelt: waarde(besparing) };
  });
  const besparing = som(posten.map((p) => p.besparingTelt));
  verwerkOverlap(posten, invoer.overlappen ?? []);
  const naOverlap = som(posten.map((p) => p.besparingTelt));
  const begrenzingen = begrensd(posten, invoer.budget, jaar);
  const teveel = som(begrenzingen.map((b) => b.gevraagdCenten - b.beschikbaarCenten));
  const inkomsten = som(posten.map((p) => waarde(p.inkomsten)));
  const effect = naOverlap - teveel + inkomsten;
  const bij = (n: number) => (saldoCenten === null ? null : toCenten(saldoCenten + n));
  const pm = posten.filter(heeftPm).map((p) => p.maatregel.code);
  const aangenomen = som(pm.map((code) => invoer.pmAannames?.get(code) ?? 0));
  const marge = spreiding(posten);
  return {
    jaar,
    basisCenten: saldoCenten,
    besparingCenten: toCenten(besparing),
    extraInkomstenCenten: toCenten(inkomsten),
    overlapCenten: toCenten(naOverlap - besparing),
    begrensdCenten: toCenten(-teveel),
    begrenzingen,
    berekendCenten: bij(effect),
    metAannamesCenten: bij(effect + aangenomen),
    laagCenten: bij(effect - marge.onder),
    hoogCenten: bij(effect + marge.boven),
    aantalPm: aantalPm + pm.length,
    pm,
    ...naastHetEffect(posten, jaar),
  };
}

const heeftPm = ({ besparing, inkomsten }: Post): boolean =>
  (besparing !== null && isPm(besparing)) || (inkomsten !== null && isPm(inkomsten));

/** Effects on the same clients multiply: base x (1 - product of (1 - yield / base)). */
function verwerkOverlap(posten: readonly Post[], overlappen: readonly Overlap[]): void {
  for (const { maatregelen, basisCenten } of overlappen) {
    const leden = posten.filter((p) => maatregelen.includes(p.maatregel.code));
    const samen = som(leden.map((p) => p.besparingTelt));
    if (leden.length < 2 || samen <= 0 || basisCenten <= 0) continue;
    const rest = leden.reduce(
      (r, p) => r * (1 - Math.min(1, Math.max(0, p.besparingTelt / basisCenten))),
      1,
    );
    const deel = (basisCenten * (1 - rest)) / samen;
    for (const p of leden) p.besparingTelt = roundCenten(p.besparingTelt * Math.min(1, deel));
  }
}

/** Posts of which more is asked than stands on them. */
function begrensd(
  posten: readonly Post[],
  budget: ScenarioInvoer['budget'],
  jaar: number,
): Begrenzing[] {
  if (!budget) return [];
  const gevraagd = new Map<string, number>();
  for (const { maatregel, besparingTelt } of posten)
    for (const { post, aandeel } of maatregel.landing)
      gevraagd.set(post, (gevraagd.get(post) ?? 0) + besparingTelt * aandeel);
  return [...gevraagd].flatMap(([post, ruw]) => {
    const beschikbaarCenten = budget(post, jaar);
    const gevraagdCenten = roundCenten(ruw);
    if (beschikbaarCenten === null || gevraagdCenten <= Math.max(0, beschikbaarCenten)) return [];
    return { post, gevraagdCenten, beschikbaarCenten: toCenten(Math.max(0, beschikbaarCenten)) };
  });
}

/** How far all yields together may fall below, and rise above, what counts. */
function spreiding(posten: readonly Post[]): { onder: number; boven: number } {
  let onder = 0;
  let boven = 0;
  for (const { besparing, inkomsten } of posten)
    for (const o of [besparing, inkomsten]) {
      const g = o && !isPm(o) ? grenzen(o) : null;
      if (!g) continue;
      onder += g.middenCenten - g.laagCenten;
      boven += g.hoogCenten - g.middenCenten;
    }
  return { onder, boven };
}

function naastHetEffect(posten: readonly Post[], jaar: number) {
  const perHardheid = { aantoonbaar: 0, waarschijnlijk: 0, aanname: 0 };
  let [vermeden, maxima, onbesloten, kosten, zonderDekking] = [0, 0, 0, 0, 0];
  for (const { maatregel, besparing, inkomsten, besparingTelt } of posten) {
    const telt = besparingTelt + waarde(inkomsten);
    perHardheid[maatregel.hardheid] += telt;
    if (!maatregel.isBesloten) onbesloten += telt;
    vermeden += waarde(opbrengstInJaar(maatregel, 'vermedenKosten', jaar));
    for (const o of [besparing, inkomsten]) if (o && isMaximum(o)) maxima += o.maximumCenten;
    for (const k of maatregel.kosten) {
      if (k.jaar !== jaar) continue;
      kosten += k.bedragCenten;
      if (k.dekking === null) zonderDekking += k.bedragCenten;
    }
  }
  return {
    vermedenKostenCenten: toCenten(vermeden),
    waarvanMaximumCenten: toCenten(maxima),
    nogTeBesluitenCenten: toCenten(onbesloten),
    perHardheid: {
      aantoonbaar: toCenten(perHardheid.aantoonbaar),
      waarschijnlijk: toCenten(perHardheid.waarschijnlijk),
      aanname: toCenten(perHardheid.aanname),
    },
    kostenCenten: toCenten(kosten),
    kostenZonderDekkingCenten: toCenten(zonderDekking),
  };
}
