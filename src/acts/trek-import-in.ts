import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';

/** Takes one import out of all figures. */
export const handeling = defineHandeling({
  id: 'trek-import-in',
  titel: 'Import intrekken',
  uitleg:
    'Haalt een hele import uit alle cijfers, bijvoorbeeld omdat het verkeerde bestand is ingelezen. De vraag "bronnen" noemt het nummer van elke import. Begroting en producttabel staan in het register en veranderen hier niet door: herroep daarvoor hun handeling.',
  doel: 'beheer',
  rollen: ['data', 'beheer'],
  invoer: z.object({ snapshot: z.int().min(1).meta({ title: 'Nummer van de import' }) }),
  uitvoer: z.object({ snapshot: z.int(), berichten: z.int(), prestaties: z.int() }),
  voerUit: async ({ gemeente, facts }, { snapshot }) => {
    const ingetrokken = await facts.trekIn(gemeente, snapshot);
    if (!ingetrokken.ok) return ingetrokken;
    const { berichten, prestaties } = ingetrokken.value;
    const zin = `Import ${snapshot} is ingetrokken: ${aantalVan(berichten, 'bericht', 'berichten')} met ${aantalVan(prestaties, 'prestatie', 'prestaties')} telt niet meer mee.`;
    return ok({ uitkomst: { snapshot, berichten, prestaties }, zin, handelingId: null });
  },
});
