import { z } from 'zod';
import { defineHandeling } from '../definitie/handeling.ts';
import { scenario } from '../definitie/plan/scenario.ts';
import { doePlan, legPlanVast } from './basis/plan.ts';
import { keurScenario } from './basis/scenario-keur.ts';

/** Keeps a scenario; the same code again replaces it, and the log keeps what was. */
export const handeling = defineHandeling({
  id: 'leg-scenario-vast',
  titel: 'Scenario vastleggen',
  uitleg:
    'Een scenario is een basislijn met een keuze van maatregelen; het is nooit een kopie. Wat een stuk ervan heeft gedrukt, legt u ernaast vast. Twee scenario’s met dezelfde naam kunnen niet.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: scenario,
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, invoer) =>
    doePlan(ctx, 'leg-scenario-vast', async (s) => {
      const gekeurd = await keurScenario(s, ctx.gemeente, invoer);
      if (!gekeurd.ok) return gekeurd;
      return legPlanVast(s, ctx, 'scenario', invoer, invoer.naam);
    }),
});
