import { type Aanbieder, gereedMaand } from './aanbieders.ts';
import { type Dag, eersteVan, jaarVanMaand } from './kalender.ts';
import { kiesUit, stroomVan } from './kans.ts';
import type { Maandlevering, Regel, Wereld } from './model.ts';
import { tariefVan } from './producten.ts';

/** Amount of a line by TR346: volume x tariff, or the volume itself with unit 83. */
export const bedragVan = (volume: number, tarief: number | null): number =>
  tarief === null ? volume : volume * tarief;

/** The care of a month as it should be declared. */
export function juisteRegel(levering: Maandlevering, gereed: Dag, poging: number): Regel {
  const { volume, tarief } = levering;
  const bedrag = bedragVan(volume, tarief);
  return {
    levering,
    volume,
    tarief,
    bedrag,
    gereed,
    poging,
    vorige: null,
    fout: null,
    referentie: '',
  };
}

/** Part of the first declarations that is wrong, and comes back. */
const FOUT = 0.016;

/** The first declaration of a month of care. */
export function eersteRegel(wereld: Wereld, aanbieder: Aanbieder, levering: Maandlevering): Regel {
  const { toewijzing, maand } = levering;
  const t = stroomVan(wereld.zaad, 'regel', toewijzing.id, maand);
  const gereed = eersteVan(gereedMaand(aanbieder, maand, wereld.verhaal, t));
  const regel = juisteRegel(levering, gereed, 0);
  const fout = t() < FOUT ? kiesUit(t, ['0611', '0611', '9321']) : null;
  if (fout === '9321') {
    const volume = Math.ceil(levering.volume * 2.5);
    return { ...regel, volume, bedrag: bedragVan(volume, levering.tarief), fout };
  }
  if (fout && levering.tarief !== null) {
    return { ...regel, ...metTarief(levering, Math.round(levering.tarief * 1.09) + 1), fout };
  }
  const oud = isOudTarief(wereld, aanbieder, levering, gereed)
    ? tariefVan(toewijzing.product, jaarVanMaand(maand) - 1)
    : null;
  return oud === null ? regel : { ...regel, ...metTarief(levering, oud) };
}

const metTarief = (levering: Maandlevering, tarief: number) => ({
  tarief,
  bedrag: bedragVan(levering.volume, tarief),
});

/** The first months of the year at the old tariff, by providers who are late with the index. */
function isOudTarief(
  wereld: Wereld,
  aanbieder: Aanbieder,
  { maand }: Maandlevering,
  gereed: Dag,
): boolean {
  const januari = jaarVanMaand(maand) * 12;
  return (
    aanbieder.laatMetIndex === true &&
    maand < januari + 3 &&
    januari > wereld.verhaal.begin &&
    gereed < eersteVan(januari + 3)
  );
}
