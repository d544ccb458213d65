import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';

/** Shortest text that can name a legal ground; "AVG" alone is none. */
const MIN_GRONDSLAG = 10;

/** Switches the household proxy on (with its ground) or off. */
export const handeling = defineHandeling({
  id: 'zet-huishoudproxy',
  titel: 'Huishoudproxy aan- of uitzetten',
  uitleg:
    'Met de huishoudproxy herkent Stuurhuis aan een versleuteld adres welke cliënten waarschijnlijk bij elkaar wonen. Het adres zelf wordt niet bewaard. Standaard staat dit uit. Aanzetten kan alleen een beheerder, met de grondslag erbij. Het geldt voor berichten die daarna worden ingelezen.',
  doel: 'beheer',
  rollen: ['beheer'],
  invoer: z.object({
    aan: z.boolean().meta({ title: 'Aan' }),
    grondslag: z.string().trim().optional().meta({
      title: 'Grondslag',
      description: 'De wettelijke grondslag en het besluit; verplicht bij aanzetten.',
    }),
  }),
  uitvoer: z.object({ aan: z.boolean() }),
  voerUit: async ({ gemeente, register, actor, nu, fictief }, { aan, grondslag }) => {
    if (aan && (grondslag ?? '').length < MIN_GRONDSLAG) {
      const melding =
        'Noem de grondslag om de huishoudproxy aan te zetten: de wet, en het besluit van de gemeente.';
      return no('ongeldigeInvoer', melding, [{ veld: 'grondslag', melding }]);
    }
    const kop = { handeling: 'zet-huishoudproxy', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      // The intake reads this setting: false and never set both mean off.
      await schrijver.zetInstelling(gemeente, 'huishoudproxy', aan && { grondslag }, fictief);
      const zin = aan
        ? `De huishoudproxy staat aan. Grondslag: ${grondslag}.`
        : 'De huishoudproxy staat uit.';
      return ok({ waarde: { aan }, zin });
    });
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});
