import { z } from 'zod';
import { defineHandeling } from '../definitie/handeling.ts';
import { dekkingsbron } from '../definitie/plan/overig.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';

/** Keeps a dekkingsbron; the same code again replaces it, and the log keeps what was. */
export const handeling = defineHandeling({
  id: 'leg-dekkingsbron-vast',
  titel: 'Dekkingsbron vastleggen',
  uitleg:
    'Legt vast welk geld een tekort kan dekken: post onvoorzien, stelpost, marge, reserve of algemene middelen.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: dekkingsbron,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-dekkingsbron-vast', async (s) => {
      return legPlanVast(s, ctx, 'dekkingsbron', invoer, invoer.naam);
    }),
});
