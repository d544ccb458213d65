import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { begrotePgbBenutting, pgbBenuttingNaam } from '../definitie/pgb-benutting.ts';
import { jaar } from './basis/velden.ts';

/** States which part of the pgb's that are granted the budget of a year expects to be spent. */
export const handeling = defineHandeling({
  id: 'begroot-pgb-benutting',
  titel: 'Begrote benutting van pgb vastleggen',
  uitleg:
    'Mensen gebruiken hun pgb vaak niet helemaal. Leg vast van welk percentage de begroting uitgaat. De vraag "Benutting van pgb" meldt het als er meer wordt gebruikt, met het bedrag.',
  doel: 'sturing',
  rollen: ['controller', 'beheer'],
  invoer: z.object({
    jaar: jaar.meta({ title: 'Begrotingsjaar' }),
    post: z.string().trim().min(1).meta({ title: 'Post', description: 'De code van de pgb-post.' }),
    procent: z
      .int()
      .min(0)
      .max(100)
      .meta({ title: 'Begrote benutting (%)', description: 'Besteed gedeeld door toegekend.' }),
  }),
  uitvoer: z.object({ jaar: z.int(), post: z.string(), benutting: z.number() }),
  voerUit: async ({ gemeente, register, actor, nu, fictief }, invoer) => {
    const { jaar: begrotingsjaar, post: code, procent } = invoer;
    const post = (await register.posten(gemeente)).find((p) => p.code === code);
    if (post?.stroom !== 'pgb') {
      const melding = post
        ? `Op post "${code}" staat geen pgb.`
        : `De post "${code}" staat niet in de begroting.`;
      return no('ongeldigeInvoer', melding, [{ veld: 'post', melding }]);
    }
    const kop = { handeling: 'begroot-pgb-benutting', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const was = await begrotePgbBenutting(schrijver, gemeente, begrotingsjaar);
      const nieuw = { ...was, [code]: procent / 100 };
      await schrijver.zetInstelling(gemeente, pgbBenuttingNaam(begrotingsjaar), nieuw, fictief);
      const zin = `De begroting van ${begrotingsjaar} gaat bij ${post.naam} uit van ${procent}% benutting van pgb.`;
      return ok({ waarde: { jaar: begrotingsjaar, post: code, benutting: procent / 100 }, zin });
    });
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});
