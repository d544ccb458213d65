import { gamma, maakToeval, normaal } from './kans.mjs';
import { declaratiesVan, maakAanbieder } from './zorgaanbieder.mjs';
import { maakGebeurtenissen } from './zorggedrag.mjs';

/** First care month, and the month after the last one, as year x 12 + month. */
const VAN = 2020 * 12;
const TOT = 2025 * 12;

export const maandTekst = (m) => `${Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, '0')}`;

/** What the care of a segment costs a month: level, growth, season, index letters, noise. */
function maakVraag(toeval, dorp) {
  const jeugd = toeval() < 0.4;
  const groei = 0.03 + 0.04 * normaal(toeval);
  const dip = jeugd ? 0.05 + 0.2 * toeval() : 0.04 * toeval();
  return {
    niveau: (dorp ? 1.2e6 : 6e7) * Math.exp(0.8 * normaal(toeval)),
    groei: Math.max(-0.08, Math.min(0.15, groei)),
    seizoen: Array.from({ length: 12 }, (_, k) =>
      k === 6 ? 1 - dip : k === 7 ? 1 - 1.5 * dip : 1,
    ),
    index: Array.from({ length: 6 }, () => 0.01 + 0.04 * toeval()),
    ruis: 0.02 + 0.03 * toeval(),
    drift: 0.012,
    verzilvering: 0.8 + 0.15 * toeval(),
  };
}

/** Expected cost and what is delivered, by month. A village has a handful of clients. */
function loopVan(vraag, toeval, dorp) {
  let afwijking = 0;
  let prijs = 1;
  let clienten = 2 + Math.floor(5 * toeval());
  return Array.from({ length: TOT - VAN }, (_, i) => {
    if (i % 12 === 0) prijs *= 1 + vraag.index[Math.floor(i / 12)];
    afwijking = 0.85 * afwijking + vraag.drift * normaal(toeval);
    const trend = prijs * (1 + vraag.groei) ** (i / 12) * vraag.seizoen[i % 12];
    if (dorp) {
      if (toeval() < 0.12) clienten += 1;
      if (clienten > 0 && toeval() < 0.1) clienten -= 1;
      const verwacht = vraag.niveau * trend * clienten * 0.25;
      return { verwacht, geleverd: verwacht * Math.exp(0.15 * normaal(toeval)) };
    }
    const verwacht = vraag.niveau * trend * Math.exp(afwijking);
    return { verwacht, geleverd: verwacht * Math.exp(vraag.ruis * normaal(toeval)) };
  });
}

/** States of what is allocated: all at once seven months ahead, or registered bit by bit. */
function toewijzingenVan(segment, loop, vraag, toeval, laat) {
  return loop.flatMap(({ verwacht }, i) => {
    const einde = (verwacht / vraag.verzilvering) * Math.exp(0.02 * normaal(toeval));
    const rij = (voor, deel) => ({
      segment,
      zorg: VAN + i,
      bekend: VAN + i - voor,
      centen: Math.round(einde * deel),
    });
    if (!laat) return [rij(7, 1)];
    const begin = 0.7 + 0.15 * toeval();
    const delen = [1, 0.5, 0.25, 0.1, 0.04, 0].map((d) => 1 - (1 - begin) * d);
    return delen.map((deel, k) => rij([7, 3, 1, 0, -2, -4][k], deel));
  });
}

function maakSegment(nummer, toeval, { dorp, laat }) {
  const segment = `S${nummer}`;
  const vraag = maakVraag(toeval, dorp);
  const loop = loopVan(vraag, toeval, dorp);
  const aantal = dorp ? 1 + Math.floor(2 * toeval()) : 2 + Math.floor(5 * toeval());
  const ruw = Array.from({ length: aantal }, () => 0.05 + gamma(toeval, 1));
  const som = ruw.reduce((s, x) => s + x, 0);
  const aanbieders = ruw.map((x, k) => maakAanbieder(`${segment}-P${k + 1}`, x / som, toeval));
  return {
    segment,
    loop,
    aanbieders,
    toewijzingen: toewijzingenVan(segment, loop, vraag, toeval, laat),
  };
}

/**
 * A made-up municipality of late declarations: the same seed and behaviour give the same lines.
 * Own code, apart from the engine that it judges.
 * @param {number} zaad
 * @param {string} gedrag one of `GEDRAGINGEN`
 */
export function maakZorgset(zaad, gedrag) {
  const toeval = maakToeval(zaad * 7919 + 13);
  const dorp = gedrag === 'dorp';
  const laat = toeval() < 0.4;
  const spits = 0.4 * toeval();
  const aantal = dorp ? 3 : 3 + Math.floor(4 * toeval());
  const segmenten = Array.from({ length: aantal }, (_, k) =>
    maakSegment(k + 1, toeval, { dorp, laat }),
  );
  const gebeurtenissen = maakGebeurtenissen(gedrag, segmenten, toeval);
  const regels = segmenten.flatMap((s) =>
    declaratiesVan(s, VAN, { spits, dorp, gebeurtenissen }, toeval),
  );
  const vanaf = gedrag === 'kort' ? TOT - 20 : VAN;
  return {
    regels: regels.filter((r) => r.zorg >= vanaf && r.centen !== 0),
    toewijzingen: hernoem(segmenten, gebeurtenissen).filter((t) => t.zorg >= vanaf),
    gebeurtenissen,
    segmenten: segmenten.map((s) => s.segment),
  };
}

/** After a change of code the toewijzingen carry the new one as well. */
function hernoem(segmenten, gebeurtenissen) {
  return segmenten.flatMap((s) => {
    const code = gebeurtenissen.find((g) => g.soort === 'code' && g.segment === s.segment);
    return s.toewijzingen.map((t) =>
      code && t.zorg >= code.maand ? { ...t, segment: code.nieuw } : t,
    );
  });
}
