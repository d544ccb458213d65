import type { Toeval } from '../core/basis/toeval.ts';
import { normaal } from '../core/basis/toeval.ts';
import {
  type Dag,
  eersteVan,
  jaarVanMaand,
  laatsteVan,
  type MaandNr,
  maandVanDag,
} from './kalender.ts';
import { stroomVan } from './kans.ts';
import type { Maandlevering, Toewijzing, Wereld } from './model.ts';
import { tariefVan } from './producten.ts';

/** Less care in the holidays and in December. */
const DRUKTE = [0.99, 1, 1.02, 1, 0.96, 1.01, 0.9, 0.8, 1.02, 1.01, 1.02, 0.88];

/** The care of a toewijzing per month, within what it allows; months without any are left out. */
export function leveringenVan(wereld: Wereld, toewijzing: Toewijzing): Maandlevering[] {
  const { levering, ingang, versies } = toewijzing;
  if (!levering) return [];
  const t = stroomVan(wereld.zaad, 'levering', toewijzing.id);
  const einde = versies.at(-1)?.einde ?? Number.POSITIVE_INFINITY;
  const eerste = Math.max(wereld.verhaal.begin, maandVanDag(levering.van));
  const laatste = Math.min(wereld.eindmaand, maandVanDag(Math.min(levering.tot, einde)));
  const meter = createMeter(t, toewijzing);
  const uit: Maandlevering[] = [];
  for (let maand = eerste; maand <= laatste; maand++) {
    const van = Math.max(eersteVan(maand), ingang);
    const tot = Math.min(laatsteVan(maand), einde);
    const dagen = dagenTussen(levering, van, tot) - dagenTussen(levering.pauze, van, tot);
    const volume = meter(maand, dagen);
    const tarief = tariefVan(toewijzing.product, jaarVanMaand(maand));
    if (volume > 0) uit.push({ toewijzing, maand, van, tot, volume, tarief });
  }
  return uit;
}

const dagenTussen = (periode: { van: Dag; tot: Dag } | null, van: Dag, tot: Dag): number =>
  periode ? Math.max(0, Math.min(tot, periode.tot) - Math.max(van, periode.van) + 1) : 0;

type Meter = (maand: MaandNr, dagen: number) => number;

/** Draws the delivered volume of each month in turn, so that totals over the term are respected. */
function createMeter(t: Toeval, { product, volume, ingang, levering }: Toewijzing): Meter {
  const eigen = Math.min(1, Math.max(0.3, product.benutting + 0.1 * normaal(t)));
  const gelijk = product.eenheid === '14' || product.eenheid === '82';
  const inzet = (maand: MaandNr): number => {
    const ruis = 0.12 * normaal(t);
    return gelijk
      ? eigen
      : Math.min(1, Math.max(0, eigen * (DRUKTE[maand % 12] ?? 1) * (1 + ruis)));
  };
  const lang = (product.termijn ?? 12) * 30.4375;
  // What the stock used before the history began is gone.
  let over = volume * (1 - Math.max(0, ((levering?.van ?? ingang) - ingang) / lang));
  return (maand, dagen) => {
    const deel = inzet(maand);
    switch (product.toegekend.frequentie) {
      case '1':
        return Math.min(dagen, Math.round(dagen * volume * deel));
      case '2':
        return afgerond(product.eenheid, (dagen / 7) * volume * deel);
      case '4':
        return product.eenheid === '82'
          ? dagen >= 10
            ? volume
            : 0
          : Math.min(volume, afgerond(product.eenheid, (dagen / 30.4375) * volume * deel));
      default: {
        const geleverd = Math.min(over, (volume * dagen * deel * 1.15) / lang);
        const stuks = afgerond(product.eenheid, geleverd);
        over -= stuks;
        return stuks;
      }
    }
  };
}

/** Whole units, minutes per five and euros per ten; down, so that no limit is passed. */
function afgerond(eenheid: string, volume: number): number {
  const stap = eenheid === '01' ? 5 : eenheid === '83' ? 1_000 : 1;
  return Math.floor(volume / stap) * stap;
}
