import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type * as Axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';

const VLAGGEN = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const WAAR = [process.env['STUURHUIS_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'];

/** Path of a Chromium; `null` when there is none, and then the browser tests say so. */
export const CHROMIUM = WAAR.find((pad) => pad !== undefined && existsSync(pad)) ?? null;

/** Starts the browser in which the tests click. */
export async function startBrowser(): Promise<Browser> {
  if (!CHROMIUM) throw new Error('no Chromium');
  return chromium.launch({ executablePath: CHROMIUM, args: VLAGGEN });
}

/** Widths at which every page must work: a desk, and WCAG 2.2 criterion 1.4.10 (320 CSS pixels). */
export const BREEDTES = [1280, 320] as const;

export interface Bezoek {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What the browser complained of: errors, warnings, and what the CSP refused. */
  readonly klachten: string[];
}

/** Opens a window that writes down every complaint of the browser. */
export async function bezoek(browser: Browser, breedte = 1280): Promise<Bezoek> {
  const context = await browser.newContext({
    viewport: { width: breedte, height: breedte < 500 ? 640 : 900 },
    locale: 'nl-NL',
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const klachten: string[] = [];
  page.on('console', (m) => {
    if (m.type() === 'error' || m.type() === 'warning') klachten.push(m.text());
  });
  page.on('pageerror', (e) => klachten.push(e.message));
  return { context, page, klachten };
}

const axeTekst = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
);
const REGELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Breaches of WCAG 2.2 A and AA and of best practice on the page as it stands. */
export async function overtredingen(page: Page): Promise<string[]> {
  await page.evaluate(axeTekst);
  return page.evaluate(async (regels) => {
    // safe: the line above put axe on the page
    const { axe } = window as unknown as { axe: typeof Axe };
    const { violations } = await axe.run(document, {
      runOnly: regels,
      resultTypes: ['violations'],
    });
    return violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target.join(' ')).join(' | ')}`);
  }, REGELS);
}

/** By how many pixels the page is wider than the window. */
export const teBreed = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** Controls that are lower than WCAG 2.2 criterion 2.5.8 asks (24 CSS pixels). */
export const teKlein = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('a, button, input, select, summary')]
      .map((e) => ({ e, hoogte: e.getBoundingClientRect().height }))
      .filter(({ hoogte }) => hoogte > 1 && hoogte < 24)
      .map(({ e, hoogte }) => `${e.tagName} "${e.textContent}" ${Math.round(hoogte)}px`),
  );

/** Waits until the page shows an answer and asks for nothing more. */
export async function klaar(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).waitFor();
  // what plays the forecast back takes its time
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"], progress'),
    undefined,
    { timeout: 150_000 },
  );
}
