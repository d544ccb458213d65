import type { Sleutels } from '../access/sleutels.ts';
import type { Gemeente } from '../core/basis/domein.ts';
import { isBsn } from './berichten/regels/bsn.ts';
import { FORMATEN, isExport, type TabelSoort } from './tabellen/formaten.ts';
import type { TabelRij } from './tabellen/lees-tabel.ts';

/** Nine digits or more, with at most one blank, dot, dash or underscore between two of them. */
const LANG = /\d(?:[\s._-]?\d){8,}/g;
const BSN_CIJFERS = 9;

/** Whether a BSN stands in a run of digits: whole groups together, or at an end of one long group. */
function heeftBsn(reeks: string): boolean {
  const groepen = reeks.split(/\D/);
  return groepen.some((groep, i) => {
    if (groep.length > BSN_CIJFERS)
      return isBsn(groep.slice(0, BSN_CIJFERS)) || isBsn(groep.slice(-BSN_CIJFERS));
    let samen = '';
    for (const deel of groepen.slice(i)) {
      samen += deel;
      if (samen.length >= BSN_CIJFERS) break;
    }
    return isBsn(samen);
  });
}

/**
 * A text in which what may be a BSN (nine digits that pass the elfproef, blanks and dots between them
 * aside) has become a keyed mark; the rest of it stays.
 */
export const zonderBsn = (tekst: string, referentie: (nummer: string) => string): string =>
  tekst.length < BSN_CIJFERS
    ? tekst
    : tekst.replace(LANG, (reeks) =>
        heeftBsn(reeks) ? referentie(reeks.replace(/\D/g, '')) : reeks,
      );

/** What becomes a reference when facts are made of an export. */
const ALS_FEIT: ReadonlySet<string> = new Set([
  ...['declaratie', 'referentie', 'vorigeReferentie', 'referentieAanbieder'],
]);

/**
 * Makes what takes BSNs out of the columns of text of a table, row by row. Columns that hold a number
 * of another administration (`verwijst`) become the same references as those of messages, so that a
 * declaration is found under one name in messages, ledger and payments.
 */
export function createTekstscherm(
  soort: TabelSoort,
  sleutels: Pick<Sleutels, 'referenties'>,
  gemeente: Gemeente,
): (rij: TabelRij) => TabelRij {
  let sleutel: ((nummer: string) => string) | null = null;
  // a key is made when it is needed first
  const referentie = (nummer: string): string => {
    sleutel ??= sleutels.referenties(gemeente);
    return sleutel(nummer);
  };
  const kolommen = FORMATEN[soort].filter(
    (k) => k.soort.als === 'tekst' && !(isExport(soort) && ALS_FEIT.has(k.veld)),
  );
  return (rij) => {
    let uit: Record<string, TabelRij[string]> | null = null;
    for (const { veld, verwijst } of kolommen) {
      const waarde = rij[veld];
      if (typeof waarde !== 'string') continue;
      const veilig = verwijst ? referentie(waarde) : zonderBsn(waarde, referentie);
      if (veilig === waarde) continue;
      uit ??= { ...rij };
      uit[veld] = veilig;
    }
    return uit ?? rij;
  };
}
