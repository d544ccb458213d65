import { OPDRACHTEN_IN_LOGBOEK } from '../../definitie/buiten-catalogus.ts';

/** Acts that cannot be undone, each with the sentence that says what to do instead. */
export const ONHERROEPELIJK = {
  'trek-import-in':
    'Een ingetrokken import is niet terug te draaien. Lees de bestanden opnieuw in: dan tellen ze weer mee.',
  'verwijder-demo':
    'Het verwijderen van de demonstratie is niet te herroepen. Laad de demonstratie opnieuw.',
} as const;

/** Why an act cannot be undone; `null` when it can. */
export const waaromOnherroepelijk = (handeling: string): string | null =>
  new Map<string, string>(Object.entries(ONHERROEPELIJK)).get(handeling) ??
  OPDRACHTEN_IN_LOGBOEK.get(handeling) ??
  null;
