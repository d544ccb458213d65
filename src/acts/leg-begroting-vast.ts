import { z } from 'zod';
import { ok, type Result } from '../core/basis/result.ts';
import { defineHandeling, type HandelingContext } from '../definitie/handeling.ts';
import { aantalVan, opsomming } from '../definitie/notatie.ts';
import type { RegisterSchrijver } from '../register/port.ts';
import { type GekeurdeRegels, keurRegels } from './basis/begroting.ts';
import { postenUitRegels } from './basis/begroting-posten.ts';
import { begrotingRegel } from './basis/begroting-velden.ts';

const invoer = z.object({
  regels: z.array(begrotingRegel).min(1),
  vervangAlles: z.boolean().default(false).meta({
    description:
      'Waar (true): ook wat er voor dezelfde jaren en momenten op andere posten stond, vervalt.',
  }),
});
const uitvoer = z.object({
  posten: z.int(),
  regels: z.int(),
  /** Lines without an amount: those posts are not budgeted. */
  zonderBedrag: z.int(),
  /** Posts that were budgeted for these years and moments and are not in these lines. */
  nietGenoemd: z.int(),
});
type Invoer = z.output<typeof invoer>;
type Uitkomst = z.output<typeof uitvoer>;

/** Lays down a budget: its posts, and for every year, moment and post in it the amounts. */
export const handeling = defineHandeling({
  id: 'leg-begroting-vast',
  titel: 'Begroting vastleggen',
  uitleg:
    'Legt begrote bedragen vast, met de posten waar ze op staan. Wat er voor hetzelfde jaar en hetzelfde moment op deze posten stond, wordt vervangen; andere posten, jaren en momenten blijven staan. Een bedrag dat leeg is, telt als niet begroot.',
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
  const anderen = await anderePosten(schrijver, gemeente, begroting);
  const weg = begroting.vervangAlles ? [...begroting.regels, ...anderen] : begroting.regels;
  for (const { jaar, moment, post } of weg)
    await schrijver.verwijderBegrotingRegels(gemeente, jaar, moment, post);
  for (const regel of gekeurd.value.regels) await schrijver.zetBegrotingRegel(regel, fictief);
  const { regels, zonderBedrag } = gekeurd.value;
  const nietGenoemd = new Set(anderen.map((a) => a.post)).size;
  const aantallen = { posten: posten.value.length, regels: regels.length };
  const waarde = { ...aantallen, zonderBedrag, nietGenoemd };
  return ok({ waarde, zin: zinVan(waarde, gekeurd.value, begroting) });
}

interface Plek {
  readonly jaar: number;
  readonly moment: string;
  readonly post: string;
}

const plekVan = ({ jaar, moment, post }: Plek): string => JSON.stringify([jaar, moment, post]);

/** What is budgeted for the same years and moments on posts that these lines do not name. */
async function anderePosten(
  schrijver: RegisterSchrijver,
  gemeente: string,
  { regels }: Invoer,
): Promise<Plek[]> {
  const genoemd = new Set(regels.map(plekVan));
  const momenten = new Set(regels.map((r) => plekVan({ ...r, post: '' })));
  const jaren = [...new Set(regels.map((r) => r.jaar))];
  const standen = await Promise.all(jaren.map((jaar) => schrijver.begrotingRegels(gemeente, jaar)));
  return standen
    .flat()
    .filter((r) => momenten.has(plekVan({ ...r, post: '' })) && !genoemd.has(plekVan(r)));
}

function zinVan(uitkomst: Uitkomst, { regels }: GekeurdeRegels, begroting: Invoer): string {
  const jaren = [...new Set(begroting.regels.map((r) => r.jaar))].sort((a, b) => a - b);
  const posten = new Set(regels.map((r) => r.post)).size;
  const leeg =
    uitkomst.zonderBedrag === 0
      ? ''
      : ` ${aantalVan(uitkomst.zonderBedrag, 'regel', 'regels')} zonder bedrag: niet begroot.`;
  return `De begroting van ${opsomming(jaren.map(String))} is vastgelegd: ${aantalVan(regels.length, 'bedrag', 'bedragen')} op ${aantalVan(posten, 'post', 'posten')}.${leeg}${restVan(uitkomst, begroting)}`;
}

function restVan({ nietGenoemd: n }: Uitkomst, { vervangAlles }: Invoer): string {
  if (n === 0) return '';
  const blijft = n === 1 ? 'blijft' : 'blijven';
  const wat = `${aantalVan(n, 'post', 'posten')} die hier niet in ${n === 1 ? 'staat' : 'staan'}`;
  return vervangAlles
    ? ` Van ${wat}, is de begroting vervallen.`
    : ` ${wat}, ${blijft} zoals begroot.`;
}
