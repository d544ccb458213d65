import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';
import { besluit, pmJaren } from '../definitie/plan/maatregel.ts';
import { doePlan, vindPlan, zetPlan } from './basis/plan.ts';
import { tekst } from './basis/velden.ts';

const STANDEN = {
  nietVoorgelegd: 'is nog niet voorgelegd',
  voorgesteld: 'is voorgesteld',
  genomen: 'is genomen',
  afgewezen: 'is afgewezen',
} as const;

/** Records who decided what on a measure. */
export const handeling = defineHandeling({
  id: 'besluit-maatregel',
  titel: 'Besluit over een maatregel vastleggen',
  uitleg:
    'Legt vast wie over de maatregel besluit en hoe dat besluit staat. Een afgewezen maatregel telt in geen scenario meer mee. Ontbreekt de uitvoeringstoets, dan zegt het antwoord dat; het besluit gaat door.',
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'beheer'],
  invoer: z.object({ code: tekst.meta({ title: 'Maatregel' }), ...besluit.shape }),
  uitvoer: z.object({ code: z.string() }),
  voerUit: (ctx, { code, ...genomen }) =>
    doePlan(ctx, 'besluit-maatregel', async (s) => {
      const oud = await vindPlan(s, ctx.gemeente, 'maatregel', code);
      if (!oud.ok) return oud;
      if (genomen.stand === 'genomen' && genomen.datum === null) {
        const melding = 'Geef de dag waarop het besluit is genomen.';
        return no('ongeldigeInvoer', melding, [{ veld: 'datum', melding }]);
      }
      const nieuw = { ...oud.value, besluit: genomen };
      await zetPlan(s, ctx.gemeente, 'maatregel', nieuw, ctx.fictief);
      const let_op = [
        oud.value.uitvoeringstoets === null ? ' Er is geen uitvoeringstoets.' : '',
        pmJaren(oud.value).length > 0
          ? ` De opbrengst is nog PM in ${aantalVan(pmJaren(oud.value).length, 'jaar', 'jaren')}.`
          : '',
      ].join('');
      return ok({
        code,
        zin: `Het besluit over maatregel ${code} ${STANDEN[genomen.stand]}.${let_op}`,
      });
    }),
});
