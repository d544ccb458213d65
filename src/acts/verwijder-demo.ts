import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';
import { zetIndelingGelijk } from './basis/indeling.ts';
import { ONHERROEPELIJK } from './basis/onherroepelijk.ts';

/** Removes everything that is marked as demonstration or example. */
export const handeling = defineHandeling({
  id: 'verwijder-demo',
  titel: 'Demonstratiegegevens verwijderen',
  uitleg:
    'Verwijdert alle gegevens die als demonstratie of voorbeeld zijn gemerkt: berichten, begroting, producttabel en instellingen. Uw eigen gegevens blijven staan. Terughalen kan door de demonstratie opnieuw te laden.',
  onherroepelijk: ONHERROEPELIJK['verwijder-demo'],
  doel: 'beheer',
  rollen: ['beheer'],
  invoer: z.object({}),
  uitvoer: z.object({ importen: z.int(), regels: z.int() }),
  voerUit: async ({ gemeente, register, facts, actor, nu }) => {
    const gemeenten = await register.gemeenten();
    const kop = { handeling: 'verwijder-demo', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const regels = await schrijver.verwijderFictief();
      const { importen } = await facts.verwijderDemo();
      const zin =
        importen + regels === 0
          ? 'Er waren geen demonstratiegegevens.'
          : `De demonstratiegegevens zijn verwijderd: ${aantalVan(importen, 'import', 'importen')} en ${aantalVan(regels, 'regel', 'regels')} uit het register.`;
      return ok({ waarde: { importen, regels }, zin, noteer: importen > 0 });
    });
    if (!gedaan.ok) return gedaan;
    for (const g of gemeenten) await zetIndelingGelijk(register, facts, g);
    const { waarde: uitkomst, zin, handelingId } = gedaan.value;
    return ok({ uitkomst, zin, handelingId });
  },
});
