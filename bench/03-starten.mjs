/** From `start` with existing data to the first page and its first answer; and what a browser gets to load. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { mediaan, sluitAf, tabel } from './hulp/proces.mjs';

const huis = fileURLToPath(new URL('..', import.meta.url));
const cli = join(huis, 'bin', 'stuurhuis');
const DOEL = { start: 3, help: 0.25, kilobytes: 250 };
const RONDES = 5;

function startTijd(data) {
  return new Promise((resolve, reject) => {
    const begin = process.hrtime.bigint();
    const na = () => Number(process.hrtime.bigint() - begin) / 1e9;
    const server = spawn(cli, ['start', '--poort', '0', '--data', data], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    server.stdout.once('data', (tekst) => {
      const adres = /http:\S+/.exec(String(tekst))?.[0] ?? '';
      eerstePagina(adres)
        .then(() => resolve(na()), reject)
        .finally(() => server.kill('SIGTERM'));
    });
    server.once('error', reject);
  });
}

/** The page, the script that it names, and its first answer. */
async function eerstePagina(adres) {
  const pagina = await (await fetch(adres)).text();
  const script = /src="([^"]+\.js)"/.exec(pagina)?.[1] ?? '';
  await Promise.all([fetch(new URL(script, adres)), fetch(`${adres}/v1/vragen/stand-van-zaken`)]);
}

function helpTijd() {
  const begin = process.hrtime.bigint();
  spawnSync(cli, ['--help']);
  return Number(process.hrtime.bigint() - begin) / 1e9;
}

/** The script that the first page names; what it loads later does not count. */
function eersteScript() {
  const web = join(huis, 'dist', 'web');
  const naam =
    /src="\/?([^"]+\.js)"/.exec(readFileSync(join(web, 'index.html'), 'utf8'))?.[1] ?? '';
  const later = readdirSync(join(web, 'assets')).filter((b) => b.endsWith('.js')).length - 1;
  return { kilobytes: gzipSync(readFileSync(join(web, naam))).length / 1000, later };
}

const map = mkdtempSync(join(tmpdir(), 'stuurhuis-bench-'));
try {
  const data = join(map, 'data');
  spawnSync(cli, ['demo', '--inwoners', '10000', '--data', data], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const starts = [];
  for (let i = 0; i < RONDES; i++) {
    starts.push(await startTijd(data));
    await new Promise((klaar) => setTimeout(klaar, 1500));
  }
  const help = mediaan(Array.from({ length: 9 }, helpTijd));
  const { kilobytes, later } = eersteScript();
  const start = mediaan(starts);
  const rijen = [
    ['start with data to first page and answer (s)', start.toFixed(2), `under ${DOEL.start}`],
    ['`stuurhuis --help` (s)', help.toFixed(3), `under ${DOEL.help}`],
    [
      `first script, gzipped (kB; ${later} more come later)`,
      kilobytes.toFixed(0),
      `under ${DOEL.kilobytes}`,
    ],
  ];
  const gehaald = start < DOEL.start && help < DOEL.help && kilobytes < DOEL.kilobytes;
  sluitAf('Starting', tabel(['what', 'measured', 'target'], rijen), gehaald);
} finally {
  rmSync(map, { recursive: true, force: true });
}
