import { z } from 'zod';
import { defineHandeling } from '../definitie/handeling.ts';
import { taakstelling } from '../definitie/plan/overig.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';

/** Keeps a taakstelling; the same code again replaces it, and the log keeps what was. */
export const handeling = defineHandeling({
  id: 'leg-taakstelling-vast',
  titel: 'Taakstelling vastleggen',
  uitleg:
    'Legt vast wat een inzet per jaar en per partij moet terugverdienen, en wat de inzet kost.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: taakstelling,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-taakstelling-vast', async (s) => {
      return legPlanVast(s, ctx, 'taakstelling', invoer, invoer.naam);
    }),
});
