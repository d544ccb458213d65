import type { DeclaratieDeel } from '../api.ts';
import type { MeldBevinding } from './regels.ts';

type Antwoord = DeclaratieDeel & { nummer: '325' };

/** Return codes with which a declaration as a whole is not rejected. */
const GEEN_AFKEUR = new Set(['0200', '8001']);

/**
 * Checks the totals of one 325: toegekend = ingediend minus the lines that are returned (a 325 holds
 * only rejected lines), or 0 when the declaration as a whole is rejected.
 * @param afgewezenCenten sum of the returned lines, credit negative
 */
export function checkToegekend(
  antwoord: Antwoord,
  afgewezenCenten: number,
  meld: MeldBevinding,
): void {
  const ingediend = metTeken(antwoord.TotaalIngediendBedrag);
  const toegekend = metTeken(antwoord.TotaalToegekendBedrag);
  if (toegekend === ingediend - afgewezenCenten) return;
  const codes = antwoord.RetourCodes?.RetourCode ?? [];
  if (toegekend === 0 && codes.some((c) => !GEEN_AFKEUR.has(c))) return;
  const melding = `TotaalToegekendBedrag is ${toegekend} cent, maar ingediend (${ingediend}) min teruggestuurd (${afgewezenCenten}) is ${ingediend - afgewezenCenten} cent.`;
  meld('SH-TOEGEKEND', null, 'DeclaratieAntwoord/TotaalToegekendBedrag', melding);
}

const metTeken = (t: { TotaalBedrag: number; DebetCredit: string }): number =>
  t.DebetCredit === 'C' ? -t.TotaalBedrag : t.TotaalBedrag;
