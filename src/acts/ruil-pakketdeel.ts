import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { pakketdeel } from '../definitie/plan/maatregel.ts';
import { doePlan, vindPlan, zetPlan } from './basis/plan.ts';
import { keurMaatregel } from './basis/plan-keur.ts';
import { tekst } from './basis/velden.ts';

/** Swaps a part of a package for another, as long as the total holds. */
export const handeling = defineHandeling({
  id: 'ruil-pakketdeel',
  titel: 'Deel van een pakket ruilen',
  uitleg:
    'Vervangt een deel van een pakket door een ander. Dat mag alleen als de delen samen ten minste de opbrengst van het pakket blijven halen. De opbrengst van het pakket verandert niet.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: z.object({
    code: tekst.meta({ title: 'Pakket' }),
    uit: tekst.meta({ title: 'Deel dat eruit gaat' }),
    erin: pakketdeel.meta({ title: 'Deel dat erin komt' }),
    reden: tekst.meta({ title: 'Reden' }),
  }),
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, { code, uit, erin, reden }) =>
    doePlan(ctx, 'ruil-pakketdeel', async (s) => {
      const oud = await vindPlan(s, ctx.gemeente, 'maatregel', code);
      if (!oud.ok) return oud;
      const { pakket } = oud.value;
      if (!pakket.some((d) => d.code === uit)) {
        const melding = `Pakket ${code} heeft geen deel ${uit}. Wel: ${pakket.map((d) => d.code).join(', ') || 'geen'}.`;
        return no('nietGevonden', melding, [{ veld: 'uit', melding }]);
      }
      if (erin.code !== uit && pakket.some((d) => d.code === erin.code)) {
        const melding = `Pakket ${code} heeft al een deel ${erin.code}.`;
        return no('strijdigMetBestaand', melding, [{ veld: 'erin.code', melding }]);
      }
      const nieuw = { ...oud.value, pakket: pakket.map((d) => (d.code === uit ? erin : d)) };
      const gekeurd = await keurMaatregel(s, ctx.gemeente, nieuw);
      if (!gekeurd.ok) return gekeurd;
      await zetPlan(s, ctx.gemeente, 'maatregel', nieuw, ctx.fictief);
      return ok({ code, zin: `In pakket ${code} is ${uit} geruild voor ${erin.code}: ${reden}` });
    }),
});
