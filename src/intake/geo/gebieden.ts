import type { Fout } from '../fout.ts';
import type { TabelRij } from '../tabellen/lees-tabel.ts';
import { bezwaarTegenStelsel, leesVlakken, type Vlak } from './ligging.ts';

/** Faults that are told of one file. */
const MAX_FOUTEN = 50;
/** Decimals of a degree that are kept: a tenth of a metre. */
const DECIMALEN = 1e6;

/** A fault of a file with areas; `regel` is the number of the area in it. */
export const gebiedFout = (
  melding: string,
  regel: number | null = null,
  element: string | null = null,
): Fout => ({ regel, element, code: 'GEBIED', melding });

/** The finest area that a feature names, by the names that CBS, Kadaster and PDOK use. */
const SOORTEN = [
  ['buurt', ['buurtcode', 'bucode'], ['buurtnaam', 'bunaam']],
  ['wijk', ['wijkcode', 'wkcode'], ['wijknaam', 'wknaam']],
  ['gemeente', ['gemeentecode', 'gmcode'], ['gemeentenaam', 'gmnaam']],
] as const;
const VOORVOEGSELS = { BU: 'buurt', WK: 'wijk', GM: 'gemeente' } as const;

type Eigenschappen = ReadonlyMap<string, string>;

/**
 * Areas of a GeoJSON collection as rows of `gebieden`: in degrees, each with a code, a name, a year and
 * a whole border. Parts of one area under the same code become one border.
 * @param jaar the year when the areas do not state it; `null` = unknown
 * @returns the rows, or every fault with the number of its area
 */
export function gebiedenVan(inhoud: unknown, jaar: number | null): TabelRij[] | Fout[] {
  if (!isObject(inhoud) || !Array.isArray(inhoud['features']) || inhoud['features'].length === 0)
    return [gebiedFout('Dit bestand bevat geen gebieden (FeatureCollection met features).')];
  const stelsel = bezwaarTegenStelsel(inhoud['crs']);
  if (stelsel) return [gebiedFout(stelsel)];
  const fouten: Fout[] = [];
  const perGebied = new Map<string, { rij: TabelRij; delen: Vlak[] }>();
  for (const [i, gebied] of inhoud['features'].entries()) {
    const gelezen = leesGebied(gebied, jaar);
    if ('melding' in gelezen) {
      const { element, melding } = gelezen;
      fouten.push(gebiedFout(`Gebied ${i + 1}: ${melding}`, i + 1, element));
      continue;
    }
    const sleutel = JSON.stringify([
      gelezen.rij['soort'],
      gelezen.rij['jaar'],
      gelezen.rij['code'],
    ]);
    const eerder = perGebied.get(sleutel);
    if (eerder) eerder.delen.push(...gelezen.delen);
    else perGebied.set(sleutel, gelezen);
  }
  if (fouten.length > 0) return fouten.slice(0, MAX_FOUTEN);
  return [...perGebied.values()].map(({ rij, delen }) => ({ ...rij, geometrie: alsTekst(delen) }));
}

type Gelezen = { rij: TabelRij; delen: Vlak[] };

function leesGebied(
  gebied: unknown,
  jaarVanBestand: number | null,
): Gelezen | { element: string; melding: string } {
  const bezwaar = (element: string, melding: string) => ({ element, melding });
  if (!isObject(gebied) || !isObject(gebied['properties']))
    return bezwaar('properties', 'er staan geen eigenschappen bij (code en naam).');
  const eigen = eigenschappenVan(gebied['properties']);
  const wat = soortEnCode(eigen);
  if (!wat)
    return bezwaar('properties', 'er staat geen code bij (buurtcode, wijkcode of gemeentecode).');
  if (wat.naam === '') return bezwaar('properties', 'er staat geen naam bij.');
  const jaar = jaarUit(eigen) ?? jaarVanBestand;
  if (jaar === null) return bezwaar('jaar', GEEN_JAAR);
  const vlakken = leesVlakken(gebied['geometry']);
  if (typeof vlakken === 'string') return bezwaar('geometry', vlakken);
  return { rij: { jaar, ...wat }, delen: [...vlakken] };
}

function soortEnCode(eigen: Eigenschappen) {
  const eerste = (namen: readonly string[]) =>
    namen.map((n) => eigen.get(n) ?? '').find((w) => w !== '') ?? '';
  for (const [soort, codes, namen] of SOORTEN) {
    const code = eerste(codes);
    if (code !== '')
      return {
        soort,
        code,
        naam: eerste([...namen, 'naam']),
        bovenliggend: boven(soort, code, eigen),
      };
  }
  const code = eerste(['statcode', 'code']);
  const soort = Object.entries(VOORVOEGSELS).find(([begin]) => code.startsWith(begin))?.[1];
  if (soort === undefined) return null;
  return {
    soort,
    code,
    naam: eerste(['statnaam', 'naam']),
    bovenliggend: boven(soort, code, eigen),
  };
}

/** The area around it: as stated, else by the build-up of CBS codes (BU01930101 lies in WK019301). */
function boven(soort: string, code: string, eigen: Eigenschappen): string | null {
  if (soort === 'gemeente') return null;
  const gemeente = eigen.get('gemeentecode') ?? eigen.get('gmcode');
  if (soort === 'wijk')
    return gemeente ?? (/^WK\d{6}$/.test(code) ? `GM${code.slice(2, 6)}` : null);
  const wijk = eigen.get('wijkcode') ?? eigen.get('wkcode');
  return wijk ?? (/^BU\d{8}$/.test(code) ? `WK${code.slice(2, 8)}` : null);
}

function jaarUit(eigen: Eigenschappen): number | null {
  const tekst = eigen.get('jaar') ?? eigen.get('jaarcode') ?? '';
  return /^20\d\d$/.test(tekst) ? Number(tekst) : null;
}

/** Names without case and underscores: `BU_CODE`, `buurtcode` and `buurtCode` are told apart by nobody. */
const eigenschappenVan = (properties: Record<string, unknown>): Eigenschappen =>
  new Map(
    Object.entries(properties).map(([naam, w]) => [
      naam.toLowerCase().replaceAll('_', ''),
      typeof w === 'string' || typeof w === 'number' ? String(w).trim() : '',
    ]),
  );

const isObject = (w: unknown): w is Record<string, unknown> =>
  typeof w === 'object' && w !== null && !Array.isArray(w);

const rond = (n: number): number => Math.round(n * DECIMALEN) / DECIMALEN;

/** Two coordinates of each point; a height says nothing on a map. */
const alsTekst = (delen: readonly Vlak[]): string => {
  const vlakken = delen.map((vlak) => vlak.map((ring) => ring.map(([x, y]) => [rond(x), rond(y)])));
  const [eerste] = vlakken;
  return JSON.stringify(
    vlakken.length === 1
      ? { type: 'Polygon', coordinates: eerste }
      : { type: 'MultiPolygon', coordinates: vlakken },
  );
};

const GEEN_JAAR =
  'van welk jaar deze indeling is, blijkt nergens uit. Zet het jaar in de bestandsnaam, zoals buurten_2025.geojson.';
