/**
 * How long the readings of the facts take with 10 million lines: warm (median of 7 in one process)
 * and cold (median of 3 fresh processes, opening the database included).
 * Arguments: none, or `PAD NAAM` to time one reading once (that is what a cold run starts).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFacts } from '../dist/facts/duckdb/open-facts.js';
import { LEZINGEN, vulFeiten } from './feiten/vullen.mjs';

const WARM_MS = 300;
const COLD_MS = 1000;

const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

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
  return median(times.slice(1));
}

async function bench() {
  const map = mkdtempSync(join(tmpdir(), 'stuurhuis-bench-'));
  const pad = process.env.STUURHUIS_BENCH_FEITEN ?? join(map, 'feiten.duckdb');
  if (!existsSync(pad)) await vulFeiten(pad);
  const facts = await open(pad);
  const rows = [];
  for (const naam of Object.keys(LEZINGEN)) rows.push({ naam, warm: await warm(facts, naam) });
  await facts.sluit();
  for (const row of rows) row.cold = median([1, 2, 3].map(() => cold(pad, row.naam)));
  rmSync(map, { recursive: true, force: true });
  const lines = rows.map((r) => `| ${r.naam} | ${r.warm.toFixed(0)} | ${r.cold.toFixed(0)} |`);
  console.log(
    [
      '## Readings of 10 million lines',
      '',
      '| reading | warm ms | cold ms |',
      '|---|---:|---:|',
      ...lines,
    ].join('\n'),
  );
  const missed = rows.filter((r) => !r.naam.includes('alle jaren'));
  if (missed.some((r) => r.warm > WARM_MS || r.cold > COLD_MS)) process.exitCode = 1;
}

const [pad, naam] = process.argv.slice(2);
if (pad !== undefined && naam !== undefined) await once(pad, naam);
else await bench();
