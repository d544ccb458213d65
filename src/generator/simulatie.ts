import { type Datum, maandIndex, maandVan } from '../core/basis/datum.ts';
import { AANBIEDERS } from './aanbieders.ts';
import { type Bevolking, createBevolking } from './bevolking.ts';
import { declareer } from './declaraties.ts';
import { eersteVan } from './kalender.ts';
import { leveringenVan } from './levering.ts';
import type { Declaratie, Maandlevering, Toewijzing, Wereld } from './model.ts';
import { createVerhaal } from './verhaal.ts';
import { simuleerZorg } from './zorg.ts';

export interface SimulatieOpties {
  readonly inwoners: number;
  /** Months of history before `tot`. */
  readonly maanden: number;
  readonly tot: Datum;
  readonly zaad: number;
  /** Day around which the story is told; `tot` unless the same story is looked at from a later day. */
  readonly anker: Datum;
}

/** Everything that happens in the municipality, also what becomes known only after `tot`. */
export interface Simulatie {
  readonly wereld: Wereld;
  readonly bevolking: Bevolking;
  readonly toewijzingen: readonly Toewijzing[];
  readonly declaraties: readonly Declaratie[];
}

/**
 * Runs the municipality from `maanden` before `tot` to December of its year, and on until the last
 * line is declared and answered (at most 30 months more).
 */
export function simuleer(opties: SimulatieOpties): Simulatie {
  const totMaand = maandIndex(maandVan(opties.tot));
  const ankerMaand = maandIndex(maandVan(opties.anker));
  const begin = totMaand - opties.maanden;
  const verhaal = createVerhaal(begin, ankerMaand);
  const wereld: Wereld = { zaad: opties.zaad, verhaal, eindmaand: verhaal.januari + 11 };
  const bevolking = createBevolking(opties.zaad, opties.inwoners, eersteVan(begin));
  const toewijzingen = simuleerZorg(wereld, bevolking, opties.inwoners);
  return { wereld, bevolking, toewijzingen, declaraties: declareerAlles(wereld, toewijzingen) };
}

function declareerAlles(wereld: Wereld, toewijzingen: readonly Toewijzing[]): Declaratie[] {
  const perKanaal = new Map<string, Maandlevering[]>();
  for (const w of toewijzingen) {
    const sleutel = w.aanbieder.agb + w.product.wet;
    const lijst = perKanaal.get(sleutel) ?? [];
    perKanaal.set(sleutel, lijst);
    for (const levering of leveringenVan(wereld, w)) lijst.push(levering);
  }
  return AANBIEDERS.flatMap((a) =>
    (['wmo', 'jeugd'] as const).flatMap((wet) =>
      declareer(wereld, a, wet, perKanaal.get(a.agb + wet) ?? []),
    ),
  );
}
