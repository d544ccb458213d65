import { ok, type Result } from '../../basis/result.ts';
import { type Driehoek, type DriehoekInvoer, toDriehoek, weigerDriehoek } from './driehoek.ts';
import { cumulatieveFactoren, type Factor, factorenVan } from './factoren.ts';
import { REKENWIJZE, type Uitkomst } from './methoden.ts';
import { checkOpties, checkWeglaten } from './opties.ts';
import { staartVan } from './staart.ts';
import { toetsKalender, toetsSamenhang } from './toetsen.ts';
import type { DriehoekAntwoord, DriehoekOpties } from './typen.ts';
import {
  waarschuwingenOver,
  waarschuwingenOverStaart,
  waarschuwingenUit,
} from './waarschuwingen.ts';

function isEindig(uit: Uitkomst, factoren: readonly number[]): boolean {
  const getallen = [uit.totaal, ...uit.herkomst].flatMap((r) =>
    Object.values(r).filter((x) => typeof x === 'number'),
  );
  return [...getallen, ...factoren].every((x) => Number.isFinite(x));
}

function checkBedragen(d: Driehoek): Result<null> {
  const heeftBedrag = d.cumulatief.some((rij) => rij.some((x) => x !== null && x !== 0));
  if (heeftBedrag) return ok(null);
  return weigerDriehoek('alles-nul', 'Alle bedragen zijn nul: er is niets om op te rekenen.');
}

interface Voorbereid {
  readonly d: Driehoek;
  readonly factoren: readonly Factor[];
}

function bereidVoor(d: Driehoek, opties: DriehoekOpties): Result<Voorbereid> {
  const bruikbaar = checkBedragen(d);
  if (!bruikbaar.ok) return bruikbaar;
  const weg = checkWeglaten(d, opties.weglaten ?? []);
  if (!weg.ok) return weg;
  const factoren = factorenVan(d, opties);
  return factoren.ok ? ok({ d, factoren: factoren.value }) : factoren;
}

/**
 * One triangle by one method, as the command `driehoek` gives it.
 * @returns the answer, never with NaN; an impossible triangle is refused with code `geweigerd` and a
 *   `DriehoekReden` in `velden[0].veld`; an option that cannot be with `ongeldigeInvoer`
 */
export function driehoek(invoer: DriehoekInvoer, opties: DriehoekOpties): Result<DriehoekAntwoord> {
  const check = checkOpties(opties);
  if (!check.ok) return check;
  const d = toDriehoek(invoer);
  return d.ok ? rekenDriehoek(d.value, opties) : d;
}

/** The same on a triangle that is there already: at least two ages, a figure in every row. */
export function rekenDriehoek(
  driehoekVan: Driehoek,
  opties: DriehoekOpties,
): Result<DriehoekAntwoord> {
  const voor = bereidVoor(driehoekVan, opties);
  if (!voor.ok) return voor;
  const { d, factoren } = voor.value;
  const f = factoren.map((x) => x.f);
  const keuze = opties.staart ?? 1;
  const staart = staartVan(f, keuze);
  if (!staart.ok) return staart;
  const { factor } = staart.value;
  const toetsen = { kalenderjaar: toetsKalender(d), samenhang: toetsSamenhang(d) };
  const waarschuwingen = [
    ...waarschuwingenOver(d, factoren),
    ...waarschuwingenOverStaart(keuze, staart.value),
    ...waarschuwingenUit(toetsen),
  ];
  const cdf = cumulatieveFactoren(f, factor);
  const uit = REKENWIJZE[opties.methode]({
    d,
    factoren,
    staart: factor,
    cdf,
    opties,
    waarschuwingen,
  });
  if (!uit.ok) return uit;
  if (!isEindig(uit.value, [...f, factor]))
    return weigerDriehoek('uitkomst-te-groot', 'De uitkomst is geen eindig getal.');
  const { methode } = opties;
  return ok({ methode, factoren: [...f, factor], ...uit.value, toetsen, waarschuwingen });
}
