import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PACKAGE = '@sparticuz/chromium';
const VERSION = '147.0.0';
const KNOWN = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** A browser that is there already. */
function installedChromium() {
  const stated = process.env['STUURHUIS_CHROMIUM'];
  if (stated && !existsSync(stated)) throw new Error(`STUURHUIS_CHROMIUM: ${stated} bestaat niet.`);
  return stated ?? KNOWN.find((path) => existsSync(path)) ?? null;
}

/** Puts the browser package in a folder of its own, so that the lock file stays what it is. */
function installPackage(folder) {
  if (existsSync(join(folder, 'node_modules', PACKAGE))) return;
  process.stderr.write('Geen Chromium gevonden: er wordt er een geïnstalleerd voor de tests ...\n');
  const { status } = spawnSync(
    'npm',
    [
      'install',
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--prefix',
      folder,
      `${PACKAGE}@${VERSION}`,
    ],
    { stdio: ['ignore', 2, 2] },
  );
  if (status !== 0) throw new Error('Het installeren van Chromium is niet gelukt.');
}

/**
 * The path of a Chromium to test with; it is installed when the machine has none.
 * The package unpacks the shared libraries of a bare system only when it believes to run in a
 * serverless function, hence the environment variable; it then sets LD_LIBRARY_PATH itself.
 */
export async function findChromium(root) {
  const installed = installedChromium();
  if (installed) return installed;
  const folder = join(root, 'node_modules', '.cache', 'chromium');
  installPackage(folder);
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x';
  const path = createRequire(join(folder, 'x.js')).resolve(PACKAGE);
  const { default: chromium } = await import(pathToFileURL(path).href);
  return chromium.executablePath();
}
