import type { Cel } from './cel.ts';
import { FORMATEN, type Kolomvorm, type TabelSoort } from './formaten.ts';
import { schaalIn, zonderEenheid } from './schaal.ts';
import { kaal } from './waarde.ts';

/** A header may stand below a title. */
const MAX_KOPREGEL = 10;

interface Rij {
  readonly cellen: readonly Cel[];
}

/** A header of a known table: which kind it is, and which column holds which field. */
export interface Kop {
  readonly soort: TabelSoort;
  /** Which of the given rows it is, from zero. */
  readonly index: number;
  readonly kolommen: readonly {
    readonly vorm: Kolomvorm;
    readonly plek: number;
    /** The heading as it was delivered. */
    readonly naam: string;
    /** Euros for one unit; `null` when the heading does not say. */
    readonly schaal: number | null;
  }[];
  /** Columns of which two have the same name: which one counts cannot be told. */
  readonly dubbel: readonly string[];
  readonly overgeslagen: readonly string[];
}

/**
 * Finds the header of a known table among the first rows of a sheet; `null` when there is none.
 * Of more kinds that fit one row the one with most required columns counts.
 * @param rijen from the top of the sheet; only the first ten are looked at
 */
export function vindKop(rijen: readonly Rij[]): Kop | null {
  for (const [index, { cellen }] of rijen.slice(0, MAX_KOPREGEL).entries()) {
    // safe: the keys of FORMATEN are its kinds
    const koppen = (Object.keys(FORMATEN) as TabelSoort[]).flatMap(
      (soort) => alsKop(cellen, soort, index) ?? [],
    );
    const [beste] = koppen.sort((a, b) => past(b) - past(a));
    if (beste) return beste;
  }
  return null;
}

/** How well a header fits: columns that must be there weigh before columns that may. */
const past = ({ kolommen }: Kop): number =>
  kolommen.length + 100 * kolommen.filter((k) => k.vorm.verplicht).length;

/**
 * Reads a row as the header of one kind of table; `null` when a required column is missing.
 * @param index which row of the sheet it is, from zero
 */
function alsKop(cellen: readonly Cel[], soort: TabelSoort, index: number): Kop | null {
  const namen = cellen.map(kaal);
  const kolommen: Kop['kolommen'][number][] = [];
  const dubbel: string[] = [];
  for (const vorm of FORMATEN[soort]) {
    const [plek, tweede] = namen.flatMap((n, i) => (heet(vorm, n) ? [i] : []));
    if (plek === undefined && vorm.verplicht) return null;
    if (plek === undefined) continue;
    const naam = String(cellen[plek]).trim();
    kolommen.push({ vorm, plek, naam, schaal: schaalIn(naam) });
    if (tweede !== undefined) dubbel.push(`${vorm.veld} (kolom ${plek + 1} en ${tweede + 1})`);
  }
  const gebruikt = new Set(kolommen.map((k) => k.plek));
  const overgeslagen = cellen.filter((c, i) => c !== '' && !gebruikt.has(i)).map(String);
  return { soort, index, kolommen, dubbel, overgeslagen };
}

/** Names by column, worked out once: a file may have thousands of headings to compare with. */
const NAMEN = new Map<Kolomvorm, ReadonlySet<string>>();

function namenVan(vorm: Kolomvorm): ReadonlySet<string> {
  const bekend = NAMEN.get(vorm);
  if (bekend) return bekend;
  const { veld, ook } = vorm;
  const namen = new Set([kaal(veld.replace(/([A-Z])/g, ' $1')), veld.toLowerCase(), ...ook]);
  NAMEN.set(vorm, namen);
  return namen;
}

function heet(vorm: Kolomvorm, naam: string): boolean {
  const namen = namenVan(vorm);
  return namen.has(naam) || (vorm.soort.als === 'bedrag' && namen.has(zonderEenheid(naam)));
}

/**
 * Says what is missing for the table that it looks like most; never what stands in it.
 * @param bladen the rows of each sheet, from the top
 */
export function nietHerkend(bladen: readonly (readonly Rij[])[]): string {
  const soorten = Object.keys(FORMATEN).join(', ');
  const kandidaten = bladen.flatMap((rijen) =>
    rijen.slice(0, MAX_KOPREGEL).flatMap(({ cellen }) =>
      Object.entries(FORMATEN).map(([soort, vormen]) => {
        const namen = cellen.map(kaal);
        const nodig = vormen.filter((v) => v.verplicht);
        const weg = nodig.filter((v) => !namen.some((n) => heet(v, n)));
        return { soort, deel: 1 - weg.length / nodig.length, weg: weg.map((v) => v.veld) };
      }),
    ),
  );
  const beste = kandidaten.reduce((a, b) => (b.deel > a.deel ? b : a), {
    soort: '',
    deel: 0,
    weg: [''],
  });
  const lijkt =
    beste.deel > 0 ? ` Het lijkt op ${beste.soort}, zonder de kolom ${beste.weg.join(', ')}.` : '';
  return `Deze tabel wordt niet herkend.${lijkt} Bekend zijn: ${soorten}. Zie de handleiding voor de kolommen.`;
}
