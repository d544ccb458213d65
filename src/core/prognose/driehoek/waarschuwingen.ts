import { type Driehoek, laatsteKolom } from './driehoek.ts';
import type { Factor } from './factoren.ts';
import type { Staart, Staartkeuze } from './staart.ts';
import type { DriehoekAntwoord, DriehoekWaarschuwing } from './typen.ts';

const MELDINGEN = {
  'ontbrekende-cellen':
    'Binnen de driehoek ontbreken cellen. Die tellen niet mee, ook niet als nul.',
  'ontwikkeling-niet-aansluitend':
    'Tussen de ontwikkelingsperioden ontbreken er een of meer. De factor ertussen beslaat dan meer dan een periode.',
  'negatieve-stand': 'Een of meer standen zijn negatief. Kijk de bedragen na.',
  'factor-niet-positief': 'Een factor is nul of negatief. Kijk de bedragen na.',
  'factor-uit-een-waarneming': 'Minstens een factor rust op een enkele waarneming.',
  'staart-groot': 'De staart is groter dan 2. De uitkomst hangt dan vooral van de staart af.',
  'staart-zonder-factoren':
    'Factoren van 1 of lager zeggen niets over de staart. Ze zijn daarvoor weggelaten.',
  'staart-afgekapt':
    'Een inverse staart loopt lang door. Na 100 perioden is hij afgekapt; een exponentiële staart is voorzichtiger.',
  'kalenderjaar-effect':
    'Op een of meer diagonalen vallen de factoren samen hoog of laag uit. Er is dan iets veranderd dat alle perioden raakt, zoals het tempo van declareren.',
  'factoren-hangen-samen':
    'Factoren die op elkaar volgen hangen samen. De methode gaat ervan uit dat dat niet zo is.',
  'spreiding-onbepaald': 'De driehoek is te klein of te grillig voor een standaardfout.',
  'sigma-teruggevallen':
    'De log-lineaire regel past niet (p > 0,05). De regel van Mack is gebruikt.',
  'apriori-aangenomen':
    'Er is geen verwachting vooraf gegeven. Aangenomen is 1 per eenheid blootstelling.',
  'blootstelling-niet-positief': 'Een of meer blootstellingen zijn nul of negatief.',
  'blootstelling-over':
    'Er is blootstelling gegeven voor een herkomst die niet in de driehoek staat. Die telt niet mee.',
  'nul-cellen': 'Cellen met nul, waar ook nul wordt verwacht, zeggen niets en tellen niet mee.',
  'trekkingen-overgedaan':
    'Bij een paar trekkingen was een factor niet te bepalen. Die zijn overgedaan.',
} as const;

export type Waarschuwingscode = keyof typeof MELDINGEN;

/** A warning by its code, with its Dutch sentence. */
export const waarschuwing = (code: Waarschuwingscode): DriehoekWaarschuwing => ({
  code,
  melding: MELDINGEN[code],
});

function slaatOver(d: Driehoek): boolean {
  const leeftijden = d.ontwikkeling.map(Number);
  const stappen = leeftijden.slice(1).map((x, j) => x - (leeftijden[j] ?? 0));
  return Math.max(...stappen) > Math.min(...stappen) * 1.5;
}

/** What the reader of this triangle should know before its figures. */
export function waarschuwingenOver(
  d: Driehoek,
  factoren: readonly Factor[],
): DriehoekWaarschuwing[] {
  const codes: Waarschuwingscode[] = [];
  if (d.cumulatief.some((rij) => rij.slice(0, laatsteKolom(rij)).includes(null)))
    codes.push('ontbrekende-cellen');
  if (slaatOver(d)) codes.push('ontwikkeling-niet-aansluitend');
  if (d.cumulatief.some((rij) => (rij[laatsteKolom(rij)] ?? 0) < 0)) codes.push('negatieve-stand');
  if (factoren.some((x) => x.f <= 0)) codes.push('factor-niet-positief');
  if (factoren.some((x) => x.aantal === 1)) codes.push('factor-uit-een-waarneming');
  return codes.map(waarschuwing);
}

/** What there is to say about a tail that was fitted. */
export function waarschuwingenOverStaart(
  keuze: Staartkeuze,
  staart: Staart,
): DriehoekWaarschuwing[] {
  const codes: Waarschuwingscode[] = [];
  if (staart.factor > 2) codes.push('staart-groot');
  if (staart.weggelaten > 0) codes.push('staart-zonder-factoren');
  if (keuze === 'inverse') codes.push('staart-afgekapt');
  return codes.map(waarschuwing);
}

/** What the tests of the assumptions say against the method. */
export function waarschuwingenUit(toetsen: DriehoekAntwoord['toetsen']): DriehoekWaarschuwing[] {
  const codes: Waarschuwingscode[] = [];
  if (toetsen.kalenderjaar?.opvallend) codes.push('kalenderjaar-effect');
  if (toetsen.samenhang?.opvallend) codes.push('factoren-hangen-samen');
  return codes.map(waarschuwing);
}
