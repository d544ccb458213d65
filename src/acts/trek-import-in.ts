import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';
import { ONHERROEPELIJK } from './basis/onherroepelijk.ts';

/** Takes one import out of all figures. */
export const handeling = defineHandeling({
  id: 'trek-import-in',
  titel: 'Import intrekken',
  uitleg:
    'Haalt een hele import uit alle cijfers, bijvoorbeeld omdat het verkeerde bestand is ingelezen. De vraag "bronnen" noemt het nummer van elke import. Begroting en producttabel staan in het register en veranderen hier niet door: herroep daarvoor hun handeling.',
  onherroepelijk: ONHERROEPELIJK['trek-import-in'],
  doel: 'beheer',
  rollen: ['data', 'beheer'],
  invoer: z.object({ snapshot: z.int().min(1).meta({ title: 'Nummer van de import' }) }),
  uitvoer: z.object({ snapshot: z.int(), berichten: z.int(), prestaties: z.int() }),
  voerUit: async ({ gemeente, register, facts, actor, nu }, { snapshot }) => {
    const kop = { handeling: 'trek-import-in', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async () => {
      const weg = await facts.trekIn(gemeente, snapshot);
      if (!weg.ok) return weg;
      const { berichten, prestaties } = weg.value;
      const zin = `Import ${snapshot} is ingetrokken: ${aantalVan(berichten, 'bericht', 'berichten')} met ${aantalVan(prestaties, 'prestatie', 'prestaties')} telt niet meer mee.`;
      return ok({ waarde: weg.value, zin, noteer: true });
    });
    if (!gedaan.ok) return gedaan;
    const { waarde, zin, handelingId } = gedaan.value;
    return ok({ uitkomst: { snapshot, ...waarde }, zin, handelingId });
  },
});
