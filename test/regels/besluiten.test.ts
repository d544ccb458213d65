import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const folder = join(root, 'docs', 'besluiten');
const read = (name: string) => readFileSync(join(folder, name), 'utf8');

describe('docs/besluiten', () => {
  const decisions = readdirSync(folder).filter((f) => /^\d{4}-/.test(f));

  it('lists every decision', () => {
    const list = read('README.md');
    for (const d of decisions) expect(list).toContain(`(${d})`);
  });

  it('says of every decision what the situation was, what was decided and what follows', () => {
    for (const d of decisions) {
      const text = read(d);
      for (const head of ['**Situation.**', '**Decision.**', '**What follows.**']) {
        expect(text, d).toContain(head);
      }
    }
  });

  it('gives each package its line, and lists no package that is gone', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const wanted = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    const listed = [...read('0003-bibliotheken.md').matchAll(/^\| (\S+) \| \S/gm)]
      .map((m) => m[1])
      .filter((name) => name !== 'package');
    expect(listed.toSorted()).toEqual(wanted.toSorted());
  });

  it('pins every package to one exact version', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, v]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(String(v)))).toEqual([]);
  });
});
