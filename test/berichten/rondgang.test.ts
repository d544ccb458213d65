import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { berichtSoorten } from '../../src/intake/berichten/beschrijving/standaard.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { leesAlles } from './hulp.ts';
import { heeftStandaarden, klachtVanSchema, ZONDER } from './schema.ts';
import { willekeurigeInhoud } from './willekeurig.ts';

describe.each(berichtSoorten())('%s', (soort) => {
  it('is read back as it was written, whatever its content', async () => {
    await fc.assert(
      fc.asyncProperty(
        willekeurigeInhoud(soort),
        fc.integer({ min: 1, max: 700 }),
        async (in1, blok) => {
          // Safe: the content was made from the description from which the type follows.
          const { uitkomst, inhoud } = await leesAlles(writeBericht(soort, in1 as never), blok);
          expect(uitkomst).toMatchObject({ ok: true });
          expect(inhoud).toEqual(in1);
        },
      ),
      { numRuns: 25, seed: 7 },
    );
  });

  it.skipIf(!heeftStandaarden)(`is written as the schema wants it (${ZONDER})`, () => {
    fc.assert(
      fc.property(willekeurigeInhoud(soort), (inhoud) => {
        // Safe: as above.
        expect(klachtVanSchema(soort, writeBericht(soort, inhoud as never))).toBeNull();
      }),
      { numRuns: 25, seed: 11 },
    );
  });
});
