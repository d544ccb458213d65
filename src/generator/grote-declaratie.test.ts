import { createReadStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readBericht } from '../intake/berichten/lezer.ts';
import { schrijfGroteDeclaratie } from './grote-declaratie.ts';

describe('a large declaration', () => {
  const map = mkdtempSync(join(tmpdir(), 'grote-declaratie-'));
  afterAll(() => rmSync(map, { recursive: true }));

  it('has the size that was asked for and the totals that it says, and breaks no rule', async () => {
    const pad = join(map, 'wmo323.xml');
    const groot = schrijfGroteDeclaratie(pad, 3_000_000, 4);
    expect(statSync(pad).size).toBe(groot.bytes);
    expect(groot.bytes).toBeGreaterThan(2_960_000);
    expect(groot.bytes).toBeLessThanOrEqual(3_000_000);
    const uitkomst = await readBericht(createReadStream(pad));
    expect(uitkomst.ok && uitkomst.value).toMatchObject({
      aantalClienten: groot.clienten,
      aantalPrestaties: groot.prestaties,
      debetCenten: groot.totaalCenten,
      creditCenten: 0,
      aantalPerCode: {},
    });
  });
});
