import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSources } from '../../scripts/check/sources.mjs';
import { identifiers, readTerms, unwantedNames } from '../../scripts/check/terms.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const terms = readTerms(readFileSync(join(root, 'docs', 'begrippen.md'), 'utf8'));
const sources = readSources(root, ['src']).sources.filter((s) => !s.isTest);

describe('docs/begrippen.md', () => {
  it('holds at least fifty terms, each with a definition and a source', () => {
    expect(terms.length).toBeGreaterThanOrEqual(50);
    for (const t of terms) {
      expect(t.definition.length, t.term).toBeGreaterThan(8);
      expect(t.source, t.term).not.toBe('');
    }
  });

  it('uses no word for two terms', () => {
    const words = terms.map((t) => t.term);
    expect(new Set(words).size).toBe(words.length);
  });

  it('names only code that exists', () => {
    const text = sources.map((s) => s.text).join('\n');
    const missing = terms.flatMap((t) => t.codeNames.filter((name) => !text.includes(name)));
    expect(missing).toEqual([]);
  });

  it('keeps the words we do not use out of the names in src', () => {
    const words = terms.flatMap((t) => t.unwanted);
    expect(unwantedNames(identifiers(sources), words)).toEqual([]);
  });

  it('would catch such a name, also inside a longer one', () => {
    const name = { name: 'fetchInvoiceLines', path: 'src/x.ts', line: 1 };
    expect(unwantedNames([name], ['invoice'])).toHaveLength(1);
    expect(unwantedNames([name], ['voice'])).toHaveLength(0);
  });
});
