import { CLOCKLESS_ROOMS, FILE_GLOBALS, PURE_ROOMS, roomOf } from './rooms.mjs';
import { walk } from './sources.mjs';

/** @typedef {import('./sources.mjs').Source} Source */

const GLOBALS = new Set([
  'globalThis',
  'process',
  'console',
  'fetch',
  'crypto',
  'performance',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'require',
  'Intl',
  'Buffer',
]);
const LOCAL_TIME =
  /^(get(FullYear|Month|Date|Day|Hours|Minutes|Seconds)|toLocale\w*String|toTimeString|toDateString)$/;

const isMember = (node, object, property) =>
  node.type === 'MemberExpression' &&
  node.object.type === 'Identifier' &&
  node.object.name === object &&
  node.property.name === property;

/** Reading the clock or throwing dice: the same input would not give the same answer. */
function clockOrChance(node) {
  if (isMember(node, 'Date', 'now'))
    return 'Date.now reads the clock; take the date as a parameter';
  if (isMember(node, 'Math', 'random')) return 'Math.random; take a seeded Toeval as a parameter';
  const isDate = node.callee?.type === 'Identifier' && node.callee.name === 'Date';
  if (node.type === 'NewExpression' && isDate && node.arguments.length === 0)
    return 'new Date() reads the clock; take the date as a parameter';
  if (node.type === 'CallExpression' && isDate) return 'Date() reads the clock';
  if (node.type === 'MemberExpression' && node.object?.property?.name === 'Now')
    return 'Temporal.Now reads the clock; take the date as a parameter';
  if (isMember(node, 'Temporal', 'Now')) return 'Temporal.Now reads the clock';
  return null;
}

/** Waiting, local time and globals of the machine: what pure calculation does without. */
function impure(node, parent, allowed) {
  if (node.async === true) return 'an async function: core waits for nothing';
  if (node.type === 'AwaitExpression') return 'await: core waits for nothing';
  if (node.type === 'ImportExpression') return 'import(): core loads nothing while it runs';
  if (node.type === 'MemberExpression' && LOCAL_TIME.test(node.property.name ?? ''))
    return `${node.property.name} depends on the time zone or language of the machine`;
  if (node.type !== 'Identifier' || !GLOBALS.has(node.name) || allowed.includes(node.name))
    return null;
  const isName =
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    ((parent?.type === 'Property' || parent?.type === 'TSPropertySignature') &&
      parent.key === node &&
      !parent.shorthand);
  return isName ? null : `${node.name} belongs to the machine, not to a calculation`;
}

/** Purity of the rooms that promise it. @param {Source[]} sources */
export function purity(sources) {
  return sources
    .filter((s) => s.path.startsWith('src/') && !s.isTest)
    .flatMap((s) => {
      const room = roomOf(s.path)?.room ?? '';
      const pure = PURE_ROOMS.includes(room);
      if (!pure && !CLOCKLESS_ROOMS.includes(room)) return [];
      const found = [];
      walk(s.program, (node, ancestors) => {
        const message =
          clockOrChance(node) ??
          (pure ? impure(node, ancestors.at(-1), FILE_GLOBALS[s.path] ?? []) : null);
        if (message)
          found.push({ rule: 'pure', path: s.path, line: s.lineAt(node.start), message });
      });
      return found;
    });
}
