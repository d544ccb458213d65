import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import {
  afspraakSleutel,
  LEVERINGSAFSPRAKEN,
  leveringsafspraak,
  leveringsafspraken,
} from '../definitie/leveringsafspraken.ts';

/** Takes an agreement away; what was delivered stays. */
export const handeling = defineHandeling({
  id: 'beeindig-leveringsafspraak',
  titel: 'Leveringsafspraak beëindigen',
  uitleg:
    'Haalt een afspraak over een levering weg. Wat is geleverd, blijft staan. Herroepen zet de afspraak terug.',
  doel: 'sturing',
  rollen: ['controller', 'contract', 'data', 'beheer'],
  invoer: leveringsafspraak.pick({ leverancier: true, soort: true, alleen: true }),
  uitvoer: z.object({ afspraken: z.int() }),
  voerUit: async ({ gemeente, register, actor, nu, fictief }, afspraak) => {
    const kop = { handeling: 'beeindig-leveringsafspraak', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const bestaand = await leveringsafspraken(schrijver, gemeente);
      const over = bestaand.filter((a) => afspraakSleutel(a) !== afspraakSleutel(afspraak));
      if (over.length === bestaand.length)
        return no(
          'nietGevonden',
          'Deze afspraak is er niet. Kijk in de vraag "Leveringen" welke er zijn.',
        );
      await schrijver.zetInstelling(gemeente, LEVERINGSAFSPRAKEN, over, fictief);
      const zin = `De afspraak met ${afspraak.leverancier} over ${afspraak.soort} is beëindigd.`;
      return ok({ waarde: { afspraken: over.length }, zin });
    });
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});
