import { z } from 'zod';
import { no, ok, type Result } from '../core/basis/result.ts';
import { defineHandeling, type HandelingContext } from '../definitie/handeling.ts';
import { opsomming } from '../definitie/notatie.ts';
import { VOORBEELD, type Voorbeeld } from '../definitie/voorbeelden.ts';
import type { RegisterSchrijver } from '../register/port.ts';
import { tekst } from './basis/velden.ts';
import { LADERS } from './basis/voorbeeld/laders.ts';

const uitvoer = z.object({
  voorbeeld: z.string(),
  gemeente: z.string(),
  wat: z.array(z.string()).describe('Wat erin staat, per soort'),
});
type Uitkomst = z.output<typeof uitvoer>;

/** Lays a worked example down in the register: whole, or not at all. */
export const handeling = defineHandeling({
  id: 'laad-voorbeeld',
  titel: 'Uitgewerkt voorbeeld laden',
  uitleg:
    'Zet gepubliceerde cijfers van een gemeente in de gegevensmap, zoals ze zijn gedrukt en met hun bron. Ze zijn als voorbeeld gemerkt en tellen nergens mee met andere cijfers. Nog eens laden verandert niets. Weghalen gaat met de handeling verwijder-demo.',
  doel: 'beheer',
  rollen: ['controller', 'beleid', 'beheer'],
  eigenGemeente: true,
  invoer: z.object({
    naam: tekst.meta({ title: 'Voorbeeld', description: 'zwolle-2018, zwijndrecht-2020, ...' }),
  }),
  uitvoer,
  voerUit: async (ctx, { naam }) => {
    const voorbeeld = await ctx.voorbeelden.lees(naam);
    if (!voorbeeld.ok) return voorbeeld;
    const { gemeente } = voorbeeld.value.bron;
    const eigen = await weigerBijEigen(ctx, voorbeeld.value);
    if (!eigen.ok) return eigen;
    const kop = { handeling: 'laad-voorbeeld', gemeente, actor: ctx.actor, gedaanOp: ctx.nu };
    const gedaan = await ctx.register.doe(kop, (s) => laad(s, voorbeeld.value));
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    const ongewijzigd = `Het voorbeeld ${naam} stond er al; er is niets veranderd.`;
    return ok({ uitkomst: waarde, zin: handelingId === null ? ongewijzigd : zin, handelingId });
  },
});

/** Figures of an example never stand among those of the municipality itself. */
async function weigerBijEigen(
  { facts, register }: HandelingContext,
  { bron: { gemeente, gemeentenaam } }: Voorbeeld,
): Promise<Result<void>> {
  const stand = await facts.stand(gemeente);
  const posten = await register.posten(gemeente);
  if ((stand === null || stand.fictief) && posten.every((p) => p.fictief)) return ok(undefined);
  return no(
    'strijdigMetBestaand',
    `In deze gegevensmap staan eigen gegevens van ${gemeentenaam}. Laad het voorbeeld in een andere map (--data), zodat de cijfers niet door elkaar lopen.`,
  );
}

async function laad(
  schrijver: RegisterSchrijver,
  { bron, bestanden }: Voorbeeld,
): Promise<Result<{ waarde: Uitkomst; zin: string }>> {
  const { gemeente, naam } = bron;
  const wat: string[] = [];
  await schrijver.zetInstelling(gemeente, VOORBEELD, bron, true);
  for (const lader of LADERS) {
    const eigen = [...bestanden].filter(([pad]) => isVan(lader.leest, pad));
    if (eigen.length === 0) continue;
    const geladen = await lader.laad(schrijver, bron, new Map(eigen));
    if (!geladen.ok) return geladen;
    wat.push(geladen.value);
  }
  const over = [...bestanden.keys()].filter((pad) => !LADERS.some((l) => isVan(l.leest, pad)));
  if (over.length > 0) throw new Error(`nobody loads ${over.join(', ')} of ${naam}`);
  const zin = `Het voorbeeld ${bron.titel} is geladen: ${opsomming(wat)}.`;
  return ok({ waarde: { voorbeeld: naam, gemeente, wat }, zin });
}

const isVan = (leest: string, pad: string): boolean =>
  leest.endsWith('/') ? pad.startsWith(leest) : pad === leest;
