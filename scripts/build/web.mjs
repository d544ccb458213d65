import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { root } from './server.mjs';
import { withSlot } from './slot.mjs';

const stamp = join(root, 'dist', '.stempel-web');
const inputs = ['src/web', 'src/core', 'src/definitie', 'vite.config.ts', 'package.json'];

const webFingerprint = () => fingerprint(inputs.map((i) => join(root, i)));

/** Bundles `src/web` to `dist/web` when it changed. @returns whether something was built. */
export function buildWebWhenStale() {
  if (!existsSync(join(root, 'src', 'web', 'index.html'))) return false;
  if (readStamp(stamp) === webFingerprint()) return false;
  return withSlot(join(root, 'dist', '.slot-web'), () => {
    const wanted = webFingerprint();
    if (readStamp(stamp) === wanted) return false;
    process.stderr.write('De webpagina wordt gebouwd ...\n');
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (status !== 0) throw new Error('De webpagina is niet te bouwen; zie de melding hierboven.');
    mkdirSync(join(root, 'dist'), { recursive: true });
    writeFileSync(stamp, wanted);
    return true;
  });
}
