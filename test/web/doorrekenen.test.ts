import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, CHROMIUM, klaar, startBrowser } from './hulp/browser.ts';
import { type Draaiend, startLeegHuis } from './hulp/huis.ts';
import { keur } from './hulp/keuring.ts';

const laad = async (adres: string, naam: string): Promise<void> => {
  const geladen = await fetch(`${adres}/v1/handelingen/laad-voorbeeld`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ naam }),
  });
  expect(geladen.status).toBe(200);
};

const zin = (page: Page): Promise<string> =>
  page.locator('.doorrekenen__uitkomst [role=status]').innerText();

describe.skipIf(!CHROMIUM)('thinking together on a page (needs Chromium)', () => {
  let browser: Browser;
  let huis: Draaiend;
  beforeAll(async () => {
    huis = await startLeegHuis();
    browser = await startBrowser();
    await laad(huis.adres, 'zwolle-2018');
    await laad(huis.adres, 'zwijndrecht-2020');
  });
  afterAll(async () => {
    await browser.close();
    await huis.stop();
  });

  it('moves the deficit at once, by mouse and by keyboard, and keeps the stand in the address', async () => {
    const { context, page, klachten } = await bezoek(browser);
    await page.goto(`${huis.adres}/doorrekenen?gemeente=0193`);
    await page.getByText('In 2022: tekort').waitFor();
    expect(await zin(page)).toMatch(/€\s3,18\smln, exclusief 4 PM-posten/);
    await page.getByRole('checkbox', { name: /^W4 / }).uncheck();
    expect(await zin(page)).toMatch(/€\s4,68\smln/);
    await page.getByText('Draai aan W2', { exact: true }).click();
    const schuif = page.getByRole('slider', { name: 'W2 begint later' });
    await schuif.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight');
    expect(await schuif.getAttribute('aria-valuetext')).toBe('12 maanden later');
    expect(await zin(page)).toMatch(/€\s4,88\smln/);
    await page.getByText('Draai aan P6', { exact: true }).click();
    await page.getByRole('slider', { name: /PM van P6/ }).fill('275000');
    expect(await zin(page)).toMatch(/exclusief 4 PM-posten.*invulde, dan is het saldo €\s−4,61/);
    expect(new URL(page.url()).searchParams.get('later')).toBe('W2:12');
    await page.reload();
    await page.getByText('In 2022: tekort').waitFor();
    expect(await zin(page)).toMatch(/€\s4,88\smln/);
    expect(klachten).toEqual([]);
    await context.close();
  });

  it('answers a slider in the page itself, without asking the server', async () => {
    const { context, page } = await bezoek(browser);
    await page.goto(`${huis.adres}/doorrekenen?gemeente=0193`);
    await page.getByText('Draai aan W2', { exact: true }).click();
    const schuif = page.locator('[open] .doorrekenen__schuif input').first();
    await schuif.waitFor();
    const gevraagd: string[] = [];
    page.on('request', (r) => gevraagd.push(new URL(r.url()).pathname));
    const zinnen = new Set([await zin(page)]);
    for (const maanden of [6, 18, 30]) {
      await schuif.fill(String(maanden));
      zinnen.add(await zin(page));
    }
    expect(zinnen.size).toBe(4);
    expect(gevraagd.filter((pad) => pad.startsWith('/v1'))).toEqual([]);
    await context.close();
  });

  it('has assumptions as switches and no fault that a machine can find', async () => {
    const { context, page } = await bezoek(browser);
    const basislijn = { code: 'begroting-2020' };
    const gedaan = await fetch(`${huis.adres}/v1/handelingen/leg-scenario-vast?gemeente=0642`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: 'zoals-begroot',
        naam: 'Zoals begroot',
        basislijn: basislijn.code,
      }),
    });
    expect(gedaan.status).toBe(200);
    await page.goto(`${huis.adres}/doorrekenen?gemeente=0642`);
    await page.getByText('In 2020: tekort').waitFor();
    expect(await zin(page)).toMatch(/€\s1,40\smln\./);
    await page.getByRole('checkbox', { name: /solidariteitsafspraken/ }).uncheck();
    expect(await zin(page)).toMatch(/€\s3,00\smln\./);
    await klaar(page);
    await context.close();
    const paginas = ['/doorrekenen?gemeente=0193', '/doorrekenen?gemeente=0642'];
    expect(await keur(browser, huis.adres, paginas)).toEqual({});
  });

  it('prints on one sheet', async () => {
    const { context, page } = await bezoek(browser);
    await page.goto(`${huis.adres}/doorrekenen?gemeente=0193`);
    await page.getByText('In 2022: tekort').waitFor();
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await context.close();
  });
});
