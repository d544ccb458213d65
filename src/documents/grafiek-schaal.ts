import type { Grafiek } from '../definitie/grafiek.ts';
import { getal } from '../definitie/notatie.ts';
import { INKT } from './grafiek-stijl.ts';

/** The unit in which a chart is drawn. */
export interface Schaal {
  /** Chart numbers are the given ones divided by this. */
  readonly deler: number;
  readonly naam: string;
  readonly toon: (n: number) => string;
}

/** The unit of the value axis; money is drawn in millions or thousands, by its largest amount. */
export function schaalVan(grafiek: Grafiek): Schaal {
  if (grafiek.eenheid === 'centen') {
    const grootste = knipVan(grafiek)?.spanne ?? grootsteVan(grafiek);
    if (grootste >= 200_000_000) return { deler: 100_000_000, naam: 'x € 1 mln', toon: kort };
    if (grootste >= 200_000) return { deler: 100_000, naam: 'x € 1.000', toon: kort };
    return { deler: 100, naam: '€', toon: kort };
  }
  if (grafiek.eenheid === 'aandeel') {
    return { deler: 0.01, naam: '%', toon: (n) => `${kort(n)}%` };
  }
  return { deler: 1, naam: grafiek.eenheid === 'dagen' ? 'dagen' : 'aantal', toon: kort };
}

function grootsteVan({ reeksen, streep }: Grafiek): number {
  const alle = reeksen.flatMap((r) => [...r.waarden, ...(r.laag ?? [])]);
  return Math.max(0, ...alle.map((w) => Math.abs(w ?? 0)), Math.abs(streep?.waarde ?? 0));
}

/** As many decimals as the size asks for: 0,25; 2,5; 25. */
function kort(n: number): string {
  const omvang = Math.abs(n);
  const decimalen = omvang >= 10 || Number.isInteger(n) ? 0 : omvang >= 1 ? 1 : 2;
  return getal(n, decimalen);
}

/** One bar of a bridge: from where to where it runs, and the figure beside it. */
export interface Balk {
  readonly van: number;
  readonly tot: number;
  readonly waarde: number | null;
  readonly isStand: boolean;
}

/**
 * The bars of a bridge: the first series holds levels (drawn from zero), the second the steps
 * between them, `null` where a category is of the other kind; a single series is all steps.
 */
export function balkenVan(grafiek: Grafiek): Balk[] {
  const [standen, stappen] =
    grafiek.reeksen.length > 1 ? grafiek.reeksen : [undefined, grafiek.reeksen[0]];
  let loop = 0;
  return grafiek.categorieen.map((_, i) => {
    const stand = standen?.waarden[i] ?? null;
    const stap = stappen?.waarden[i] ?? null;
    const van = stand === null ? loop : 0;
    loop = stand ?? loop + (stap ?? 0);
    return { van, tot: loop, waarde: stand ?? stap, isStand: stand !== null };
  });
}

/** Below this share of the levels the steps of a bridge are lines of no height. */
const KLEIN = 0.25;

/**
 * Where the axis of a bridge begins when its steps are small beside its levels, in the unit of the
 * chart; `null` when it begins at zero. The axis says so. `spanne` is what the steps range over.
 */
export function knipVan(grafiek: Grafiek): { begin: number; spanne: number } | null {
  if (grafiek.soort !== 'waterval' || grafiek.reeksen.length < 2) return null;
  const tops = balkenVan(grafiek).map((b) => b.tot);
  const laagste = Math.min(...tops);
  const spanne = Math.max(...tops) - laagste;
  if (laagste <= 0 || spanne <= 0 || spanne > KLEIN * laagste) return null;
  const stap = 10 ** Math.floor(Math.log10(spanne));
  const begin = Math.floor((laagste - spanne / 2) / stap) * stap;
  return begin > 0 ? { begin, spanne } : null;
}

/** The figure beside a bar. */
export function label(show: boolean, position: string, schaal: Schaal): Record<string, unknown> {
  // safe: ECharts hands the value it was given; a gap has no label
  const formatter = ({ value }: { value: unknown }) =>
    typeof value === 'number' ? schaal.toon(value) : '';
  return { show, position, formatter, color: INKT.tekst, fontSize: 12, textBorderWidth: 0 };
}
