import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

const BEGROTING = `jaar;post;naam;wet;stroom;soort;moment;besluitdatum;structureel;bedrag
2024;HH;Huishoudelijke hulp;wmo;declaraties;last;primitief;2023-11-12;ja;1000
2025;HH;Huishoudelijke hulp;wmo;declaraties;last;primitief;2024-11-12;ja;1200
2025;HH;;;;;berap 1;2025-06-30;nee;100
2024;EB;Eigen bijdragen;wmo;eigenBijdrage;bate;primitief;2023-11-12;ja;100
2025;EB;Eigen bijdragen;wmo;eigenBijdrage;bate;primitief;2024-11-12;ja;120
2025;NIEUW;Nieuwe post;wmo;facturen;last;primitief;2024-11-12;ja;50
`;
const GROOTBOEK = `boekjaar;boekperiode;kostenplaats;kostensoort;soort;bedrag;bekend sinds
2024;1;1;4;last;900,00;2025-02-01
2024;12;1;4;last;150,50;2025-02-01
2024;12;2;8;bate;120,00;2025-02-01
2024;13;2;8;last;10,00;2025-02-01
2025;1;1;4;last;300,00;2025-10-01
2025;8;1;4;last;500,25;2025-10-01
2025;8;9;4;last;7,00;2025-10-01
2025;8;1;8;bate;0,25;2025-10-01
`;
/** Every other period of 2024 has a booking of nothing, so that the year is whole. */
const REST_2024 = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]
  .map((p) => `2024;${p};1;4;last;0,00;2025-02-01\n`)
  .join('');
const SCHEMA = `kostenplaats;kostensoort;post
1;;HH
2;;EB
`;

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-11-20T12:00:00Z'));
  const bestanden = { 'b.csv': BEGROTING, 'g.csv': GROOTBOEK + REST_2024, 's.csv': SCHEMA };
  const paden = Object.entries(bestanden).map(([naam, inhoud]) => proef.zet(naam, inhoud));
  const verslag = await huis.importeer({ paden, gemeente: '9998' });
  expect(verslag.fouten).toEqual([]);
});
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

describe('begroot-en-werkelijk', () => {
  it('sets ledger beside budget per post, with a saldo of whole years only', async () => {
    const a = await stelVraag(huis, 'begroot-en-werkelijk', {});
    if (!a.ok) throw new Error(a.problem.detail);
    const { tabel, ontbreekt, zin, bronnen } = a.value;
    const rij = (post: string) => tabel.rijen.find((r) => r['post'] === post);
    expect(rij('Huishoudelijke hulp')).toMatchObject({
      ...{ begroot2023: null, werkelijk2023: null, saldo2023: null },
      ...{ begroot2024: 100_000, werkelijk2024: 105_050, saldo2024: -5050 },
      ...{ begroot2025: 130_000, werkelijk2025: 80_000, saldo2025: null },
    });
    // a bate on a post of lasten lowers it, and a last on a post of baten
    // more bate than budgeted is a voordeel
    expect(rij('Eigen bijdragen')).toMatchObject({ werkelijk2024: 11_000, saldo2024: 1000 });
    expect(rij('Nieuwe post')).toMatchObject({ begroot2025: 5000, werkelijk2025: null });
    expect(rij('Zonder post')).toMatchObject({ begroot2025: null, werkelijk2025: 700 });
    expect(ontbreekt).toEqual([
      'Grootboek 2023: niet geladen.',
      'Grootboek 2025: tot en met periode 8.',
      'Grootboek 2025: zonder periode 2, 3, 4, 5, 6 en 7.',
      'Nieuwe post: komt in het grootboek niet voor.',
    ]);
    expect(zin.replaceAll('\u00a0', ' ')).toBe(
      'In 2024 is € 1.000 aan lasten geboekt en was € 1.000 begroot: € 51 nadelig. Van 2025 staat tot en met periode 8 (zonder periode 2, 3, 4, 5, 6 en 7) € 800 in het grootboek; begroot is € 1.000 over het hele jaar.',
    );
    expect(bronnen.map((b) => b.naam)).toEqual(['begroting en wijzigingen', 'grootboek']);
  });

  it('calls no year whole for one booking in its last period', async () => {
    const apart = await proef.open('gaten', () => new Date('2025-11-20T12:00:00Z'));
    const paden = [
      proef.zet('b.csv', BEGROTING),
      proef.zet('gaten.csv', GROOTBOEK),
      proef.zet('s.csv', SCHEMA),
    ];
    await apart.importeer({ paden, gemeente: '9998' });
    const a = await stelVraag(apart, 'begroot-en-werkelijk', {});
    if (!a.ok) throw new Error(a.problem.detail);
    const rij = a.value.tabel.rijen.find((r) => r['post'] === 'Huishoudelijke hulp');
    expect(rij).toMatchObject({ werkelijk2024: 105_050, saldo2024: null });
    await apart.sluit();
  });

  it.each([14, 99, -1])('refuses period %i at its row', async (periode) => {
    const pad = proef.zet(
      `p${periode}.csv`,
      `boekjaar;boekperiode;kostenplaats;kostensoort;soort;bedrag;bekend sinds\n2025;${periode};1;4;last;1,00;2025-10-01\n`,
    );
    const verslag = await huis.importeer({ paden: [pad], gemeente: '9998' });
    expect(verslag.fouten).toMatchObject([
      {
        ...{ regel: 2, element: 'boekperiode', code: 'TABEL' },
        melding: 'In kolom boekperiode hoort een getal van 0 tot en met 13 te staan.',
      },
    ]);
  });
});
