import type { BewaarVraag } from '../../src/bewaren/bewaar.ts';
import { bewaar } from '../../src/bewaren/bewaar.ts';
import { type HerstelVraag, herstel } from '../../src/bewaren/herstel.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { openHuis } from '../../src/main.ts';
import { NASPEL } from '../intake/proefhuis.ts';
import { value } from '../outlets/huis.ts';

export const WACHTWOORD = 'paard batterij nietje';

const stil = () => undefined;

/** Puts a house away, without a word of progress. */
export const bewaarIn = (huis: Huis, bestand: string, anders: Partial<BewaarVraag> = {}) =>
  bewaar(huis, { bestand, wachtwoord: null, programma: '0.0.0', meld: stil, ...anders });

/** Puts a backup back. */
export const herstelIn = (bestand: string, map: string, anders: Partial<HerstelVraag> = {}) =>
  herstel({
    bestand,
    map,
    werkmap: `${map}.onaf`,
    wachtwoord: async () => null,
    zonderSleutel: false,
    open: openHuis,
    meld: stil,
    ...anders,
  });

/** Runs work with the house of a folder. */
export async function metHuis<T>(map: string, werk: (huis: Huis) => Promise<T>): Promise<T> {
  const huis = value(await openHuis(map));
  try {
    return await werk(huis);
  } finally {
    await huis.sluit();
  }
}

/** The answer to every question that rests on the stores alone, forecasts waited for. */
export async function alleAntwoorden(huis: Huis): Promise<Record<string, unknown>> {
  const uit: Record<string, unknown> = {};
  for (const { id, vers } of huis.catalogus.vragen) {
    // tells of files beside the stores, such as the backup itself
    if (vers || NASPEL.includes(id)) continue;
    uit[id] = value(await stelVraag(huis, id, {}, { wacht: true }));
  }
  return uit;
}
