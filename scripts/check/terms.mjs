import { walk } from './sources.mjs';

const codeWords = (cell) => [...cell.matchAll(/`([^`]+)`/g)].map((m) => m[1]);

/**
 * Reads the tables of docs/begrippen.md.
 * @returns {{term: string, definition: string, source: string, codeNames: string[], unwanted: string[]}[]}
 */
export function readTerms(text) {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| begrip |'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length >= 7)
    .map(([, term, definition, source, code, unwanted]) => ({
      term,
      definition,
      source,
      codeNames: codeWords(code),
      unwanted: codeWords(unwanted),
    }));
}

/**
 * Every name that the sources introduce or use, with where it first stands.
 * @param {import('./sources.mjs').Source[]} sources
 * @returns {{name: string, path: string, line: number}[]}
 */
export function identifiers(sources) {
  return sources.flatMap((s) => {
    const seen = new Map();
    walk(s.program, (node) => {
      if (node.type === 'Identifier' && !seen.has(node.name))
        seen.set(node.name, { name: node.name, path: s.path, line: s.lineAt(node.start) });
    });
    return [...seen.values()];
  });
}

/** `fetchInvoiceLines` -> fetch, invoice, lines; the whole name counts as well. */
const parts = (name) => [
  name.toLowerCase(),
  ...(name.match(/[A-Z]?[a-z0-9]+|[A-Z]+/g) ?? []).map((p) => p.toLowerCase()),
];

/** Names that hold one of the words, as `path:line name (word)`. */
export function unwantedNames(names, words) {
  const wanted = new Set(words.map((w) => w.toLowerCase()));
  return names.flatMap(({ name, path, line }) => {
    const word = parts(name).find((p) => wanted.has(p));
    return word ? [`${path}:${line} ${name} (${word})`] : [];
  });
}
