import { z } from 'zod';
import { no } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { maatregel } from '../definitie/plan/maatregel.ts';
import { planVan } from '../definitie/plan/plan.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';
import { keurMaatregel, metPmSinds } from './basis/plan-keur.ts';

/** Makes a measure. */
export const handeling = defineHandeling({
  id: 'leg-maatregel-vast',
  titel: 'Maatregel vastleggen',
  uitleg:
    'Maakt een nieuwe maatregel: wat hij per jaar opbrengt (een bedrag, een maximum, een bereik of PM), hoe hard dat is, wat hij kost, en wie besluit. Een PM telt nooit als nul. Bestaat de code al, gebruik dan wijzig-maatregel.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: maatregel,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-maatregel-vast', async (s) => {
      const bestaat = (await planVan(s, ctx.gemeente, 'maatregel')).some(
        (m) => m.code === invoer.code,
      );
      if (bestaat) {
        const melding = `Maatregel ${invoer.code} bestaat al. Wijzig hem met wijzig-maatregel.`;
        return no('strijdigMetBestaand', melding, [{ veld: 'code', melding }]);
      }
      const gekeurd = await keurMaatregel(s, ctx.gemeente, invoer);
      if (!gekeurd.ok) return gekeurd;
      return legPlanVast(s, ctx, 'maatregel', metPmSinds(invoer, null, ctx.nu), invoer.naam);
    }),
});
