import type { Centen } from '../../core/basis/bedrag.ts';
import { toCenten } from '../../core/basis/bedrag.ts';
import type { Bron, VraagContext } from '../../definitie/vraag.ts';
import { PC_EENHEDEN, type PcGrootheid, type PcMoment } from '../../register/port.ts';

/** Own papers that speak of the year-end; a paper of a gemeenschappelijke regeling is not ours. */
const heeftEindstand = (m: PcMoment): boolean =>
  m.soort !== 'GR-stuk' &&
  m.cijfers.some((c) => c.grootheid === 'verwacht' || c.grootheid === 'saldo');

/** The last paper that reported the year-end and rests on a day before `peildatum`; `null` = none. */
export async function laatstGemeld(
  { register, gemeente, peildatum }: VraagContext,
  jaar: number,
): Promise<PcMoment | null> {
  const momenten = await register.pcMomenten(gemeente, jaar);
  return momenten.filter((m) => m.peildatum < peildatum && heeftEindstand(m)).at(-1) ?? null;
}

/** A figure of a paper as printed; `post` null is its total, `null` = not printed. */
export const gedrukt = (
  moment: PcMoment,
  post: string | null,
  grootheid: PcGrootheid,
): Centen | null =>
  moment.cijfers.find((c) => c.post === post && c.grootheid === grootheid)?.bedragCenten ?? null;

/**
 * The lasten (of a bate: baten) of the year that a paper reported: as printed, else what follows from
 * the printed saldo and the budget of that day. `null` = neither.
 */
export function gemeldVerwacht(
  moment: PcMoment,
  post: string | null,
  begrootCenten: Centen | null,
  isBate = false,
): Centen | null {
  const zelf = gedrukt(moment, post, 'verwacht');
  if (zelf !== null) return zelf;
  const saldo = gedrukt(moment, post, 'saldo');
  if (saldo === null || begrootCenten === null) return null;
  return toCenten(isBate ? begrootCenten + saldo : begrootCenten - saldo);
}

/** What a paper is called: `berap 1`, or with its own name. */
export const stukNaam = ({ soort, naam }: Pick<PcMoment, 'soort' | 'naam'>): string =>
  naam === '' ? soort : `${soort} (${naam})`;

/** Whether a difference may come from rounding in print alone. */
export const isAfronding = (moment: Pick<PcMoment, 'eenheid'>, verschil: number): boolean =>
  Math.abs(verschil) <= PC_EENHEDEN[moment.eenheid] / 2;

/** A paper as a source. */
export const bronStuk = (moment: PcMoment): Bron => ({
  naam: `${stukNaam(moment)}: ${moment.document}`,
  standPer: moment.peildatum,
});
