import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { datumVoluit } from '../definitie/notatie.ts';
import { datum, jaar } from './basis/velden.ts';

/** States on which day the books of a year were closed. */
export const handeling = defineHandeling({
  id: 'zet-sluitdatum',
  titel: 'Sluitdatum van een boekjaar vastleggen',
  uitleg:
    'Op de sluitdatum schat u wat voor zorg van het jaar nog te betalen is (de balanspost). Wat daarna binnenkomt, hoort bij het volgende boekjaar. Zonder sluitdatum gaat Stuurhuis uit van 31 januari.',
  doel: 'sturing',
  rollen: ['controller', 'beheer'],
  invoer: z.object({
    jaar: jaar.meta({ title: 'Boekjaar' }),
    sluitdatum: datum.meta({ title: 'Sluitdatum', description: 'Een dag in het jaar erna.' }),
  }),
  uitvoer: z.object({ jaar: z.int(), sluitdatum: z.string() }),
  voerUit: async ({ gemeente, register, actor, nu, fictief }, { jaar: boekjaar, sluitdatum }) => {
    if (!sluitdatum.startsWith(`${boekjaar + 1}-`)) {
      const melding = `De sluitdatum van ${boekjaar} is een dag in ${boekjaar + 1}.`;
      return no('ongeldigeInvoer', melding, [{ veld: 'sluitdatum', melding }]);
    }
    const kop = { handeling: 'zet-sluitdatum', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      await schrijver.zetInstelling(gemeente, `sluitdatum-${boekjaar}`, sluitdatum, fictief);
      const zin = `De boeken van ${boekjaar} zijn gesloten op ${datumVoluit(sluitdatum)}.`;
      return ok({ waarde: { jaar: boekjaar, sluitdatum }, zin });
    });
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});
