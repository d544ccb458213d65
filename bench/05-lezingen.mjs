/**
 * How long the readings of the facts take with 10 million lines: warm (median of 7 in one process)
 * and cold (median of 3 fresh processes, opening the database included).
 * Arguments: none, or `PAD NAAM` to time one reading once (that is what a cold run starts).
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFacts } from '../dist/facts/duckdb/open-facts.js';
import { AANTAL, metHuis } from './feiten/huis.mjs';
import { LEZINGEN } from './feiten/vullen.mjs';
import { mediaan, sluitAf, tabel } from './hulp/proces.mjs';

const DOEL = { warmMs: 300, coldMs: 1000 };

async function open(pad) {
  const uit = await openFacts({ pad });
  if (!uit.ok) throw new Error(uit.problem.detail);
  return uit.value;
}

async function once(pad, naam) {
  const begin = performance.now();
  const facts = await open(pad);
  await LEZINGEN[naam](facts);
  process.stdout.write(String(performance.now() - begin));
  await facts.sluit();
}

function cold(pad, naam) {
  const uit = spawnSync(process.execPath, [fileURLToPath(import.meta.url), pad, naam], {
    encoding: 'utf8',
  });
  return Number(uit.stdout);
}

async function warm(facts, naam) {
  const times = [];
  for (let i = 0; i < 8; i++) {
    const begin = performance.now();
    await LEZINGEN[naam](facts);
    times.push(performance.now() - begin);
  }
  return mediaan(times.slice(1));
}

async function bench(map) {
  const pad = join(map, 'feiten.duckdb');
  const facts = await open(pad);
  const rows = [];
  for (const naam of Object.keys(LEZINGEN)) rows.push({ naam, warm: await warm(facts, naam) });
  await facts.sluit();
  for (const row of rows) row.cold = mediaan([1, 2, 3].map(() => cold(pad, row.naam)));
  const judged = rows.filter((r) => !r.naam.includes('alle jaren'));
  const gehaald = judged.every((r) => r.warm < DOEL.warmMs && r.cold < DOEL.coldMs);
  const uitleg = `What the questions are made of. Targets at the median: cold under ${DOEL.coldMs} ms, opening the database included, warm under ${DOEL.warmMs} ms; readings over all years serve the forecast and have none.`;
  const cellen = rows.map((r) => [r.naam, r.cold.toFixed(0), r.warm.toFixed(0)]);
  sluitAf(
    `Readings of ${AANTAL.toLocaleString('en')} prestaties`,
    `${uitleg}\n\n${tabel(['reading', 'cold (ms)', 'warm (ms)'], cellen)}`,
    gehaald,
  );
}

const [pad, naam] = process.argv.slice(2);
if (pad !== undefined && naam !== undefined) await once(pad, naam);
else await metHuis(bench);
