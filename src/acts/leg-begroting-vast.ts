import { z } from 'zod';
import { ok, type Result } from '../core/basis/result.ts';
import { defineHandeling, type HandelingContext } from '../definitie/handeling.ts';
import { aantalVan, opsomming } from '../definitie/notatie.ts';
import type { RegisterSchrijver } from '../register/port.ts';
import { type GekeurdeRegels, keurRegels } from './basis/begroting.ts';
import { postenUitRegels } from './basis/begroting-posten.ts';
import { begrotingRegel } from './basis/begroting-velden.ts';

const invoer = z.object({ regels: z.array(begrotingRegel).min(1) });
const uitvoer = z.object({
  posten: z.int(),
  regels: z.int(),
  /** Lines without an amount: those posts are not budgeted. */
  zonderBedrag: z.int(),
});
type Invoer = z.output<typeof invoer>;
type Uitkomst = z.output<typeof uitvoer>;

/** Lays down a budget whole: its posts, and for every year and moment in it the amounts. */
export const handeling = defineHandeling({
  id: 'leg-begroting-vast',
  titel: 'Begroting vastleggen',
  uitleg:
    'Legt begrote bedragen vast, met de posten waar ze op staan. Wat er voor hetzelfde jaar en hetzelfde moment stond, wordt vervangen; andere jaren en momenten blijven staan. Een bedrag dat leeg is, telt als niet begroot.',
  doel: 'sturing',
  rollen: ['controller', 'beheer'],
  invoer,
  uitvoer,
  voerUit: async (ctx, begroting) => {
    const kop = {
      handeling: 'leg-begroting-vast',
      gemeente: ctx.gemeente,
      actor: ctx.actor,
      gedaanOp: ctx.nu,
    };
    const gedaan = await ctx.register.doe(kop, (schrijver) => legVast(schrijver, ctx, begroting));
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    const ongewijzigd = 'Deze begroting stond er al; er is niets veranderd.';
    return ok({ uitkomst: waarde, zin: handelingId === null ? ongewijzigd : zin, handelingId });
  },
});

async function legVast(
  schrijver: RegisterSchrijver,
  { gemeente, fictief }: HandelingContext,
  begroting: Invoer,
): Promise<Result<{ waarde: Uitkomst; zin: string }>> {
  const bestaand = await schrijver.posten(gemeente);
  const posten = postenUitRegels(begroting.regels, bestaand, { gemeente, fictief });
  if (!posten.ok) return posten;
  const gekeurd = keurRegels(begroting.regels, posten.value, gemeente);
  if (!gekeurd.ok) return gekeurd;
  for (const post of posten.value) await schrijver.zetPost(post);
  for (const { jaar, moment } of momentenVan(begroting)) {
    await schrijver.verwijderBegrotingRegels(gemeente, jaar, moment);
  }
  for (const regel of gekeurd.value.regels) await schrijver.zetBegrotingRegel(regel, fictief);
  const { regels, zonderBedrag } = gekeurd.value;
  const waarde = { posten: posten.value.length, regels: regels.length, zonderBedrag };
  return ok({ waarde, zin: zinVan(waarde, gekeurd.value, begroting) });
}

function momentenVan({ regels }: Invoer): { jaar: number; moment: string }[] {
  const uniek = new Map(regels.map((r) => [`${r.jaar} ${r.moment}`, r]));
  return [...uniek.values()].map(({ jaar, moment }) => ({ jaar, moment }));
}

function zinVan(uitkomst: Uitkomst, { regels }: GekeurdeRegels, begroting: Invoer): string {
  const jaren = [...new Set(begroting.regels.map((r) => r.jaar))].sort((a, b) => a - b);
  const posten = new Set(regels.map((r) => r.post)).size;
  const leeg =
    uitkomst.zonderBedrag === 0
      ? ''
      : ` ${aantalVan(uitkomst.zonderBedrag, 'regel', 'regels')} zonder bedrag: niet begroot.`;
  return `De begroting van ${opsomming(jaren.map(String))} is vastgelegd: ${aantalVan(regels.length, 'bedrag', 'bedragen')} op ${aantalVan(posten, 'post', 'posten')}.${leeg}`;
}
