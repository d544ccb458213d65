import { no, ok, type Result } from '../../basis/result.ts';
import { op } from '../../basis/rij.ts';
import { type BlootgesteldeRij, benktander, capeCod } from './blootstelling.ts';
import {
  type Driehoek,
  type DriehoekInvoer,
  laatsteKolom,
  toDriehoek,
  weigerDriehoek,
} from './driehoek.ts';
import { cumulatieveFactoren, type Factor, type FactorOpties, factorenVan } from './factoren.ts';
import { type MackUitkomst, mack, type SigmaRegel } from './mack.ts';

export const DRIEHOEK_METHODEN = [
  'chain-ladder',
  'mack',
  'bornhuetter-ferguson',
  'cape-cod',
  'benktander',
] as const;

export type DriehoekMethode = (typeof DRIEHOEK_METHODEN)[number];

export interface DriehoekOpties extends FactorOpties {
  readonly methode: DriehoekMethode;
  readonly sigma?: SigmaRegel;
  /** Tail factor after the last age; 1 = none. */
  readonly staart?: number;
  /** Exposure per origin, for the last three methods. */
  readonly blootstelling?: Readonly<Record<string, number>>;
  /** Expected end per unit of exposure; default 1, with a warning. */
  readonly apriori?: number;
  /** Benktander; default 2. */
  readonly iteraties?: number;
  /** Cape Cod: decay per origin (default 1) and trend per origin (default 0). */
  readonly verval?: number;
  readonly trend?: number;
}

/** One origin; errors are absent where the method has none. Plain numbers in the unit of the file. */
export interface DriehoekRegel {
  readonly herkomst: string;
  readonly laatste: number;
  readonly eindstand: number;
  readonly nogTeMelden: number;
  readonly standaardfout?: number;
  readonly procesfout?: number;
  readonly parameterfout?: number;
}

export interface DriehoekWaarschuwing {
  readonly code: string;
  readonly melding: string;
}

export interface DriehoekAntwoord {
  readonly methode: DriehoekMethode;
  /** Link ratios, and the tail as the last one (1 = none). */
  readonly factoren: readonly number[];
  readonly herkomst: readonly DriehoekRegel[];
  readonly totaal: Omit<DriehoekRegel, 'herkomst'>;
  readonly waarschuwingen: readonly DriehoekWaarschuwing[];
}

interface Werk {
  readonly d: Driehoek;
  readonly factoren: readonly Factor[];
  readonly cdf: readonly number[];
  readonly opties: DriehoekOpties;
  readonly waarschuwingen: DriehoekWaarschuwing[];
}

function signaleer(werk: Werk): void {
  const { d, factoren, waarschuwingen } = werk;
  const gaten = d.cumulatief.some((rij) => rij.slice(0, laatsteKolom(rij)).includes(null));
  if (gaten)
    waarschuwingen.push({
      code: 'ontbrekende-cellen',
      melding: 'Binnen de driehoek ontbreken cellen. Die tellen niet mee, ook niet als nul.',
    });
  if (factoren.some((x) => x.f <= 0))
    waarschuwingen.push({
      code: 'factor-niet-positief',
      melding: 'Een factor is nul of negatief. Kijk de bedragen na.',
    });
  if (factoren.some((x) => x.aantal === 1))
    waarschuwingen.push({
      code: 'factor-uit-een-waarneming',
      melding: 'Minstens een factor rust op een enkele waarneming.',
    });
}

const puntRegel = (laatste: number, eindstand: number) => ({
  laatste,
  eindstand,
  nogTeMelden: eindstand - laatste,
});

function standen(werk: Werk): { laatste: number; cdf: number }[] {
  return werk.d.cumulatief.map((rij) => {
    const kolom = laatsteKolom(rij);
    return { laatste: rij[kolom] ?? 0, cdf: werk.cdf[kolom] ?? 1 };
  });
}

function metPunten(werk: Werk, eindstanden: readonly number[]): DriehoekAntwoord {
  const stand = standen(werk);
  const rijen = stand.map((s, i) => puntRegel(s.laatste, op(eindstanden, i)));
  const som = (f: (r: (typeof rijen)[number]) => number) => rijen.reduce((s, r) => s + f(r), 0);
  return {
    methode: werk.opties.methode,
    factoren: [...werk.factoren.map((x) => x.f), werk.opties.staart ?? 1],
    herkomst: rijen.map((r, i) => ({ herkomst: op(werk.d.herkomst, i), ...r })),
    totaal: puntRegel(
      som((r) => r.laatste),
      som((r) => r.eindstand),
    ),
    waarschuwingen: werk.waarschuwingen,
  };
}

function chainLadder(werk: Werk): Result<DriehoekAntwoord> {
  return ok(
    metPunten(
      werk,
      standen(werk).map((s) => s.laatste * s.cdf),
    ),
  );
}

function metMack(werk: Werk): Result<DriehoekAntwoord> {
  const uit: MackUitkomst | null = mack(werk.d, werk.factoren, werk.opties);
  if (uit === null) {
    werk.waarschuwingen.push({
      code: 'spreiding-onbepaald',
      melding: 'De driehoek is te klein of te grillig voor een standaardfout.',
    });
    return chainLadder(werk);
  }
  if (uit.teruggevallen)
    werk.waarschuwingen.push({
      code: 'sigma-teruggevallen',
      melding: 'De log-lineaire regel past niet (p > 0,05). De regel van Mack is gebruikt.',
    });
  const basis = metPunten(
    werk,
    uit.rijen.map((r) => r.eindstand),
  );
  const herkomst = uit.rijen.map((r, i) => ({ herkomst: op(werk.d.herkomst, i), ...r }));
  return ok({ ...basis, herkomst, totaal: uit.totaal });
}

function blootgesteld(werk: Werk): Result<BlootgesteldeRij[]> {
  const rijen: BlootgesteldeRij[] = [];
  for (const [i, stand] of standen(werk).entries()) {
    const naam = op(werk.d.herkomst, i);
    const blootstelling = werk.opties.blootstelling?.[naam];
    if (blootstelling === undefined || !Number.isFinite(blootstelling))
      return weigerDriehoek(
        'blootstelling-ontbreekt',
        `Voor herkomst ${naam} ontbreekt de blootstelling. Geef die met --blootstelling.`,
      );
    rijen.push({ ...stand, blootstelling });
  }
  return ok(rijen);
}

function metBlootstelling(werk: Werk): Result<DriehoekAntwoord> {
  const rijen = blootgesteld(werk);
  if (!rijen.ok) return rijen;
  const { methode, apriori, iteraties, verval, trend } = werk.opties;
  if (methode === 'cape-cod') {
    const uit = capeCod(rijen.value, { verval: verval ?? 1, trend: trend ?? 0 });
    if (uit === null)
      return weigerDriehoek('blootstelling-ontbreekt', 'De blootstelling is samen nul.');
    return ok(
      metPunten(
        werk,
        uit.map((r) => r.eindstand),
      ),
    );
  }
  if (apriori === undefined)
    werk.waarschuwingen.push({
      code: 'apriori-aangenomen',
      melding: 'Er is geen verwachting vooraf gegeven. Aangenomen is 1 per eenheid blootstelling.',
    });
  const aantal = methode === 'benktander' ? (iteraties ?? 2) : 1;
  return ok(metPunten(werk, benktander(rijen.value, apriori ?? 1, aantal)));
}

function isEindig(antwoord: DriehoekAntwoord): boolean {
  const getallen = [antwoord.totaal, ...antwoord.herkomst].flatMap((r) =>
    Object.values(r).filter((x) => typeof x === 'number'),
  );
  return [...getallen, ...antwoord.factoren].every((x) => Number.isFinite(x));
}

function checkOpties(opties: DriehoekOpties): Result<null> {
  if (!DRIEHOEK_METHODEN.includes(opties.methode))
    return weigerDriehoek(
      'methode-niet-beschikbaar',
      `Deze methode is er niet: ${opties.methode}.`,
    );
  if (opties.staart !== undefined && !(Number.isFinite(opties.staart) && opties.staart > 0))
    return no('ongeldigeInvoer', 'De staart moet een getal boven nul zijn.');
  if (opties.laatste !== undefined && !(Number.isInteger(opties.laatste) && opties.laatste > 0))
    return no(
      'ongeldigeInvoer',
      'Het aantal laatste perioden moet een geheel getal boven nul zijn.',
    );
  return ok(null);
}

const REKENWIJZE: Record<DriehoekMethode, (werk: Werk) => Result<DriehoekAntwoord>> = {
  'chain-ladder': chainLadder,
  mack: metMack,
  'bornhuetter-ferguson': metBlootstelling,
  'cape-cod': metBlootstelling,
  benktander: metBlootstelling,
};

/**
 * One triangle by one method, as the command `driehoek` gives it.
 * @returns the answer, never with NaN; an impossible triangle is refused with code `geweigerd` and a
 *   `DriehoekReden` in `velden[0].veld`
 */
export function driehoek(invoer: DriehoekInvoer, opties: DriehoekOpties): Result<DriehoekAntwoord> {
  const check = checkOpties(opties);
  if (!check.ok) return check;
  const d = toDriehoek(invoer);
  if (!d.ok) return d;
  const factoren = factorenVan(d.value, opties);
  if (!factoren.ok) return factoren;
  const cdf = cumulatieveFactoren(
    factoren.value.map((x) => x.f),
    opties.staart ?? 1,
  );
  const werk: Werk = { d: d.value, factoren: factoren.value, cdf, opties, waarschuwingen: [] };
  signaleer(werk);
  const antwoord = REKENWIJZE[opties.methode](werk);
  if (antwoord.ok && !isEindig(antwoord.value))
    return weigerDriehoek('uitkomst-te-groot', 'De uitkomst is geen eindig getal.');
  return antwoord;
}
