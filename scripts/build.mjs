import { installWhenMissing } from './build/packages.mjs';
import { buildServerWhenStale } from './build/server.mjs';
import { buildWebWhenStale } from './build/web.mjs';

try {
  installWhenMissing();
  buildServerWhenStale();
  buildWebWhenStale();
} catch (e) {
  process.stderr.write(`${e.message}\n`);
  process.exitCode = 3;
}
