import { ok, type Result } from '../../basis/result.ts';
import { op } from '../../basis/rij.ts';
import { type Driehoek, type DriehoekRij, laatsteKolom, weigerDriehoek } from './driehoek.ts';

/** Over-dispersed Poisson with an effect an origin and an age, at the chain-ladder solution. */
export interface OdpModel {
  /** Expected increments of the known cells; null where a cell is not known. */
  readonly geschat: readonly DriehoekRij[];
  /** (observed - expected) / sqrt(expected). */
  readonly residuen: readonly DriehoekRij[];
  /** Expected increments still to come, per origin; null in the known cells. */
  readonly toekomst: readonly DriehoekRij[];
  readonly waarnemingen: number;
  readonly parameters: number;
  /** Pearson's chi-squared over the degrees of freedom; null when no freedom is left. */
  readonly phi: number | null;
  /** Cells that are zero and expected zero: they carry no information and were left out. */
  readonly nulcellen: number;
}

const GEEN = 1e-12;

/** Expected cumulative amounts of one row: back from the latest by the factors, and on to the end. */
function geschatCumulatief(rij: DriehoekRij, factoren: readonly number[]): number[] {
  const a = laatsteKolom(rij);
  const uit = rij.map(() => 0);
  uit[a] = rij[a] ?? 0;
  for (let j = a - 1; j >= 0; j--) uit[j] = op(uit, j + 1) / op(factoren, j);
  for (let j = a; j + 1 < uit.length; j++) uit[j + 1] = op(uit, j) * op(factoren, j);
  return uit;
}

const verschillen = (rij: readonly number[]): number[] =>
  rij.map((x, j) => (j === 0 ? x : x - op(rij, j - 1)));

interface Cel {
  readonly i: number;
  readonly j: number;
  readonly gezien: number;
  readonly verwacht: number;
}

function phiVan(cellen: readonly Cel[]): { phi: number | null; parameters: number } {
  const parameters =
    new Set(cellen.map((c) => c.i)).size + new Set(cellen.map((c) => c.j)).size - 1;
  const vrij = cellen.length - parameters;
  const chi2 = cellen.reduce((s, c) => s + (c.gezien - c.verwacht) ** 2 / c.verwacht, 0);
  return { phi: vrij > 0 ? chi2 / vrij : null, parameters };
}

/**
 * The model at its exact solution, which is the chain ladder with volume weights and no factor left
 * out (Renshaw and Verrall 1998). Observed increments may be negative; expected ones may not.
 * Refuses with `odp-bestaat-niet` (an expected increment of zero or less), `gat-in-driehoek`.
 */
export function odpModel(d: Driehoek, factoren: readonly number[]): Result<OdpModel> {
  if (d.cumulatief.some((rij) => rij.slice(0, laatsteKolom(rij)).includes(null)))
    return weigerDriehoek(
      'gat-in-driehoek',
      'Binnen de driehoek ontbreken cellen. Dit model kan daar niet mee rekenen; Mack kan dat wel.',
    );
  const cellen: Cel[] = [];
  const toekomst: DriehoekRij[] = [];
  let nulcellen = 0;
  for (const [i, rij] of d.cumulatief.entries()) {
    const a = laatsteKolom(rij);
    const gezien = verschillen(rij.slice(0, a + 1).map((x) => x ?? 0));
    const verwacht = verschillen(geschatCumulatief(rij, factoren));
    const grens = GEEN * Math.max(...gezien.map(Math.abs));
    for (let j = 0; j < verwacht.length; j++) {
      const m = op(verwacht, j);
      const isNul = Math.abs(m) <= grens && (j > a || op(gezien, j) === 0);
      if (!isNul && !(m > 0))
        return weigerDriehoek(
          'odp-bestaat-niet',
          `Het model verwacht voor herkomst ${d.herkomst[i]}, ontwikkeling ${d.ontwikkeling[j]} nul of minder. Dan bestaat het niet; gebruik Mack.`,
        );
      if (j > a) continue;
      if (isNul) nulcellen++;
      else cellen.push({ i, j, gezien: op(gezien, j), verwacht: m });
    }
    toekomst.push(verwacht.map((m, j) => (j > a ? Math.max(0, m) : null)));
  }
  if (cellen.length === 0) return weigerDriehoek('alles-nul', 'Alle bedragen zijn nul.');
  const vul = (f: (c: Cel) => number) => {
    const raster = d.cumulatief.map((rij) =>
      rij.map((_, j): number | null => (j > laatsteKolom(rij) ? null : 0)),
    );
    for (const c of cellen) op(raster, c.i)[c.j] = f(c);
    return raster;
  };
  return ok({
    geschat: vul((c) => c.verwacht),
    residuen: vul((c) => (c.gezien - c.verwacht) / Math.sqrt(c.verwacht)),
    toekomst,
    waarnemingen: cellen.length,
    ...phiVan(cellen),
    nulcellen,
  });
}
