import { z } from 'zod';
import { ok } from '../core/basis/result.ts';
import { defineHandeling, type HandelingContext } from '../definitie/handeling.ts';
import { leesKerncijfers, verschillenVan } from '../definitie/kerncijfers.ts';
import { aantalVan, opsomming } from '../definitie/notatie.ts';
import { zetIndelingGelijk } from './basis/indeling.ts';
import { ONHERROEPELIJK } from './basis/onherroepelijk.ts';

const uitvoer = z.object({
  snapshot: z.int(),
  berichten: z.int(),
  prestaties: z.int(),
  /** Acts on the register that came with the import and were undone. */
  herroepen: z.array(z.int()),
  /** Those that could not be, each with the reason. */
  blijft: z.array(z.object({ handelingId: z.int(), waarom: z.string() })),
  /** What it changed in the headline figures. */
  verschillen: z.array(
    z.object({
      cijfer: z.string(),
      voorCenten: z.int().nullable(),
      naCenten: z.int().nullable(),
    }),
  ),
});
type Uitkomst = z.output<typeof uitvoer>;

/** Takes one import out of all figures, with what it laid down in the register. */
export const handeling = defineHandeling({
  id: 'trek-import-in',
  titel: 'Import intrekken',
  uitleg:
    'Haalt een hele import uit alle cijfers, bijvoorbeeld omdat het verkeerde bestand is ingelezen. Bij Gegevens staat het nummer van elke import. Een begroting of producttabel uit deze import wordt herroepen. Kan dat niet, omdat iemand die regels later wijzigde, dan staat erbij wat u kunt doen. Een wijk of buurt die is gewist door een tabel met geheime adressen, komt niet terug.',
  onherroepelijk: ONHERROEPELIJK['trek-import-in'],
  doel: 'beheer',
  rollen: ['data', 'beheer'],
  invoer: z.object({ snapshot: z.int().min(1).meta({ title: 'Nummer van de import' }) }),
  uitvoer,
  voerUit: async (ctx, { snapshot }) => {
    const { gemeente, register, facts, actor, nu } = ctx;
    const voor = await leesKerncijfers(ctx, gemeente);
    const handelingen = await facts.importHandelingen(gemeente, snapshot);
    const kop = { handeling: 'trek-import-in', gemeente, actor, gedaanOp: nu };
    const gedaan = await register.doe(kop, async () => {
      const weg = await facts.trekIn(gemeente, snapshot);
      if (!weg.ok) return weg;
      const { berichten, prestaties } = weg.value;
      const zin = `Import ${snapshot} is ingetrokken: ${aantalVan(berichten, 'bestand', 'bestanden')} met ${aantalVan(prestaties, 'prestatie', 'prestaties')} telt niet meer mee.`;
      return ok({ waarde: weg.value, zin, noteer: true });
    });
    if (!gedaan.ok) return gedaan;
    const { waarde, zin, handelingId } = gedaan.value;
    const terug = await herroepAlle(ctx, handelingen);
    const na = await leesKerncijfers(ctx, gemeente, voor?.jaar);
    const uitkomst = { snapshot, ...waarde, ...terug, verschillen: verschillenVan(voor, na) };
    return ok({ uitkomst, zin: [zin, ...zinnenVan(terug)].join(' '), handelingId });
  },
});

/** Undoes the acts, the latest first; what was changed since stays, with the reason. */
async function herroepAlle(
  { gemeente, register, facts, actor, nu }: HandelingContext,
  handelingen: readonly number[],
): Promise<Pick<Uitkomst, 'herroepen' | 'blijft'>> {
  const herroepen: number[] = [];
  const blijft: Uitkomst['blijft'] = [];
  const eerder = new Map((await register.handelingen(gemeente)).map((h) => [h.id, h]));
  for (const handelingId of handelingen) {
    if (typeof eerder.get(handelingId)?.herroepenDoorId === 'number') continue;
    const terug = await register.herroep(handelingId, { actor, gedaanOp: nu });
    if (terug.ok) herroepen.push(handelingId);
    else blijft.push({ handelingId, waarom: terug.problem.detail });
  }
  await zetIndelingGelijk(register, facts, gemeente);
  return { herroepen, blijft };
}

function zinnenVan({ herroepen, blijft }: Pick<Uitkomst, 'herroepen' | 'blijft'>): string[] {
  const nummers = opsomming(herroepen.map(String));
  const [wat, zijn] = herroepen.length === 1 ? ['handeling', 'is'] : ['handelingen', 'zijn'];
  return [
    ...(herroepen.length > 0 ? [`Ook ${wat} ${nummers} in het register ${zijn} herroepen.`] : []),
    ...blijft.map((b) => b.waarom),
  ];
}
