import { dengue, openSet } from './hulp/ijksets.mjs';
import { sluitAf, tabel } from './hulp/proces.mjs';
import { alarmen, dorpen, jaartotalen, tempowissels } from './hulp/proeven.mjs';

/**
 * The forecast against its targets, on made-up municipalities and on the reference sets. Seeds 1 and
 * up are those that the method was chosen on; the evaluation seeds choose nothing.
 * `--deel 0.1` runs a tenth of it.
 */
const plek = process.argv.indexOf('--deel');
const deel = plek < 0 ? 1 : Number(process.argv[plek + 1]);
const AFSTEL = { naam: 'tuning', eerste: 1, deel: deel / 4 };
const TOETS = { naam: 'evaluation', eerste: 5001, deel };

const pc = (x) => (Number.isFinite(x) ? `${(100 * x).toFixed(1)}%` : '-');
const meld = (tekst) => process.stderr.write(`${tekst}\n`);

/**
 * Runs one trial on both sets of seeds.
 * @returns {[any, any]}
 */
function beide(proef, ...rest) {
  const draai = (zaden) => {
    const begin = performance.now();
    const uit = proef(zaden, ...rest);
    meld(`${proef.name} ${zaden.naam}: ${((performance.now() - begin) / 1000).toFixed(0)} s`);
    return uit;
  };
  return [draai(AFSTEL), draai(TOETS)];
}

/**
 * One line: what, on tuning seeds, on evaluation seeds, target, whether the evaluation meets it.
 * @param {any} paar of outcomes
 */
const rij = (wat, paar, toon, doel, haalt) => [
  wat,
  toon(paar[0]),
  toon(paar[1]),
  doel,
  haalt(paar[1]) ? 'yes' : 'no',
];
const enkel = (wat, waarde, doel, haalt) => [wat, '-', waarde, doel, haalt ? 'yes' : 'no'];

/** The reference sets; none where they do not lie beside the repository. */
function ijkrijen() {
  const open = openSet();
  if (!open) return [];
  const d = dengue();
  return [
    enkel('care_sim_open: reserve, nine snapshots', pc(open.reserve), '6%', open.reserve <= 0.06),
    enkel('the last two against Cape Cod', pc(open.laatste), '50%', open.laatste <= 0.5),
    enkel('per segment (WAPE)', pc(open.wape), '-', true),
    enkel('year total', pc(open.jaar), '1%', open.jaar <= 0.01),
    enkel('dengue_monthly: inside 95%', `${d.binnen} of 8`, '7 of 8', d.binnen >= 7),
    enkel('width against Mack', d.breedte.toFixed(2), '3', d.breedte <= 3),
  ];
}

const methoden = (x) => `${pc(x.wij)} (Mack ${pc(x.mack)}, Cape Cod ${pc(x.capeCod)})`;
const beste = (x) => Math.min(x.mack, x.capeCod);

function reserverijen() {
  const tempo = beide(tempowissels);
  const stil = beide(alarmen);
  const dorp = beide(dorpen);
  const gezien = (x) => `${pc(x.gezien)} of ${x.wissels}`;
  return [
    rij('pace changed: WAPE', tempo, methoden, 'half of Mack', (x) => x.wij <= x.mack / 2),
    rij('said within three months', tempo, gezien, '90%', (x) => x.gezien >= 0.9),
    rij(
      'false alarms a segment, three steady years',
      stil,
      (x) => x.perSegment.toFixed(2),
      '1',
      (x) => x.perSegment <= 1,
    ),
    rij('village: reserve', dorp, methoden, '110% of best', (x) => x.wij <= 1.1 * beste(x)),
  ];
}

const past = (x) => x.dekking >= 0.75 && x.dekking <= 0.85;
const dekking = (x) => `${pc(x.dekking)} of ${x.n}`;

function jaarrijen() {
  const jaar = beide(jaartotalen);
  const gewoon = jaar.map((x) => x.gewoon);
  const alle = jaar.map((x) => x.alle);
  return [
    rij('year, steady: 80% interval', gewoon, dekking, '75-85%', past),
    rij('year, all behaviours: 80% interval', alle, dekking, '75-85%', past),
    rij(
      'CRPS skill to a line',
      alle,
      (x) => x.winst.toFixed(2),
      '0.6',
      (x) => x.winst >= 0.6,
    ),
    rij(
      'year: mean error',
      alle,
      (x) => pc(x.fout),
      '-',
      () => true,
    ),
  ];
}

const lijst = [...ijkrijen(), ...reserverijen(), ...jaarrijen()];
sluitAf(
  'Forecast against its targets',
  tabel(['what', 'tuning seeds', 'evaluation seeds', 'target', 'met'], lijst),
  lijst.every((r) => r.at(-1) === 'yes'),
);
