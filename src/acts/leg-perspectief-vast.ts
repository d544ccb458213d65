import { z } from 'zod';
import { defineHandeling } from '../definitie/handeling.ts';
import { perspectief } from '../definitie/plan/scenario.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';
import { keurStaat } from './basis/scenario-keur.ts';

/** Keeps a perspectief; the same code again replaces it, and the log keeps what was. */
export const handeling = defineHandeling({
  id: 'leg-perspectief-vast',
  titel: 'Financieel perspectief vastleggen',
  uitleg:
    'Legt het perspectief van de hele gemeente vast: regels per jaar, ook PM. Stuurhuis rekent de totalen uit en zet ze naast wat is gedrukt.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: perspectief,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-perspectief-vast', async (s) => {
      const gekeurd = keurStaat(invoer);
      if (!gekeurd.ok) return gekeurd;
      return legPlanVast(s, ctx, 'perspectief', invoer, invoer.naam);
    }),
});
