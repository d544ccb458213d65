import { jaarVan } from '../../core/basis/datum.ts';
import { STROOM_NAMEN, type Stroom, type Wet } from '../../core/basis/domein.ts';
import type { Verdeling } from '../../core/basis/verdeling.ts';
import { opsomming, procent, saldoInWoorden } from '../../definitie/notatie.ts';
import type { Bron, VraagContext } from '../../definitie/vraag.ts';

/** What each law is called on screen. */
export const WET_NAMEN: Readonly<Record<Wet, string>> = {
  wmo: 'Wmo',
  jeugd: 'Jeugdwet',
  participatie: 'Participatiewet',
};

/** The name of a law, also where a post belongs to none. */
export const wetNaam = (wet: Wet | null): string => (wet ? WET_NAMEN[wet] : 'Geen wet');

/** The year that is meant: the one asked for, else that of the peildatum. */
export const gekozenJaar = (ctx: VraagContext, jaar: number | undefined): number =>
  jaar ?? jaarVan(ctx.peildatum);

/** `€ 2,2 mln nadelig (80%: € 1,0 mln nadelig tot € 3,6 mln nadelig)`. */
export function saldoMetBand(saldo: Verdeling): string {
  const band = `${saldoInWoorden(saldo.p90)} tot ${saldoInWoorden(saldo.p10)}`;
  return `${saldoInWoorden(saldo.p50)} (met 80% zekerheid: ${band})`;
}

/** `Dit rust voor 46% op declaraties, 38% op ...`; shares under half a percent are left out. */
export function dekkingInWoorden(
  dekking: readonly { stroom: Stroom; aandeel: number; grond: string }[],
): string {
  const delen = dekking
    .filter((d) => d.aandeel >= 0.005)
    .map((d) => `${procent(d.aandeel)} op ${gronden(d.stroom, d.grond)}`);
  return delen.length > 0 ? `Dit rust voor ${opsomming(delen)}.` : '';
}

const gronden = (stroom: Stroom, grond: string): string =>
  grond === 'begroting' || grond === 'geen'
    ? `de begroting van ${STROOM_NAMEN[stroom]}, zonder actueel cijfer`
    : STROOM_NAMEN[stroom];

/** The budget as a source: as decided up to the peildatum. */
export const bronBegroting = (ctx: VraagContext): Bron => ({
  naam: 'begroting en wijzigingen',
  standPer: ctx.peildatum,
});
