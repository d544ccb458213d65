import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { maatregel } from '../definitie/plan/maatregel.ts';
import { doePlan, vindPlan, zetPlan } from './basis/plan.ts';
import { keurMaatregel, metPmSinds } from './basis/plan-keur.ts';
import { tekst } from './basis/velden.ts';

/** Changes a measure as a whole; the log keeps what was. */
export const handeling = defineHandeling({
  id: 'wijzig-maatregel',
  titel: 'Maatregel wijzigen',
  uitleg:
    'Vervangt een maatregel door wat u hier opgeeft, met de reden erbij. De vorige versie blijft in de historie staan. Wat al PM was, houdt de dag waarop het PM werd.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: z.object({ reden: tekst.meta({ title: 'Reden' }), maatregel }),
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, { reden, maatregel: nieuw }) =>
    doePlan(ctx, 'wijzig-maatregel', async (s) => {
      const oud = await vindPlan(s, ctx.gemeente, 'maatregel', nieuw.code);
      if (!oud.ok) return oud;
      const gekeurd = await keurMaatregel(s, ctx.gemeente, nieuw);
      if (!gekeurd.ok) return gekeurd;
      const bewaard = metPmSinds(nieuw, oud.value, ctx.nu);
      await zetPlan(s, ctx.gemeente, 'maatregel', bewaard, ctx.fictief);
      return ok({ code: nieuw.code, zin: `Maatregel ${nieuw.code} is gewijzigd: ${reden}` });
    }),
});
