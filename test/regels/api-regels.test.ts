import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const WORTEL = join(import.meta.dirname, '..', '..');
const lees = (pad: string): string => readFileSync(join(WORTEL, pad), 'utf8');

/** Names of the technical rules that the page says are kept. */
function gehouden(): string[] {
  const [, technisch = ''] = lees('docs/api-regels.md').split('## Technical rules');
  const [tabel = ''] = technisch.split('## Functional rules');
  return [...tabel.matchAll(/^\| (\/core[^|]*?) \| OK/gm)].flatMap(([, namen = '']) =>
    namen.split(', '),
  );
}

describe('docs/api-regels.md', () => {
  it('claims of no technical rule that it is kept, unless a test bears its name', () => {
    const titels = [...lees('test/outlets/http.test.ts').matchAll(/ it\('(\/core[^']*):/g)]
      .map(([, titel = '']) => titel)
      .join(', ');
    expect(gehouden().length).toBeGreaterThan(10);
    expect(gehouden().filter((regel) => !titels.split(', ').includes(regel))).toEqual([]);
  });
});
