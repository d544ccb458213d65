import { type Lezing, leesGetal, leesGewoonGetal, type Notatie } from '../../core/basis/getal.ts';
import { type Cel, Celfout } from './cel.ts';
import type { Kolomvorm } from './formaten.ts';
import { isTotaal } from './rij.ts';
import { leesWaarde, toonGetal, verwachting, type Waarde } from './waarde.ts';

/** What a column shows of itself only further down: how its numbers are written. */
export interface Kolomkennis {
  /** `null` when nothing decided it yet. */
  readonly notatie: Notatie | null;
  /** A share is written as a percentage. */
  readonly procent: boolean;
}

/** Tells what is wrong with the cell at hand. */
export type Meld = (melding: string) => void;

/** Reads the cells of one column from top to bottom. */
export interface Kolomlezer {
  readonly veld: string;
  readonly plek: number;
  /** `null` for an empty cell and for one that is at fault. */
  lees(cel: Cel, regel: number, meld: Meld): Waarde;
  /** What was learned too late, so that cells above were read wrongly; `null` when all is well. */
  herzien(): Kolomkennis | null;
  /** A number that can still be read two ways, when all was read. */
  twijfel(): { readonly regel: number; readonly melding: string } | null;
}

/** What is known of a column before it is read. */
export interface Kolomopdracht {
  readonly vorm: Kolomvorm;
  readonly plek: number;
  /** What a cell means where the source has a word of its own. */
  readonly vertaal: (cel: Cel) => Cel;
  /** Euros for one unit of an amount. */
  readonly schaal: number;
  /** How numbers are written, where the user said so. */
  readonly gekozen: Notatie | undefined;
  /** From an earlier reading of the same column. */
  readonly kennis: Kolomkennis | undefined;
}

/** Makes the reader of one column. */
export function maakKolomlezer(opdracht: Kolomopdracht): Kolomlezer {
  const { als } = opdracht.vorm.soort;
  return als === 'bedrag' || als === 'aantal' || als === 'getal' || als === 'aandeel'
    ? getalLezer(opdracht)
    : tekstLezer(opdracht);
}

/** Cells of a column repeat themselves: what was read is kept at hand, for short texts only. */
const ONTHOUDEN = 20_000;
const KORT = 13;

function metGeheugen<T>(lees: (tekst: string) => T): (tekst: string) => T {
  const bekend = new Map<string, T>();
  return (tekst) => {
    // a longer text may be a slice that keeps a whole portion of the file in memory
    if (tekst.length >= KORT) return lees(tekst);
    const eerder = bekend.get(tekst);
    if (eerder !== undefined) return eerder;
    const gelezen = lees(tekst);
    if (bekend.size >= ONTHOUDEN) bekend.clear();
    bekend.set(tekst, gelezen);
    return gelezen;
  };
}

/** The cell as text or number; `null` when it is empty or wrong, which is told. */
function gevuld(cel: Cel, vorm: Kolomvorm, meld: Meld): string | number | null {
  if (cel instanceof Celfout) {
    meld(cel.melding);
    return null;
  }
  const kaal = typeof cel === 'string' ? cel.trim() : cel;
  if (kaal !== '') return kaal;
  if (vorm.gevuld) meld(`In kolom ${vorm.veld} staat niets; vul een waarde in.`);
  return null;
}

function tekstLezer({ vorm, plek, vertaal }: Kolomopdracht): Kolomlezer {
  const { als } = vorm.soort;
  const leesNieuw = (t: string) => leesWaarde(vorm, t);
  // nearly every row has a BSN of its own: reading it is faster than looking it up
  const lees = als === 'tekst' ? null : als === 'bsn' ? leesNieuw : metGeheugen(leesNieuw);
  return {
    veld: vorm.veld,
    plek,
    lees(cel, _regel, meld) {
      const waarde = gevuld(vertaal(cel), vorm, meld);
      if (waarde === null) return null;
      if (lees === null) return leesTekst(vorm, waarde, meld);
      const gelezen = lees(String(waarde));
      if (gelezen === undefined) meld(verwachting(vorm, waarde));
      return gelezen ?? null;
    },
    herzien: () => null,
    twijfel: () => null,
  };
}

function leesTekst(vorm: Kolomvorm, waarde: string | number, meld: Meld): string | null {
  if (typeof waarde === 'string') {
    if (isTotaal(waarde)) meld(verwachting(vorm, ''));
    return waarde;
  }
  if (Number.isInteger(waarde)) return String(waarde);
  meld(codeAlsGetal(vorm, waarde));
  return null;
}

/** A workbook keeps 6.60 and 6.6 as the same number, but as taakveld or post they are two. */
const codeAlsGetal = ({ veld }: Kolomvorm, cel: number): string =>
  `In kolom ${veld} staat ${toonGetal(cel) ?? 'een getal'}. Zet de kolom in Excel op Tekst, want 6.6 en 6.60 zijn dan niet te onderscheiden.`;

/**
 * Numbers of one column are written one way: a cell that fits only one notation decides for all.
 * Until then Dutch is taken; when it proves English after cells that differ, the column is read anew.
 * Never guesses: where nothing decides, the first cell that differs is asked about.
 */
function getalLezer({ vorm, plek, vertaal, schaal, gekozen, kennis }: Kolomopdracht): Kolomlezer {
  const vast = gekozen ?? kennis?.notatie ?? null;
  let notatie = vast;
  let verschil: { regel: number; cel: string; lezing: Lezing } | null = null;
  let anders = false;
  let procent = kennis?.procent ?? false;
  let teller = 0;
  let teLaat = false;
  const vreemd = metGeheugen(leesGetal);
  const lezing = (tekst: string): Lezing => leesGewoonGetal(tekst) ?? vreemd(tekst);
  const alsGetal = (tekst: string, regel: number): number | undefined => {
    const l = lezing(tekst);
    if (l.nl === l.en) return l.nl;
    if (l.nl !== undefined && l.en !== undefined) {
      if (notatie === null) verschil ??= { regel, cel: tekst, lezing: l };
    } else if (notatie === null) {
      notatie = l.nl === undefined ? 'en' : 'nl';
      anders = notatie === 'en' && verschil !== null;
    }
    return l[notatie ?? 'nl'];
  };
  return {
    veld: vorm.veld,
    plek,
    lees(cel, regel, meld) {
      const waarde = gevuld(vertaal(cel), vorm, meld);
      if (waarde === null) return null;
      if (typeof waarde === 'number') return inEenheid(vorm, waarde * 100, schaal, cel, meld);
      const isProcent = vorm.soort.als === 'aandeel' && waarde.endsWith('%');
      if (isProcent && !procent) {
        procent = true;
        teLaat = teller > 0;
      }
      teller += 1;
      const kaal = isProcent ? waarde.slice(0, -1).trimEnd() : waarde;
      const honderdsten = alsGetal(kaal, regel);
      const onzeker = notatie === null && verschil !== null;
      if (honderdsten === undefined) {
        meld(verwachting(vorm, waarde));
        return null;
      }
      const uit = inEenheid(vorm, procent ? honderdsten / 100 : honderdsten, schaal, cel, (m) => {
        // it may fit in the other notation: told, if at all, when it is read anew
        if (onzeker) teLaat = true;
        else meld(m);
      });
      return uit;
    },
    herzien: () => (anders || teLaat ? { notatie, procent } : null),
    twijfel: () =>
      notatie === null && verschil !== null
        ? { regel: verschil.regel, melding: vraagNotatie(vorm, verschil.cel, verschil.lezing) }
        : null,
  };
}

/** From hundredths to what the field holds: whole cents, a whole number, or a number as it is. */
function inEenheid(
  vorm: Kolomvorm,
  honderdsten: number,
  schaal: number,
  cel: Cel,
  meld: Meld,
): number | null {
  const { als } = vorm.soort;
  if (als === 'getal' || als === 'aandeel') return honderdsten / 100;
  const waarde = rond(als === 'aantal' ? honderdsten / 100 : honderdsten * schaal);
  if (waarde === null) meld(verwachting(vorm, cel));
  return waarde;
}

/** A whole number, allowing for what binary fractions make of it; `null` when there is more. */
function rond(n: number): number | null {
  const heel = Math.round(n);
  return Number.isSafeInteger(heel) && Math.abs(n - heel) < 1e-4 ? heel || 0 : null;
}

function vraagNotatie(vorm: Kolomvorm, cel: string, { nl = 0, en = 0 }: Lezing): string {
  const getal = toonGetal(cel);
  const wat =
    getal === null
      ? 'staat een getal dat op twee manieren te lezen is, Nederlands en Engels.'
      : `staat ${getal}: is dat ${nl / 100} (Nederlands) of ${en / 100} (Engels)?`;
  return `In kolom ${vorm.veld} ${wat} Geef op hoe getallen geschreven zijn: Nederlands (nl) of Engels (en).`;
}
