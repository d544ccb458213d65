import { KORTSTE_WACHTWOORD } from '../bewaren/kluis.ts';
import { no, ok, type Result } from '../core/basis/result.ts';
import type { Omgeving } from './omgeving.ts';

/** The passphrase that was given: in STUURHUIS_WACHTWOORD, else typed; `null` when nobody can type. */
export async function bekendWachtwoord(omgeving: Omgeving): Promise<string | null> {
  const gegeven = omgeving.env.STUURHUIS_WACHTWOORD;
  if (gegeven) return gegeven;
  return (await omgeving.vraagGeheim?.('Wachtwoord van het bewaarbestand: ')) ?? null;
}

/** A passphrase to lock with: long enough, and typed twice when it is typed. */
export async function nieuwWachtwoord(omgeving: Omgeving): Promise<Result<string>> {
  const gegeven = omgeving.env.STUURHUIS_WACHTWOORD;
  const woord = gegeven || (await omgeving.vraagGeheim?.('Wachtwoord voor de sleutel: '));
  if (!woord) {
    return no('ongeldigeInvoer', 'Er is geen wachtwoord. Zet het in STUURHUIS_WACHTWOORD.');
  }
  if ([...woord].length < KORTSTE_WACHTWOORD) {
    return no(
      'ongeldigeInvoer',
      `Het wachtwoord is te kort: neem ten minste ${KORTSTE_WACHTWOORD} tekens.`,
    );
  }
  if (!gegeven && (await omgeving.vraagGeheim?.('Nog een keer: ')) !== woord) {
    return no('ongeldigeInvoer', 'De twee wachtwoorden zijn niet gelijk. Er is niets bewaard.');
  }
  return ok(woord);
}
