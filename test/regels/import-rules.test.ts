import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { importRules, sees } from '../../scripts/check/import-rules.mjs';
import { purity } from '../../scripts/check/purity.mjs';
import { ROOMS } from '../../scripts/check/rooms.mjs';
import { shapeRules } from '../../scripts/check/shape.mjs';
import { parseSource, readSources } from '../../scripts/check/sources.mjs';
import { spelling } from '../../scripts/check/spelling.mjs';
import { FORBIDDEN } from '../../scripts/check/words.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const fixtures = join(here, 'fixtures');
const manifest = { dependencies: { '@duckdb/node-api': '1', 'temporal-polyfill': '1' } };

/** The names of the rules that a tree breaks. */
function brokenRules(tree: string): string[] {
  const { sources, findings } = readSources(tree, ['src', 'test']);
  const all = [
    ...findings,
    ...importRules(sources, { root: tree, manifest }),
    ...purity(sources),
    ...shapeRules(sources),
    ...spelling(sources),
  ];
  return all.map((f) => f.rule);
}

describe('The rules of the house', () => {
  for (const name of readdirSync(fixtures)) {
    const rule = name.match(/^(room-arrows|room-packages|pure|resolvable)/)?.[0] ?? name;
    it(`refuse the tree that breaks ${name}`, () => {
      expect([...new Set(brokenRules(join(fixtures, name)))]).toEqual([rule]);
    });
  }

  it('find no fault in a tree that keeps them', () => {
    expect(brokenRules(join(here, 'fixtures-goed'))).toEqual([]);
  });

  it('refuse a file and a function that are too long', () => {
    const long = `/** Long. */\nexport function lang(): void {\n${'  //\n'.repeat(399)}}\n`;
    const { source } = parseSource(root, 'src/core/lang.ts', long);
    const rules = shapeRules([source]).map((f) => f.rule);
    expect(rules).toEqual(['file-length', 'function-length']);
  });

  it('refuse words that have no place in the tree', () => {
    const path = ['', 'work', 'main', 'x'].join('/');
    expect(FORBIDDEN.some((f) => f.word.test(`lees ${path}`))).toBe(true);
    expect(FORBIDDEN.some((f) => f.word.test(['// TO', 'DO later'].join('')))).toBe(true);
    expect(FORBIDDEN.some((f) => f.word.test('een gewone zin over de toewijzing'))).toBe(false);
  });

  it('give a reason with every room', () => {
    for (const room of ROOMS) expect(room.why.length, room.room).toBeGreaterThan(30);
  });

  it('let a room know only rooms that exist in the list', () => {
    const names = new Set(ROOMS.map((r) => r.room));
    for (const room of ROOMS) {
      for (const known of [...room.knows, ...(room.knowsTypesOf ?? [])]) {
        expect(names, `${room.room} knows ${known}`).toContain(known);
      }
    }
  });
});

describe('The reader of the rules', () => {
  const { sources } = readSources(root, ['src']);

  it('sees every module that lies in src', () => {
    const onDisk = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((p) => /\.tsx?$/.test(p))
      .map((p) => `src/${p.replaceAll('\\', '/')}`);
    expect(sources.map((s) => s.path)).toEqual(onDisk.toSorted());
  });

  it('sees every import that a plain search for `from` and `import()` finds', () => {
    for (const s of sources) {
      const text = s.text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
      const plain = [...text.matchAll(/^(?:import|export)\b[^;'"`]*?\bfrom '([^']+)'/gm)].map(
        (m) => m[1],
      );
      const seen = s.imports.map((i) => i.specifier);
      for (const specifier of plain) expect(seen, s.path).toContain(specifier);
    }
  });

  it('reports that it is blind when it sees nothing', () => {
    expect(sees([], root).findings.map((f) => f.rule)).toContain('checker-sees');
    expect(sees(sources, root).findings).toEqual([]);
    expect(sees(sources, root).arrows).toBeGreaterThan(sources.length / 2);
  });
});
