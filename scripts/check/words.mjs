import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from './sources.mjs';

/**
 * Words that have no place in the tree, each with its reason. Written in pieces so that this file
 * does not find itself.
 */
export const FORBIDDEN = [
  { word: new RegExp('(^|[^.\\w])/(work|root|tmp/bash_jobs)/'), why: 'a path of one machine' },
  {
    word: new RegExp('\\b(TO' + 'DO|FIX' + 'ME|XX' + 'X|HA' + 'CK)\\b'),
    why: 'unfinished work belongs in an issue',
  },
  {
    word: new RegExp('regis' + 'try\\.(npm|yarn)|\\bartif' + 'actory\\b|_auth' + 'Token', 'i'),
    why: 'a host or key of one machine',
  },
  {
    word: new RegExp(
      '\\b(cla' +
        'ude|anthr' +
        'opic|chat' +
        'gpt|open' +
        'ai|cop' +
        'ilot|sub' +
        'agent|l' +
        'lm)\\b',
      'i',
    ),
    why: 'the project speaks of itself alone',
  },
  {
    word: new RegExp('@ts-' + '(ignore|nocheck|expect-error)'),
    why: 'a suppression; mend the type',
  },
];

/** Words about people and providers that do not exist in the product: it gives no verdict. */
export const NO_VERDICT = new RegExp('\\b(fra' + 'ude|risico' + 'score|ver' + 'dacht\\w*)\\b', 'i');

const TEXT = /\.(ts|tsx|mjs|js|json|md|yml|yaml|css|html|sh|sql|svg|csv)$|^(bin|\.ci)\//;
const FOLDERS = ['src', 'scripts', 'bin', '.ci', 'docs', 'test', 'bench', 'examples'];
const ROOT_FILES = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  'GOVERNANCE.md',
  'CODE_OF_CONDUCT.md',
  'package.json',
  'package-lock.json',
  'publiccode.yml',
  'vitest.config.ts',
  'vite.config.ts',
  'biome.json',
  'knip.json',
  '.gitignore',
  '.npmrc',
];

function lineFindings(path, line, number) {
  const found = FORBIDDEN.filter((f) => f.word.test(line)).map(
    (f) => `${f.word.exec(line)?.[0].trim()}: ${f.why}`,
  );
  if (path.startsWith('src/') && !/\.test\./.test(path) && NO_VERDICT.test(line))
    found.push('the product gives no verdict on a person or provider (docs/begrippen.md)');
  return found.map((message) => ({ rule: 'words', path, line: number, message }));
}

/** Searches every text file of the tree for words that have no place in it. */
export function wordRules(root) {
  const exists = (p) => statSync(join(root, p), { throwIfNoEntry: false })?.isFile() === true;
  return [...FOLDERS.flatMap((f) => listFiles(root, f)), ...ROOT_FILES.filter(exists)]
    .filter((p) => TEXT.test(p) && statSync(join(root, p)).size < 2_000_000)
    .flatMap((p) =>
      readFileSync(join(root, p), 'utf8')
        .split('\n')
        .flatMap((line, i) => lineFindings(p, line, i + 1)),
    );
}
