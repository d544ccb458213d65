/** What may happen in a made-up municipality in the year that is forecast. */
export const GEDRAGINGEN = [
  'gewoon',
  'vertraagd',
  'versneld',
  'gestopt',
  'nieuw',
  'code',
  'inhaal',
  'kort',
  'dorp',
];

const JAAR = 2024 * 12;

/** Providers in a chance order until they hold at least this share of the segment. */
function tot(aanbieders, aandeel, toeval) {
  const volgorde = aanbieders.map((a) => ({ a, u: toeval() })).sort((x, y) => x.u - y.u);
  const uit = [];
  let som = 0;
  for (const { a } of volgorde) {
    if (som >= aandeel) break;
    uit.push(a);
    som += a.aandeel;
  }
  return uit;
}

const namen = (aanbieders) => aanbieders.map((a) => a.naam);

function eenGebeurtenis(soort, s, toeval) {
  const maand = JAAR + 3 + Math.floor(5 * toeval());
  const basis = { soort, segment: s.segment, maand };
  const gekozen = tot(s.aanbieders, soort === 'vertraagd' ? 0.3 + 0.6 * toeval() : 0.25, toeval);
  const aandeel = gekozen.reduce((x, a) => x + a.aandeel, 0);
  const klassen = gekozen.map((a) => a.klasse);
  const kop = { ...basis, aanbieders: namen(gekozen), aandeel, klassen };
  if (soort === 'vertraagd')
    return { ...kop, maanden: 1 + Math.floor(2.5 * toeval()), naZorg: toeval() < 0.5 };
  if (soort === 'versneld') return { ...kop, maanden: 1 + Math.floor(2 * toeval()) };
  if (soort === 'inhaal') return { ...kop, maanden: 2 + Math.floor(3 * toeval()) };
  if (soort === 'code') return { ...kop, aandeel: 1, aanbieders: [], nieuw: `${s.segment}N` };
  if (soort === 'nieuw') return kop;
  const anderen = s.aanbieders.filter((a) => !gekozen.includes(a));
  const ruimte = anderen.reduce((x, a) => x + a.aandeel, 0);
  const overname = ruimte > 0 ? ((0.2 + 0.7 * toeval()) * aandeel) / ruimte : 0;
  return { ...kop, anderen: namen(anderen), overname };
}

/**
 * The events of a set: each segment has one with a chance of a half, the first one always. Of
 * `gestopt` and `nieuw` only where other providers remain.
 */
export function maakGebeurtenissen(gedrag, segmenten, toeval) {
  if (['gewoon', 'kort', 'dorp'].includes(gedrag)) return [];
  return segmenten.flatMap((s, k) => {
    const g = eenGebeurtenis(gedrag, s, toeval);
    const doet = k === 0 || toeval() < 0.5;
    const alleen = ['gestopt', 'nieuw'].includes(gedrag) && (g.aandeel ?? 0) > 0.6;
    return doet && !alleen ? [g] : [];
  });
}
