/** Reference systems in degrees that a map may take for WGS84. */
const GRADEN = new Set(['4326', '4258', '4289', 'CRS84']);
/** Rijksdriehoek: metres, not degrees. */
const RD = new Set(['28992', '28991', '7415']);

/** The Netherlands with its territorial sea, in degrees. */
const LENGTE = [2.5, 7.6] as const;
const BREEDTE = [50.5, 55.8] as const;

type Punt = readonly [lengte: number, breedte: number];

/** A polygon: its outer ring and the holes in it. */
export type Vlak = readonly (readonly Punt[])[];

/**
 * What is wrong with the stated reference system; `null` when it is one in degrees. Without one it is
 * WGS84 (RFC 7946). EPSG:4289 (Bessel, in degrees) lies some hundred metres off: good for a map of areas.
 */
export function bezwaarTegenStelsel(crs: unknown): string | null {
  const naam = JSON.stringify(crs ?? null);
  if (naam === 'null') return null;
  const code = /(CRS84|\d{4,5})"?\}*$/i.exec(naam.replace(/[^A-Za-z0-9]+$/, ''))?.[1] ?? '';
  if (RD.has(code)) return IN_RD;
  return GRADEN.has(code.toUpperCase())
    ? null
    : 'Dit coördinatenstelsel kent Stuurhuis niet. Lever het bestand in WGS84 (lengte- en breedtegraden).';
}

/** The polygons of a Polygon or MultiPolygon of GeoJSON; what is wrong with it, in Dutch, otherwise. */
export function leesVlakken(geometrie: unknown): readonly Vlak[] | string {
  if (typeof geometrie !== 'object' || geometrie === null) return GEEN_VLAK;
  const { type, coordinates } = { type: null, coordinates: null, ...geometrie };
  const delen: unknown =
    type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' && coordinates;
  if (!isLijst(delen)) return GEEN_VLAK;
  for (const ringen of delen) {
    if (!isLijst(ringen)) return GEEN_VLAK;
    for (const ring of ringen) {
      const bezwaar = bezwaarTegenRing(ring);
      if (bezwaar) return bezwaar;
    }
  }
  // safe: every ring of every polygon was looked at above
  return delen as readonly Vlak[];
}

const isLijst = (w: unknown): w is readonly unknown[] => Array.isArray(w) && w.length > 0;

const GEEN_VLAK = 'De grens ontbreekt of is geen vlak (Polygon).';

function bezwaarTegenRing(ring: unknown): string | null {
  if (!Array.isArray(ring) || !ring.every(isPunt))
    return 'In de grens staat een punt dat niet klopt.';
  const [eerste, laatste] = [ring[0], ring.at(-1)];
  if (ring.length < 4 || !eerste || !laatste) return 'De grens heeft minder dan vier punten.';
  if (eerste[0] !== laatste[0] || eerste[1] !== laatste[1])
    return 'De grens sluit niet: het laatste punt is niet het eerste.';
  const buiten = ring.find((p) => !ligtIn(p, LENGTE, BREEDTE));
  if (!buiten) return null;
  if (Math.abs(buiten[0]) > 180 || Math.abs(buiten[1]) > 90) return IN_RD;
  return ligtIn(buiten, BREEDTE, LENGTE)
    ? 'Lengte en breedte zijn omgewisseld: de lengtegraad (3 tot 7) hoort voorop.'
    : 'De grens ligt buiten Nederland.';
}

const isPunt = (p: unknown): p is Punt =>
  Array.isArray(p) && p.length >= 2 && Number.isFinite(p[0]) && Number.isFinite(p[1]);

const ligtIn = (
  [x, y]: Punt,
  [west, oost]: readonly [number, number],
  [zuid, noord]: readonly [number, number],
): boolean => x >= west && x <= oost && y >= zuid && y <= noord;

const IN_RD =
  'De grenzen staan in Rijksdriehoekscoördinaten (meters). Lever het bestand in WGS84 (EPSG:4326, lengte- en breedtegraden); PDOK en het CBS bieden beide.';
