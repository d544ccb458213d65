import { z } from 'zod';
import { no, ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { zetIndelingGelijk } from './basis/indeling.ts';
import { waaromOnherroepelijk } from './basis/onherroepelijk.ts';

/** Undoes an earlier act on the register. */
export const handeling = defineHandeling({
  id: 'herroep-handeling',
  titel: 'Handeling herroepen',
  uitleg:
    'Zet terug wat een eerdere handeling in het register veranderde. Dat kan alleen als daarna niemand dezelfde regels heeft gewijzigd. Herroepen is zelf ook een handeling: die kunt u weer herroepen.',
  doel: 'sturing',
  rollen: ['controller', 'beheer'],
  invoer: z.object({ handelingId: z.int().min(1).meta({ title: 'Nummer van de handeling' }) }),
  uitvoer: z.object({ herroepen: z.int() }),
  voerUit: async ({ gemeente, register, facts, actor, nu }, { handelingId: nummer }) => {
    const eerder = (await register.handelingen(gemeente)).find((h) => h.id === nummer);
    if (!eerder) return no('nietGevonden', `Handeling ${nummer} bestaat niet in deze gemeente.`);
    const waarom = waaromOnherroepelijk(eerder.handeling);
    if (waarom !== null) return no('geweigerd', waarom);
    const terug = await register.herroep(nummer, { actor, gedaanOp: nu });
    if (!terug.ok) return terug;
    await zetIndelingGelijk(register, facts, gemeente);
    const { handelingId, zin } = terug.value;
    return ok({ uitkomst: { herroepen: nummer }, zin, handelingId });
  },
});
