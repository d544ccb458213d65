import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BREEDTES,
  bezoek,
  CHROMIUM,
  klaar,
  overtredingen,
  startBrowser,
  teBreed,
  teKlein,
} from './hulp/browser.ts';
import { type Draaiend, startHuis, startLeegHuis } from './hulp/huis.ts';

interface Lijst {
  readonly vragen: readonly { readonly id: string }[];
  readonly handelingen: readonly { readonly id: string }[];
}

async function paginas(adres: string): Promise<string[]> {
  const lees = async (pad: string): Promise<Lijst> =>
    // safe: the list of the interface, whose shape the interface tests hold
    (await (await fetch(`${adres}${pad}`)).json()) as Lijst;
  const { vragen } = await lees('/v1/vragen');
  const { handelingen } = await lees('/v1/handelingen');
  return [
    '/',
    ...vragen.map((v) => `/vragen/${v.id}`),
    '/gegevens',
    '/handelingen',
    ...handelingen.map((h) => `/handelingen/${h.id}`),
    '/over',
    '/bestaat-niet',
  ];
}

/** What is wrong on each page at one width; a page without faults is left out. */
async function bevindingen(
  browser: Browser,
  adres: string,
  breedte: number,
  paden: readonly string[],
): Promise<Record<string, string[]>> {
  const { context, page, klachten } = await bezoek(browser, breedte);
  const gevonden: Record<string, string[]> = {};
  for (const pad of paden) {
    await page.goto(`${adres}${pad}`);
    await klaar(page);
    const over = await teBreed(page);
    const fouten = [
      ...(await overtredingen(page)),
      ...(await teKlein(page)),
      ...(over > 0 ? [`${over}px too wide`] : []),
      ...klachten.splice(0),
    ];
    if (fouten.length > 0) gevonden[pad] = fouten;
  }
  await context.close();
  return gevonden;
}

describe.skipIf(!CHROMIUM)('every page is accessible (needs Chromium)', () => {
  let browser: Browser;
  let huis: Draaiend;

  beforeAll(async () => {
    [browser, huis] = await Promise.all([startBrowser(), startHuis()]);
  });
  afterAll(async () => {
    await browser?.close();
    await huis?.stop();
  });

  it.each(BREEDTES)(
    'at %i pixels: no breach of WCAG 2.2 AA, no complaint, no sideways scrolling',
    async (breedte) => {
      const paden = await paginas(huis.adres);
      expect(paden.length).toBeGreaterThan(10);
      expect(await bevindingen(browser, huis.adres, breedte, paden)).toEqual({});
    },
    120_000,
  );

  it('also where something is wrong: a day in the future, an amount that is not clear', async () => {
    const paden = ['/vragen/jaarprognose?peildatum=2999-01-01', '/vragen/jaarprognose?onzin=1'];
    const { context, page } = await bezoek(browser, 320);
    for (const pad of paden) {
      await page.goto(`${huis.adres}${pad}`);
      await page.getByRole('alert').waitFor();
      expect(await overtredingen(page), pad).toEqual([]);
      expect(await teBreed(page), pad).toBe(0);
    }
    await context.close();
  });

  it('with the menu and the choice of a day open on a narrow screen', async () => {
    const { context, page } = await bezoek(browser, 320);
    await page.goto(huis.adres);
    await klaar(page);
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: /Stand per/ }).click();
    expect(await overtredingen(page)).toEqual([]);
    expect(await teBreed(page)).toBe(0);
    await context.close();
  });
});

describe.skipIf(!CHROMIUM)('an empty house (needs Chromium)', () => {
  let browser: Browser;
  let huis: Draaiend;

  beforeAll(async () => {
    [browser, huis] = await Promise.all([startBrowser(), startLeegHuis()]);
  });
  afterAll(async () => {
    await browser?.close();
    await huis?.stop();
  });

  it('says how to begin, and has no fault either', async () => {
    const { context, page } = await bezoek(browser);
    await page.goto(huis.adres);
    await page.getByRole('heading', { level: 1, name: 'Welkom bij Stuurhuis' }).waitFor();
    expect(await overtredingen(page)).toEqual([]);
    await context.close();
    const gevonden = await bevindingen(browser, huis.adres, 320, ['/gegevens', '/handelingen']);
    expect(gevonden).toEqual({});
  });
});
