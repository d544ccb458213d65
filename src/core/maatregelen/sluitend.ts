import { type Centen, toCenten } from '../basis/bedrag.ts';

/** Whether a budget closes; while a PM remains nobody can say so. */
export type Sluitend = 'sluitend' | 'nietSluitend' | 'onbepaald';

/** `sluitend` is refused while PM remains, and so is `nietSluitend`: the PM may still decide. */
export function sluitendVan(saldoCenten: Centen | null, aantalPm: number): Sluitend {
  if (saldoCenten === null || aantalPm > 0) return 'onbepaald';
  return saldoCenten >= 0 ? 'sluitend' : 'nietSluitend';
}

/**
 * What the PM posts must bring in together to close a deficit.
 * @returns zero when it closes already; `null` when the saldo is not known
 */
export const nodigUitPm = (saldoCenten: Centen | null): Centen | null =>
  saldoCenten === null ? null : toCenten(Math.max(0, 0 - saldoCenten));

/** A saldo after the behoedzaamheidsmarge is put in; `null` when either is not known. */
export const naMarge = (saldoCenten: Centen | null, margeCenten: Centen | null): Centen | null =>
  saldoCenten === null || margeCenten === null ? null : toCenten(saldoCenten + margeCenten);

/** The words that go with every total that holds PM: `exclusief 2 PM-posten`; empty without PM. */
export const exclusiefPm = (aantalPm: number): string =>
  aantalPm === 0 ? '' : `exclusief ${aantalPm} PM-${aantalPm === 1 ? 'post' : 'posten'}`;
