import { no, ok, type Result } from '../../basis/result.ts';

/** A cell is a number or not known; a known zero is 0 and never `null`. */
export type DriehoekRij = readonly (number | null)[];

/** Cumulative development: one row an origin (oldest first), one column a development age. */
export interface Driehoek {
  readonly herkomst: readonly string[];
  readonly ontwikkeling: readonly string[];
  readonly cumulatief: readonly DriehoekRij[];
}

/** One cell as it stands in a file. The grain is the caller's: labels are taken as they are. */
export interface DriehoekCel {
  readonly herkomst: string;
  readonly ontwikkeling: string;
  readonly waarde: number | null;
}

export interface DriehoekInvoer {
  readonly soort: 'cumulatief' | 'incrementeel';
  readonly cellen: readonly DriehoekCel[];
}

/** Why a triangle cannot be used; stands in `velden[0].veld` of the Problem. */
export type DriehoekReden =
  | 'lege-driehoek'
  | 'te-weinig-ontwikkeling'
  | 'ontwikkeling-geen-getal'
  | 'waarde-geen-getal'
  | 'dubbele-cel'
  | 'herkomst-zonder-waarde'
  | 'ontwikkeling-zonder-waarnemingen'
  | 'factor-onbepaald'
  | 'blootstelling-ontbreekt'
  | 'uitkomst-te-groot'
  | 'methode-niet-beschikbaar'
  | 'optie-niet-bij-methode'
  | 'korrel-past-niet'
  | 'kromme-onbepaald'
  | 'staart-onbepaald'
  | 'alles-nul'
  | 'gat-in-driehoek'
  | 'odp-bestaat-niet'
  | 'spreiding-onbepaald';

/** A refusal of a triangle with its coded reason. */
export function weigerDriehoek<T = never>(reden: DriehoekReden, melding: string): Result<T> {
  return no('geweigerd', melding, [{ veld: reden, melding }]);
}

const byLabel = (a: string, b: string): number => {
  const verschil = Number(a) - Number(b);
  if (Number.isFinite(verschil)) return verschil;
  return a < b ? -1 : a > b ? 1 : 0;
};

const plek = (herkomst: string, ontwikkeling: string): string =>
  `herkomst ${herkomst}, ontwikkeling ${ontwikkeling}`;

const dubbeleCel = (herkomst: string, ontwikkeling: string): Result<null> =>
  weigerDriehoek('dubbele-cel', `Deze cel komt twee keer voor: ${plek(herkomst, ontwikkeling)}.`);

function checkCellen(cellen: readonly DriehoekCel[]): Result<null> {
  if (cellen.length === 0) return weigerDriehoek('lege-driehoek', 'De driehoek heeft geen cellen.');
  const gezien = new Map<string, Set<number>>();
  for (const { herkomst, ontwikkeling, waarde } of cellen) {
    if (ontwikkeling.trim() === '' || !Number.isFinite(Number(ontwikkeling)))
      return weigerDriehoek(
        'ontwikkeling-geen-getal',
        `De ontwikkeling moet een getal zijn: ${plek(herkomst, ontwikkeling)}.`,
      );
    if (waarde !== null && !Number.isFinite(waarde))
      return weigerDriehoek(
        'waarde-geen-getal',
        `De waarde is geen getal: ${plek(herkomst, ontwikkeling)}.`,
      );
    const leeftijd = Number(ontwikkeling);
    const rij = gezien.get(herkomst) ?? new Set<number>();
    if (rij.has(leeftijd)) return dubbeleCel(herkomst, ontwikkeling);
    gezien.set(herkomst, rij.add(leeftijd));
  }
  return ok(null);
}

/** Running sums; after a gap the cumulative amount is not known, because a gap is not a zero. */
function cumuleer(rij: DriehoekRij): DriehoekRij {
  let som: number | null = 0;
  return rij.map((x) => {
    som = som === null || x === null ? null : som + x;
    return som;
  });
}

/**
 * Puts cells into a triangle: origins and ages sorted (as numbers when they are), missing cells `null`.
 * The last diagonal may be ragged. Refuses with a `DriehoekReden`.
 */
export function toDriehoek(invoer: DriehoekInvoer): Result<Driehoek> {
  const check = checkCellen(invoer.cellen);
  if (!check.ok) return check;
  const herkomst = [...new Set(invoer.cellen.map((c) => c.herkomst))].sort(byLabel);
  const leeftijden = [...new Set(invoer.cellen.map((c) => Number(c.ontwikkeling)))].sort(
    (a, b) => a - b,
  );
  if (leeftijden.length < 2)
    return weigerDriehoek(
      'te-weinig-ontwikkeling',
      'De driehoek heeft minder dan twee ontwikkelingsperioden.',
    );
  const rijVan = new Map(herkomst.map((h, i) => [h, i]));
  const kolomVan = new Map(leeftijden.map((o, j) => [o, j]));
  const rijen = herkomst.map(() => leeftijden.map((): number | null => null));
  for (const c of invoer.cellen) {
    const i = rijVan.get(c.herkomst) ?? 0;
    const j = kolomVan.get(Number(c.ontwikkeling)) ?? 0;
    const rij = rijen[i];
    if (rij) rij[j] = c.waarde;
  }
  const cumulatief = invoer.soort === 'incrementeel' ? rijen.map(cumuleer) : rijen;
  const leeg = cumulatief.findIndex((rij) => rij.every((x) => x === null));
  if (leeg >= 0)
    return weigerDriehoek(
      'herkomst-zonder-waarde',
      `Herkomst ${herkomst[leeg]} heeft geen enkele waarde.`,
    );
  return ok({ herkomst, ontwikkeling: leeftijden.map(String), cumulatief });
}

/** Column of the latest known cell of a row; -1 when the row is empty. */
export function laatsteKolom(rij: DriehoekRij): number {
  return rij.findLastIndex((x) => x !== null);
}
