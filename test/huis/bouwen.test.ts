import { type ChildProcess, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assertNode } from '../../scripts/build/node-floor.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const tree = mkdtempSync(join(tmpdir(), 'huis-'));
const write = (path: string, text: string) => {
  mkdirSync(dirname(join(tree, path)), { recursive: true });
  writeFileSync(join(tree, path), text);
};

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly ms: number;
}

function ended(child: ChildProcess): Promise<Ended> {
  const start = performance.now();
  let out = '';
  let err = '';
  child.stdout?.on('data', (d: Buffer) => {
    out += d.toString();
  });
  child.stderr?.on('data', (d: Buffer) => {
    err += d.toString();
  });
  return new Promise((done) => {
    child.on('close', (code) => done({ code, out, err, ms: performance.now() - start }));
  });
}

const run = (file: string, ...args: string[]) =>
  ended(spawn(process.execPath, [file, ...args], { cwd: tmpdir() }));

const MAIN = `import { groet } from './groet.js';
export async function main(args: readonly string[]): Promise<number> {
  process.stdout.write(groet(args.join(' ')) + '\\n');
  return args[0] === 'twee' ? 2 : 0;
}
`;

beforeAll(() => {
  for (const part of ['bin', 'scripts', 'tsconfig.json', 'package.json']) {
    cpSync(join(root, part), join(tree, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'));
  write('src/main.ts', MAIN.replace('./groet.js', './groet.ts'));
  write('src/groet.ts', 'export const groet = (naam: string): string => `dag ${naam}`;\n');
  write('src/questions/weg.ts', 'export const vraag = 1;\n');
});
afterAll(() => rmSync(tree, { recursive: true, force: true }));

describe('bin/stuurhuis', () => {
  const bin = join(tree, 'bin', 'stuurhuis');

  it('builds once and answers well when four start at the same moment', async () => {
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((naam) => run(bin, naam)));
    expect(all.map((e) => e.out)).toEqual(['dag a\n', 'dag b\n', 'dag c\n', 'dag d\n']);
    expect(all.filter((e) => e.err.includes('wordt gebouwd'))).toHaveLength(1);
  });

  it('adds less than a fifth of a second to the start of Node when nothing changed', async () => {
    const ours: number[] = [];
    const bare: number[] = [];
    for (let i = 0; i < 6; i++) {
      ours.push((await run(bin, 'x')).ms);
      bare.push((await run('-e', '0')).ms);
    }
    expect(Math.min(...ours) - Math.min(...bare)).toBeLessThan(200);
  });

  it('works through a link and passes the exit code on', async () => {
    symlinkSync(bin, join(tree, 'koppeling'));
    expect(await run(join(tree, 'koppeling'), 'twee')).toMatchObject({
      code: 2,
      out: 'dag twee\n',
    });
  });

  it('builds again after a change, and forgets what lost its source', async () => {
    write('src/groet.ts', 'export const groet = (naam: string): string => `hallo ${naam}`;\n');
    rmSync(join(tree, 'src/questions/weg.ts'));
    expect((await run(bin, 'x')).out).toBe('hallo x\n');
    const left = await run(
      '-e',
      `process.exit(fs.existsSync('${tree}/dist/questions/weg.js')?1:0)`,
    );
    expect(left.code).toBe(0);
  });

  it('builds the pages for start, and for nothing else', async () => {
    write(
      'vite.config.ts',
      "export default { root: 'src/web', build: { outDir: '../../dist/web' } };\n",
    );
    write('src/web/index.html', '<!doctype html><title>Pagina</title>\n');
    await run(bin, '--data', 'start', 'vraag');
    expect(existsSync(join(tree, 'dist/web/index.html'))).toBe(false);
    expect((await run(bin, '--data', 'map', 'start')).out).toBe('hallo --data map start\n');
    expect(existsSync(join(tree, 'dist/web/index.html'))).toBe(true);
  });

  it('says so in Dutch when the code does not compile, and keeps the old build whole', async () => {
    write('src/fout.ts', 'export const getal: number = "geen getal";\n');
    const failed = await run(bin, 'x');
    expect(failed).toMatchObject({ code: 3, out: '' });
    expect(failed.err).toContain('De code compileert niet');
    rmSync(join(tree, 'src/fout.ts'));
    expect((await run(bin, 'x')).out).toBe('hallo x\n');
  });
});

describe('The floor of Node', () => {
  it('lets the supported versions in and tells the others what is needed', () => {
    for (const good of ['20.19.0', '22.12.0', '24.21.0'])
      expect(() => assertNode(good)).not.toThrow();
    for (const old of ['18.20.0', '20.18.3']) expect(() => assertNode(old)).toThrow(/Node 20\.19/);
  });
});
