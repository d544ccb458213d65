import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Datum } from '../../src/core/basis/datum.ts';
import type { Huis } from '../../src/definitie/huis.ts';
import { maakProef, type Proef } from './proefhuis.ts';

const GEMEENTE = '0193';
const PEIL = '2026-11-22' as Datum; // a literal day

let proef: Proef;
let huis: Huis;
beforeAll(async () => {
  proef = maakProef();
  huis = await proef.open('data', () => new Date(`${PEIL}T12:00:00Z`));
});
afterAll(async () => {
  await huis.sluit();
  rmSync(proef.map, { recursive: true, force: true });
});

type Punten = readonly (readonly number[])[];
const VIERKANT: Punten = [
  [6.1, 52.5],
  [6.2, 52.5],
  [6.2, 52.6],
  [6.1, 52.6],
  [6.1, 52.5],
];
const gebied = (properties: Record<string, unknown>, ring: Punten = VIERKANT) => ({
  ...{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } },
});
const kaart = (features: readonly unknown[], extra = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...extra, features });
const importeer = (naam: string, inhoud: string) =>
  huis.importeer({ paden: [proef.zet(naam, inhoud)], gemeente: GEMEENTE });
const weigering = async (naam: string, inhoud: string) => {
  const verslag = await importeer(naam, inhoud);
  expect(verslag).toMatchObject({ verwerkt: 0, geweigerd: 1 });
  return verslag.fouten[0] ?? { regel: null, element: null, melding: '' };
};
const gebieden = (soort: 'gemeente' | 'wijk' | 'buurt') =>
  huis.facts.tabel('gebieden', { gemeente: GEMEENTE, peildatum: PEIL, filter: { soort } });

const BUURT = { buurtcode: 'BU01930101', buurtnaam: 'Binnenstad-Noord', gemeentecode: 'GM0193' };
const METERS: Punten = VIERKANT.map(([x = 0, y = 0]) => [x * 33_000, y * 9500]);

describe('borders of wijken and buurten (GeoJSON)', () => {
  it('keep code, name, what lies around and the border in degrees', async () => {
    const tweede = { ...BUURT, buurtcode: 'BU01930102', buurtnaam: 'Noordereiland' };
    const inhoud = kaart([gebied(BUURT), gebied(tweede), gebied(BUURT)]);
    expect(await importeer('buurten_2025.geojson', inhoud)).toMatchObject({
      ...{ verwerkt: 1, geweigerd: 0, berichten: { gebieden: 1 } },
    });
    const rijen = await gebieden('buurt');
    expect(rijen).toMatchObject([
      { jaar: 2025, code: 'BU01930101', naam: 'Binnenstad-Noord', bovenliggend: 'WK019301' },
      { jaar: 2025, code: 'BU01930102', naam: 'Noordereiland', bovenliggend: 'WK019301' },
    ]);
    const vorm = rijen.map((r) => JSON.parse(r.geometrie) as { type: string });
    expect(vorm.map((v) => v.type)).toEqual(['MultiPolygon', 'Polygon']);
    expect(vorm[1]).toMatchObject({ coordinates: [VIERKANT] });
    expect(await importeer('nogmaals_2025.geojson', inhoud)).toMatchObject({ alBekend: 1 });
  });

  it('are known under the names that CBS and others use', async () => {
    const wijk = gebied({
      WK_CODE: 'WK019301',
      WK_NAAM: 'Binnenstad',
      GM_CODE: 'GM0193',
      JAAR: 2024,
    });
    expect(await importeer('w.json', kaart([wijk]))).toMatchObject({ verwerkt: 1 });
    expect(await gebieden('wijk')).toMatchObject([
      { jaar: 2024, code: 'WK019301', naam: 'Binnenstad', bovenliggend: 'GM0193' },
    ]);
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4289' } };
    const stat = gebied({ statcode: 'GM0193', statnaam: 'Zwolle', jaarcode: 2024 });
    expect(await importeer('g.json', kaart([stat], { crs }))).toMatchObject({ verwerkt: 1 });
    expect(await gebieden('gemeente')).toMatchObject([{ code: 'GM0193', bovenliggend: null }]);
  });

  it('are refused in Rijksdriehoek, stated or not', async () => {
    const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::28992' } };
    const gezegd = await weigering('rd_2025.json', kaart([gebied(BUURT, METERS)], { crs }));
    expect(gezegd.melding).toContain('WGS84');
    const stil = await weigering('rd2_2025.json', kaart([gebied(BUURT, METERS)]));
    expect(stil).toMatchObject({ regel: 1, element: 'geometry' });
    expect(stil.melding).toContain('Rijksdriehoek');
  });

  it('are refused when broken, with the place of the area', async () => {
    const bij = async (stuk: unknown) => weigering('stuk_2025.json', kaart([gebied(BUURT), stuk]));
    const open = await bij(gebied(BUURT, VIERKANT.slice(0, 4)));
    expect(open).toMatchObject({ code: 'GEBIED', regel: 2, element: 'geometry' });
    expect(open.melding).toContain('Gebied 2');
    expect((await bij(gebied(BUURT, VIERKANT.slice(0, 2)))).melding).toContain('vier punten');
    expect((await bij({ ...gebied(BUURT), geometry: null })).melding).toContain('ontbreekt');
    expect((await bij(gebied(BUURT, [...VIERKANT.slice(0, 4), [6.1]]))).melding).toContain('punt');
    const om = VIERKANT.map(([x = 0, y = 0]) => [y, x]);
    expect((await bij(gebied(BUURT, om))).melding).toContain('omgewisseld');
    expect((await bij(gebied({ naam: 'Ergens' }))).melding).toContain('code');
    expect((await weigering('zonder.json', kaart([gebied(BUURT)]))).melding).toContain('jaar');
    const heel = kaart([gebied(BUURT)]);
    expect((await weigering('af_2025.json', heel.slice(0, -30))).melding).toContain('breekt af');
  });

  it('of 20 MB are read, of more than 32 MB refused', async () => {
    const [eerste = []] = VIERKANT;
    const rond: Punten = [eerste, ...Array(46_000).fill([6.1234567, 52.5432191]), eerste];
    const codes = Array.from({ length: 20 }, (_, i) => `BU019302${i + 10}`);
    const groot = kaart(codes.map((buurtcode) => gebied({ ...BUURT, buurtcode }, rond)));
    expect(groot.length).toBeGreaterThan(20 * 1024 ** 2);
    expect(await importeer('groot_2026.json', groot)).toMatchObject({ verwerkt: 1, geweigerd: 0 });
    const ruim = kaart([gebied(BUURT)]).padEnd(33 * 1024 ** 2);
    expect((await weigering('te_groot_2026.json', ruim)).melding).toContain('32 MB');
  });
});
