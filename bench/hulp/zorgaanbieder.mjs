import { dirichlet, normaal } from './kans.mjs';

const staart = (n, r) => Array.from({ length: n }, (_, k) => r ** k);
const norm = (x) => {
  const som = x.reduce((s, y) => s + y, 0);
  return x.map((y) => y / som);
};

/** Shares by months of delay; of `kwartaal` by months after the end of the quarter. */
const VERTRAGING = {
  maand: () => norm([0.02, 0.72, 0.16, 0.045, 0.02, ...staart(14, 0.8).map((x) => 0.012 * x)]),
  vlot: () => norm([0.35, 0.5, 0.08, 0.03, ...staart(12, 0.8).map((x) => 0.01 * x)]),
  traag: () => norm(Array.from({ length: 22 }, (_, k) => (k + 0.6) ** 1.3 * Math.exp(-k / 2.4))),
  kwartaal: () => norm([0.86, 0.08, 0.015, ...staart(14, 0.8).map((x) => 0.01 * x)]),
  grillig: () => norm([0.9, 0.06, ...staart(12, 0.8).map((x) => 0.01 * x)]),
};

/** @type {[string, number][]} */
const KLASSEN = [
  ['maand', 0.5],
  ['vlot', 0.1],
  ['kwartaal', 0.22],
  ['traag', 0.1],
  ['grillig', 0.08],
];

function kies(toeval) {
  let u = toeval();
  for (const [klasse, kans] of KLASSEN) {
    u -= kans;
    if (u < 0) return klasse;
  }
  return 'maand';
}

/** A provider with its share of the segment and its own way of declaring. */
export function maakAanbieder(naam, aandeel, toeval) {
  const klasse = kies(toeval);
  return {
    naam,
    aandeel,
    klasse,
    kansen: dirichlet(toeval, VERTRAGING[klasse](), 60),
    ruis: 0.03 + 0.05 * toeval(),
    scherpte: 80 + 200 * toeval(),
    // a whimsical provider sends in all it has in some months
    stuurt: Array.from({ length: 160 }, () => toeval() < 0.45),
  };
}

/** Month in which declaring starts for a care month. */
function begin(a, zorg) {
  if (a.klasse === 'kwartaal') return zorg + (3 - (zorg % 3));
  if (a.klasse !== 'grillig') return zorg;
  let m = zorg + 1;
  while (!a.stuurt[m % 160]) m++;
  return m;
}

/** When a line that was planned for `bekend` comes in, given what happens to its provider. */
function verschuif(bekend, zorg, aanbieder, gebeurtenissen) {
  let uit = bekend;
  for (const g of gebeurtenissen) {
    if (!g.aanbieders?.includes(aanbieder)) continue;
    if (g.soort === 'vertraagd' && (g.naZorg ? zorg : bekend) >= g.maand) uit += g.maanden;
    if (g.soort === 'versneld' && bekend >= g.maand)
      uit = Math.max(zorg, Math.min(uit, Math.max(g.maand, bekend - g.maanden)));
    if (g.soort === 'inhaal' && bekend >= g.maand && bekend < g.maand + g.maanden)
      uit = g.maand + g.maanden;
  }
  return uit;
}

/** The rush before the books close: of last year's care, part of what would come after March. */
function inDeSpits(bekend, zorg, spits, toeval) {
  const maart = (Math.floor(zorg / 12) + 1) * 12 + 2;
  return bekend > maart && toeval() < spits
    ? Math.max(zorg + 1, maart - (toeval() < 0.5 ? 1 : 0))
    : bekend;
}

/** The shares of one care month by delay: as the money falls, or a few lines in a village. */
function delen(a, dorp, toeval) {
  if (!dorp) return dirichlet(toeval, a.kansen, a.scherpte);
  const uit = new Array(a.kansen.length).fill(0);
  const regels = 1 + Math.floor(4 * toeval());
  for (let k = 0; k < regels; k++) {
    let u = toeval();
    let lag = 0;
    while (lag < a.kansen.length - 1 && u >= a.kansen[lag]) u -= a.kansen[lag++];
    uit[lag] += 1 / regels;
  }
  return uit;
}

/** How much of the segment a provider delivers in a care month, given who stopped and started. */
function aandeelIn(a, zorg, gebeurtenissen) {
  let aandeel = a.aandeel;
  for (const g of gebeurtenissen) {
    if (zorg < g.maand) {
      if (g.soort === 'nieuw' && g.aanbieders.includes(a.naam)) return 0;
      continue;
    }
    if (g.soort !== 'gestopt') continue;
    if (g.aanbieders.includes(a.naam)) return 0;
    if (g.anderen.includes(a.naam))
      aandeel *= 1 + g.overname * Math.min(1, (zorg - g.maand + 1) / 3);
  }
  return aandeel;
}

/** All lines of a segment. Credits come with the line that replaces what they take back. */
export function declaratiesVan({ segment, loop, aanbieders }, van, o, toeval) {
  const eigen = o.gebeurtenissen.filter((g) => g.segment === segment);
  const uit = [];
  const code = eigen.find((g) => g.soort === 'code');
  loop.forEach(({ geleverd }, i) => {
    const zorg = van + i;
    const naam = code && zorg >= code.maand ? code.nieuw : segment;
    for (const a of aanbieders) {
      const aandeel = aandeelIn(a, zorg, eigen);
      if (aandeel <= 0) continue;
      const bedrag = geleverd * aandeel * Math.exp(a.ruis * normaal(toeval));
      delen(a, o.dorp, toeval).forEach((deel, lag) => {
        const centen = Math.round(bedrag * deel);
        const gepland = inDeSpits(begin(a, zorg) + lag, zorg, o.spits, toeval);
        const bekend = verschuif(gepland, zorg, a.naam, eigen);
        const regel = { segment: naam, aanbieder: a.naam, zorg, bekend, centen };
        uit.push(regel);
        if (toeval() < 0.02) {
          const terug = bekend + 1 + Math.floor(5 * toeval());
          uit.push({ ...regel, bekend: terug, centen: -centen });
          uit.push({
            ...regel,
            bekend: terug + (toeval() < 0.3 ? 1 : 0),
            centen: Math.round(centen * (0.85 + 0.2 * toeval())),
          });
        }
      });
    }
  });
  return uit;
}
