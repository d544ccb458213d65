import { z } from 'zod';
import { no, ok, type Result } from '../core/basis/result.ts';
import { defineHandeling, type HandelingContext } from '../definitie/handeling.ts';
import { aantalVan, datumVoluit, euro } from '../definitie/notatie.ts';
import type { BegrotingRegel, RegisterSchrijver } from '../register/port.ts';
import { keurRegels } from './basis/begroting.ts';
import { PRIMITIEF } from './basis/begroting-velden.ts';
import { centen, datum, jaar, moment, tekst } from './basis/velden.ts';

const invoer = z.object({
  jaar,
  moment: moment.refine((m) => m !== PRIMITIEF, {
    message: 'De primitieve begroting legt u vast met leg-begroting-vast',
  }),
  besluitdatum: datum,
  regels: z.array(z.object({ post: tekst, structureel: z.boolean(), bedragCenten: centen })).min(1),
});
const uitvoer = z.object({ regels: z.int(), lastenCenten: z.int(), batenCenten: z.int() });
type Invoer = z.output<typeof invoer>;
type Uitkomst = z.output<typeof uitvoer>;

/** Adds a change of the budget, as the raad decided it. */
export const handeling = defineHandeling({
  id: 'wijzig-begroting',
  titel: 'Begroting wijzigen',
  uitleg:
    'Voegt een begrotingswijziging toe aan posten die er al zijn. Een positief bedrag is meer last (of meer bate). De primitieve begroting blijft ernaast staan. Wat er al staat, wordt niet overschreven: herroep dan eerst de eerdere handeling.',
  doel: 'sturing',
  rollen: ['controller', 'beheer'],
  invoer,
  uitvoer,
  voerUit: async (ctx, wijziging) => {
    const { gemeente, actor, nu } = ctx;
    const kop = { handeling: 'wijzig-begroting', gemeente, actor, gedaanOp: nu };
    const gedaan = await ctx.register.doe(kop, (s) => wijzig(s, ctx, wijziging));
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    return ok({ uitkomst: waarde, zin, handelingId });
  },
});

async function wijzig(
  schrijver: RegisterSchrijver,
  { gemeente, fictief }: HandelingContext,
  wijziging: Invoer,
): Promise<Result<{ waarde: Uitkomst; zin: string }>> {
  const { jaar: boekjaar, moment: bij, besluitdatum } = wijziging;
  const regels = wijziging.regels.map((r) => ({
    ...r,
    jaar: boekjaar,
    moment: bij,
    besluitdatum,
  }));
  const gekeurd = keurRegels(regels, await schrijver.posten(gemeente), gemeente);
  if (!gekeurd.ok) return gekeurd;
  const dubbel = await alGewijzigd(schrijver, gemeente, wijziging);
  if (dubbel.length > 0) {
    return no(
      'strijdigMetBestaand',
      `Voor ${bij} van ${datumVoluit(besluitdatum)} staat al een wijziging op: ${dubbel.join(', ')}. Herroep die eerst.`,
    );
  }
  for (const r of gekeurd.value.regels) await schrijver.zetBegrotingRegel(r, fictief);
  return ok(samengevat(wijziging, gekeurd.value.regels));
}

/** Posts that have this very change already. */
async function alGewijzigd(
  schrijver: RegisterSchrijver,
  gemeente: string,
  { jaar: boekjaar, moment: bij, besluitdatum, regels }: Invoer,
): Promise<string[]> {
  const standen = await schrijver.begroting(gemeente, boekjaar, besluitdatum);
  const bestaand = new Set(
    standen
      .flatMap((s) => s.wijzigingen)
      .filter((w) => w.moment === bij && w.besluitdatum === besluitdatum)
      .map((w) => `${w.post} ${w.structureel}`),
  );
  return regels.filter((r) => bestaand.has(`${r.post} ${r.structureel}`)).map((r) => r.post);
}

function samengevat(
  wijziging: Invoer,
  regels: readonly BegrotingRegel[],
): { waarde: Uitkomst; zin: string } {
  const som = (soort: string) =>
    regels.filter((r) => r.soort === soort).reduce((s, r) => s + r.bedragCenten, 0);
  const waarde = {
    regels: regels.length,
    lastenCenten: som('last'),
    batenCenten: som('bate'),
  };
  const wat = [
    waarde.lastenCenten === 0 ? null : `lasten ${metTeken(waarde.lastenCenten)}`,
    waarde.batenCenten === 0 ? null : `baten ${metTeken(waarde.batenCenten)}`,
  ].filter((deel) => deel !== null);
  const per = wat.length === 0 ? 'per saldo nul' : wat.join(', ');
  const zin = `De begroting van ${wijziging.jaar} is bij ${wijziging.moment} gewijzigd op ${aantalVan(regels.length, 'post', 'posten')}: ${per}.`;
  return { waarde, zin };
}

const metTeken = (centenBedrag: number): string =>
  centenBedrag > 0 ? `+ ${euro(centenBedrag)}` : `- ${euro(-centenBedrag)}`;
