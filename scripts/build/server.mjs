import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, readStamp } from './fingerprint.mjs';
import { withSlot } from './slot.mjs';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dist = join(root, 'dist');
const stamp = join(dist, '.stempel');

const isBrowserPart = (path) => path.startsWith(join(root, 'src', 'web') + '/');
const isTest = (path) => /\.(test|fixture)\.tsx?$/.test(path);
const isInput = (path) => !isBrowserPart(path) && !isTest(path);

const sourceFingerprint = () =>
  fingerprint(
    [join(root, 'src'), join(root, 'tsconfig.json'), join(root, 'package.json')],
    isInput,
  );

/** All files below a folder, relative to it. */
const filesBelow = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) => relative(folder, join(e.parentPath ?? e.path, e.name)));

/** Compiles into a folder of its own, beside `dist` so that source maps keep their paths. */
function compileInto(folder) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  if (!existsSync(tsc)) throw new Error('TypeScript ontbreekt: draai eerst npm ci.');
  const { status, stdout } = spawnSync(process.execPath, [tsc, '-p', root, '--outDir', folder], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error(`De code compileert niet:\n${stdout}`);
  const source = join(root, 'src');
  for (const file of filesBelow(source)) {
    if (/\.tsx?$/.test(file) || !isInput(join(source, file)) || file.endsWith('tsconfig.json'))
      continue;
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    copyFileSync(join(source, file), join(folder, file));
  }
}

/**
 * Renames the new files into `dist` one by one (each is whole at any moment) and removes what no
 * longer has a source: questions are found by folder, so a leftover would live on.
 */
function moveIntoPlace(folder) {
  const made = filesBelow(folder);
  for (const file of made) {
    mkdirSync(dirname(join(dist, file)), { recursive: true });
    renameSync(join(folder, file), join(dist, file));
  }
  const keep = new Set(made);
  for (const file of filesBelow(dist)) {
    if (!keep.has(file) && !file.startsWith('web/') && !file.startsWith('.'))
      rmSync(join(dist, file));
  }
}

/** What a build that was killed left behind. */
function removeLeftovers() {
  for (const name of readdirSync(root)) {
    if (name.startsWith('dist-bouw-')) rmSync(join(root, name), { recursive: true, force: true });
  }
}

function build(wanted) {
  removeLeftovers();
  const folder = join(root, `dist-bouw-${process.pid}`);
  try {
    compileInto(folder);
    rmSync(stamp, { force: true });
    moveIntoPlace(folder);
    writeFileSync(`${stamp}-${process.pid}`, wanted);
    renameSync(`${stamp}-${process.pid}`, stamp);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Compiles `src` to `dist` when a source changed since the last time. Safe for processes that start
 * at once. @returns whether something was built. @throws Error in Dutch when it does not compile.
 */
export function buildServerWhenStale() {
  if (readStamp(stamp) === sourceFingerprint()) return false;
  return withSlot(join(dist, '.slot'), () => {
    const wanted = sourceFingerprint();
    if (readStamp(stamp) === wanted) return false;
    process.stderr.write('Stuurhuis wordt gebouwd ...\n');
    build(wanted);
    return true;
  });
}
