import { z } from 'zod';
import { defineHandeling } from '../definitie/handeling.ts';
import { knop } from '../definitie/plan/overig.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';

/** Keeps a knop; the same code again replaces it, and the log keeps what was. */
export const handeling = defineHandeling({
  id: 'leg-knop-vast',
  titel: 'Beleidsknop vastleggen',
  uitleg: 'Legt een beleidsknop vast: hoe ver hij kan, waar hij nu staat, en wat een stap doet.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: knop,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-knop-vast', async (s) => {
      return legPlanVast(s, ctx, 'knop', invoer, invoer.naam);
    }),
});
