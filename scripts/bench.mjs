import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { buildServerWhenStale, root } from './build/server.mjs';

const folder = join(root, 'bench');
/** What benches make once for all of them: the facts of ten million lines. */
const werkmap = process.env.STUURHUIS_BENCH_MAP ?? mkdtempSync(join(tmpdir(), 'stuurhuis-bench-'));

/**
 * Runs one bench: a program that prints Markdown on stdout (a heading and a table) and its progress
 * on stderr; exit 1 means that a target was missed.
 */
function runBench(name) {
  process.stderr.write(`\n== ${name}\n`);
  const { status, stdout } = spawnSync(process.execPath, [join(folder, name)], {
    cwd: root,
    env: { ...process.env, STUURHUIS_BENCH_MAP: werkmap },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return { name, ok: status === 0, text: stdout.trim() };
}

const gib = (totalmem() / 2 ** 30).toFixed(0);
const wanted = process.argv.slice(2);
buildServerWhenStale();
mkdirSync(folder, { recursive: true });
const results = readdirSync(folder)
  .filter((f) => /^\d\d-.*\.mjs$/.test(f) && (wanted.length === 0 || wanted.includes(f)))
  .sort()
  .map(runBench)
  // a file that only exports is a helper of the others
  .filter((r) => r.text !== '' || !r.ok);
if (process.env.STUURHUIS_BENCH_MAP === undefined)
  rmSync(werkmap, { recursive: true, force: true });
const head = `# Measured

One run on ${cpus().length} cores with ${gib} GiB, Node ${process.version}. Ratios were measured in the same run. Made by \`npm run bench\`.
`;
const parts = results.map((r) =>
  r.ok ? r.text : `${r.text}\n\n**${r.name}: target missed or failed.**`,
);
if (wanted.length === 0) {
  writeFileSync(join(folder, 'RESULTS.md'), `${[head.trim(), ...parts].join('\n\n')}\n`);
}
process.stdout.write(`${parts.join('\n\n')}\n`);
process.exitCode = results.every((r) => r.ok) ? 0 : 1;
