import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/**
 * One parsed source file, as every rule sees it.
 * @typedef {object} Source
 * @property {string} path posix path from the root of the tree, `src/core/basis/datum.ts`
 * @property {string} text
 * @property {any} program ESTree of oxc-parser
 * @property {{value: string, start: number, end: number, type: string}[]} comments
 * @property {Import[]} imports
 * @property {boolean} isTest
 * @property {(offset: number) => number} lineAt 1-based line of an offset
 *
 * @typedef {object} Import
 * @property {string} specifier as written
 * @property {string | null} target posix path from the root for a relative import, null for a package or builtin
 * @property {boolean} typeOnly
 * @property {number} line
 *
 * @typedef {object} Finding
 * @property {string} rule
 * @property {string} path
 * @property {number} line
 * @property {string} message
 */

const CODE = /\.(ts|tsx|mts|mjs|js)$/;
const SKIP = new Set(['node_modules', 'dist', 'data', '.git', 'fixtures', 'fixtures-goed']);

/** All files below `folder` (posix paths from `root`), without what is installed or built. */
export function listFiles(root, folder) {
  const start = join(root, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((e) => e.isFile())
    .map((e) =>
      relative(root, join(e.parentPath ?? e.path, e.name))
        .split(sep)
        .join('/'),
    )
    .filter(
      (p) =>
        !p
          .slice(folder.length)
          .split('/')
          .some((part) => SKIP.has(part)),
    )
    .sort();
}

/** Offsets of line starts, so that a position becomes a line by bisection. */
function lineIndex(text) {
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (low + 1 < high) {
      const middle = (low + high) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** Visits every node of an ESTree; `visit(node, ancestors)` with the nearest ancestor last. */
export function walk(node, visit, ancestors = []) {
  if (!node || typeof node.type !== 'string') return;
  visit(node, ancestors);
  ancestors.push(node);
  for (const [key, value] of Object.entries(node)) {
    if (key === 'parent') continue;
    if (Array.isArray(value)) for (const child of value) walk(child, visit, ancestors);
    else if (value && typeof value === 'object') walk(value, visit, ancestors);
  }
  ancestors.pop();
}

/** Every specifier in a module: static, re-export, dynamic `import()` and `import('x').T`. */
function readImports(module, program, text, lineAt) {
  const found = [];
  const add = (specifier, start, typeOnly) =>
    found.push({ specifier, typeOnly, line: lineAt(start) });
  for (const i of module.staticImports) {
    const typeOnly = /^import\s+type\b/.test(text.slice(i.start, i.end));
    add(i.moduleRequest.value, i.start, typeOnly);
  }
  for (const e of module.staticExports) {
    const from = e.entries.find((entry) => entry.moduleRequest);
    if (from)
      add(
        from.moduleRequest.value,
        e.start,
        /^(import|export)\s+type\b/.test(text.slice(e.start, e.end)),
      );
  }
  walk(program, (node) => {
    if (node.type === 'ImportExpression') add(literal(node.source), node.start, false);
    if (node.type === 'TSImportType') add(literal(node.source ?? node.argument), node.start, true);
  });
  return found;
}

/** The specifier of an import whose path is only known when it runs. */
export const COMPUTED = '<computed>';

/** The text of a literal argument. */
const literal = (node) =>
  typeof node?.value === 'string' ? node.value : (node?.literal?.value ?? COMPUTED);

/**
 * Parses one file.
 * @returns {{source: Source, findings: Finding[]}} a file that cannot be parsed is a finding, for no
 * rule can judge it
 */
export function parseSource(root, path, text = readFileSync(join(root, path), 'utf8')) {
  const { program, module, comments, errors } = parseSync(path, text);
  const lineAt = lineIndex(text);
  const imports = readImports(module, program, text, lineAt).map((i) => ({
    ...i,
    target: i.specifier.startsWith('.')
      ? relative(root, resolve(root, dirname(path), i.specifier))
          .split(sep)
          .join('/')
      : null,
  }));
  const findings = errors.map((e) => ({ rule: 'parses', path, line: 1, message: e.message }));
  const isTest = /\.(test|fixture)\.tsx?$/.test(path) || path.startsWith('test/');
  return { source: { path, text, program, comments, imports, isTest, lineAt }, findings };
}

/** Reads all code below the folders. @returns {{sources: Source[], findings: Finding[]}} */
export function readSources(root, folders) {
  const parsed = folders
    .flatMap((f) => listFiles(root, f))
    .filter((p) => CODE.test(p) && !p.endsWith('.d.ts'))
    .map((p) => parseSource(root, p));
  return {
    sources: parsed.map((p) => p.source),
    findings: parsed.flatMap((p) => p.findings),
  };
}
