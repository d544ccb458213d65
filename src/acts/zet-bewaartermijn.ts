import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { BEWAARTERMIJNEN, gekozenTermijnen, WIJZIGBAAR } from '../definitie/bewaartermijnen.ts';
import { defineHandeling } from '../definitie/handeling.ts';
import { aantalVan } from '../definitie/notatie.ts';
import { BEWAARNORMEN } from '../normen/bewaartermijnen.ts';

/** Lays down how long a kind of data stays. */
export const handeling = defineHandeling({
  id: 'zet-bewaartermijn',
  titel: 'Bewaartermijn vastleggen',
  uitleg:
    'Legt vast hoeveel maanden een soort gegevens blijft. Er wordt nog niets vernietigd: dat doet de opdracht "vernietig", nadat u hebt gezien wat over zijn termijn is. De vraag "bewaartermijnen" toont alle termijnen.',
  doel: 'beheer',
  rollen: ['beheer'],
  invoer: z.object({
    soort: z.enum(WIJZIGBAAR).meta({ title: 'Soort gegevens' }),
    maanden: z.int().min(1).max(600).meta({ title: 'Aantal hele maanden' }),
    grond: z
      .string()
      .trim()
      .min(10, 'Noem de selectielijst of het besluit waar deze termijn uit volgt')
      .max(300)
      .meta({
        title: 'Waar de termijn uit volgt',
        description: 'De selectielijst of het besluit. Geen namen van personen.',
      }),
  }),
  uitvoer: z.object({ soort: z.string(), maanden: z.int() }),
  voerUit: async ({ gemeente, register, actor, nu, fictief }, { soort, maanden, grond }) => {
    const kop = { handeling: 'zet-bewaartermijn', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async (schrijver) => {
      const eigen = await gekozenTermijnen(schrijver, gemeente);
      await schrijver.zetInstelling(
        gemeente,
        BEWAARTERMIJNEN,
        { ...eigen, [soort]: maanden },
        fictief,
      );
      const titel = BEWAARNORMEN.find((n) => n.soort === soort)?.titel ?? soort;
      const zin = `Bewaartermijn van "${titel}": ${aantalVan(maanden, 'maand', 'maanden')}. Grond: ${grond}.`;
      return ok({ waarde: { soort, maanden }, zin });
    });
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});
