import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { maandVoluit } from '../definitie/notatie.ts';
import { maand } from '../definitie/plan/velden.ts';
import { doePlan, vindPlan, zetPlan } from './basis/plan.ts';
import { tekst } from './basis/velden.ts';

/** Stops a measure: from a month on it yields nothing more. */
export const handeling = defineHandeling({
  id: 'stop-maatregel',
  titel: 'Maatregel stoppen',
  uitleg:
    'Vanaf de maand die u opgeeft brengt de maatregel niets meer op. Wat hij daarvoor opbracht, blijft staan.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: z.object({
    code: tekst.meta({ title: 'Maatregel' }),
    perMaand: maand.meta({ title: 'Per maand' }),
    reden: tekst.meta({ title: 'Reden' }),
  }),
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, { code, perMaand, reden }) =>
    doePlan(ctx, 'stop-maatregel', async (s) => {
      const oud = await vindPlan(s, ctx.gemeente, 'maatregel', code);
      if (!oud.ok) return oud;
      const nieuw = { ...oud.value, fase: 'gestopt' as const, gestoptPer: perMaand };
      await zetPlan(s, ctx.gemeente, 'maatregel', nieuw, ctx.fictief);
      return ok({ code, zin: `Maatregel ${code} stopt per ${maandVoluit(perMaand)}: ${reden}` });
    }),
});
