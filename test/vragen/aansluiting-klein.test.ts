import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Huis } from '../../src/definitie/huis.ts';
import { stelVraag } from '../../src/definitie/stel-vraag.ts';
import { maakProef, type Proef } from '../intake/proefhuis.ts';

const BEGROTING = `jaar;post;naam;wet;stroom;soort;moment;besluitdatum;structureel;bedrag
2025;HM;Hulpmiddelen;wmo;facturen;last;primitief;2024-11-12;ja;1000
2025;VV;Vervoer;wmo;facturen;last;primitief;2024-11-12;ja;1000
`;
const CIJFERS = `post;stroom;maand;bedrag;bekend sinds
HM;facturen;2025-01;100,00;2025-02-10
VV;facturen;2025-01;100,00;2025-02-10
`;
const grootboek = (...rijen: readonly string[]) =>
  `boekjaar;boekperiode;kostenplaats;kostensoort;post;soort;bedrag;bekend sinds\n${rijen
    .map((r) => `2025;1;1;4;${r};2025-02-10\n`)
    .join('')}`;

let proef: Proef;
let huis: Huis;
beforeEach(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date('2025-11-20T12:00:00Z'));
});
afterEach(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

async function sluitAan(ledger: string) {
  const bestanden = { 'b.csv': BEGROTING, 'm.csv': CIJFERS, 'g.csv': ledger };
  const paden = Object.entries(bestanden).map(([naam, inhoud]) => proef.zet(naam, inhoud));
  expect((await huis.importeer({ paden, gemeente: '9998' })).fouten).toEqual([]);
  const a = await stelVraag(huis, 'aansluiting', { jaar: 2025 });
  if (!a.ok) throw new Error(a.problem.detail);
  return { rijen: a.value.tabel.rijen, zin: a.value.zin.replaceAll('\u00a0', ' ') };
}

it('names differences that net to zero, post by post', async () => {
  const { zin, rijen } = await sluitAan(grootboek('HM;last;110,00', 'VV;last;90,00'));
  expect(rijen.map((r) => r['afwijking'])).toEqual([1000, 1000]);
  expect(zin).toBe(
    'In 2025 is in totaal evenveel geboekt als de bronnen zeggen. Per post, zonder meer en minder tegen elkaar weg te strepen, verschilt: Hulpmiddelen € 10,00 en Vervoer € 10,00. Naar soort is dat niet verklaard € 20,00.',
  );
});

it('takes a bate on a post of lasten off, and then says that each post closes', async () => {
  const { zin, rijen } = await sluitAan(
    grootboek('HM;last;110,00', 'HM;bate;10,00', 'VV;last;100,00'),
  );
  expect(rijen.map((r) => r['geboekt'])).toEqual([10_000, 10_000]);
  expect(zin).toBe(
    'In 2025 is in totaal evenveel geboekt als de bronnen zeggen. Elke post met een bron sluit op de cent aan.',
  );
});
