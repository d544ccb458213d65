import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { planVan } from '../definitie/plan/plan.ts';
import { PLANSOORTEN, type Plansoort, type RegisterSchrijver } from '../register/port.ts';
import { codeVan, doePlan, hoofdletter, PLANNAMEN, vindPlan } from './basis/plan.ts';
import { tekst } from './basis/velden.ts';

/** Removes a row of the plan that nothing else rests on. */
export const handeling = defineHandeling({
  id: 'verwijder-uit-plan',
  titel: 'Uit het plan verwijderen',
  uitleg:
    'Haalt een maatregel, scenario, basislijn of ander onderdeel uit het plan. Dat kan alleen als niets anders ernaar wijst. Herroepen kan.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: z.object({
    soort: z.enum(PLANSOORTEN).meta({ title: 'Wat' }),
    code: tekst.meta({ title: 'Code' }),
  }),
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, { soort, code }) =>
    doePlan(ctx, 'verwijder-uit-plan', async (s) => {
      const bestaat = await vindPlan(s, ctx.gemeente, soort, code);
      if (!bestaat.ok) return bestaat;
      const gebruikt = await gebruiktDoor(s, ctx.gemeente, soort, code);
      const wat = `${hoofdletter(PLANNAMEN[soort])} ${code}`;
      if (gebruikt.length > 0)
        return no('strijdigMetBestaand', `${wat} is in gebruik bij: ${gebruikt.join(', ')}.`);
      await s.verwijderPlanregel(ctx.gemeente, soort, code);
      return ok({ code, zin: `${wat} is uit het plan gehaald.` });
    }),
});

async function gebruiktDoor(
  s: RegisterSchrijver,
  gemeente: string,
  soort: Plansoort,
  code: string,
): Promise<string[]> {
  const [scenarios, maatregelen, realisaties] = await Promise.all([
    planVan(s, gemeente, 'scenario'),
    planVan(s, gemeente, 'maatregel'),
    planVan(s, gemeente, 'realisatie'),
  ]);
  const geboekt = realisaties.filter((r) => r.van === code).map(codeVan);
  if (soort === 'basislijn')
    return scenarios.filter((x) => x.basislijn === code).map((x) => `scenario ${x.id}`);
  if (soort === 'taakstelling') return geboekt.map((r) => `boeking ${r}`);
  if (soort !== 'maatregel') return [];
  return [
    ...scenarios.filter((x) => x.maatregelen.includes(code)).map((x) => `scenario ${x.id}`),
    ...maatregelen
      .filter((m) => m.vereist.includes(code) || m.sluitUit.includes(code))
      .map((m) => `maatregel ${m.code}`),
    ...geboekt.map((r) => `boeking ${r}`),
  ];
}
