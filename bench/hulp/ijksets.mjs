import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gemiddeld, zegt } from './maatlat.mjs';

/** The reference sets lie beside the repository; without them these lines are left out. */
const MAP = fileURLToPath(new URL('../../../shared/reference/reserving/', import.meta.url));

const csv = (naam) =>
  readFileSync(`${MAP}${naam}.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((r) => r.split(','));
const json = (naam) => JSON.parse(readFileSync(`${MAP}${naam}.json`, 'utf8'));
const maand = (tekst) => Number(tekst.slice(0, 4)) * 12 + Number(tekst.slice(5, 7)) - 1;

/** care_sim_open at its snapshots; null when it is not there. */
export function openSet() {
  if (!existsSync(`${MAP}care_sim_open.lines.csv`)) return null;
  const set = {
    regels: csv('care_sim_open.lines').map(([segment, aanbieder, zorg, bekend, centen]) => ({
      segment,
      aanbieder,
      zorg: maand(zorg),
      bekend: maand(bekend),
      centen: Number(centen),
    })),
    toewijzingen: csv('care_sim_open.allocations').map(([segment, zorg, bekend, centen]) => ({
      segment,
      zorg: maand(zorg),
      bekend: maand(bekend),
      centen: Number(centen),
    })),
  };
  const uit = json('care_sim_open.expected').snapshots.map((s) => momentVan(set, s));
  const vroeg = uit.filter((u) => u.asof <= '2025-01');
  const laat = uit.slice(-2);
  return {
    reserve: gemiddeld(vroeg.map((u) => u.fout)),
    wape: gemiddeld(vroeg.map((u) => u.wape)),
    laatste: gemiddeld(laat.map((u) => u.fout)) / gemiddeld(laat.map((u) => u.capeCod)),
    jaar: gemiddeld(uit.map((u) => u.jaar)),
  };
}

function momentVan(set, { asof, all_segments: alle }) {
  const peil = maand(asof);
  const a = zegt(set, peil, 2024, { trekkingen: 2000 });
  const nog = (regels) =>
    regels.reduce((s, r) => s + (r.zorg <= peil && r.bekend > peil ? r.centen : 0), 0);
  const waar = nog(set.regels);
  const afstand = a.segmenten.reduce(
    (s, g) => s + Math.abs(g.reserve.p50 - nog(set.regels.filter((r) => r.segment === g.segment))),
    0,
  );
  const jaar = alle.y2024.truth * 100;
  return {
    asof,
    fout: Math.abs(a.reserve.p50 / waar - 1),
    wape: afstand / waar,
    capeCod: Math.abs(alle.reserve.capecod / alle.reserve.truth - 1),
    jaar: Math.abs(a.jaartotaal.p50 / jaar - 1),
  };
}

/** dengue_monthly: how often the truth lay inside the 95% interval, and its width against Mack's. */
export function dengue() {
  const regels = csv('dengue_monthly').map(([zorg, bekend, aantal]) => ({
    segment: 'dengue',
    zorg: maand(zorg),
    bekend: maand(bekend),
    centen: Number(aantal),
  }));
  let binnen = 0;
  let breedte = 0;
  let mack = 0;
  for (const s of json('dengue_monthly').snapshots) {
    const peil = maand(s.asof);
    const { reserve } = zegt({ regels, toewijzingen: [] }, peil, Math.floor(peil / 12), {
      trekkingen: 2000,
    });
    if (reserve.p2_5 <= s.truth_ibnr && s.truth_ibnr <= reserve.p97_5) binnen += 1;
    breedte += reserve.p97_5 - reserve.p2_5;
    mack += 2 * 1.96 * s.expected.total.mack_se;
  }
  return { binnen, breedte: breedte / mack };
}
