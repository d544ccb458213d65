import { z } from 'zod';
import { defineHandeling } from '../definitie/handeling.ts';
import { basislijn } from '../definitie/plan/scenario.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';
import { keurStaat } from './basis/scenario-keur.ts';

/** Keeps a basislijn; the same code again replaces it, and the log keeps what was. */
export const handeling = defineHandeling({
  id: 'leg-basislijn-vast',
  titel: 'Basislijn vastleggen',
  uitleg:
    'Legt de prognose bij ongewijzigd beleid vast: regels per jaar met hun bron, de aannames eronder en de behoedzaamheidsmarge. Scenario’s bouwen erop voort. Dezelfde code vervangt wat er stond; het logboek bewaart de vorige.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: basislijn,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-basislijn-vast', async (s) => {
      const gekeurd = keurStaat(invoer);
      if (!gekeurd.ok) return gekeurd;
      return legPlanVast(s, ctx, 'basislijn', invoer, invoer.naam);
    }),
});
