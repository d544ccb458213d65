import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import {
  afspraakSleutel,
  LEVERINGSAFSPRAKEN,
  leveringsafspraak,
  leveringsafspraken,
} from '../definitie/leveringsafspraken.ts';
import { soortNaam } from '../definitie/soortnamen.ts';

/** Records who delivers what and when; the same delivery again replaces what was agreed. */
export const handeling = defineHandeling({
  id: 'spreek-levering-af',
  titel: 'Levering afspreken',
  uitleg:
    'Legt vast welke organisatie welke gegevens levert, hoe vaak en binnen hoeveel dagen. De vraag "Leveringen" zegt dan wat op tijd was, te laat of nog niet binnen. Een afspraak voor dezelfde levering vervangt de vorige.',
  doel: 'sturing',
  rollen: ['controller', 'contract', 'data', 'beheer'],
  invoer: leveringsafspraak,
  uitvoer: z.object({ afspraken: z.int() }),
  voerUit: async ({ gemeente, register, actor, nu, fictief }, afspraak) => {
    const kop = { handeling: 'spreek-levering-af', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const bestaand = await leveringsafspraken(schrijver, gemeente);
      const sleutel = afspraakSleutel(afspraak);
      const nieuw = [...bestaand.filter((a) => afspraakSleutel(a) !== sleutel), afspraak];
      nieuw.sort((a, b) => (afspraakSleutel(a) < afspraakSleutel(b) ? -1 : 1));
      await schrijver.zetInstelling(gemeente, LEVERINGSAFSPRAKEN, nieuw, fictief);
      const zin = `Afgesproken: ${afspraak.leverancier} levert ${soortNaam(afspraak.soort)} per ${afspraak.frequentie}, binnen ${afspraak.binnenDagen} dagen.`;
      return ok({ waarde: { afspraken: nieuw.length }, zin });
    });
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});
