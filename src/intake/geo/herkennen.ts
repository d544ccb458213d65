/** Whether a file is a GeoJSON collection of areas, by its first bytes. */
export const isGeoJson = (begin: Buffer): boolean =>
  /^\s*\{[^]*"type"\s*:\s*"FeatureCollection"/.test(begin.toString('utf8').replace(/^\uFEFF/, ''));
