import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import type { Snede } from '../../src/facts/port.ts';
import { voorbeeld323 } from '../../src/intake/berichten/voorbeelden.fixture.ts';
import { declaratie, maakProef, type Proef } from './proefhuis.ts';

let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-10-02T12:00:00Z'));
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

const KOP =
  'bsn;wet;aanbieder;declaratie;referentie;toewijzingNummer;categorie;code;begindatum;einddatum;volume;eenheid;tarief;bedrag;status;ontvangen;beoordeeld';
const BSN = '999900006';
const EIND = '2025-10-01' as Snede['peildatum']; // safe: an existing day
const ALLES: Snede<never> = { gemeente: '9998', peildatum: EIND, per: [] };

/** A row of provider 1 or 2, so that deliveries are mixed. */
const rij = (nr: number, bedrag: string, status = 'toegekend'): string => {
  const wie = `${BSN};wmo;9800000${(nr % 2) + 1};D${nr % 2};R${nr};${nr};02;02A01`;
  const dagen = '2025-01-01;2025-01-31';
  return `${wie};${dagen};1;01;${bedrag};${bedrag};${status};2025-02-05;2025-02-20`;
};
const RIJEN = [rij(1, '10,00'), rij(2, '20,50'), rij(3, '5,00', 'afgekeurd'), rij(4, '7,00')];

const importeer = (naam: string, rijen: readonly string[]) =>
  huis.importeer({
    paden: [proef.zet(naam, `${[KOP, ...rijen].join('\n')}\n`)],
    gemeente: '9998',
  });

describe('a line of which the verdict changed between two exports', () => {
  const oud = rij(1, '440,00').replace('2025-02-20', '2025-05-20');
  const nieuw = rij(1, '440,00', 'afgekeurd').replace('2025-02-20', '2025-06-20');

  it.each([
    ['the old one first', [oud, nieuw]],
    ['the new one first', [nieuw, oud]],
  ])('follows the day of the verdict, %s', async (_wat, rijen) => {
    for (const [i, r] of rijen.entries())
      expect(await importeer(`v${i}.csv`, [r])).toMatchObject({ verwerkt: 1, fouten: [] });
    const [bedragen] = await huis.facts.bedragen(ALLES);
    expect(bedragen).toMatchObject({ ingediendCenten: 44_000, toegekendCenten: 0 });
    for (const c of await huis.facts.controleer()) expect(c.goed, c.onderdeel).toBe(true);
  });
});

describe('a line that came as a message too', () => {
  it('is told of in the report, and its other amount among the findings', async () => {
    const { Header, Declaratie } = voorbeeld323();
    const [client] = Declaratie.Clienten.Client;
    const [prestatie] = client?.Prestaties.Prestatie ?? [];
    if (!client || !prestatie) throw new Error('no example');
    await huis.importeer({
      paden: [
        proef.zet(
          'd.xml',
          declaratie((d) => void Object.assign(d.Declaratie, OP)),
        ),
      ],
    });
    const bedrag = prestatie.IngediendBedrag.Bedrag;
    const regel = (centen: number) =>
      [
        ...[client.Bsn, 'wmo', Header.Afzender, 'D1', prestatie.ProductReferentie.ReferentieNummer],
        ...[prestatie.ToewijzingNummer, prestatie.ProductCategorie, prestatie.ProductCode],
        ...[prestatie.ProductPeriode.Begindatum, prestatie.ProductPeriode.Einddatum, '1', '01'],
        ...['', (centen / 100).toFixed(2).replace('.', ','), 'ingediend'],
        ...['2025-09-01', ''],
      ].join(';');
    const gelijk = await importeer('gelijk.csv', [regel(bedrag)]);
    expect(gelijk).toMatchObject({ verwerkt: 1, fouten: [], herkend: 1 });
    expect(await anders()).toEqual([]);
    const ander = await importeer('ander.csv', [regel(bedrag + 500)]);
    expect(ander).toMatchObject({ verwerkt: 1, herkend: 1 });
    expect(await anders()).toMatchObject([
      { aantal: 1, bedragCenten: 500, melding: expect.stringMatching(/Berichten: .*; exports: /) },
    ]);
  });
});

/** The day of the message, before today. */
const OP = { DeclaratieDagtekening: '2025-09-01' };

async function anders() {
  const a = await stelVraag(huis, 'datakwaliteit', {});
  if (!a.ok) throw new Error(a.problem.detail);
  // safe: the output schema of the question
  const { regels } = a.value.antwoord as { regels: { regelId: string }[] };
  return regels.filter((r) => r.regelId === 'EXPORT-ANDER-BEDRAG');
}

describe('an export that is read row by row', () => {
  it('groups rows into deliveries whatever their order; in another order it is known already', async () => {
    expect(await importeer('a.csv', RIJEN)).toMatchObject({ verwerkt: 1, fouten: [] });
    const [bedragen] = await huis.facts.bedragen(ALLES);
    expect(bedragen).toMatchObject({ ingediendCenten: 4250, toegekendCenten: 3750 });
    const soorten = (await huis.facts.importen('9998')).map((i) => [i.soort, i.berichten]);
    expect(soorten.sort()).toEqual([
      ['WMO323', 2],
      ['WMO325', 2],
    ]);
    const anders = await importeer('b.csv', [...RIJEN].reverse());
    expect(anders).toMatchObject({ verwerkt: 0, alBekend: 1, fouten: [] });
  });

  it('is refused whole for a fault in its last row, and leaves nothing but its quarantine', async () => {
    const veel = Array.from({ length: 3000 }, (_, i) => rij(i, '1,00'));
    const uit = await importeer('c.csv', [
      ...veel,
      rij(4, '1,00').replace('2025-01-31', '2024-01-31'),
    ]);
    expect(uit).toMatchObject({ verwerkt: 0, geweigerd: 1, snapshot: null });
    expect(uit.fouten).toMatchObject([{ regel: 3002, element: 'einddatum' }]);
    expect(await huis.facts.stand('9998')).toBeNull();
    expect(readdirSync(join(huis.map, 'quarantaine'))).toHaveLength(1);
    // and the next one finds no trace of it
    expect(await importeer('d.csv', RIJEN)).toMatchObject({ verwerkt: 1 });
    expect((await huis.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(4250);
  });

  it('gives the same facts when its numbers prove English only further down', async () => {
    const engels = ['1,000', '20.50', '5.00', '7.00'];
    const rijen = engels.map((bedrag, i) => rij(i + 1, bedrag));
    expect(await importeer('e.csv', rijen)).toMatchObject({ verwerkt: 1, fouten: [] });
    expect((await huis.facts.bedragen(ALLES))[0]?.ingediendCenten).toBe(103_250);
  });

  it('is told of a total below it, and where', async () => {
    const uit = await importeer('f.csv', [...RIJEN, 'Totaal;;;;;;;;;;4;;;42,50;;;']);
    expect(uit.fouten).toMatchObject([
      { regel: 6, melding: expect.stringContaining('totaalregel') },
    ]);
  });
});
