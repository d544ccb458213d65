import { no, ok, type Result } from '../../basis/result.ts';
import { type Driehoek, weigerDriehoek } from './driehoek.ts';
import { DRIEHOEK_METHODEN, type DriehoekMethode, type DriehoekOpties } from './typen.ts';

/** Draws that a call may ask for. */
const TREKKINGEN = { min: 100, max: 1_000_000 } as const;

/** Methods whose theory holds for volume weights over the whole triangle and no tail. */
const VAST: ReadonlySet<DriehoekMethode> = new Set(['odp', 'odp-bootstrap', 'merz-wuthrich']);

const isPositief = (x: number) => Number.isFinite(x) && x > 0;
const isGeheel = (x: number) => Number.isInteger(x) && x > 0;

/** The first number that cannot be, in a sentence; null when all can. */
function ongeldig(o: DriehoekOpties): string | null {
  const { trekkingen: t, zaad, verval, trend } = o;
  if (typeof o.staart === 'number' && !isPositief(o.staart))
    return 'De staart moet een getal boven nul zijn.';
  if (o.laatste !== undefined && !isGeheel(o.laatste))
    return 'Het aantal laatste perioden moet een geheel getal boven nul zijn.';
  if (o.apriori !== undefined && !Number.isFinite(o.apriori))
    return 'De verwachting vooraf moet een getal zijn.';
  if (o.iteraties !== undefined && !isGeheel(o.iteraties))
    return 'Het aantal iteraties moet een geheel getal boven nul zijn.';
  if (verval !== undefined && !(isPositief(verval) && verval <= 1))
    return 'Het verval moet boven nul liggen en is hoogstens 1.';
  if (trend !== undefined && !(Number.isFinite(trend) && trend > -1))
    return 'De trend moet een getal boven -1 zijn.';
  if (t !== undefined && !(isGeheel(t) && t >= TREKKINGEN.min && t <= TREKKINGEN.max))
    return 'Het aantal trekkingen moet een geheel getal van 100 tot en met 1.000.000 zijn.';
  if (zaad !== undefined && !Number.isSafeInteger(zaad))
    return 'Het zaad moet een geheel getal zijn.';
  return null;
}

function nietBijMethode(o: DriehoekOpties): string | null {
  if (!VAST.has(o.methode)) return null;
  if ((o.gemiddelde ?? 'volume') !== 'volume') return 'een andere weging dan volume';
  if (o.staart !== undefined && o.staart !== 1) return 'een staart';
  if (o.laatste !== undefined) return 'alleen de laatste factoren';
  if (o.weglaten && o.weglaten.length > 0 && o.methode !== 'merz-wuthrich')
    return 'weggelaten factoren';
  return null;
}

/** Refuses options that cannot be, or that the method has no theory for. */
export function checkOpties(opties: DriehoekOpties): Result<null> {
  const { methode } = opties;
  if (!DRIEHOEK_METHODEN.includes(methode))
    return weigerDriehoek('methode-niet-beschikbaar', `Deze methode is er niet: ${methode}.`);
  const fout = ongeldig(opties);
  if (fout !== null) return no('ongeldigeInvoer', fout);
  const mist = nietBijMethode(opties);
  if (mist === null) return ok(null);
  return weigerDriehoek(
    'optie-niet-bij-methode',
    `De methode ${methode} kan niet rekenen met ${mist}.`,
  );
}

/** Refuses a link to leave out that is not in the triangle: a typing error would change nothing. */
export function checkWeglaten(d: Driehoek, weglaten: readonly string[]): Result<null> {
  if (weglaten.length === 0) return ok(null);
  const bestaat = new Set(
    d.cumulatief.flatMap((rij, i) =>
      rij.flatMap((x, j) =>
        x !== null && (rij[j + 1] ?? null) !== null
          ? [`${d.herkomst[i]}:${d.ontwikkeling[j]}`]
          : [],
      ),
    ),
  );
  const mist = weglaten.find((w) => !bestaat.has(w));
  if (mist === undefined) return ok(null);
  return no(
    'ongeldigeInvoer',
    `De factor ${mist} om weg te laten staat niet in de driehoek. Schrijf herkomst:ontwikkeling, met de ontwikkeling ervóór.`,
  );
}
