import { z } from 'zod';
import { defineHandeling } from '../definitie/handeling.ts';
import { risico } from '../definitie/plan/overig.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';

/** Keeps a risico; the same code again replaces it, and the log keeps what was. */
export const handeling = defineHandeling({
  id: 'leg-risico-vast',
  titel: 'Risico vastleggen',
  uitleg:
    'Legt een risico vast met kans, effect, beheersing en eigenaar (een functie, geen naam). Leeg is onbekend, niet nul.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: risico,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-risico-vast', async (s) => {
      return legPlanVast(s, ctx, 'risico', invoer, invoer.naam);
    }),
});
