import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { leesAlles } from './hulp.ts';
import { heeftStandaarden, voorbeeldMap, ZONDER } from './schema.ts';

const ONGELDIG: Readonly<Record<string, readonly [number, string]>> = {
  'JW315.xml': [
    44,
    'ToewijzingEinddatum "2027-06-31" is geen bestaande datum in de vorm JJJJ-MM-DD.',
  ],
  'JW318.xml': [33, 'RetourCode hoort niet in Verzoek.'],
};
const bestanden = heeftStandaarden ? readdirSync(voorbeeldMap) : [];

describe.skipIf(!heeftStandaarden)(`the published example messages (${ZONDER})`, () => {
  it.each(bestanden.filter((b) => !(b in ONGELDIG)))('%s is read', async (bestand) => {
    const { uitkomst, inhoud } = await leesAlles(readFileSync(voorbeeldMap + bestand));
    expect(uitkomst).toMatchObject({ ok: true, value: { kop: { soort: bestand.slice(0, -4) } } });
    expect(inhoud).toHaveProperty('Header.BerichtIdentificatie.Identificatie');
  });

  it.each(Object.entries(ONGELDIG))(
    '%s is refused at the right line',
    async (bestand, [regel, melding]) => {
      const { uitkomst } = await leesAlles(readFileSync(voorbeeldMap + bestand));
      expect(uitkomst).toMatchObject({
        ok: false,
        fouten: expect.arrayContaining([expect.objectContaining({ regel, code: 'XSD', melding })]),
      });
    },
  );

  it('JW323.xml repeats a ReferentieNummer, which is a finding and no refusal', async () => {
    const { uitkomst } = await leesAlles(readFileSync(`${voorbeeldMap}JW323.xml`));
    expect(uitkomst).toMatchObject({
      ok: true,
      value: { debetCenten: 79_000, creditCenten: 0, aantalPerCode: { TR314: 1 } },
    });
  });
});
