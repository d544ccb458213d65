import { nowcast, parseMaand, toCenten } from '../../dist/core/index.js';
import { capeCodReserve, mackReserve } from './ijkmethoden.mjs';
import { maandTekst } from './zorgset.mjs';

/** The core's own type of a month. */
const maand = (m) => parseMaand(maandTekst(m)) ?? fout(m);
const fout = (m) => {
  throw new Error(`no such month: ${m}`);
};

const som = (x) => x.reduce((s, y) => s + y, 0);
export const gemiddeld = (x) => (x.length ? som(x) / x.length : Number.NaN);

/** What the engine says of a set at a month. */
export function zegt(set, peil, jaar, opties = {}) {
  const uit = nowcast({
    regels: set.regels.map((r) => ({
      segment: r.segment,
      ...(r.aanbieder === undefined ? {} : { aanbieder: r.aanbieder }),
      herkomst: maand(r.zorg),
      bekend: maand(r.bekend),
      bedragCenten: toCenten(r.centen),
    })),
    toewijzingen: set.toewijzingen.map((t) => ({
      segment: t.segment,
      herkomst: maand(t.zorg),
      bekend: maand(t.bekend),
      toegewezenCenten: toCenten(t.centen),
    })),
    peildatum: maand(peil),
    jaar,
    trekkingen: 1000,
    ...opties,
  });
  if (!uit.ok) throw new Error(uit.problem.detail);
  return uit.value;
}

/** @type {[string, number][]} */
const PUNTEN = [
  ['p2_5', 0.025],
  ['p10', 0.1],
  ['p25', 0.25],
  ['p50', 0.5],
  ['p75', 0.75],
  ['p90', 0.9],
  ['p97_5', 0.975],
];

/** CRPS from quantiles: twice the pinball loss over the levels, by the trapezium rule to 0 and 1. */
export function crps(verdeling, waar) {
  const verlies = PUNTEN.map(([naam, p]) => {
    const e = waar - verdeling[naam];
    return { p, v: Math.max(p * e, (p - 1) * e) };
  });
  const rand = [{ p: 0, v: 0 }, ...verlies, { p: 1, v: 0 }];
  let uit = 0;
  for (let k = 1; k < rand.length; k++)
    uit += (rand[k].p - rand[k - 1].p) * (rand[k].v + rand[k - 1].v);
  return uit;
}

/** Everything that is scored of one set at one month. Amounts in cents. */
export function scoor(set, peil, jaar = 2024, opties = {}) {
  const a = zegt(set, peil, jaar, opties);
  const tot = Math.min(peil, jaar * 12 + 11);
  const nog = (r) => r.zorg <= tot && r.bekend > peil;
  const bekend = set.regels.filter((r) => r.zorg <= tot);
  const waarPer = new Map();
  for (const r of bekend)
    if (nog(r)) waarPer.set(r.segment, (waarPer.get(r.segment) ?? 0) + r.centen);
  const jaarWaar = som(
    set.regels.filter((r) => Math.floor(r.zorg / 12) === jaar).map((r) => r.centen),
  );
  const segmenten = [...new Set(bekend.map((r) => r.segment))];
  const perSegment = segmenten.map((s) => {
    const regels = bekend.filter((r) => r.segment === s);
    const wij = a.segmenten.find((x) => x.segment === s)?.reserve.p50 ?? 0;
    return {
      segment: s,
      waar: waarPer.get(s) ?? 0,
      wij,
      mack: mackReserve(regels, peil),
      capeCod: capeCodReserve(
        regels,
        set.toewijzingen.filter((t) => t.segment === s),
        peil,
      ),
    };
  });
  return {
    antwoord: a,
    waar: som(perSegment.map((s) => s.waar)),
    mackSamen: mackReserve(bekend, peil),
    perSegment,
    jaarWaar,
  };
}

/** Weighted absolute error over segments. */
export const wape = (scores, methode) =>
  som(scores.perSegment.map((s) => Math.abs(s[methode] - s.waar))) /
  som(scores.perSegment.map((s) => Math.abs(s.waar)));
