import type { Kolomindeling } from '../../definitie/kolomindelingen.ts';
import { inWoorden, soortNaam } from '../../definitie/soortnamen.ts';
import type { Cel, Rij } from './cel.ts';
import { FORMATEN, type Kolomvorm, type TabelSoort } from './formaten.ts';
import { schaalIn, zonderEenheid } from './schaal.ts';
import { kaal } from './waarde.ts';

// safe: the keys of FORMATEN are its kinds
const SOORTEN = Object.keys(FORMATEN) as TabelSoort[];

/** A header may stand below a title. */
export const MAX_KOPREGEL = 10;

/** A header of a known table: which kind it is, and which column holds which field. */
export interface Kop {
  readonly soort: TabelSoort;
  /** Which of the given rows it is, from zero. */
  readonly index: number;
  /** Rows that it takes: two when headings were merged over columns. */
  readonly hoogte: 1 | 2;
  /** How many columns it has, those without a known name included. */
  readonly breedte: number;
  readonly kolommen: readonly {
    readonly vorm: Kolomvorm;
    readonly plek: number;
    /** The heading as it was delivered. */
    readonly naam: string;
    /** Euros for one unit; `null` when the heading does not say. */
    readonly schaal: number | null;
    /** What a cell means where the source has a word of its own. */
    readonly vertaal: (cel: Cel) => Cel;
  }[];
  /** The field that two others stand in the place of. */
  readonly paar: Kolomvorm | null;
  /** Columns of which two have the same name: which one counts cannot be told. */
  readonly dubbel: readonly string[];
  readonly overgeslagen: readonly string[];
  /** Numbers of the other sheets with something on them: those are not read. */
  readonly andereBladen: readonly number[];
}

/** What a column may be called: its heading, or that below the heading it shares with others. */
interface Kolomkop {
  readonly namen: readonly string[];
  /** As it was delivered. */
  readonly tekst: string;
}

/**
 * Finds the header of a known table among the first rows of a sheet; `null` when there is none.
 * Of more kinds that fit one row the one with most required columns counts. When no single row fits,
 * two rows together may: headings that were merged over columns, with a heading below each.
 * @param rijen from the top of the sheet; only the first ten are looked at
 * @param indelingen how the sources of this municipality head their columns
 */
export function vindKop(
  rijen: readonly Rij[],
  indelingen: readonly Kolomindeling[] = [],
): Kop | null {
  const kandidaten = [
    ...SOORTEN.map((soort) => ({ soort, indeling: undefined })),
    ...indelingen.flatMap((indeling) => {
      const soort = SOORTEN.find((s) => s === indeling.soort);
      return soort === undefined ? [] : [{ soort, indeling }];
    }),
  ];
  const begin = rijen.slice(0, MAX_KOPREGEL).map((r) => r.cellen);
  return (
    eersteKop(begin.map(enkeleKop), kandidaten, 1) ??
    eersteKop(begin.slice(1).map(samenMet(begin)), kandidaten, 2) ??
    null
  );
}

/** A kind of table, and how a source of its own heads its columns. */
interface Kandidaat {
  readonly soort: TabelSoort;
  readonly indeling: Kolomindeling | undefined;
}

function eersteKop(
  koppen: readonly (readonly Kolomkop[])[],
  kandidaten: readonly Kandidaat[],
  hoogte: 1 | 2,
): Kop | undefined {
  for (const [index, kolommen] of koppen.entries()) {
    const passend = kandidaten.flatMap((k) => alsKop(kolommen, k) ?? []);
    const [beste] = passend.sort((a, b) => past(b) - past(a));
    if (beste) return { ...beste, index, hoogte, breedte: kolommen.length, andereBladen: [] };
  }
  return undefined;
}

const enkeleKop = (cellen: readonly Cel[]): Kolomkop[] =>
  Array.from(cellen, (cel) => ({ namen: [kaal(cel)], tekst: String(cel) }));

/** A row of headings with the row above it; a merged heading stands in its first column only. */
const samenMet =
  (begin: readonly (readonly Cel[])[]) =>
  (onder: readonly Cel[], index: number): Kolomkop[] => {
    const boven = begin[index] ?? [];
    let groep = '';
    return Array.from({ length: Math.max(boven.length, onder.length) }, (_, i) => {
      const kop = String(boven[i] ?? '');
      const eigen = String(onder[i] ?? '');
      if (kop !== '') groep = kop;
      if (eigen === '') return { namen: [kaal(kop)], tekst: kop };
      const samen = `${groep} ${eigen}`.trim();
      return { namen: [kaal(eigen), kaal(samen)], tekst: samen };
    });
  };

type KoppenVan = Omit<Kop, 'index' | 'hoogte' | 'breedte' | 'andereBladen'>;

/** How well a header fits: columns that must be there weigh before columns that may. */
const past = ({ kolommen }: Pick<Kop, 'kolommen'>): number =>
  kolommen.length + 100 * kolommen.filter((k) => k.vorm.verplicht).length;

/** Reads headings as those of one kind of table; `null` when a required column is missing. */
function alsKop(koppen: readonly Kolomkop[], { soort, indeling }: Kandidaat): KoppenVan | null {
  const kolommen: Kop['kolommen'][number][] = [];
  const dubbel: string[] = [];
  const plekkenVan = (vorm: Kolomvorm): number[] => {
    const eigen = indeling?.kolommen.find((k) => k.veld === vorm.veld);
    const past = (n: string) => (eigen ? kaal(eigen.kop) === n : heet(vorm, n));
    return koppen.flatMap((k, i) => (k.namen.some(past) ? [i] : []));
  };
  const paar = paarIn(FORMATEN[soort], plekkenVan);
  for (const vorm of FORMATEN[soort]) {
    if (vorm === paar || (vorm.deelVan !== undefined && vorm.deelVan !== paar?.veld)) continue;
    const [plek, tweede] = plekkenVan(vorm);
    if (plek === undefined && vorm.verplicht) return null;
    if (plek === undefined) continue;
    const naam = (koppen[plek]?.tekst ?? '').trim();
    kolommen.push({ vorm, plek, naam, schaal: schaalIn(naam), vertaal: vertaling(vorm, indeling) });
    if (tweede !== undefined) dubbel.push(`${vorm.veld} (kolom ${plek + 1} en ${tweede + 1})`);
  }
  const gebruikt = new Set(kolommen.map((k) => k.plek));
  const overgeslagen = koppen.flatMap((k, i) =>
    k.tekst !== '' && !gebruikt.has(i) ? [k.tekst] : [],
  );
  return { soort, kolommen, paar, dubbel, overgeslagen };
}

/** The field that is not there while both of the two are that may stand in its place. */
const paarIn = (
  vormen: readonly Kolomvorm[],
  plekkenVan: (vorm: Kolomvorm) => readonly number[],
): Kolomvorm | null =>
  vormen.find(
    (v) =>
      v.of !== undefined &&
      plekkenVan(v).length === 0 &&
      vormen.filter((d) => d.deelVan === v.veld).every((d) => plekkenVan(d).length > 0),
  ) ?? null;

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

const zelf = (cel: Cel): Cel => cel;

/** Words of a source in ours; without any a cell stays as it is. */
function vertaling({ veld }: Kolomvorm, indeling: Kolomindeling | undefined) {
  const woorden = indeling?.waarden.filter((w) => w.veld === veld) ?? [];
  if (woorden.length === 0) return zelf;
  const ons = new Map(woorden.map((w) => [kaal(w.staat), w.betekent]));
  return (cel: Cel): Cel => ons.get(kaal(cel)) ?? cel;
}

/** A kind that an unknown table may be: which fields were not found, in order of resemblance. */
export interface Gelijkenis {
  readonly soort: TabelSoort;
  /** Share of the required columns that are there. */
  readonly deel: number;
  readonly gevonden: readonly string[];
  readonly ontbreekt: readonly { readonly veld: string; readonly verplicht: boolean }[];
}

/** What stands above the columns of a table that is not recognised, and what it may be. */
export interface OnbekendeTabel {
  readonly koppen: readonly string[];
  readonly lijktOp: readonly Gelijkenis[];
}

/**
 * Looks for the row that resembles the header of a known table most, else the first row of text. It
 * holds cells of the file: to show to who delivered it, never to keep.
 * @param bladen the rows of each sheet, from the top
 */
export function beschrijfOnbekende(bladen: readonly (readonly Rij[])[]): OnbekendeTabel {
  const rijen = bladen.flatMap((blad) => blad.slice(0, MAX_KOPREGEL));
  const bekeken = rijen.map(({ cellen }) => ({ cellen, lijktOp: gelijkenissen(cellen) }));
  const tekst = bekeken.find(({ cellen }) => cellen.every((c) => /\p{L}/u.test(String(c))));
  const beste = bekeken.reduce<(typeof bekeken)[number] | undefined>(
    (a, b) => ((b.lijktOp[0]?.deel ?? 0) > (a?.lijktOp[0]?.deel ?? 0) ? b : a),
    tekst,
  );
  const koppen = (beste?.cellen ?? []).map((c) => String(c).trim()).filter((c) => c !== '');
  return { koppen: [...new Set(koppen)], lijktOp: beste?.lijktOp ?? [] };
}

function gelijkenissen(cellen: readonly Cel[]): Gelijkenis[] {
  const namen = Array.from(cellen, kaal);
  const lijst = SOORTEN.map((soort) => {
    const staat = (v: Kolomvorm) => namen.some((n) => heet(v, n));
    const heeft = (v: Kolomvorm): boolean =>
      staat(v) ||
      (v.of !== undefined && FORMATEN[soort].filter((d) => d.deelVan === v.veld).every(staat));
    const nodig = FORMATEN[soort].filter((v) => v.verplicht);
    const velden = (vormen: readonly Kolomvorm[]) => vormen.map((v) => v.veld);
    const weg = FORMATEN[soort].filter((v) => !heeft(v));
    return {
      soort,
      deel: nodig.filter(heeft).length / nodig.length,
      gevonden: velden(FORMATEN[soort].filter(heeft)),
      ontbreekt: weg.map(({ veld, verplicht }) => ({ veld, verplicht })),
    };
  });
  return lijst.sort((a, b) => b.deel - a.deel || b.gevonden.length - a.gevonden.length);
}

/** Share of the required columns, and number of them, from which a sheet is taken for a kind of table. */
const LIJKT_VANAF = 0.6;
const LIJKT_MET = 3;

/** Says that a sheet which is not read resembles a kind of table; `null` when it does not. */
export function lijktOpTabel(rijen: readonly Rij[], nummer: number): string | null {
  const [beste] = beschrijfOnbekende([rijen]).lijktOp;
  if (!beste || beste.deel < LIJKT_VANAF) return null;
  const weg = beste.ontbreekt.filter((v) => v.verplicht).map((v) => v.veld);
  const nodig = FORMATEN[beste.soort].filter((v) => v.verplicht).length;
  if (nodig - weg.length < LIJKT_MET) return null;
  return `Blad ${nummer} lijkt op ${soortNaam(beste.soort)}, zonder de kolom ${weg.map(inWoorden).join(', ')}. Verbeter de kop van dat blad en lever het apart aan, of haal het weg.`;
}

/** Says what is missing for the table that it looks like most; never what stands in it. */
export function nietHerkend({ lijktOp: [beste] }: OnbekendeTabel): string {
  const weg = beste?.ontbreekt.filter((v) => v.verplicht).map((v) => v.veld) ?? [];
  const lijkt =
    beste && beste.deel > 0
      ? ` Het lijkt op ${soortNaam(beste.soort)}, zonder de kolom ${weg.map(inWoorden).join(', ')}.`
      : '';
  return `Deze tabel wordt niet herkend.${lijkt} Bekend zijn: ${SOORTEN.map(soortNaam).join(', ')}. Zie de handleiding voor de kolommen.`;
}
