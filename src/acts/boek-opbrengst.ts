import { z } from 'zod';
import { no } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { realisatie } from '../definitie/plan/overig.ts';
import { planVan } from '../definitie/plan/plan.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';

/** Books a realised yield with its evidence. */
export const handeling = defineHandeling({
  id: 'boek-opbrengst',
  titel: 'Gerealiseerde opbrengst boeken',
  uitleg:
    'Boekt wat een maatregel of taakstelling in een jaar echt heeft opgebracht, met het bewijs en hoe hard dat is. Dezelfde code vervangt de eerdere boeking.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: realisatie,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'boek-opbrengst', async (s) => {
      const [maatregelen, taakstellingen] = await Promise.all([
        planVan(s, ctx.gemeente, 'maatregel'),
        planVan(s, ctx.gemeente, 'taakstelling'),
      ]);
      const taak = taakstellingen.find((t) => t.code === invoer.van);
      if (!taak && !maatregelen.some((m) => m.code === invoer.van)) {
        const melding = `Er is geen maatregel of taakstelling ${invoer.van}.`;
        return no('nietGevonden', melding, [{ veld: 'van', melding }]);
      }
      const partijen = new Set(taak?.doelen.map((d) => d.partij));
      if (taak && invoer.partij !== null && !partijen.has(invoer.partij)) {
        const melding = `Taakstelling ${taak.code} heeft geen partij ${invoer.partij}. Wel: ${[...partijen].join(', ')}.`;
        return no('ongeldigeInvoer', melding, [{ veld: 'partij', melding }]);
      }
      return legPlanVast(s, ctx, 'realisatie', invoer, `${invoer.van}, ${invoer.jaar}`);
    }),
});
