import { ingroeiAandeel, reeksInJaar } from './ingroei.ts';
import type { Ingroei, Maatregel, Opbrengstreeks } from './maatregel.ts';
import { deelVan } from './opbrengst.ts';

/** How a measure is turned to think with: nothing of it is kept. */
export interface Draai {
  /** Months later than the plan, on top of a delay that was recorded. */
  readonly maandenLater: number;
  /** Grows in over so many years instead of as planned; 0 is as planned. */
  readonly ingroeiJaren: number;
}

/**
 * A measure turned: delayed, or growing in by equal steps. Of a series given year by year the k-th
 * year keeps its share (k+1)/n of what was planned; after n years it is as planned.
 */
export function gedraaid(m: Maatregel, { maandenLater, ingroeiJaren }: Draai): Maatregel {
  const reeksen = ingroeiJaren > 0 ? m.reeksen.map((r) => trager(r, ingroeiJaren)) : m.reeksen;
  return { ...m, reeksen, vertragingMaanden: m.vertragingMaanden + maandenLater };
}

function trager(r: Opbrengstreeks, jaren: number): Opbrengstreeks {
  if (r.ingroei) return { ...r, ingroei: { ...r.ingroei, vorm: 'lineair', jaren } };
  const gegeven = r.perJaar.map((p) => p.jaar);
  const eerste = Math.min(...gegeven);
  if (!Number.isFinite(eerste)) return r;
  const eind = Math.max(eerste + jaren, ...gegeven);
  const vorm: Ingroei = {
    // safe: only its shape and its years are looked at
    vanaf: `${eerste}-01` as Ingroei['vanaf'],
    vol: { pm: true, reden: null, bekendOp: null, bereik: null },
    vorm: 'lineair',
    jaren,
    aandelen: [],
  };
  const alle = Array.from({ length: eind - eerste + 1 }, (_, k) => k);
  const perJaar = alle.flatMap((k) => {
    const bedrag = reeksInJaar(r, eerste + k);
    if (!bedrag) return [];
    return { jaar: eerste + k, bedrag: deelVan(bedrag, ingroeiAandeel(vorm, k)) };
  });
  return { ...r, perJaar };
}
