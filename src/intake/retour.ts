import type { Datum } from '../core/basis/datum.ts';
import type { RetourFeit } from '../facts/feiten.ts';
import type { BerichtKop } from './berichten/api.ts';
import { berichtSoorten, standaardVan } from './berichten/beschrijving/standaard.ts';

/** Codes that refuse nothing: no remark, and not judged because something else was refused (IV028). */
const GEEN_AFKEUR = new Set(['0200', '0233']);

/** Messages that answer another one, class by class. A 325 answers as a whole and by its lines. */
const RETOUREN = new Set(['302', '306', '308', '316', '318', '320']);

/** Whether a message answers the one that has the number before it. */
export const isRetour = ({ nummer }: Pick<BerichtKop, 'nummer'>): boolean => RETOUREN.has(nummer);

/** The day of a message: of a retour its own one, for the Header keeps that of the message it answers. */
export const dagtekeningVan = ({ header, dagtekening }: BerichtKop): Datum =>
  // safe: the reader has checked that dates are existing days
  (header.DagtekeningRetour ?? dagtekening) as Datum;

/**
 * What a retour message says: a Header without codes approves, any code that is a remark refuses.
 * @param delen the client or answer that came with it; none when the Header says it all
 */
export function retourVan(kop: BerichtKop, delen: readonly object[]): RetourFeit {
  const retourcodes = [...new Set([kop.header, ...delen].flatMap(codesIn))];
  const afgekeurd = retourcodes.some((c) => !GEEN_AFKEUR.has(c));
  return { heenCode: heenCodeVan(kop), afgekeurd, retourcodes };
}

function heenCodeVan({ soort, nummer }: BerichtKop): string {
  const heen = soort.replace(nummer, String(Number(nummer) - 1));
  const bekend = berichtSoorten().find((s) => s === heen);
  if (!bekend) throw new Error(`${soort} answers no message`);
  return standaardVan(bekend).berichtCode;
}

/** The codes at every class of a part of the message. */
function codesIn(deel: object): string[] {
  // safe: values from outside the types; each is looked at before it is used
  return Object.entries(deel as Record<string, unknown>).flatMap(([naam, waarde]) => {
    if (naam === 'RetourCode' && Array.isArray(waarde)) return waarde.map(String);
    return typeof waarde === 'object' && waarde !== null ? codesIn(waarde) : [];
  });
}
