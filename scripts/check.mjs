import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildServerWhenStale } from './build/server.mjs';
import { importRules, sees } from './check/import-rules.mjs';
import { purity } from './check/purity.mjs';
import { shapeRules } from './check/shape.mjs';
import { readSources } from './check/sources.mjs';
import { spelling } from './check/spelling.mjs';
import { runTool, toolList } from './check/tools.mjs';
import { wordRules } from './check/words.mjs';

const HELP = `npm run check [-- [--snel] [--pad MAP]...]

  format, lint, types, import rules, purity, shape, words, dead code

  --snel      without dead code (knip)
  --pad MAP   show only what lies below MAP (for example --pad src/intake)
`;

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Reads the arguments; `paths` narrows what is reported. */
function readArguments(args) {
  const paths = args.flatMap((a, i) => (args[i - 1] === '--pad' ? [a] : []));
  return { quick: args.includes('--snel'), help: args.includes('--help'), paths };
}

/** Our own rules over the whole tree; narrowed afterwards, for arrows cross rooms. */
function ownRules(paths) {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { sources, findings } = readSources(root, ['src', 'test', 'scripts', 'bench']);
  const seen = sees(sources, root);
  const all = [
    ...findings,
    ...seen.findings,
    ...importRules(sources, { root, manifest }),
    ...purity(sources),
    ...shapeRules(sources),
    ...spelling(sources),
    ...wordRules(root),
  ];
  const wanted = all.filter((f) => paths.length === 0 || paths.some((p) => f.path.startsWith(p)));
  return { ...seen, findings: wanted };
}

/** Runs the tools two at a time: the machine that checks is small. */
async function runTools(tools) {
  const queue = [...tools];
  const results = [];
  const worker = async () => {
    for (let tool = queue.shift(); tool; tool = queue.shift()) {
      results.push(await runTool(root, tool[0], tool[1], tool[2]));
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

async function main(args) {
  const options = readArguments(args);
  // the benches run on compiled code, and are checked against its types
  buildServerWhenStale();
  if (options.help) {
    process.stdout.write(HELP);
    return 0;
  }
  const start = performance.now();
  const toolRun = runTools(toolList(root, options));
  const own = ownRules(options.paths);
  const results = await toolRun;
  for (const r of results) {
    if (!r.ok) process.stdout.write(`\n== ${r.name}\n${r.output.trim()}\n`);
  }
  if (own.findings.length) process.stdout.write('\n== rules of the house\n');
  for (const f of own.findings) {
    process.stdout.write(`${f.path}:${f.line} [${f.rule}] ${f.message}\n`);
  }
  const failed = [
    ...results.filter((r) => !r.ok).map((r) => r.name),
    ...(own.findings.length ? [`rules (${own.findings.length})`] : []),
  ];
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  const verdict = failed.length ? `FAILED: ${failed.join(', ')}` : 'all well';
  process.stdout.write(
    `\ncheck: ${own.modules} modules, ${own.arrows} imports seen; ${verdict} (${seconds} s)\n`,
  );
  return failed.length ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
