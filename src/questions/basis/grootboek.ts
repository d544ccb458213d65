import { type Centen, toCenten } from '../../core/basis/bedrag.ts';
import type { Soort } from '../../core/basis/domein.ts';
import { groepeer } from '../../core/basis/groepeer.ts';
import { opsomming } from '../../definitie/notatie.ts';
import type { Post } from '../../register/port.ts';

/** Which periods of a year are in the ledger. */
export interface Boekperioden {
  /** The last of 1 to 12; `null` = no ledger. */
  readonly laatste: number | null;
  /** Those before the last that are not there. */
  readonly ontbreken: readonly number[];
  /** All twelve are there. */
  readonly heel: boolean;
}

/** Periods that make a year whole. */
export const MAANDEN = 12;

/** Tells which periods of a year the ledger holds; 0 (opening) and 13 (closing) make none complete. */
export function boekperiodenVan(perioden: Iterable<number>): Boekperioden {
  const alle = [...perioden];
  const binnen = new Set(alle.filter((p) => p >= 1 && p <= MAANDEN));
  if (alle.length === 0) return { laatste: null, ontbreken: [], heel: false };
  const laatste = binnen.size === 0 ? 0 : Math.max(...binnen);
  const ontbreken = Array.from({ length: laatste }, (_, i) => i + 1).filter((p) => !binnen.has(p));
  return { laatste, ontbreken, heel: binnen.size === MAANDEN };
}

/** What is missing of the ledger of a year, in words. */
export function watOntbreektIn(jaar: number, p: Boekperioden): string[] {
  if (p.laatste === null) return [`Grootboek ${jaar}: niet geladen.`];
  const gaten = opsomming(p.ontbreken.map(String));
  return [
    ...(p.laatste < MAANDEN ? [`Grootboek ${jaar}: tot en met periode ${p.laatste}.`] : []),
    ...(p.ontbreken.length > 0 ? [`Grootboek ${jaar}: zonder periode ${gaten}.`] : []),
  ];
}

/** The amount of a booking as its post counts: a bate on a post of lasten lowers it, and back. */
export const opPost = (bedrag: Centen, boekt: Soort, post: Soort): Centen => {
  const omgekeerd = boekt !== post && boekt !== 'reservemutatie' && post !== 'reservemutatie';
  return omgekeerd ? toCenten(0 - bedrag) : bedrag;
};

interface Rekening {
  readonly post: string | null;
  readonly kostenplaats: string;
  readonly kostensoort: string | null;
  readonly taakveld: string | null;
  readonly soort: string;
}

/** The post of a booking: as it says, else by the rekeningschema, else by a taakveld with one post. */
export function createIndeling(
  posten: readonly Post[],
  schema: readonly { kostenplaats: string; kostensoort: string | null; post: string }[],
): (r: Rekening) => string | null {
  const perRekening = new Map(
    schema.map((s) => [`${s.kostenplaats}|${s.kostensoort ?? ''}`, s.post]),
  );
  const perTaakveld = groepeer(posten, (p) => `${p.taakveld}|${p.soort}`);
  return (r) => {
    if (r.post !== null) return r.post;
    const precies = perRekening.get(`${r.kostenplaats}|${r.kostensoort ?? ''}`);
    const plaats = precies ?? perRekening.get(`${r.kostenplaats}|`);
    if (plaats !== undefined) return plaats;
    const opTaakveld =
      r.taakveld === null ? [] : (perTaakveld.get(`${r.taakveld}|${r.soort}`) ?? []);
    return opTaakveld.length === 1 ? (opTaakveld[0]?.code ?? null) : null;
  };
}
