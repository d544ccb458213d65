import { ok, type Result } from '../../basis/result.ts';
import { rekenDriehoek } from './antwoord.ts';
import { type Driehoek, laatsteKolom, weigerDriehoek } from './driehoek.ts';
import type { DriehoekAntwoord, DriehoekRegel } from './typen.ts';

/** Chain ladder with Mack's errors on a triangle as it grows in practice. */
export interface Verwachting {
  /** Factor from each age to the next; null at young ages in which nothing had come in yet. */
  readonly factoren: readonly (number | null)[];
  /** Share of the end that is in at each age; null where it cannot be said. */
  readonly binnen: readonly (number | null)[];
  /** One entry an origin; null for one that is too young to say anything about. */
  readonly rijen: readonly (DriehoekRegel | null)[];
  readonly totaal: DriehoekAntwoord['totaal'];
  readonly toetsen: DriehoekAntwoord['toetsen'];
  readonly waarschuwingen: DriehoekAntwoord['waarschuwingen'];
}

/** First age from which a factor can be taken: before it nothing is in of origins that went on. */
function eersteLeeftijd(d: Driehoek): number {
  for (let j = 0; j + 1 < d.ontwikkeling.length; j++) {
    const verder = d.cumulatief.filter((rij) => (rij[j + 1] ?? null) !== null);
    if (verder.reduce((s, rij) => s + (rij[j] ?? 0), 0) !== 0) return j;
  }
  return d.ontwikkeling.length - 1;
}

/** Development to the end, taken back from the last age. */
function aandelen(factoren: readonly number[]): number[] {
  const binnen = [1];
  for (const f of factoren.toReversed()) binnen.unshift((binnen[0] ?? 1) / f);
  return binnen;
}

/**
 * What the triangle leads to. Young ages without any money are passed over (a factor on nothing is
 * endless), origins that are not older than those get no expectation; the tail is none.
 * @param laatste only the last n factors of each age
 * @returns refused with a `DriehoekReden` as in `driehoek`
 */
export function verwachtingVan(d: Driehoek, laatste?: number): Result<Verwachting> {
  const begin = eersteLeeftijd(d);
  const mee = d.cumulatief.flatMap((rij, i) => (laatsteKolom(rij) >= begin ? [i] : []));
  // the oldest origins decide which ages exist
  const eind = Math.max(...mee.map((i) => laatsteKolom(d.cumulatief[i] ?? [])), 0) + 1;
  if (eind - begin < 2)
    return weigerDriehoek(
      'te-weinig-ontwikkeling',
      'Er is nog te weinig om een tempo uit te lezen.',
    );
  const kern: Driehoek = {
    herkomst: mee.map((i) => d.herkomst[i] ?? ''),
    ontwikkeling: d.ontwikkeling.slice(begin, eind),
    cumulatief: mee.map((i) => (d.cumulatief[i] ?? []).slice(begin, eind)),
  };
  const opties = laatste === undefined ? {} : { laatste };
  const uit = rekenDriehoek(kern, { methode: 'mack', ...opties });
  if (!uit.ok) return uit;
  const { herkomst, factoren, totaal, toetsen, waarschuwingen } = uit.value;
  const rij = new Map(mee.map((i, k) => [i, herkomst[k] ?? null]));
  const links = factoren.slice(0, -1);
  const leeg = Array.from({ length: begin }, () => null);
  return ok({
    factoren: [...leeg, ...links],
    binnen: [...leeg, ...aandelen(links)],
    rijen: d.herkomst.map((_, i) => rij.get(i) ?? null),
    totaal,
    toetsen,
    waarschuwingen,
  });
}
