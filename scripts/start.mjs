import { assertNode } from './build/node-floor.mjs';
import { installWhenMissing } from './build/packages.mjs';
import { buildServerWhenStale } from './build/server.mjs';
import { buildWebWhenStale } from './build/web.mjs';

/** Prepares what is missing, then becomes the server itself: signals and exit code are its own. */
async function start(args) {
  assertNode();
  installWhenMissing();
  buildServerWhenStale();
  buildWebWhenStale();
  const { main } = await import(new URL('../dist/main.js', import.meta.url).href);
  return main(['start', '--demo-als-leeg', ...args]);
}

try {
  process.exitCode = await start(process.argv.slice(2));
} catch (e) {
  process.stderr.write(`${e.message}\n`);
  process.exitCode = 3;
}
