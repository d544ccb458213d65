import type { Toeval } from '../core/basis/toeval.ts';
import { type Dag, eersteVan, verjaardag } from './kalender.ts';
import { exponentieel, geheel, kiesGewogen } from './kans.ts';
import type { Aanvang, Deel, Wending } from './model.ts';
import type { Product } from './product.ts';
import type { Verhaal } from './verhaal.ts';

/** Yearly chance that a client changes provider, or that the granted volume changes. */
const OVERSTAP = 0.04;
const ANDER_VOLUME = 0.1;

interface Reden {
  readonly beeindiging: string;
  readonly wijziging: string | null;
  /** Weight at an age in days. */
  readonly gewicht: (leeftijd: number) => number;
}

const vast = (beeindiging: string, gewicht: number, wijziging: string | null = null): Reden => ({
  beeindiging,
  wijziging,
  gewicht: () => gewicht,
});
const OUD = 75 * 365;

/** Reasons to end, per law: 31 means moving in the Wmo and "as planned" in the Jeugdwet. */
const REDENEN: Readonly<Record<Product['wet'], readonly Reden[]>> = {
  wmo: [
    { beeindiging: '02', wijziging: '02', gewicht: (d) => (d > OUD ? 30 : 2) },
    { beeindiging: '39', wijziging: '06', gewicht: (d) => (d > OUD ? 30 : 5) },
    vast('19', 30),
    vast('21', 8),
    vast('22', 3),
    vast('23', 7),
    vast('31', 5, '07'),
  ],
  jeugd: [
    vast('31', 62),
    vast('32', 9),
    vast('33', 4),
    vast('34', 13),
    vast('35', 6, '07'),
    vast('39', 5, '06'),
  ],
};
const VOLGENS_PLAN: Readonly<Record<Product['wet'], string>> = { wmo: '19', jeugd: '31' };

/** How the whole course of care ends: memoryless, so that the stock at the start is like any other. */
export function trekEinde(t: Toeval, { client, product, start }: Aanvang): Wending {
  const natuurlijk = start + Math.ceil(21 + exponentieel(t, product.duur * 30.4 - 21));
  const achttien = verjaardag(client.persoon.geboren, 18);
  const leeftijd = start - client.persoon.geboren;
  const reden = kiesGewogen(t, REDENEN[product.wet], (r) => r.gewicht(leeftijd));
  const wijziging = reden.wijziging ?? (t() < 0.75 ? '05' : null);
  const wachttijd = geheel(t, 1, 4);
  const soort = 'einde';
  if (product.wet === 'jeugd' && achttien <= natuurlijk) {
    const dag = Math.max(start + 1, achttien);
    return { dag, bericht: dag + wachttijd, soort, wijziging: '05', beeindiging: '31' };
  }
  const { beeindiging } = reden;
  return { dag: natuurlijk, bericht: natuurlijk + wachttijd, soort, wijziging, beeindiging };
}

/** The first thing that happens after the start of this part of the course. */
export function trekWending(t: Toeval, verhaal: Verhaal, deel: Deel, einde: Wending): Wending {
  const { product, start, aanbieder } = deel;
  const kandidaten: Wending[] = [einde];
  const add = (
    dag: Dag,
    soort: Wending['soort'],
    [wijziging, beeindiging]: readonly [string | null, string],
  ) => kandidaten.push({ dag, bericht: dag - geheel(t, 2, 12), soort, wijziging, beeindiging });
  const na = (kans: number): Dag => start + 14 + Math.ceil(exponentieel(t, 365 / kans));
  add(na(OVERSTAP), 'overstap', ['09', '38']);
  const { stap, gemiddeld, frequentie } = product.toegekend;
  if (stap < gemiddeld) add(na(ANDER_VOLUME), 'volume', ['12', '37']);
  if (product.verzwaring) add(na(product.verzwaring.kans), 'verzwaring', ['12', '37']);
  if (frequentie === '6' || frequentie === null) {
    add(deel.ingang + termijnDagen(product), 'vervolg', [null, VOLGENS_PLAN[product.wet]]);
  }
  if (aanbieder.rol === 'stopt') {
    add(eersteVan(verhaal.stopMaand), 'aanbieder-stopt', ['09', '38']);
  }
  const { aanbesteding } = verhaal;
  if (product.wet === aanbesteding.wet && product.code === aanbesteding.code) {
    add(eersteVan(aanbesteding.maand), 'aanbesteding', ['03', '36']);
  }
  return kandidaten.reduce(
    (a, b) => (b.dag > start && b.dag < a.dag ? b : a),
    einde.dag > start ? einde : { ...einde, dag: start + 1 },
  );
}

/** Term of a toewijzing in days; open-ended ones have none. */
export const termijnDagen = (product: Product): number =>
  product.termijn === null ? Number.POSITIVE_INFINITY : Math.round(product.termijn * 30.4375);
