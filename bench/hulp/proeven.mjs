import { crps, gemiddeld, scoor, wape, zegt } from './maatlat.mjs';
import { GEDRAGINGEN } from './zorggedrag.mjs';
import { maakZorgset } from './zorgset.mjs';

const JAAR = 2024 * 12;
const TEMPO = 'declaratietempo-veranderd';

/** @param {{eerste: number, deel: number}} zaden @param {number} aantal of the whole */
const reeks = ({ eerste, deel }, aantal) =>
  Array.from({ length: Math.max(2, Math.round(aantal * deel)) }, (_, k) => eerste + k);

/** Whether a change of pace of a segment was said in time: three declaration months, quarterly later. */
function isGezien(set, g) {
  const kwartaal = g.klassen.some((k) => k === 'kwartaal' || k === 'grillig');
  const maanden = kwartaal ? 8 : 3 + (g.naZorg ? 1 : 0);
  for (let m = maanden - 1; m >= 0; m--) {
    const a = zegt(set, g.maand + m, 2024, { trekkingen: 50 });
    if (a.signalen.some((s) => s.code === TEMPO && s.segment === g.segment)) return true;
  }
  return false;
}

/** Sets whose pace changes in the middle of the year: three and five months later, and what was said. */
export function tempowissels(zaden) {
  const scores = [];
  const gezien = [];
  for (const zaad of reeks(zaden, 40)) {
    const set = maakZorgset(zaad, zaad % 4 ? 'vertraagd' : 'versneld');
    const maand = set.gebeurtenissen[0].maand;
    for (const na of [2, 4]) scores.push(scoor(set, maand + na));
    for (const g of set.gebeurtenissen)
      if (g.soort === 'vertraagd' && g.aandeel >= 0.25) gezien.push(isGezien(set, g) ? 1 : 0);
  }
  const van = (methode) => gemiddeld(scores.map((s) => wape(s, methode)));
  return {
    wij: van('wij'),
    mack: van('mack'),
    capeCod: van('capeCod'),
    gezien: gemiddeld(gezien),
    wissels: gezien.length,
  };
}

/** Alarms on the pace in three years in which nothing happens; one that stays is one. */
export function alarmen(zaden) {
  let aantal = 0;
  let segmenten = 0;
  for (const zaad of reeks(zaden, 8)) {
    const set = maakZorgset(zaad, 'gewoon');
    segmenten += set.segmenten.length;
    let vorige = new Set();
    for (let peil = JAAR - 24; peil < JAAR + 12; peil++) {
      const { signalen } = zegt(set, peil, Math.floor(peil / 12), { trekkingen: 20 });
      const nu = new Set(signalen.filter((s) => s.code === TEMPO).map((s) => s.segment));
      for (const s of nu) if (!vorige.has(s)) aantal += 1;
      vorige = nu;
    }
  }
  return { perSegment: aantal / segmenten };
}

/** Villages: a handful of clients, few lines. Mean of |error| over the mean of what was to come. */
export function dorpen(zaden) {
  const scores = reeks(zaden, 120).map((zaad) =>
    scoor(maakZorgset(zaad, 'dorp'), JAAR + 5 + (zaad % 6)),
  );
  const waar = gemiddeld(scores.map((s) => Math.abs(s.waar)));
  const fout = (methode) =>
    gemiddeld(
      scores.map((s) => Math.abs(s.perSegment.reduce((x, p) => x + p[methode], 0) - s.waar)),
    ) / waar;
  return { wij: fout('wij'), mack: fout('mack'), capeCod: fout('capeCod'), n: scores.length };
}

function jaarscore(scores) {
  const binnen = scores.map(({ antwoord: { jaartotaal: j }, jaarWaar }) =>
    j.p10 <= jaarWaar && jaarWaar <= j.p90 ? 1 : 0,
  );
  const relatief = (f) => gemiddeld(scores.map((s) => f(s) / s.jaarWaar));
  const lijn = relatief((s) => Math.abs(s.antwoord.lineairCenten - s.jaarWaar));
  return {
    n: scores.length,
    dekking: gemiddeld(binnen),
    winst: 1 - relatief((s) => crps(s.antwoord.jaartotaal, s.jaarWaar)) / lijn,
    fout: relatief((s) => Math.abs(s.antwoord.jaartotaal.p50 - s.jaarWaar)),
  };
}

/** Year totals at month-ends from May to December: steady sets, and every behaviour in turn. */
export function jaartotalen(zaden) {
  const op = (zaad, gedrag) => scoor(maakZorgset(zaad, gedrag), JAAR + 4 + (zaad % 8));
  const gewoon = reeks(zaden, 150).map((zaad) => op(zaad, 'gewoon'));
  const anders = reeks({ ...zaden, eerste: zaden.eerste + 1000 }, 150).map((zaad) =>
    op(zaad, GEDRAGINGEN[1 + (zaad % (GEDRAGINGEN.length - 1))]),
  );
  return { gewoon: jaarscore(gewoon), alle: jaarscore([...gewoon, ...anders]) };
}
