import type { Datum } from '../core/basis/datum.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import type { MaandcijferRij } from './port.ts';
import type { TabelLezer } from './tabelport.ts';
import type { Maandregel } from './tabelsoorten/soort.ts';
import { soortVan, TABELNAMEN } from './tabelsoorten/tabelsoorten.ts';

/** Reads sums of a table whose columns are only known while running. */
type LosseSom = (
  soort: string,
  vraag: {
    gemeente: Gemeente;
    peildatum: Datum;
    per: readonly string[];
    som: readonly string[];
    filter?: Maandregel['filter'];
  },
) => Promise<readonly Readonly<Record<string, unknown>>[]>;

const sleutelVan = (c: MaandcijferRij): string =>
  [c.post, c.stroom, c.soort, c.maatstaf, c.maand].join('|');

/**
 * Monthly figures: those that were delivered as such, and those that follow from the tables of the
 * stromen. Where both have a figure, the one that was known last counts; on the same day the table.
 */
export async function maandcijfersMetTabellen(
  lezer: Pick<TabelLezer, 'tabelSom'>,
  geleverd: readonly MaandcijferRij[],
  gemeente: Gemeente,
  peildatum: Datum,
): Promise<readonly MaandcijferRij[]> {
  const cijfers = new Map(geleverd.map((c) => [sleutelVan(c), c]));
  // safe: the columns come from the definition of the same table
  const som = lezer.tabelSom as unknown as LosseSom;
  for (const naam of TABELNAMEN) {
    const regel = soortVan(naam).maandcijfers;
    if (!regel) continue;
    const rijen = await som(naam, {
      gemeente,
      peildatum,
      per: regel.per,
      som: regel.som,
      ...(regel.filter ? { filter: regel.filter } : {}),
    });
    for (const rij of rijen) {
      const { post } = rij;
      if (typeof post !== 'string') continue;
      for (const w of regel.van(rij)) {
        const cijfer: MaandcijferRij = {
          post,
          stroom: regel.stroom,
          soort: regel.soort,
          aantal: null,
          // safe: every sum has the day from which it was known
          bekendSinds: rij['bekendSinds'] as Datum,
          ...w,
        };
        const eerder = cijfers.get(sleutelVan(cijfer));
        if (!eerder || eerder.bekendSinds <= cijfer.bekendSinds)
          cijfers.set(sleutelVan(cijfer), cijfer);
      }
    }
  }
  return [...cijfers.values()].sort((a, b) => (sleutelVan(a) < sleutelVan(b) ? -1 : 1));
}
