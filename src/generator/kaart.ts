import { jaarVanMaand } from './kalender.ts';
import { stroomVan } from './kans.ts';
import type { Wereld } from './model.ts';
import { BUURTEN } from './stad.ts';
import type { Tabel } from './stroomtabel.ts';

/** The wijk of each cell, from north to south and west to east; every wijk lies together. */
const LIGGING = [
  ['Noord', 'Noord', 'Noord', 'Noord', 'Buitengebied'],
  ['West', 'Binnenstad', 'Binnenstad', 'Oost', 'Buitengebied'],
  ['West', 'Binnenstad', 'Oost', 'Oost', 'Buitengebied'],
  ['West', 'Zuid', 'Zuid', 'Zuid', 'Buitengebied'],
] as const;
/** North-west corner, in the water of the IJsselmeer: nobody takes it for an existing place. */
const [LENGTE, BREEDTE] = [5.26, 52.82];
/** Size of a cell in degrees, and how far its corners stray. */
const [BREED, HOOG, SPELING] = [0.018, 0.011, 0.22];

type Punt = readonly [lengte: number, breedte: number];
/** A point of the lattice; halves lie on the middle of an edge. */
type Knoop = readonly [x: number, y: number];

const rond = (n: number): number => Math.round(n * 1e6) / 1e6;

/** Where a point of the lattice lies: the same for every area that shares it. */
function puntVan([x, y]: Knoop): Punt {
  const t = stroomVan(0, 'kaart', x, y);
  const dx = (t() - 0.5) * 2 * SPELING;
  const dy = (t() - 0.5) * 2 * SPELING;
  return [rond(LENGTE + (x + dx) * BREED), rond(BREEDTE - (y + dy) * HOOG)];
}

/** The corners of a cell and the middles of its edges, once around. */
const omtrek = (x: number, y: number): Knoop[] => [
  [x, y],
  [x, y + 0.5],
  [x, y + 1],
  [x + 0.5, y + 1],
  [x + 1, y + 1],
  [x + 1, y + 0.5],
  [x + 1, y],
  [x + 0.5, y],
];

/** The border of cells that lie together: every edge that only one of them has, in order. */
function rand(cellen: readonly Knoop[]): Punt[] {
  const naam = (k: Knoop): string => k.join(',');
  const van = new Map<string, { naar: Knoop; terug: string }>();
  for (const [x, y] of cellen) {
    const punten = omtrek(x, y);
    for (const [i, punt] of punten.entries()) {
      const naar = punten[(i + 1) % punten.length] ?? punt;
      const tegen = `${naam(naar)}>${naam(punt)}`;
      if (van.get(tegen)) van.delete(tegen);
      else van.set(`${naam(punt)}>${naam(naar)}`, { naar, terug: tegen });
    }
  }
  const perBegin = new Map([...van].map(([k, { naar }]) => [k.split('>')[0] ?? '', naar]));
  const [begin = ''] = perBegin.keys();
  const ring: Knoop[] = [];
  for (let hier = begin; ; ) {
    const volgende = perBegin.get(hier);
    if (!volgende) throw new Error('the cells of an area do not lie together');
    ring.push(volgende);
    hier = naam(volgende);
    if (hier === begin) break;
  }
  const punten = ring.map(puntVan);
  return [...punten, punten[0] ?? [0, 0]];
}

/** `gebieden_<jaar>.geojson`: the made-up wijken and buurten, with borders that fit together. */
export function gebiedenGeoJson({ verhaal }: Wereld): Tabel {
  const jaar = jaarVanMaand(verhaal.januari);
  const wijken = [...new Set(BUURTEN.map((b) => b.wijk))];
  const cellenVan = (wijk: string): Knoop[] =>
    LIGGING.flatMap((rij, y) => rij.flatMap((w, x): Knoop[] => (w === wijk ? [[x, y]] : [])));
  const code = (nummer: number): string => String(nummer).padStart(2, '0');
  const gebieden = wijken.flatMap((wijknaam, w) => {
    const wijkcode = `WK9998${code(w + 1)}`;
    const cellen = cellenVan(wijknaam);
    const buurten = BUURTEN.filter((b) => b.wijk === wijknaam);
    const eigen = { wijkcode, wijknaam, gemeentecode: 'GM9998', jaar };
    return [
      { properties: eigen, cellen },
      ...buurten.map(({ buurt: buurtnaam }, b) => ({
        properties: { buurtcode: `BU9998${code(w + 1)}${code(b + 1)}`, buurtnaam, ...eigen },
        cellen: cellen.slice(b, b + 1),
      })),
    ];
  });
  const regels = gebieden.map(({ properties, cellen }) =>
    JSON.stringify({
      ...{ type: 'Feature', properties },
      geometry: { type: 'Polygon', coordinates: [rand(cellen)] },
    }),
  );
  const kop = '{"type":"FeatureCollection","features":[';
  return [`gebieden_${jaar}.geojson`, `${kop}\n${regels.join(',\n')}\n]}\n`];
}
