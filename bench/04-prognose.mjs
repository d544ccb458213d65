import {
  createToeval,
  driehoek,
  jaarprognose,
  maandMetIndex,
  parseDatum,
  speelTerug,
  toCenten,
} from '../dist/core/index.js';
import { sluitAf, tabel } from './hulp/proces.mjs';

/** Seconds of the fastest of three runs. */
function measure(work) {
  let best = Number.POSITIVE_INFINITY;
  for (let k = 0; k < 3; k++) {
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

const START = 2020 * 12 + 9;

/**
 * A post of 60 care months; the share of a month that is in grows over six months.
 * @returns {import('../dist/core/index.js').DeclaratiePost}
 */
function post(nummer, aanbieders) {
  const toeval = createToeval(nummer);
  const cellen = [];
  for (let i = 0; i < 60; i++)
    for (let a = 0; a < aanbieders; a++)
      [0.02, 0.55, 0.25, 0.1, 0.05, 0.03].forEach((deel, lag) => {
        const bedragCenten = toCenten(Math.round(1e6 * deel * (0.8 + 0.4 * toeval())));
        const bekend = maandMetIndex(START + i + lag);
        cellen.push({
          herkomst: maandMetIndex(START + i),
          bekend,
          bedragCenten,
          aanbieder: `a${a}`,
        });
      });
  return {
    post: `p${nummer}`,
    naam: `Post ${nummer}`,
    wet: 'wmo',
    taakveld: null,
    soort: 'last',
    stroom: 'declaraties',
    begrootCenten: toCenten(12_000_000 * aanbieders),
    begrootPrimitiefCenten: null,
    cellen,
  };
}

const peildatum = parseDatum('2025-09-30');
if (peildatum === null) throw new Error('no such day');

const year = (aanbieders) => {
  const posten = Array.from({ length: 60 }, (_, k) => post(k, aanbieders));
  return () => jaarprognose({ jaar: 2025, basis: 'boekjaar', peildatum, posten });
};

/** Played back once: it is long enough not to be measured three times. */
const terugblik = () => {
  const posten = Array.from({ length: 60 }, (_, k) => post(k, 1));
  const start = performance.now();
  speelTerug({ jaar: 2025, basis: 'leverjaar', peildatum, posten }, 36);
  return (performance.now() - start) / 1000;
};

function mackFits() {
  const toeval = createToeval(7);
  const cellen = [];
  for (let i = 0; i < 36; i++)
    for (let j = 0; j < 36 - i; j++)
      cellen.push({
        herkomst: String(i),
        ontwikkeling: String(j),
        waarde: 1000 * (1 - 0.6 ** (j + 1)) * (0.9 + 0.2 * toeval()) + j,
      });
  for (let k = 0; k < 200; k++) driehoek({ soort: 'cumulatief', cellen }, { methode: 'mack' });
}

const base = measure(calibration);
const rows = [
  { name: '60 posten x 60 months, 2,000 draws', seconds: measure(year(1)), target: 1.5 },
  { name: 'the same with 25 providers a post', seconds: measure(year(25)), target: 3 },
  { name: 'terugblik: 60 posten, 36 month-ends', seconds: terugblik(), target: 60 },
  { name: '200 times Mack on 36 x 36', seconds: measure(mackFits), target: 0.3 },
];
const gehaald = rows.every((r) => r.seconds <= r.target);
const cellen = rows.map((r) => [
  r.name,
  r.seconds.toFixed(2),
  (r.seconds / base).toFixed(1),
  r.target,
]);
const uitleg =
  'The calibration is a fixed load of 20 million steps of the seeded stream, in the same run.';
sluitAf(
  'Forecast',
  `${uitleg}\n\n${tabel(['what', 'seconds', 'times the calibration', 'target (s)'], cellen)}`,
  gehaald,
);
