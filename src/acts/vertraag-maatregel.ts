import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';
import { doePlan, vindPlan, zetPlan } from './basis/plan.ts';
import { tekst } from './basis/velden.ts';

/** Delays a measure, counted from its first plan. */
export const handeling = defineHandeling({
  id: 'vertraag-maatregel',
  titel: 'Maatregel vertragen',
  uitleg:
    'Schuift alle opbrengsten van een maatregel op, gerekend vanaf het eerste plan. Nul zet hem terug op het plan. Wat de vertraging kost, staat in de vraag Maatregel.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: z.object({
    code: tekst.meta({ title: 'Maatregel' }),
    maanden: z.int().min(0).max(120).meta({ title: 'Maanden later dan het eerste plan' }),
    reden: tekst.meta({ title: 'Reden' }),
  }),
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, { code, maanden, reden }) =>
    doePlan(ctx, 'vertraag-maatregel', async (s) => {
      const oud = await vindPlan(s, ctx.gemeente, 'maatregel', code);
      if (!oud.ok) return oud;
      const nieuw = { ...oud.value, vertragingMaanden: maanden };
      await zetPlan(s, ctx.gemeente, 'maatregel', nieuw, ctx.fictief);
      const hoe =
        maanden === 0
          ? 'loopt weer volgens plan'
          : `is ${aantalVan(maanden, 'maand', 'maanden')} vertraagd`;
      return ok({ code, zin: `Maatregel ${code} ${hoe}: ${reden}` });
    }),
});
