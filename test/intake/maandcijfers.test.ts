import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { declaratie, maakProef, type Proef } from './proefhuis.ts';

const NU = new Date('2026-11-01T12:00:00Z');
const BEGROTING = `jaar;post;naam;wet;stroom;soort;moment;besluitdatum;bedrag
2026;6.71;Hulp;wmo;subsidie;last;primitief;2025-11-12;1000
2026;6.7B;Bijdrage;wmo;eigenBijdrage;bate;primitief;2025-11-12;100
`;
const KOP = 'post;stroom;soort;maand;maatstaf;bedrag;bekend sinds';

let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => NU);
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

async function lees(...rijen: string[]) {
  const paden = [proef.zet('begroting.csv', BEGROTING)];
  paden.push(proef.zet('cijfers.csv', [KOP, ...rijen].join('\n')));
  return huis.importeer({ paden, gemeente: '9998' });
}

describe('monthly figures', () => {
  it('are read on the posts of the budget, with maatstaf in whatever case', async () => {
    const verslag = await lees(
      '6.71;subsidie;last;2026-01;Realisatie;12,50;2026-02-01',
      '6.71;subsidie;last;2026-01;voorschot;10,00;2026-02-01',
      '6.7B;eigenBijdrage;;2026-01;;3,25;2026-02-01',
    );
    expect(verslag).toMatchObject({ verwerkt: 2, geweigerd: 0 });
    const cijfers = await huis.facts.maandcijfers(
      '9998',
      (await huis.facts.stand('9998'))!.standPer,
    );
    expect(cijfers.map((c) => [c.maatstaf, c.soort, c.bedragCenten]).sort()).toEqual([
      ['realisatie', 'bate', 325],
      ['realisatie', 'last', 1250],
      ['voorschot', 'last', 1000],
    ]);
  });

  it.each([
    ['stands twice', '6.71;subsidie;last;2026-01;REALISATIE;1;2026-02-01', 3, /Rij 2 en rij 3/],
    [
      'has an unknown maatstaf',
      '6.71;subsidie;last;2026-01;raming;1;2026-02-01',
      3,
      /realisatie, besteding/,
    ],
    [
      'names an unknown post',
      '9.99;subsidie;last;2026-01;;1;2026-02-01',
      3,
      /Post 9\.99 bestaat niet/,
    ],
    ['has another stroom', '6.71;pgb;last;2026-01;;1;2026-03-01', 3, /stroom subsidie.*pgb/],
    ['has another soort', '6.71;subsidie;bate;2026-01;;1;2026-03-01', 3, /soort last.*bate/],
    [
      'is known after today',
      '6.71;subsidie;last;2026-02;;1;2026-11-02',
      3,
      /na vandaag \(2026-11-01\)/,
    ],
  ])('are refused whole when a row %s', async (_, rij, regel, melding) => {
    const verslag = await lees('6.71;subsidie;last;2026-01;realisatie;1;2026-02-01', rij);
    expect(verslag).toMatchObject({ verwerkt: 1, geweigerd: 1 });
    expect(verslag.fouten).toHaveLength(1);
    expect(verslag.fouten[0]).toMatchObject({ bestand: 'cijfers.csv', regel });
    expect(verslag.fouten[0]?.melding).toMatch(melding);
  });
});

describe('a message that is dated in the future', () => {
  it('is kept with a finding, and does not move the peildatum of everything', async () => {
    const later = declaratie((d) => {
      Object.assign(d.Header.BerichtIdentificatie, { Identificatie: 'B0009' });
      Object.assign(d.Declaratie, { DeclaratieDagtekening: '2099-01-01' });
    });
    const paden = [proef.zet('nu.xml', declaratie()), proef.zet('later.xml', later)];
    expect(await huis.importeer({ paden })).toMatchObject({ verwerkt: 2, geweigerd: 0 });
    const stand = await huis.facts.stand('9998');
    expect(stand?.standPer).toBe('2026-05-06');
    const bevindingen = await huis.facts.bevindingen('9998', stand!.standPer);
    expect(bevindingen.find((b) => b.regelId === 'TOEKOMST')?.bestand).toBe('later.xml');
  });
});

describe('an import while the facts are held by another', () => {
  it('is refused in a sentence, and nothing is lost', async () => {
    const opties = { ingelezenOp: NU.toISOString(), omschrijving: '', fictief: false };
    const bezet = await huis.facts.beginImport(opties);
    const pad = proef.zet('d.xml', declaratie());
    const verslag = await huis.importeer({ paden: [pad] });
    expect(verslag).toMatchObject({ geweigerd: 1, snapshot: null });
    expect(verslag.fouten[0]).toMatchObject({
      code: 'BEZET',
      melding: expect.stringMatching(/al een import/),
    });
    if (bezet.ok) await bezet.value.breekAf();
    expect(await huis.importeer({ paden: [pad] })).toMatchObject({ verwerkt: 1 });
  });
});
