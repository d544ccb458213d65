import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Runs a tool of node_modules/.bin to its end.
 * @returns {Promise<{name: string, ok: boolean, output: string, ms: number}>}
 */
export function runTool(root, name, command, args) {
  const start = performance.now();
  return new Promise((done) => {
    const child = spawn(join(root, 'node_modules', '.bin', command), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1' },
    });
    let output = '';
    const take = (piece) => {
      output += piece;
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('error', (e) => done({ name, ok: false, output: e.message, ms: 0 }));
    child.on('close', (code) =>
      done({ name, ok: code === 0, output, ms: performance.now() - start }),
    );
  });
}

/** Type checks: the server, core without a machine, the browser, the tests, the tools. */
export const TYPE_PROJECTS = [
  'tsconfig.json',
  'src/core/tsconfig.json',
  'src/web/tsconfig.json',
  'tsconfig.tests.json',
  'tsconfig.tools.json',
];

/** tsc calls a project without files an error; the browser's room comes later than its settings. */
const hasInput = (root, project) =>
  existsSync(join(root, project)) &&
  (!project.startsWith('src/') ||
    readdirSync(join(root, dirname(project)), { recursive: true }).some((f) =>
      /\.tsx?$/.test(String(f)),
    ));

/** The outside tools of the check; `quick` leaves dead code out, which is in flux while work is under way. */
export function toolList(root, { quick, paths }) {
  const types = TYPE_PROJECTS.filter((p) => hasInput(root, p));
  return [
    ['format', 'biome', ['check', '--max-diagnostics=50', ...(paths.length ? paths : ['.'])]],
    ['lint', 'oxlint', ['--type-aware', '--deny-warnings', ...paths]],
    ...types.map((p) => [`types ${p}`, 'tsc', ['--noEmit', '-p', p]]),
    ...(quick ? [] : [['dead code', 'knip', ['--no-progress']]]),
  ];
}
