/// <reference lib="dom" />
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/test/chromium.mjs';
import { mediaan } from './proces.mjs';

const huis = fileURLToPath(new URL('../..', import.meta.url));
const cli = join(huis, 'bin', 'stuurhuis');
const STANDEN = [6, 12, 18, 24, 30, 36, 24, 12, 6];

/** Runs work with the address of a server on a worked example. */
async function metVoorbeeld(werk) {
  const map = mkdtempSync(join(tmpdir(), 'stuurhuis-bench-'));
  const data = join(map, 'data');
  spawnSync(cli, ['voorbeeld', 'zwolle-2018', '--data', data], { stdio: 'ignore' });
  const server = spawn(cli, ['start', '--poort', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const adres = await new Promise((los) => {
      server.stdout.on('data', (t) => {
        const gezegd = /http:\S+/.exec(String(t))?.[0];
        if (gezegd) los(gezegd);
      });
    });
    return await werk(adres);
  } finally {
    server.kill('SIGTERM');
    rmSync(map, { recursive: true, force: true });
  }
}

/** Runs in the page: how long after each stand of the slider the sentence has changed, in ms. */
function meetInPagina(standen) {
  const schuif = document.querySelector('[open] .doorrekenen__schuif input');
  const vak = document.querySelector('.doorrekenen__uitkomst [role=status]');
  const zet = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  if (!schuif || !vak || !zet) throw new Error('no slider');
  const meet = (waarde) =>
    new Promise((klaar) => {
      const begin = performance.now();
      const kijk = new MutationObserver(() => {
        kijk.disconnect();
        klaar(performance.now() - begin);
      });
      kijk.observe(vak, { childList: true, subtree: true, characterData: true });
      zet.call(schuif, String(waarde));
      schuif.dispatchEvent(new Event('input', { bubbles: true }));
    });
  return standen.reduce(async (al, w) => [...(await al), await meet(w)], Promise.resolve([]));
}

/** The middle of nine moves of a slider, from the hand to the sentence; milliseconds. */
export const meetSchuif = () =>
  metVoorbeeld(async (adres) => {
    const executablePath = (await findChromium(huis)) ?? undefined;
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
    try {
      const page = await browser.newPage();
      await page.goto(`${adres}/doorrekenen?gemeente=0193`);
      await page.getByText('Draai aan W2', { exact: true }).click();
      await page.locator('[open] .doorrekenen__schuif input').first().waitFor();
      return mediaan(await page.evaluate(meetInPagina, STANDEN));
    } finally {
      await browser.close();
    }
  });
