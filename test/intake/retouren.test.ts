import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseDatum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { writeBericht } from '../../src/intake/berichten/schrijver.ts';
import { voorbeeld301 } from '../../src/intake/berichten/voorbeelden.fixture.ts';
import { maakProef, type Proef } from './proefhuis.ts';

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2026-11-01T12:00:00Z'));
});
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const GEMEENTE = { Afzender: '9998', Ontvanger: '12345678' };
const AANBIEDER = { Afzender: '12345678', Ontvanger: '9998' };
const kop = (richting: typeof GEMEENTE, Identificatie: string) => ({
  ...richting,
  BerichtIdentificatie: { Identificatie, Dagtekening: '2026-05-06' },
});
/** Sent back twelve days after the message was dated. */
const terug = (richting: typeof GEMEENTE, id: string, ...RetourCode: string[]) => ({
  ...kop(richting, id),
  ...{ IdentificatieRetour: `R${id}`, DagtekeningRetour: '2026-05-18' },
  ...(RetourCode.length > 0 ? { RetourCodes: { RetourCode } } : {}),
});
const CLIENT = {
  ...{ Bsn: '999900006', Geboortedatum: { Datum: '2012-03-04' }, Geslacht: '2' },
  Naam: { Geslachtsnaam: { Achternaam: 'Voorbeeld' } },
};
const LEVERING = { ToewijzingNummer: 10_072, Begindatum: '2026-05-01', StatusAanlevering: '1' };
const VRAAG = {
  ...{ ReferentieAanbieder: 'REF1', ToewijzingIngangsdatum: '2026-05-01' },
  Verwijzer: { Type: '02' },
};
const { Bsn, Geboortedatum, Geslacht, Naam } = voorbeeld301().Client;
const WIE = { Bsn, Geboortedatum, Geslacht, Naam };
const codes = (...RetourCode: string[]) => ({ RetourCodes: { RetourCode } });

/** One message of each kind that is answered, with its answer: three refused, three approved. */
const BERICHTEN = [
  writeBericht('JW301', voorbeeld301()),
  writeBericht('JW302', {
    Header: terug(GEMEENTE, 'T0001', '0200'),
    Client: {
      ...WIE,
      Contactgegevens: { Contact: [{ Soort: '01', ...codes('0200') }] },
      ToegewezenProducten: {
        ToegewezenProduct: voorbeeld301().Client.ToegewezenProducten.ToegewezenProduct.map((p) => ({
          ...p,
          ...codes('9332'),
        })),
      },
      ...codes('0200'),
    },
  }),
  writeBericht('WMO305', {
    Header: kop(AANBIEDER, 'S1'),
    Client: { ...CLIENT, StartProducten: { StartProduct: [LEVERING] } },
  }),
  writeBericht('WMO306', { Header: terug(AANBIEDER, 'S1', '0001') }),
  writeBericht('WMO307', {
    Header: kop(AANBIEDER, 'P1'),
    Client: {
      ...CLIENT,
      StopProducten: {
        StopProduct: [{ ...LEVERING, RedenBeeindiging: '19', Einddatum: '2026-05-02' }],
      },
    },
  }),
  writeBericht('WMO308', { Header: terug(AANBIEDER, 'P1') }),
  writeBericht('JW315', {
    Header: kop(AANBIEDER, 'V1'),
    Client: { ...CLIENT, AangevraagdeProducten: { AangevraagdProduct: [VRAAG] } },
  }),
  writeBericht('JW316', { Header: terug(AANBIEDER, 'V1') }),
  writeBericht('JW317', {
    Header: kop(AANBIEDER, 'W1'),
    Client: { Bsn: CLIENT.Bsn, Verzoek: { ReferentieAanbieder: 'REF2', RedenVerzoek: '1' } },
  }),
  writeBericht('JW318', {
    Header: terug(AANBIEDER, 'W1', '0200'),
    Client: {
      Bsn: CLIENT.Bsn,
      Verzoek: { ReferentieAanbieder: 'REF2', RedenVerzoek: '1', ...codes('9349') },
      ...codes('0233'),
    },
  }),
  writeBericht('JW319', {
    Header: kop(GEMEENTE, 'A1'),
    Antwoord: { ReferentieAanbieder: 'REF1', VerzoekAntwoord: '2' },
  }),
  writeBericht('JW320', {
    Header: terug(GEMEENTE, 'A1', '0200'),
    Antwoord: { ReferentieAanbieder: 'REF1', VerzoekAntwoord: '2', ...codes('0200') },
  }),
];

const gevonden = async (dag: string) => {
  const peildatum = parseDatum(dag);
  if (!peildatum) throw new Error(`no day: ${dag}`);
  return (await huis.facts.toetsingen('9998', peildatum)).map((t) => [t.regel, t.aantal]);
};

it('every kind is kept, and a refusal is known from the day of the answer', async () => {
  const paden = BERICHTEN.map((xml, i) => proef.zet(`${i}.xml`, xml));
  expect(await huis.importeer({ paden })).toMatchObject({ verwerkt: 12, fouten: [] });
  expect(await gevonden('2026-05-17')).toEqual([]);
  expect(await gevonden('2026-05-18')).toEqual([['BERICHT-AFGEKEURD', 3]]);
  expect((await huis.facts.controleer()).filter((c) => !c.goed)).toEqual([]);
});

it('what is known and counts nowhere is said to', async () => {
  const antwoord = await stelVraag(huis, 'bronnen', {}, { wacht: true });
  if (!antwoord.ok) throw new Error(antwoord.problem.detail);
  const standen = Object.fromEntries(
    antwoord.value.tabel.rijen.map((r) => [r['soort'], r['stand']]),
  );
  expect(standen).toMatchObject({
    JW301: 'telt mee',
    JW302: 'telt mee',
    JW316: 'telt mee',
    JW317: 'bewaard, in geen cijfer',
    JW318: 'bewaard, in geen cijfer',
    JW319: 'bewaard, in geen cijfer',
    JW320: 'bewaard, in geen cijfer',
  });
});

it('the same answer again changes nothing', async () => {
  const paden = BERICHTEN.map((xml, i) => proef.zet(`weer-${i}.xml`, xml));
  expect(await huis.importeer({ paden })).toMatchObject({ verwerkt: 0, alBekend: 12 });
});
