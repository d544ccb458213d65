import { createToeval, rekenKans, rekenScenario, toCenten } from '../dist/core/index.js';
import { sluitAf, tabel } from './hulp/proces.mjs';
import { meetSchuif } from './hulp/schuif.mjs';

const MAATREGELEN = 200;
const JAREN = Array.from({ length: 10 }, (_, i) => 2026 + i);
const MILJOEN = 100_000_000;

/** The middle of so many runs, in milliseconds: a page recomputes many times, after it warmed up. */
function measure(runs, work) {
  work();
  const tijden = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return tijden[Math.floor(runs / 2)];
}

/**
 * A yield of each shape in turn.
 * @returns {import('../dist/core/index.js').Opbrengst}
 */
function opbrengst(i, toeval) {
  const bedrag = Math.round(toeval() * MILJOEN);
  const deel = (d) => toCenten(Math.round(bedrag * d));
  if (i % 10 === 9) return { pm: true, reden: null, bekendOp: null, bereik: null };
  if (i % 4 === 1) return { maximumCenten: deel(1) };
  if (i % 4 === 2) return { laagCenten: deel(0.5), middenCenten: deel(1), hoogCenten: deel(1.2) };
  return { bedragCenten: deel(1) };
}

/** @returns {import('../dist/core/index.js').Maatregel} */
function maatregel(i, toeval) {
  const bedrag = opbrengst(i, toeval);
  const perJaar = JAREN.map((jaar) => ({ jaar, bedrag }));
  /** @type {import('../dist/core/index.js').Ingroei} */
  const ingroei = {
    vanaf: /** @type {import('../dist/core/index.js').Maand} */ ('2026-07'),
    vol: bedrag,
    vorm: 'sKromme',
    jaren: 4,
    aandelen: [],
  };
  const reeks = { soort: /** @type {const} */ ('besparing'), structureel: true };
  return {
    code: `M${i}`,
    naam: `Maatregel ${i}`,
    hardheid: i % 3 === 0 ? 'aantoonbaar' : i % 3 === 1 ? 'waarschijnlijk' : 'aanname',
    reeksen: [
      i % 2 === 0 ? { ...reeks, perJaar, ingroei: null } : { ...reeks, perJaar: [], ingroei },
    ],
    vertragingMaanden: i % 5,
    gestoptPer: null,
    landing: [{ post: `P${i % 20}`, aandeel: 1 }],
    kosten: [],
    vereist: [],
    sluitUit: [],
    isBesloten: i % 2 === 0,
  };
}

const toeval = createToeval(9);
const maatregelen = Array.from({ length: MAATREGELEN }, (_, i) => maatregel(i, toeval));
const invoer = {
  basis: JAREN.map((jaar) => ({ jaar, saldoCenten: toCenten(-60 * MILJOEN), aantalPm: 0 })),
  maatregelen,
  overlappen: Array.from({ length: 10 }, (_, g) => ({
    naam: `G${g}`,
    maatregelen: [`M${g * 3}`, `M${g * 3 + 1}`, `M${g * 3 + 2}`],
    basisCenten: toCenten(20 * MILJOEN),
  })),
  budget: () => toCenten(8 * MILJOEN),
};
/** @type {import('../dist/core/index.js').KansInvoer} */
const kans = {
  ...invoer,
  spreiding: JAREN.map(() => ({
    laagCenten: -70 * MILJOEN,
    middenCenten: -60 * MILJOEN,
    hoogCenten: -55 * MILJOEN,
  })),
  realisatie: { aantoonbaar: [1, 1, 1], waarschijnlijk: [0.6, 0.9, 1], aanname: [0, 0.6, 1] },
  doelCenten: 0,
  trekkingen: 10_000,
  zaad: 1,
};

const rows = [
  {
    name: `${MAATREGELEN} measures x ${JAREN.length} years recomputed`,
    ms: measure(21, () => rekenScenario(invoer)),
    target: 16,
  },
  { name: '10,000 draws of the same set', ms: measure(3, () => rekenKans(kans)), target: 1000 },
  { name: 'a slider moved, to the sentence in a browser', ms: await meetSchuif(), target: 50 },
];
sluitAf(
  'Scenarios',
  `The middle of 21, 3 and 9 runs; with overlap on 30 measures, a floor under 20 posts, delays and in-growth.\n\n${tabel(
    ['what', 'milliseconds', 'target (ms)'],
    rows.map((r) => [r.name, r.ms.toFixed(1), r.target]),
  )}`,
  rows.every((r) => r.ms <= r.target),
);
