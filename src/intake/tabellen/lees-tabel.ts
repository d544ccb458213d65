import type { Notatie } from '../../core/basis/getal.ts';
import type { Kolomindeling } from '../../definitie/kolomindelingen.ts';
import type { Fout } from '../fout.ts';
import { type Blad, type Rij, TabelFout } from './cel.ts';
import type { TabelSoort } from './formaten.ts';
import { type Kolomkennis, type Kolomlezer, maakKolomlezer } from './kolom.ts';
import {
  beschrijfOnbekende,
  type Kop,
  lijktOpTabel,
  MAX_KOPREGEL,
  nietHerkend,
  type OnbekendeTabel,
  vindKop,
} from './kop.ts';
import { foutenVanRij, keurRij } from './rij.ts';
import { schaalBoven } from './schaal.ts';
import type { Waarde } from './waarde.ts';

/** A row by field name: text, whole cents or numbers; `null` is unknown. */
export type TabelRij = Readonly<Record<string, Waarde>>;

/** Everything that is wrong with a table. */
export interface Afkeuring {
  readonly ok: false;
  readonly fouten: readonly Fout[];
  /** What it may be, when it was not recognised. */
  readonly onbekend?: OnbekendeTabel;
}

/** A table of a known kind: where it stands and what its columns mean. */
export interface HerkendeTabel {
  readonly ok: true;
  readonly blad: Blad;
  readonly kop: Kop;
  /** Euros for one unit of an amount, by the title above the table. */
  readonly eenheid: number;
}

/** A table that was read whole, or everything that is wrong with it. */
export type TabelLezing =
  | {
      readonly ok: true;
      readonly soort: TabelSoort;
      readonly rijen: readonly TabelRij[];
      /** Row number of each of `rijen`, as the sender sees it. */
      readonly nummers: readonly number[];
      readonly kop: Kop;
    }
  | Afkeuring;

/** Takes the rows of a table as they are read. */
export interface Ontvanger {
  /** A row without faults, unless it has any of its own to tell; a promise is waited for. */
  neem(rij: TabelRij, nummer: number, meld: MeldOpRij): void | Promise<void>;
  /** What came before was read wrongly or will be refused: it is to be forgotten. */
  vergeet(): void | Promise<void>;
}

/** Tells what is wrong with the row at hand. */
export type MeldOpRij = (element: string | null, melding: string) => void;

/** Faults that are told of one file; beyond it the file is refused without reading on. */
const MAX_FOUTEN = 50;
/** What is collected in memory; larger tables are taken row by row. */
const MAX_CELLEN = 10_000_000;

/**
 * Recognises the one table of a file by its header. Other sheets may stand beside it; a second table
 * is refused, because which one is meant cannot be told.
 * @param indelingen how the sources of this municipality head their columns
 */
export async function herkenTabel(
  bladen: readonly Blad[],
  indelingen: readonly Kolomindeling[] = [],
): Promise<HerkendeTabel | Afkeuring> {
  const begin: (readonly Rij[])[] = [];
  for (const blad of bladen) begin.push(await beginVan(blad));
  const gevonden = bladen.flatMap((blad, i) => {
    const rijen = begin[i] ?? [];
    const kop = vindKop(rijen, indelingen);
    if (!kop) return [];
    const boven = rijen.slice(0, kop.index).flatMap((r) => r.cellen.map(String));
    return [{ ok: true as const, blad, kop, eenheid: schaalBoven(boven) ?? 1, nummer: i + 1 }];
  });
  const [eerste, tweede] = gevonden;
  if (!eerste) {
    const onbekend = beschrijfOnbekende(begin);
    return { ...weiger([fout(null, null, nietHerkend(onbekend))]), onbekend };
  }
  if (tweede) return weiger([fout(null, null, meerBladen(gevonden.map((g) => g.nummer)))]);
  const ander = [...begin.entries()].filter(
    ([i, rijen]) => i + 1 !== eerste.nummer && rijen.length > 0,
  );
  const lijkt = ander.flatMap(([i, rijen]) => lijktOpTabel(rijen, i + 1) ?? []);
  if (lijkt.length > 0) return weiger(lijkt.map((melding) => fout(null, null, melding)));
  const dubbel = eerste.kop.dubbel.map((d) => fout(null, null, tweeKolommen(d)));
  if (dubbel.length > 0) return weiger(dubbel);
  return { ...eerste, kop: { ...eerste.kop, andereBladen: ander.map(([i]) => i + 1) } };
}

const meerBladen = (nummers: readonly number[]): string =>
  `Meer dan een blad bevat een bekende tabel: blad ${nummers.join(' en blad ')}. Lever een blad per bestand aan.`;

const tweeKolommen = (namen: string): string =>
  `Twee kolommen betekenen hetzelfde: ${namen}. Laat er een weg.`;

/** The first rows of a sheet: a header stands among them, or there is none. */
async function beginVan(blad: Blad): Promise<readonly Rij[]> {
  const begin: Rij[] = [];
  for await (const portie of blad.rijen()) {
    begin.push(...portie.slice(0, MAX_KOPREGEL - begin.length));
    if (begin.length === MAX_KOPREGEL) break;
  }
  return begin;
}

/**
 * Reads a table row by row: columns in any order, other columns are passed over. All faults at once,
 * each with its row and column, fifty at most. When a column shows too late how its numbers are
 * written, the receiver is told to forget and the table is read anew.
 * @param notatie how numbers are written, where the table itself leaves doubt
 */
export async function stroomTabel(
  tabel: HerkendeTabel,
  notatie: Notatie | undefined,
  ontvanger: Ontvanger,
): Promise<{ readonly ok: true } | Afkeuring> {
  const eerste = await leesEens(tabel, notatie, new Map(), ontvanger);
  if (eerste.fouten.length > 0) return weiger(eerste.fouten);
  if (eerste.kennis.size === 0) return { ok: true };
  await ontvanger.vergeet();
  const tweede = await leesEens(tabel, notatie, eerste.kennis, ontvanger);
  return tweede.fouten.length > 0 ? weiger(tweede.fouten) : { ok: true };
}

type Kennis = ReadonlyMap<string, Kolomkennis>;

async function leesEens(
  { blad, kop, eenheid }: HerkendeTabel,
  gekozen: Notatie | undefined,
  kennis: Kennis,
  ontvanger: Ontvanger,
): Promise<{ fouten: Fout[]; kennis: Kennis }> {
  const kolommen = kop.kolommen.map(({ vorm, plek, schaal, vertaal }) =>
    maakKolomlezer({
      vorm,
      plek,
      vertaal,
      schaal: schaal ?? eenheid,
      gekozen,
      kennis: kennis.get(vorm.veld),
    }),
  );
  const breedte = blad.naam === '' ? kop.breedte : null;
  // every row starts as a copy of this one: rows of one shape are made and read fastest
  const leeg: TabelRij = Object.fromEntries(kolommen.map((k) => [k.veld, null]));
  const fouten: Fout[] = [];
  let over = kop.index + kop.hoogte;
  let rijen = 0;
  for await (const portie of blad.rijen()) {
    for (const rij of portie) {
      if (over > 0) {
        over -= 1;
        continue;
      }
      rijen += 1;
      const gelezen = leesRij(rij, breedte, kolommen, leeg, kop.paar);
      const wacht = gelezen.rij && ontvanger.neem(gelezen.rij, rij.nr, gelezen.meld);
      if (wacht) await wacht;
      fouten.push(...foutenVanRij(rij, gelezen.fouten));
      if (fouten.length >= MAX_FOUTEN) return { fouten, kennis: new Map() };
    }
  }
  if (rijen === 0) fouten.push(fout(null, null, 'De tabel heeft geen rijen.'));
  for (const k of kolommen) {
    const twijfel = k.twijfel();
    if (twijfel) fouten.push(fout(twijfel.regel, k.veld, twijfel.melding));
  }
  fouten.sort((a, b) => (a.regel ?? 0) - (b.regel ?? 0));
  return { fouten, kennis: geleerd(kolommen) };
}

/** What must be known to read the columns rightly that were read wrongly; empty when all was right. */
function geleerd(kolommen: readonly Kolomlezer[]): Kennis {
  return new Map(
    kolommen.flatMap((k) => {
      const kennis = k.herzien();
      return kennis ? [[k.veld, kennis] as const] : [];
    }),
  );
}

/** The row by field, or `null` with its faults; the receiver of the row may add its own. */
function leesRij(
  bron: Rij,
  breedte: number | null,
  kolommen: readonly Kolomlezer[],
  leeg: TabelRij,
  paar: Kop['paar'],
): { rij: TabelRij | null; fouten: Fout[]; meld: MeldOpRij } {
  const fouten: Fout[] = [];
  const meld: MeldOpRij = (element, melding) => {
    fouten.push(fout(bron.nr, element, melding));
  };
  const keuring = keurRij(bron, breedte);
  if (keuring !== null) {
    meld(null, keuring);
    return { rij: null, fouten, meld };
  }
  const rij: Record<string, Waarde> = { ...leeg };
  let veld = '';
  const meldKolom = (melding: string) => meld(veld, melding);
  for (const kolom of kolommen) {
    veld = kolom.veld;
    rij[veld] = kolom.lees(bron.cellen[kolom.plek] ?? '', bron.nr, meldKolom);
  }
  if (paar?.of) rij[paar.veld] = saldoVan(rij, paar.veld, paar.of, meld);
  return { rij: fouten.length === 0 ? rij : null, fouten, meld };
}

/** What debet and credit come to: debet minus credit, of a bate the other way round. */
function saldoVan(
  rij: TabelRij,
  veld: string,
  [debet, credit]: readonly [string, string],
  meld: MeldOpRij,
): number | null {
  const [d, c] = [rij[debet] ?? null, rij[credit] ?? null];
  if (d === null && c === null) {
    meld(veld, `In kolom ${debet} en ${credit} staat niets; vul een van beide in.`);
    return null;
  }
  const saldo = Number(d ?? 0) - Number(c ?? 0);
  return (rij['soort'] === 'bate' ? 0 - saldo : saldo) || 0;
}

/** Reads the table of a file whole into memory. */
export async function leesTabel(
  bladen: readonly Blad[],
  notatie?: Notatie,
  indelingen: readonly Kolomindeling[] = [],
): Promise<TabelLezing> {
  const tabel = await herkenTabel(bladen, indelingen);
  return tabel.ok ? verzamelTabel(tabel, notatie) : tabel;
}

/** Reads a recognised table whole into memory. @throws TabelFout when it is too large for that */
export async function verzamelTabel(
  tabel: HerkendeTabel,
  notatie: Notatie | undefined,
): Promise<TabelLezing> {
  const { kop } = tabel;
  const rijen: TabelRij[] = [];
  const nummers: number[] = [];
  const gelezen = await stroomTabel(tabel, notatie, {
    neem(rij, nummer) {
      if (rijen.length * kop.kolommen.length > MAX_CELLEN)
        throw new TabelFout('De tabel heeft te veel rijen. Splits hem.', nummer);
      rijen.push(rij);
      nummers.push(nummer);
    },
    vergeet() {
      rijen.length = 0;
      nummers.length = 0;
    },
  });
  return gelezen.ok ? { ok: true, soort: kop.soort, rijen, nummers, kop } : gelezen;
}

const fout = (regel: number | null, element: string | null, melding: string): Fout => ({
  regel,
  element,
  code: 'TABEL',
  melding,
});

const weiger = (fouten: readonly Fout[]): Afkeuring => ({
  ok: false,
  fouten: fouten.slice(0, MAX_FOUTEN),
});
