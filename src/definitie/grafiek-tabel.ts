import type { Grafiek, Reeks } from './grafiek.ts';
import type { Cel, Kolom, Kolomsoort, Tabel } from './tabel.ts';

const SOORTEN: Readonly<Record<Grafiek['eenheid'], Kolomsoort>> = {
  centen: 'bedrag',
  aantal: 'getal',
  aandeel: 'aandeel',
  dagen: 'dagen',
};

/** Of a bridge a category is a level or a step; of the other kind it has no figure, which is not unknown. */
const ANDERE_SOORT = 'n.v.t.';

interface Meting {
  readonly kolom: Kolom;
  readonly waarden: readonly Cel[];
}

/**
 * The figures of a chart as a table, one row a category: each series a column, a band two (its lower
 * and its upper edge), and the level that the chart is held against in every row.
 */
export function grafiekTabel(grafiek: Grafiek): Tabel {
  const { titel, categorieen, reeksen, streep, eenheid } = grafiek;
  const soort = SOORTEN[eenheid];
  const gat = grafiek.soort === 'waterval' ? ANDERE_SOORT : null;
  const metingen = [
    ...reeksen.flatMap((reeks, n) => metingenVan(reeks, n, soort)),
    ...(streep ? [vast(streep, categorieen.length, soort)] : []),
  ];
  return {
    titel: `Cijfers bij: ${titel}`,
    kolommen: [
      { veld: 'categorie', label: asNaam(categorieen), soort: 'tekst' },
      ...metingen.map((m) => m.kolom),
    ],
    rijen: categorieen.map((categorie, i) => ({
      categorie,
      ...Object.fromEntries(metingen.map((m) => [m.kolom.veld, m.waarden[i] ?? gat])),
    })),
  };
}

function metingenVan(reeks: Reeks, n: number, soort: Kolomsoort): Meting[] {
  const veld = `reeks${n + 1}`;
  const boven = { kolom: { veld, label: reeks.naam, soort }, waarden: reeks.waarden };
  if (reeks.vorm !== 'band') return [boven];
  const laag = { veld: `${veld}Laag`, label: `${reeks.naam}, laag`, soort };
  const hoog = { veld, label: `${reeks.naam}, hoog`, soort };
  return [
    { kolom: laag, waarden: reeks.laag ?? reeks.waarden },
    { kolom: hoog, waarden: reeks.waarden },
  ];
}

const vast = (
  { naam, waarde }: NonNullable<Grafiek['streep']>,
  aantal: number,
  soort: Kolomsoort,
): Meting => ({
  kolom: { veld: 'streep', label: naam, soort },
  waarden: Array.from({ length: aantal }, () => waarde),
});

const MAAND = /^(?:\d{4}-\d{2}|[a-z]{3} \d{4})$/;

/** What stands along the axis, for the heading of the first column. */
const asNaam = (categorieen: readonly string[]): string =>
  categorieen.length > 0 && categorieen.every((c) => MAAND.test(c)) ? 'Maand' : 'Onderdeel';
