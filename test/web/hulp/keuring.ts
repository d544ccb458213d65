import type { Browser } from 'playwright-core';
import { BREEDTES, bezoek, klaar, overtredingen, teBreed, teKlein } from './browser.ts';

interface Lijst {
  readonly vragen: readonly { readonly id: string }[];
  readonly handelingen: readonly { readonly id: string }[];
}

/** Every page that a house has: its questions and acts, and the pages of their own. */
export async function allePaginas(adres: string): Promise<string[]> {
  const lees = async (pad: string): Promise<Lijst> =>
    // safe: the list of the interface, whose shape the interface tests hold
    (await (await fetch(`${adres}${pad}`)).json()) as Lijst;
  const { vragen } = await lees('/v1/vragen');
  const { handelingen } = await lees('/v1/handelingen');
  return [
    '/',
    ...vragen.map((v) => `/vragen/${v.id}`),
    '/gegevens',
    '/doorrekenen',
    '/narekenen',
    '/handelingen',
    ...handelingen.map((h) => `/handelingen/${h.id}`),
    '/over',
    '/bestaat-niet',
  ];
}

/** Pages of one kind share their parts: where it is wide one in four of them is held to the rules. */
const EEN_OP = 4;

/** The rules of WCAG are judged on every page where it is narrow; where it is wide on a part of them. */
function isGekeurdOp(width: number, pad: string, paden: readonly string[]): boolean {
  const isVanSoort = /^\/(vragen|handelingen)\//.test(pad);
  return width === Math.min(...BREEDTES) || !isVanSoort || paden.indexOf(pad) % EEN_OP === 0;
}

async function keurDeel(
  browser: Browser,
  adres: string,
  paden: readonly string[],
): Promise<Record<string, string[]>> {
  const { context, page, klachten } = await bezoek(browser);
  const gevonden: Record<string, string[]> = {};
  for (const pad of paden) {
    await page.setViewportSize({ width: BREEDTES[0], height: 900 });
    await page.goto(`${adres}${pad}`);
    await klaar(page);
    for (const width of BREEDTES) {
      await page.setViewportSize({ width, height: 900 });
      const over = await teBreed(page);
      const fouten = [
        ...(isGekeurdOp(width, pad, paden) ? await overtredingen(page) : []),
        ...(await teKlein(page)),
        ...(over > 0 ? [`${over}px too wide`] : []),
        ...klachten.splice(0),
      ];
      if (fouten.length > 0) gevonden[`${pad} at ${width}`] = fouten;
    }
  }
  await context.close();
  return gevonden;
}

/**
 * What is wrong on each page at each width: breaches of WCAG (where it is wide, on one question and
 * act in four), controls that are too small, sideways scrolling, and what the browser complained of.
 * A page without faults is left out.
 */
export async function keur(
  browser: Browser,
  adres: string,
  paden: readonly string[],
): Promise<Record<string, string[]>> {
  const even = paden.filter((_, i) => i % 2 === 0);
  const oneven = paden.filter((_, i) => i % 2 === 1);
  const delen = await Promise.all([even, oneven].map((deel) => keurDeel(browser, adres, deel)));
  return Object.assign({}, ...delen) as Record<string, string[]>;
}
