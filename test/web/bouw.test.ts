import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '..', '..');
const VITE = join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js');

describe('the built pages', () => {
  let map: string;

  beforeAll(() => {
    map = mkdtempSync(join(tmpdir(), 'stuurhuis-bouw-'));
    execFileSync(process.execPath, [VITE, 'build', '--logLevel', 'error', '--outDir', map], {
      cwd: ROOT,
    });
  });
  afterAll(() => rmSync(map, { recursive: true, force: true }));

  const html = () => readFileSync(join(map, 'index.html'), 'utf8');

  it('load less than 250 kB of JavaScript at first (gzipped)', () => {
    const eerst = [...html().matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map((m) => m[1]);
    expect(eerst.length).toBeGreaterThan(0);
    const bytes = eerst.map((pad) => gzipSync(readFileSync(join(map, pad ?? ''))).length);
    expect(bytes.reduce((a, b) => a + b, 0)).toBeLessThan(250_000);
  });

  it('have no inline script or style, which the security policy would refuse', () => {
    expect(html()).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son[a-z]+=/);
  });

  it('fetch nothing from another host', () => {
    const css = readdirSync(join(map, 'assets')).filter((naam) => naam.endsWith('.css'));
    const adressen = css.flatMap((naam) => [
      ...readFileSync(join(map, 'assets', naam), 'utf8').matchAll(/url\(([^)]+)\)/g),
    ]);
    const vreemd = adressen
      .map((m) => (m[1] ?? '').replace(/["']/g, ''))
      .filter((pad) => !pad.startsWith('/assets/') && !pad.startsWith('data:'));
    expect(vreemd).toEqual([]);
    expect(html()).not.toMatch(/(src|href)="(https?:)?\/\//);
  });
});
