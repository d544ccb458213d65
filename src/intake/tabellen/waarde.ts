import { parseDatum, parseMaand } from '../../core/basis/datum.ts';
import { inWoorden } from '../../definitie/soortnamen.ts';
import { isBsn } from '../berichten/regels/bsn.ts';
import type { Cel } from './cel.ts';
import type { Kolomvorm } from './formaten.ts';

/** A value of a table: `null` is an empty cell, which is unknown. */
export type Waarde = string | number | boolean | null;

/** Text without case, accents, punctuation and what stands between brackets: to compare names by. */
export const kaal = (tekst: Cel | undefined): string =>
  String(tekst ?? '')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/\(.*?\)/g, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Reads one cell as its column asks; `undefined` when it does not fit. Numbers are read per column. */
export function leesWaarde({ soort }: Kolomvorm, tekst: string): Waarde | undefined {
  switch (soort.als) {
    case 'jaar':
      return /^(19|20)\d\d$/.test(tekst) ? Number(tekst) : undefined;
    case 'datum':
      return parseDatum(isoVan(tekst)) ?? undefined;
    case 'maand':
      return parseMaand(isoVan(tekst).slice(0, 7)) ?? undefined;
    case 'bsn':
      return bsnVan(tekst);
    case 'jaNee':
      return /^(ja|j|structureel|1|true|s)$/i.test(tekst)
        ? true
        : /^(nee|n|incidenteel|0|false|i)$/i.test(tekst)
          ? false
          : undefined;
    case 'keuze':
      return (
        soort.uit.find(
          (k) =>
            kaal(k.replace(/([A-Z])/g, ' $1')) === kaal(tekst) ||
            k.toLowerCase() === kaal(tekst).replace(/ /g, ''),
        ) ?? meervoud(soort.uit, tekst)
      );
    default:
      return tekst;
  }
}

/** `lasten` for `last`, `Jeugdwet` for `jeugd`, `GR` for `grBijdrage`, `L` for `last`: a unique longer or shorter form. */
function meervoud(uit: readonly string[], tekst: string): string | undefined {
  const t = kaal(tekst).replace(/ /g, '');
  const passend = uit.filter(
    (k) => t.startsWith(k.toLowerCase()) || (t.length >= 1 && k.toLowerCase().startsWith(t)),
  );
  return passend.length === 1 ? passend[0] : undefined;
}

/** Nine digits that pass the elfproef; Excel drops a leading zero. */
function bsnVan(tekst: string): string | undefined {
  if (tekst.length > 9 || !/^\d{8,9}$/.test(tekst)) return undefined;
  const bsn = tekst.length === 9 ? tekst : `0${tekst}`;
  return isBsn(bsn) ? bsn : undefined;
}

/** `1-10-2025` as `2025-10-01`, `10-2025` and `202510` as `2025-10`; other text as it is. */
function isoVan(tekst: string): string {
  const dag = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(tekst);
  if (dag) return `${dag[3]}-${dag[2]?.padStart(2, '0')}-${dag[1]?.padStart(2, '0')}`;
  const maand = /^(\d{1,2})[-/](\d{4})$/.exec(tekst);
  if (maand) return `${maand[2]}-${maand[1]?.padStart(2, '0')}`;
  return tekst.replace(/^(\d{4})(\d{2})$/, '$1-$2');
}

/**
 * A number as it stands in its cell; `null` for anything that may be more than a number. Cells of
 * text are never repeated: whoever delivers the wrong file may deliver persons.
 */
export const toonGetal = (cel: Cel | undefined): string | null => {
  const tekst = String(cel ?? '').trim();
  const isGetal = /^[-+(€]?[\d.,\s€-]+\)?$/.test(tekst) && tekst.replace(/\D/g, '').length < 8;
  return isGetal ? tekst : null;
};

/** What a column expects, as a Dutch sentence; what stands there only when it is a small number. */
export function verwachting({ veld, soort }: Kolomvorm, cel: Cel): string {
  const wat = {
    tekst: 'tekst',
    bedrag: 'een bedrag met hoogstens twee decimalen',
    aantal: 'een heel getal',
    getal: 'een getal',
    aandeel: 'een aandeel (0,12 of 12%)',
    jaar: 'een jaar (2025)',
    datum: 'een datum (2025-10-01)',
    maand: 'een maand (2025-10)',
    jaNee: 'ja of nee',
    bsn: 'een BSN',
    keuze: soort.als === 'keuze' ? `een van: ${soort.uit.map(inWoorden).join(', ')}` : '',
  }[soort.als];
  const isGetal = ['bedrag', 'aantal', 'getal', 'aandeel'].includes(soort.als);
  const getal = isGetal ? toonGetal(cel) : null;
  if (getal === null) return `In kolom ${veld} hoort ${wat} te staan.`;
  return `In kolom ${veld} staat ${getal}; verwacht is ${wat}.`;
}
