import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { uitvoeringstoets } from '../definitie/plan/maatregel.ts';
import { doePlan, vindPlan, zetPlan } from './basis/plan.ts';
import { tekst } from './basis/velden.ts';

/** Keeps the uitvoeringstoets of a measure. */
export const handeling = defineHandeling({
  id: 'toets-uitvoering',
  titel: 'Uitvoeringstoets vastleggen',
  uitleg:
    'Legt vast of een maatregel uit te voeren is: uitvoerbaarheid, capaciteit, ICT, recht, wat inwoners merken en planning. Zonder toets is een maatregel of pilot als zodanig gemerkt.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: z.object({ code: tekst.meta({ title: 'Maatregel' }), ...uitvoeringstoets.shape }),
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, { code, ...toets }) =>
    doePlan(ctx, 'toets-uitvoering', async (s) => {
      const oud = await vindPlan(s, ctx.gemeente, 'maatregel', code);
      if (!oud.ok) return oud;
      const nieuw = { ...oud.value, uitvoeringstoets: toets };
      await zetPlan(s, ctx.gemeente, 'maatregel', nieuw, ctx.fictief);
      return ok({ code, zin: `De uitvoeringstoets van maatregel ${code} is vastgelegd.` });
    }),
});
