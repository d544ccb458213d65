import type { Gemeente } from '../core/basis/domein.ts';
import type { PostcodeFeit, Pseudoniem } from '../facts/feiten.ts';
import type { Omzetting } from './feiten-van.ts';
import type { Import } from './import.ts';

/** The setting by which an administrator switches the household proxy on. */
const HUISHOUDPROXY = 'huishoudproxy';

/**
 * Lays down, per municipality, how persons and addresses become pseudonyms and areas. Reads what it
 * needs beforehand, so that a message can be converted while it streams by.
 * @param vers postcodes that came along in this same import
 */
export async function openOmzettingen(
  { huis, sleutels, gemeente }: Import,
  vers: readonly PostcodeFeit[],
): Promise<(gemeente: Gemeente) => Omzetting> {
  const bekend = new Set([...(await huis.facts.gemeenten()), ...(gemeente ? [gemeente] : [])]);
  const postcodes = new Map<Gemeente, Map<string, { wijk: string; buurt: string }>>();
  const metProxy = new Set<Gemeente>();
  const geheim = new Map<Gemeente, ReadonlySet<Pseudoniem>>();
  for (const g of bekend) {
    const feiten = [...(await huis.facts.postcodes(g)), ...(g === gemeente ? vers : [])];
    postcodes.set(g, new Map(feiten.map((f) => [f.postcode.replace(/\s/g, ''), f])));
    geheim.set(g, await huis.facts.afgeschermden(g));
    if (await huis.register.instelling(g, HUISHOUDPROXY)) metProxy.add(g);
  }
  const gemaakt = new Map<Gemeente, Omzetting>();
  return (g) => {
    const eerder = gemaakt.get(g);
    if (eerder) return eerder;
    const gebieden = postcodes.get(g);
    const omzetting: Omzetting = {
      pseudoniem: sleutels.pseudoniemen(g),
      referentie: sleutels.referenties(g),
      inhoud: sleutels.inhouden(g),
      gebied: (postcode) => gebieden?.get(postcode) ?? null,
      huishouden: metProxy.has(g) ? sleutels.huishoudens(g) : null,
      isAfgeschermd: (client) => geheim.get(g)?.has(client) ?? false,
    };
    gemaakt.set(g, omzetting);
    return omzetting;
  };
}
