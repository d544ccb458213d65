import { assertNode } from './build/node-floor.mjs';
import { installWhenMissing } from './build/packages.mjs';
import { buildServerWhenStale, root } from './build/server.mjs';
import { buildWebWhenStale } from './build/web.mjs';
import { findChromium } from './test/chromium.mjs';
import { countTests, unexcusedSkips } from './test/count.mjs';

/** Runs vitest in this process, so that its outcome can be counted. */
async function runVitest(args) {
  const { parseCLI, startVitest } = await import('vitest/node');
  const { filter, options } = parseCLI(['vitest', 'run', ...args]);
  const vitest = await startVitest('test', filter, { ...options, watch: false });
  const modules = vitest.state.getTestModules();
  const counts = countTests(modules);
  const crashed = vitest.state.getUnhandledErrors().length;
  await vitest.close();
  return { ...counts, failed: counts.failed + crashed };
}

/** With STUURHUIS_GEEN_OVERSLAAN=1 a skip without a valid excuse is a failure. */
function judgeSkips(counts) {
  if (process.env['STUURHUIS_GEEN_OVERSLAAN'] !== '1') return counts;
  const unexcused = unexcusedSkips(counts.skippedTitles, root);
  for (const title of unexcused)
    process.stdout.write(`overgeslagen zonder geldige reden: ${title}\n`);
  return {
    ...counts,
    failed: counts.failed + unexcused.length,
    skipped: counts.skipped - unexcused.length,
  };
}

async function main(args) {
  assertNode();
  installWhenMissing();
  process.env['STUURHUIS_CHROMIUM'] = await findChromium(root);
  buildServerWhenStale();
  buildWebWhenStale();
  const { passed, failed, skipped } = judgeSkips(await runVitest(args));
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (e) {
  process.stderr.write(`${e.message}\n`);
  process.exitCode = 3;
}
