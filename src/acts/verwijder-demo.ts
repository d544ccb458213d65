import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';
import { zetIndelingGelijk } from './basis/indeling.ts';

/** Removes everything that is marked as demonstration or example. */
export const handeling = defineHandeling({
  id: 'verwijder-demo',
  titel: 'Demonstratiegegevens verwijderen',
  uitleg:
    'Verwijdert alle gegevens die als demonstratie of voorbeeld zijn gemerkt: berichten, begroting, producttabel en instellingen. Uw eigen gegevens blijven staan. Terughalen kan door de demonstratie opnieuw te laden.',
  doel: 'beheer',
  rollen: ['beheer'],
  invoer: z.object({}),
  uitvoer: z.object({ importen: z.int(), regels: z.int() }),
  voerUit: async ({ gemeente, register, facts, actor, nu }) => {
    const gemeenten = await register.gemeenten();
    const kop = { handeling: 'verwijder-demo', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const regels = await schrijver.verwijderFictief();
      return ok({
        waarde: regels,
        zin: `De demonstratiegegevens zijn uit het register: ${aantalVan(regels, 'regel', 'regels')}.`,
      });
    });
    if (!gedaan.ok) return gedaan;
    const { importen } = await facts.verwijderDemo();
    for (const g of gemeenten) await zetIndelingGelijk(register, facts, g);
    const { waarde: regels, handelingId } = gedaan.value;
    const zin =
      importen + regels === 0
        ? 'Er waren geen demonstratiegegevens.'
        : `De demonstratiegegevens zijn verwijderd: ${aantalVan(importen, 'import', 'importen')} en ${aantalVan(regels, 'regel', 'regels')} uit het register.`;
    return ok({ uitkomst: { importen, regels }, zin, handelingId });
  },
});
