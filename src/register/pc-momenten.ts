import type { Kysely } from 'kysely';
import { toCenten } from '../core/basis/bedrag.ts';
import type { Datum } from '../core/basis/datum.ts';
import type { PcMoment } from './port.ts';
import type { PcCijferRij, PcMomentRij, RegisterSchema } from './schema.ts';

// By code unit: every engine sorts text its own way, so the order is ours.
const opTekst = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The papers about a year with their figures: by peildatum, then soort and name; figures by post. */
export async function pcMomenten(
  db: Kysely<RegisterSchema>,
  gemeente: string,
  jaar: number,
): Promise<PcMoment[]> {
  const [momenten, cijfers] = await Promise.all([
    db
      .selectFrom('pc_moment')
      .selectAll()
      .where('gemeente', '=', gemeente)
      .where('jaar', '=', jaar)
      .execute(),
    db
      .selectFrom('pc_cijfer')
      .selectAll()
      .where('gemeente', '=', gemeente)
      .where('jaar', '=', jaar)
      .execute(),
  ]);
  return momenten
    .map((m) =>
      toMoment(
        m,
        cijfers.filter((c) => c.soort === m.soort && c.naam === m.naam),
      ),
    )
    .sort(
      (a, b) =>
        opTekst(a.peildatum, b.peildatum) || opTekst(a.soort, b.soort) || opTekst(a.naam, b.naam),
    );
}

// The casts below are safe: only the schrijver writes these columns, from the same types.
function toMoment(m: PcMomentRij, cijfers: readonly PcCijferRij[]): PcMoment {
  return {
    gemeente: m.gemeente,
    jaar: m.jaar,
    soort: m.soort as PcMoment['soort'],
    naam: m.naam,
    peildatum: m.peildatum as Datum,
    eenheid: m.eenheid as PcMoment['eenheid'],
    document: m.document,
    cijfers: [...cijfers]
      .sort((a, b) => opTekst(a.post, b.post) || opTekst(a.grootheid, b.grootheid))
      .map((c) => ({
        post: c.post === '' ? null : c.post,
        grootheid: c.grootheid as PcMoment['cijfers'][number]['grootheid'],
        bedragCenten: toCenten(Number(c.bedrag_centen)),
      })),
  };
}
