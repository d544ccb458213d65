import { createToeval, driehoek } from '../dist/core/index.js';
import { sluitAf, tabel } from './hulp/proces.mjs';

/** Seconds of the fastest of five runs. */
function measure(work) {
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 5; k++) {
    const start = performance.now();
    work();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  return best;
}

/** A fixed load to compare with: 20 million steps of the seeded stream. */
function calibration() {
  const toeval = createToeval(1);
  let som = 0;
  for (let k = 0; k < 20_000_000; k++) som += toeval();
  return som;
}

const VOLGROEI = 36;

/**
 * A triangle of 36 x 36 as cells.
 * @returns {import('../dist/core/index.js').DriehoekInvoer}
 */
function groteDriehoek() {
  const toeval = createToeval(7);
  const cellen = [];
  for (let i = 0; i < VOLGROEI; i++)
    for (let j = 0; j < VOLGROEI - i; j++)
      cellen.push({
        herkomst: String(i),
        ontwikkeling: String(j),
        waarde: 1000 * (1 - 0.6 ** (j + 1)) * (0.9 + 0.2 * toeval()) + j,
      });
  return { soort: 'cumulatief', cellen };
}

/** RAA, Mack 1994, CAS Forum, table 1. */
const RAA = [
  [5012, 8269, 10907, 11805, 13539, 16181, 18009, 18608, 18662, 18834],
  [106, 4285, 5396, 10666, 13782, 15599, 15496, 16169, 16704],
  [3410, 8992, 13873, 16141, 18735, 22214, 22863, 23466],
  [5655, 11555, 15766, 21266, 23425, 26083, 27067],
  [1092, 9565, 15836, 22169, 25955, 26180],
  [1513, 6445, 11702, 12935, 15852],
  [557, 4020, 10946, 12314],
  [1351, 6947, 13112],
  [3133, 5395],
  [2063],
];

/** @type {import('../dist/core/index.js').DriehoekInvoer} */
const raa = {
  soort: 'cumulatief',
  cellen: RAA.flatMap((rij, i) =>
    rij.map((waarde, j) => ({ herkomst: String(i), ontwikkeling: String(j), waarde })),
  ),
};

const groot = groteDriehoek();
const times = (n, work) => () => {
  for (let k = 0; k < n; k++) if (!work().ok) throw new Error('refused');
};
/** @type {import('../dist/core/index.js').DriehoekOpties} */
const bootstrap = { methode: 'odp-bootstrap', trekkingen: 10_000, zaad: 1 };

const base = measure(calibration);
const rows = [
  {
    name: '200 times Mack on 36 x 36',
    seconds: measure(times(200, () => driehoek(groot, { methode: 'mack' }))),
    target: 0.3,
  },
  {
    name: '10,000 draws of the ODP bootstrap on RAA',
    seconds: measure(times(1, () => driehoek(raa, bootstrap))),
    target: 0.5,
  },
];
const gehaald = rows.every((r) => r.seconds <= r.target);
const cellen = rows.map((r) => [
  r.name,
  r.seconds.toFixed(3),
  (r.seconds / base).toFixed(1),
  r.target,
]);
const uitleg =
  'The calibration is a fixed load of 20 million steps of the seeded stream, in the same run.';
sluitAf(
  'Triangles',
  `${uitleg}\n\n${tabel(['what', 'seconds', 'times the calibration', 'target (s)'], cellen)}`,
  gehaald,
);
