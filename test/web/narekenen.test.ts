import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bezoek, CHROMIUM, startBrowser } from './hulp/browser.ts';
import { type Draaiend, startLeegHuis } from './hulp/huis.ts';
import { keur } from './hulp/keuring.ts';

const TABEL = 'Post;2024;2025\nWmo;1.000;1.100\nJeugd;500;600\nTotaal;1.501;2.117\n';

describe.skipIf(!CHROMIUM)('recomputing a table on a page (needs Chromium)', () => {
  let browser: Browser;
  let huis: Draaiend;
  beforeAll(async () => {
    huis = await startLeegHuis();
    browser = await startBrowser();
    const geladen = await fetch(`${huis.adres}/v1/handelingen/laad-voorbeeld`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ naam: 'zwolle-2018' }),
    });
    expect(geladen.status).toBe(200);
  });
  afterAll(async () => {
    await browser.close();
    await huis.stop();
  });

  it('shows what does not come out, goes on at the answer, and says what is wrong with a file', async () => {
    const { context, page, klachten } = await bezoek(browser);
    await page.goto(huis.adres);
    await page.getByRole('link', { name: 'Tabel narekenen' }).click();
    const kiezer = page.getByLabel('Tabel (Excel, CSV of JSON)');
    const stuur = (name: string, tekst: string) =>
      kiezer.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(tekst) });
    await stuur('begroting.csv', TABEL);
    await page.getByRole('heading', { level: 2, name: 'begroting.csv' }).waitFor();
    await page.getByText('Van 2 sommen: 1 niet herleidbaar, 1 met een verschil').waitFor();
    const rij = page.getByRole('row', { name: /Totaal\), kolom 2025/ });
    expect(await rij.innerText()).toMatch(/2\.117\s+1\.700\s+417\s+niet herleidbaar/);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      'begroting.csv',
    );
    await stuur('munt.csv', TABEL.replace('500', '$ 500'));
    await page.getByText(/een andere munt dan de euro/).waitFor();
    await stuur('twijfel.csv', 'Post;2024\na;1,234\nTotaal;1,234\n');
    await page.getByRole('button', { name: '1,234.5' }).click();
    await page.getByText('Van 1 som: 1 klopt precies.').waitFor();
    expect(klachten.filter((k) => !/409/.test(k))).toEqual([]);
    await context.close();
  });

  it('has no fault that a machine can find, also with the published tables of an example', async () => {
    const paginas = ['/narekenen', '/vragen/narekenen?gemeente=0193'];
    expect(await keur(browser, huis.adres, paginas)).toEqual({});
    const { context, page } = await bezoek(browser);
    await page.goto(`${huis.adres}/vragen/narekenen?gemeente=0193&publicatie=benchmark-2017`);
    await page.getByText('Van 14 sommen: 3 met een verschil door afronding').waitFor();
    await page.getByText('Zwolle').first().waitFor();
    await context.close();
  });
});
