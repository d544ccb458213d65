import { walk } from './sources.mjs';

/** @typedef {import('./sources.mjs').Source} Source */

const FILE_CEILING = 400;
const FUNCTION_CEILING = 45;

const isFunction = (node) =>
  ['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'].includes(node.type);
const at = (rule, s, start, message) => ({ rule, path: s.path, line: s.lineAt(start), message });

/** No file over 400 lines, tests included. */
export function fileLength(sources) {
  return sources.flatMap((s) => {
    const lines = s.lineAt(s.text.length);
    if (lines <= FILE_CEILING) return [];
    return [at('file-length', s, 0, `${lines} lines; the ceiling is ${FILE_CEILING}: split it`)];
  });
}

/** Lines of a function without those of the functions inside it, which are judged by themselves. */
function ownLines(s, node) {
  let lines = s.lineAt(node.end) - s.lineAt(node.start) + 1;
  walk(node.body, (inner, ancestors) => {
    if (!isFunction(inner) || inner.body?.type !== 'BlockStatement') return;
    if (ancestors.some((a) => isFunction(a))) return;
    lines -= Math.max(0, s.lineAt(inner.end) - s.lineAt(inner.start) - 1);
  });
  return lines;
}

/** No function over 45 lines of its own. Tests may have long `describe` blocks. */
export function functionLength(sources) {
  return sources
    .filter((s) => !s.isTest)
    .flatMap((s) => {
      const found = [];
      walk(s.program, (node) => {
        if (!isFunction(node) || !node.body) return;
        const lines = ownLines(s, node);
        if (lines <= FUNCTION_CEILING) return;
        const name = node.id?.name ? `${node.id.name} has ` : '';
        found.push(
          at(
            'function-length',
            s,
            node.start,
            `${name}${lines} lines; the ceiling is ${FUNCTION_CEILING}`,
          ),
        );
      });
      return found;
    });
}

/** Whether a `/** ... *\/` block ends right before the offset. */
function hasDocstring(s, start) {
  const before = s.comments.filter((c) => c.end <= start).at(-1);
  return (
    before?.type === 'Block' &&
    before.value.startsWith('*') &&
    s.text.slice(before.end, start).trim() === ''
  );
}

/** Every exported function of the product says what it does. */
export function docstrings(sources) {
  return sources
    .filter((s) => s.path.startsWith('src/') && !s.isTest)
    .flatMap((s) =>
      s.program.body
        .filter((n) => n.type === 'ExportNamedDeclaration' && n.declaration)
        .flatMap((n) => {
          const d = n.declaration;
          const names =
            d.type === 'FunctionDeclaration'
              ? [d.id.name]
              : (d.declarations ?? [])
                  .filter((v) => v.init && isFunction(v.init))
                  .map((v) => v.id.name);
          return names.length === 0 || hasDocstring(s, n.start)
            ? []
            : [
                at(
                  'docstring',
                  s,
                  n.start,
                  `exported function ${names.join(', ')} has no docstring`,
                ),
              ];
        }),
    );
}

/** Named exports only, so that a thing has one name wherever it is used. */
export function namedExports(sources) {
  return sources
    .filter((s) => s.path.startsWith('src/'))
    .flatMap((s) =>
      s.program.body
        .filter((n) => n.type === 'ExportDefaultDeclaration')
        .map((n) => at('named-exports', s, n.start, 'a default export; export it by name')),
    );
}

const isIndexed = (node) =>
  (node.type === 'MemberExpression' && node.computed) ||
  (node.type === 'ChainExpression' && isIndexed(node.expression));

/** Types that a file makes itself (branded money, dates): that file may cast to them. */
function ownTypes(s) {
  return new Set(
    s.program.body
      .map((n) => n.declaration ?? n)
      .filter((d) => d.type === 'TSTypeAliasDeclaration')
      .map((d) => d.id.name),
  );
}

/** Lines with a comment; a docstring counts only when it speaks of safety. */
function commentLines(s) {
  const lines = new Set();
  for (const c of s.comments.filter((c) => !c.value.startsWith('*') || /\bsafe\b/i.test(c.value)))
    for (let l = s.lineAt(c.start); l <= s.lineAt(c.end); l++) lines.add(l);
  return lines;
}

/**
 * `as` switches the compiler off, so a comment says why it is safe: on the line, at most two lines
 * above it or its statement, or once for many ("The casts below are safe: ..."). A file that declares a branded type may cast to it, and `rij[i] as number` only
 * takes back the `undefined` that the compiler adds to every index.
 */
export function castsExplained(sources) {
  return sources
    .filter((s) => s.path.startsWith('src/') && !s.isTest)
    .flatMap((s) => {
      const own = ownTypes(s);
      const comments = commentLines(s);
      const cover = s.comments.find((c) => /casts below are safe/i.test(c.value));
      const coveredFrom = cover ? s.lineAt(cover.start) : Number.POSITIVE_INFINITY;
      const found = [];
      walk(s.program, (node, ancestors) => {
        if (node.type !== 'TSAsExpression' && node.type !== 'TSTypeAssertion') return;
        const name = node.typeAnnotation.typeName?.name;
        if (name === 'const' || own.has(name) || isIndexed(node.expression)) return;
        const statement = ancestors.findLast((a) => /Statement|Declaration|Property/.test(a.type));
        const lines = [node, statement ?? node].map((a) => s.lineAt(a.start));
        lines.push(s.lineAt(node.end));
        const explained = lines.some(
          (l) => [0, 1, 2].some((up) => comments.has(l - up)) || l > coveredFrom,
        );
        if (!explained)
          found.push(at('cast-explained', s, node.start, '`as` without a comment why it is safe'));
      });
      return found;
    });
}

/** The shape rules together. @param {Source[]} sources */
export function shapeRules(sources) {
  return [fileLength, functionLength, docstrings, namedExports, castsExplained].flatMap((rule) =>
    rule(sources),
  );
}
