import type { Gemeente } from '../../core/basis/domein.ts';
import { no, ok, type Result } from '../../core/basis/result.ts';
import type { HandelingContext } from '../../definitie/handeling.ts';
import { type Planinhoud, planVan } from '../../definitie/plan/plan.ts';
import type { Plansoort, RegisterSchrijver } from '../../register/port.ts';

/** What each kind is called in a sentence. */
export const PLANNAMEN: Readonly<Record<Plansoort, string>> = {
  maatregel: 'de maatregel',
  basislijn: 'de basislijn',
  scenario: 'het scenario',
  perspectief: 'het perspectief',
  taakstelling: 'de taakstelling',
  realisatie: 'de geboekte opbrengst',
  risico: 'het risico',
  knop: 'de knop',
  dekkingsbron: 'de dekkingsbron',
};

/** What an act on the plan says when it is done. */
export interface Plandaad {
  readonly uitkomst: { readonly code: string };
  readonly zin: string;
  readonly handelingId: number | null;
}

/** Runs a change of the plan as one act; nothing changed says so. */
export async function doePlan(
  ctx: HandelingContext,
  handeling: string,
  werk: (schrijver: RegisterSchrijver) => Promise<Result<{ code: string; zin: string }>>,
): Promise<Result<Plandaad>> {
  const kop = { handeling, gemeente: ctx.gemeente, actor: ctx.actor, gedaanOp: ctx.nu };
  const gedaan = await ctx.register.doe(kop, async (s) => {
    const uit = await werk(s);
    return uit.ok ? ok({ waarde: { code: uit.value.code }, zin: uit.value.zin }) : uit;
  });
  if (!gedaan.ok) return gedaan;
  const { handelingId, waarde, zin } = gedaan.value;
  const ongewijzigd = 'Dit stond er al zo; er is niets veranderd.';
  return ok({ uitkomst: waarde, zin: handelingId === null ? ongewijzigd : zin, handelingId });
}

/** One row of the plan by its code; refused with the codes that do exist. */
export async function vindPlan<S extends Plansoort>(
  schrijver: RegisterSchrijver,
  gemeente: Gemeente,
  soort: S,
  code: string,
): Promise<Result<Planinhoud<S>>> {
  const alle = await planVan(schrijver, gemeente, soort);
  const gevonden = alle.find((p) => codeVan(p) === code);
  if (gevonden) return ok(gevonden);
  const bekend = alle.map(codeVan).slice(0, 20).join(', ');
  const wel = bekend ? ` Wel: ${bekend}.` : '';
  const melding = `${hoofdletter(PLANNAMEN[soort])} ${code} bestaat niet.${wel}`;
  return no('nietGevonden', melding, [{ veld: soort === 'scenario' ? 'id' : 'code', melding }]);
}

/** The code of a row; a scenario calls it `id`. */
export const codeVan = (p: Planinhoud<Plansoort>): string => ('id' in p ? p.id : p.code);

/** Begins a sentence. */
export const hoofdletter = (t: string): string => t.charAt(0).toUpperCase() + t.slice(1);

/** Keeps a row of the plan. */
export const zetPlan = <S extends Plansoort>(
  schrijver: RegisterSchrijver,
  gemeente: Gemeente,
  soort: S,
  inhoud: Planinhoud<S>,
  fictief: boolean,
): Promise<void> =>
  schrijver.zetPlanregel({ gemeente, soort, code: codeVan(inhoud), inhoud }, fictief);

/** Keeps a row under its code, new or not, and says so. */
export async function legPlanVast<S extends Plansoort>(
  schrijver: RegisterSchrijver,
  { gemeente, fictief }: Pick<HandelingContext, 'gemeente' | 'fictief'>,
  soort: S,
  inhoud: Planinhoud<S>,
  naam: string,
): Promise<Result<{ code: string; zin: string }>> {
  const code = codeVan(inhoud);
  const eerder = (await planVan(schrijver, gemeente, soort)).some((p) => codeVan(p) === code);
  await zetPlan(schrijver, gemeente, soort, inhoud, fictief);
  const gedaan = eerder ? 'gewijzigd' : 'vastgelegd';
  return ok({ code, zin: `${hoofdletter(PLANNAMEN[soort])} ${code} (${naam}) is ${gedaan}.` });
}
