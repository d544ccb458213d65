import { describe, expect, it } from 'vitest';
import { maakStad } from '../../src/generator/voorbeeldstad.fixture.ts';
import { berichtSoorten } from '../../src/intake/berichten/beschrijving/standaard.ts';
import { heeftStandaarden, klachtVanSchema, ZONDER } from '../berichten/schema.ts';

describe.skipIf(!heeftStandaarden)(`every generated message is valid (${ZONDER})`, () => {
  it('against the published schemas of all twelve kinds', async () => {
    const gezien = new Set<string>();
    for (const [pad, xml] of await maakStad({ inwoners: 1_500, maanden: 18, zaad: 3 })) {
      const soort = berichtSoorten().find((s) => pad.includes(`/${s}-`));
      if (!soort) continue;
      expect([pad, klachtVanSchema(soort, xml)]).toEqual([pad, null]);
      gezien.add(soort);
    }
    expect(gezien.size).toBe(12);
  });
});
