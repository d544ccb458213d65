import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type Bezoek,
  bezoek,
  CHROMIUM,
  klaar,
  overtredingen,
  startBrowser,
  teBreed,
} from './hulp/browser.ts';
import { type Draaiend, startHuis, startLeegHuis } from './hulp/huis.ts';
import { allePaginas, keur } from './hulp/keuring.ts';

/** Drops a file as the hand does: over the page, then let go. */
async function laatVallen(page: Page, naam: string, inhoud: string): Promise<void> {
  const dataTransfer = await page.evaluateHandle(
    ([n, tekst]) => {
      const overdracht = new DataTransfer();
      overdracht.items.add(new File([tekst], n, { type: 'text/xml' }));
      return overdracht;
    },
    [naam, inhoud] as const,
  );
  await page.dispatchEvent('body', 'dragover', { dataTransfer });
  await page.dispatchEvent('body', 'drop', { dataTransfer });
}

/** Presses Tab until the focus stands on something with this text. */
async function tabNaar(page: Page, tekst: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    await page.keyboard.press('Tab');
    const hier = await page.evaluate(() => {
      const e = document.activeElement;
      const label = e?.id ? document.querySelector(`label[for="${e.id}"]`)?.textContent : null;
      return [e?.textContent, label, e?.getAttribute('aria-label')].map((t) => t?.trim() ?? '');
    });
    if (hier.includes(tekst)) return;
  }
  throw new Error(`no way by keyboard to "${tekst}"`);
}

/** A busy machine may take its time. */
const GEDULD = { timeout: 20_000 };

const zin = (page: Page): Promise<string> => page.locator('.zin').innerText();

describe.skipIf(!CHROMIUM)('a working day on the pages (needs Chromium)', () => {
  let browser: Browser;
  let huis: Draaiend;
  let hier: Bezoek;

  beforeAll(async () => {
    [browser, huis] = await Promise.all([startBrowser(), startHuis()]);
  });
  afterAll(async () => {
    await browser?.close();
    await huis?.stop();
  });
  beforeEach(async () => {
    hier = await bezoek(browser);
  });
  afterEach(async () => {
    expect(hier.klachten).toEqual([]);
    await hier.context.close();
  });

  const ga = async (pad: string): Promise<Page> => {
    await hier.page.goto(`${huis.adres}${pad}`);
    await klaar(hier.page);
    return hier.page;
  };

  it('every page: no breach of WCAG 2.2 AA, no complaint, no sideways scrolling, at 1280 and 320 pixels', async () => {
    const paden = await allePaginas(huis.adres);
    expect(paden.length).toBeGreaterThan(15);
    expect(await keur(browser, huis.adres, paden)).toEqual({});
  }, 600_000);

  it('a narrow page with its menu and the choice of a day open is accessible', async () => {
    const page = await ga('/');
    await page.setViewportSize({ width: 320, height: 640 });
    await page.getByRole('button', { name: 'Menu' }).click();
    await page.getByRole('button', { name: /Stand per/ }).click();
    expect(await overtredingen(page)).toEqual([]);
    expect(await teBreed(page)).toBe(0);
  });

  it('the first screen says where the year ends, how sure that is, and what it rests on', async () => {
    const page = await ga('/');
    await expect
      .poll(() => zin(page), GEDULD)
      .toMatch(/eindigt naar verwachting €\s.* (voordelig|nadelig)/);
    expect(await page.locator('.bijzin').allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/% (op|binnen)/)]),
    );
    await page.getByRole('heading', { name: 'Waar dit op rust' }).waitFor();
    await page.getByText('Fictief').first().waitFor();
    const beeld = page.getByRole('img').first();
    const breedte = () => beeld.evaluate((i: HTMLImageElement) => i.naturalWidth);
    await expect.poll(breedte, GEDULD).toBeGreaterThan(200);
  });

  it('with the keyboard alone: skip the menu, walk to a question, ask it of another day, download', async () => {
    const page = await ga('/');
    await tabNaar(page, 'Direct naar de inhoud');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('inhoud');
    await page.reload();
    await klaar(page);
    await tabNaar(page, 'Jaarprognose');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Jaarprognose' }).waitFor();
    await klaar(page);
    await tabNaar(page, 'kwartaal terug');
    await page.keyboard.press('Enter');
    await page.waitForURL(/peildatum=\d{4}-\d\d-\d\d/);
    await klaar(page);
    await page.getByRole('button', { name: /Wat bekend was op/ }).waitFor();
    await tabNaar(page, 'Excel');
    const [bestand] = await Promise.all([
      page.waitForEvent('download'),
      page.keyboard.press('Enter'),
    ]);
    expect(bestand.suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it('another peildatum gives another answer, stands in the address, and back keeps the place', async () => {
    const page = await ga('/vragen/jaarprognose');
    const nu = await zin(page);
    await page.getByRole('button', { name: 'jaar terug' }).click();
    await page.waitForURL(/peildatum=/);
    await expect.poll(() => zin(page), GEDULD).not.toBe(nu);
    await expect.poll(() => zin(page), GEDULD).toContain('naar verwachting');
    await klaar(page);
    await page.evaluate(() => window.scrollTo(0, 500));
    await expect.poll(() => page.evaluate(() => window.scrollY), GEDULD).toBe(500);
    await page.getByRole('link', { name: 'Nalevering', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Nalevering' }).waitFor();
    expect(page.url()).toContain('peildatum=');
    await page.goBack();
    await page.getByRole('heading', { level: 1, name: 'Jaarprognose' }).waitFor();
    await expect.poll(() => page.evaluate(() => window.scrollY), GEDULD).toBeGreaterThan(400);
  });

  it('a table sorts by its headings and says so, also after a reload', async () => {
    const page = await ga('/vragen/jaarprognose');
    const kop = page.getByRole('columnheader', { name: 'Begroot' });
    await kop.getByRole('button').press('Enter');
    await expect.poll(() => kop.getAttribute('aria-sort'), GEDULD).toBe('ascending');
    await kop.getByRole('button').press('Enter');
    await expect.poll(() => kop.getAttribute('aria-sort'), GEDULD).toBe('descending');
    await page.reload();
    await klaar(page);
    const cellen = await page.locator('.tabelblok tbody tr td:nth-child(5)').allInnerTexts();
    const bedragen = cellen
      .filter((c) => c !== 'onbekend')
      .map((c) => Number(c.replaceAll('.', '').replace('\u2212', '-')));
    expect(bedragen.length).toBeGreaterThan(3);
    expect(bedragen).toEqual(bedragen.toSorted((a, b) => b - a));
  });

  it('a chart has its own figures beside it, on the first screen and with a question', async () => {
    for (const pad of ['/', '/vragen/jaarprognose']) {
      const page = await ga(pad);
      const figuur = page.getByRole('figure').first();
      await figuur.getByText('Toon de cijfers van de grafiek').click();
      const tabel = figuur.getByRole('table', { name: /^Cijfers bij: Zorg met declaraties/ });
      expect(await tabel.getByRole('row').count()).toBe(13);
      await tabel.getByRole('columnheader', { name: 'Bandbreedte (80%), hoog' }).waitFor();
      expect(await overtredingen(page)).toEqual([]);
    }
  });

  it('a wrong day is told at its field, in Dutch, and what was typed stays', async () => {
    const page = await ga('/vragen/jaarprognose?peildatum=2999-01-01');
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('alert').innerText()).toMatch(/ligt in de toekomst/);
    expect(await page.getByLabel('Peildatum').inputValue()).toBe('2999-01-01');
    expect(await overtredingen(page)).toEqual([]);
    expect(hier.klachten.splice(0)).toEqual([expect.stringContaining('400')]);
  });

  it('a message that is dropped moves the figures; dropped again it changes nothing', async () => {
    const page = await ga('/gegevens');
    const [inhoud = ''] = huis.nieuw;
    await laatVallen(page, 'nieuw.xml', inhoud);
    // first a preview: nothing is read in before it is confirmed, and the button is under the hand
    await page.getByText('1 bestand kan worden ingelezen').first().waitFor();
    expect(
      await page
        .getByText(/verschillende/)
        .first()
        .isVisible(),
    ).toBe(true);
    await page.getByRole('row', { name: /In beoordeling/ }).waitFor();
    const { importen } = await (await fetch(`${huis.adres}/v1/importen`)).json();
    expect(JSON.stringify(importen)).not.toContain('nieuw.xml');
    for (const breedte of [1280, 320]) {
      await page.setViewportSize({ width: breedte, height: 800 });
      expect(await overtredingen(page)).toEqual([]);
      expect(await teBreed(page)).toBe(0);
    }
    await page.keyboard.press('Enter');
    await page.getByText('1 bestand verwerkt').first().waitFor();
    // declared, but not yet answered: that is in beoordeling, not toegekend
    const rij = page
      .locator('.verschoven')
      .last()
      .getByRole('row', { name: /^In beoordeling/ });
    await rij.waitFor();
    const [was, is] = await rij.getByRole('cell').allInnerTexts();
    expect([was, is]).toEqual([expect.stringMatching(/^€/), expect.stringMatching(/^€/)]);
    expect(is).not.toBe(was);
    await laatVallen(page, 'nieuw.xml', inhoud);
    await page.getByText('1 is al bekend').first().waitFor();
  });

  it('a table with unknown headings goes in after its columns were pointed out', async () => {
    const page = await ga('/gegevens');
    const rij = 'X9;Extra;subsidie;last;primitief;2025-02-01;1000';
    const kop = 'Kostenplek;naam;stroom;soort;moment;besluitdatum;bedrag';
    await laatVallen(page, 'anders.csv', `Jaargang;${kop}\n2025;${rij}\n`);
    await page.getByRole('heading', { name: /Welke kolom is wat in anders.csv/ }).waitFor();
    expect(await page.getByLabel('Soort tabel').inputValue()).toBe('begroting');
    await page.getByLabel('Systeem of bron').fill('Kasboek');
    await page.getByLabel('jaar', { exact: true }).selectOption('Jaargang');
    await page.getByLabel('post', { exact: true }).selectOption('Kostenplek');
    for (const breedte of [1280, 320]) {
      await page.setViewportSize({ width: breedte, height: 800 });
      expect(await overtredingen(page)).toEqual([]);
      expect(await teBreed(page)).toBe(0);
    }
    await page.getByRole('button', { name: 'Bewaar en bekijk opnieuw' }).click();
    await page.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await page.getByText('1 bestand verwerkt').first().waitFor();
    // and out again, after it was asked
    const knop = page.getByRole('button', { name: /^Trek import \d+ in$/ }).first();
    const naam = (await knop.innerText()).trim();
    await knop.click();
    await page.getByRole('heading', { name: /intrekken\?$/ }).waitFor();
    expect(await overtredingen(page)).toEqual([]);
    await page.getByRole('button', { name: 'Nee, laat staan' }).click();
    await knop.click();
    await page.getByRole('button', { name: `Ja, ${naam.replace('Trek', 'trek')}` }).click();
    await page
      .getByText(/is ingetrokken: .* in het register is herroepen/)
      .first()
      .waitFor();
    // the report of the import stands above it still
    expect(await page.getByRole('row', { name: /Begrote lasten 2025/ }).count()).toBe(2);
    expect(await overtredingen(page)).toEqual([]);
    expect(await teBreed(page)).toBe(0);
  });

  it('a file that is no message is refused with its name and a reason', async () => {
    const page = await ga('/');
    await laatVallen(page, 'kapot.xml', '<?xml version="1.0"?><bericht><niet-dicht></bericht>');
    await page.getByText('1 is niet te lezen').first().waitFor();
    await page.getByText(/kapot\.xml: \d+ melding/).waitFor();
    expect(await page.getByRole('button', { name: 'Inlezen', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Sluit' }).click();
    expect(await page.getByText('kapot.xml').count()).toBe(0);
  });

  it('another window shows new data without a reload, and keeps what was typed there', async () => {
    const page = await ga('/vragen/stand-van-zaken');
    const ander = await bezoek(browser);
    await ander.page.goto(`${huis.adres}/vragen/stand-van-zaken`);
    await klaar(ander.page);
    await ander.page.getByLabel('Peildatum').fill('2025-01-31');
    const eerst = await ander.page.locator('.tabelblok').first().innerText();
    const [, bericht = ''] = huis.nieuw;
    await laatVallen(page, 'tweede.xml', bericht);
    await page.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await expect
      .poll(() => ander.page.locator('.tabelblok').first().innerText(), GEDULD)
      .not.toBe(eerst);
    expect(await ander.page.getByLabel('Peildatum').inputValue()).toBe('2025-01-31');
    await ander.context.close();
  });

  it('a form that is half filled in is not lost by walking away', async () => {
    const page = await ga('/handelingen/trek-import-in');
    const veld = page.getByRole('main').getByRole('textbox').first();
    const weg = page.getByRole('link', { name: 'Nalevering', exact: true });
    await veld.fill('12');
    await weg.click();
    await page.getByRole('button', { name: 'Blijf op deze pagina' }).click();
    expect(await veld.inputValue()).toBe('12');
    await weg.click();
    await page.getByRole('button', { name: 'Ga toch weg' }).click();
    await page.getByRole('heading', { level: 1, name: 'Nalevering' }).waitFor();
    await page.goBack();
    expect(await veld.inputValue()).toBe('12');
  });

  it('a question prints as a paper of its own: no menu, no form, the table whole', async () => {
    const page = await ga('/vragen/jaarprognose');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('navigation').isVisible()).toBe(false);
    expect(await page.getByRole('button', { name: 'Toon antwoord' }).isVisible()).toBe(false);
    expect(await page.getByRole('table').isVisible()).toBe(true);
    const papier = await page.pdf({ format: 'A4', landscape: true, tagged: true });
    expect(papier.subarray(0, 5).toString()).toBe('%PDF-');
    expect(papier.length).toBeGreaterThan(10_000);
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
    await context.close();
    expect(await keur(browser, huis.adres, ['/', '/gegevens', '/handelingen'])).toEqual({});
  });

  it('a table that does not say of which municipality it is, is read after the page was told', async () => {
    const { context, page } = await bezoek(browser);
    await page.goto(`${huis.adres}/gegevens`);
    await klaar(page);
    const tabel = 'wijk;buurt;postcode\nWK01;BU01;9998ZZ\n';
    await laatVallen(page, 'postcodes.csv', tabel);
    const weigering = page.getByText(/Geef de gemeente op/);
    await weigering.waitFor();
    expect(await weigering.innerText()).not.toContain('--');
    await page.getByText('Wat een tabel zelf niet zegt').click();
    await page.getByLabel('Gemeente (vier cijfers)').fill('9998');
    expect(await overtredingen(page)).toEqual([]);
    await page.getByRole('button', { name: 'Probeer opnieuw' }).click();
    await page.getByRole('button', { name: 'Inlezen', exact: true }).click();
    await page.getByText('1 bestand verwerkt').first().waitFor();
    await context.close();
  });
});
