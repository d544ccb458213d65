import { z } from 'zod';
import { ok, type Result, type VeldFout } from '../core/basis/result.ts';
import { defineHandeling, type HandelingContext } from '../definitie/handeling.ts';
import { aantalVan, datumVoluit } from '../definitie/notatie.ts';
import {
  PC_EENHEDEN,
  PC_GROOTHEDEN,
  PC_SOORTEN,
  type PcEenheid,
  type RegisterSchrijver,
} from '../register/port.ts';
import { weigerOnbekendePosten } from './basis/posten.ts';
import { centen, datum, jaar, tekst } from './basis/velden.ts';
import { weigerFouten } from './basis/weiger.ts';

// safe: the keys of this constant are its units
const EENHEDEN = Object.keys(PC_EENHEDEN) as [PcEenheid, ...PcEenheid[]];

const invoer = z.object({
  soort: z.enum(PC_SOORTEN).meta({ title: 'Stuk' }),
  naam: z.string().trim().default('').meta({
    title: 'Naam',
    description: 'Alleen nodig als er in een jaar meer stukken van deze soort zijn.',
  }),
  jaar: jaar.meta({ title: 'Over welk jaar' }),
  peildatum: datum.meta({ title: 'Peildatum', description: 'De stand waarop het stuk rust.' }),
  eenheid: z.enum(EENHEDEN).meta({ title: 'Eenheid waarin is gedrukt' }),
  document: tekst.meta({ title: 'Brondocument', description: 'Titel en bladzijde.' }),
  cijfers: z
    .array(
      z.object({
        post: tekst.nullable().default(null).meta({ description: 'Leeg is het totaal.' }),
        grootheid: z.enum(PC_GROOTHEDEN).meta({
          description:
            'verwacht: lasten min baten van het jaar. saldo: positief is voordeel. balanspost: nog te betalen zorgkosten.',
        }),
        bedragCenten: centen,
      }),
    )
    .min(1),
});
const uitvoer = z.object({ cijfers: z.int(), vervangen: z.boolean() });
type Invoer = z.output<typeof invoer>;
type Uitkomst = z.output<typeof uitvoer>;

/** Keeps what was reported in a paper of the planning and control cycle, as it was printed. */
export const handeling = defineHandeling({
  id: 'leg-pc-moment-vast',
  titel: 'Gemeld cijfer vastleggen (planning en control)',
  uitleg:
    'Legt vast wat u in een kadernota, begroting, berap, jaarrekening of stuk van een gemeenschappelijke regeling hebt gemeld: het cijfer zoals het is gedrukt, met peildatum en bron. Ons eigen cijfer komt ernaast te staan en verandert er niet door. Wat er al van hetzelfde stuk stond, wordt vervangen.',
  doel: 'sturing',
  rollen: ['controller', 'beheer'],
  invoer,
  uitvoer,
  voerUit: async (ctx, stuk) => {
    const { gemeente, actor, nu } = ctx;
    const kop = { handeling: 'leg-pc-moment-vast', gemeente, actor, gedaanOp: nu };
    const gedaan = await ctx.register.doe(kop, (s) => legVast(s, ctx, stuk));
    if (!gedaan.ok) return gedaan;
    const { handelingId, waarde, zin } = gedaan.value;
    const ongewijzigd = 'Dit stond er al; er is niets veranderd.';
    return ok({ uitkomst: waarde, zin: handelingId === null ? ongewijzigd : zin, handelingId });
  },
});

async function legVast(
  schrijver: RegisterSchrijver,
  { gemeente, fictief }: HandelingContext,
  stuk: Invoer,
): Promise<Result<{ waarde: Uitkomst; zin: string }>> {
  const posten = new Set((await schrijver.posten(gemeente)).map((p) => p.code));
  const isBekend = (code: string) => code === '' || posten.has(code);
  const genoemd = stuk.cijfers.map((c) => ({ post: c.post ?? '' }));
  if (!genoemd.every((c) => isBekend(c.post))) return weigerPosten(genoemd, isBekend);
  const fouten = [...dubbelen(stuk), ...nietInEenheid(stuk)];
  if (fouten.length > 0) return weigerFouten('De cijfers kloppen niet.', fouten);
  const eerder = await schrijver.pcMomenten(gemeente, stuk.jaar);
  const vervangen = eerder.some((m) => m.soort === stuk.soort && m.naam === stuk.naam);
  await schrijver.zetPcMoment({ gemeente, ...stuk }, fictief);
  const naam = stuk.naam === '' ? stuk.soort : `${stuk.soort} (${stuk.naam})`;
  const zin = `Van ${naam} over ${stuk.jaar}, stand ${datumVoluit(stuk.peildatum)}, is vastgelegd: ${aantalVan(stuk.cijfers.length, 'cijfer', 'cijfers')}.${vervangen ? ' Wat er van dit stuk stond, is vervangen.' : ''}`;
  return ok({ waarde: { cijfers: stuk.cijfers.length, vervangen }, zin });
}

/** The refusal of unknown posts, by the name of the field here. */
function weigerPosten<T>(
  genoemd: readonly { readonly post: string }[],
  isBekend: (code: string) => boolean,
): Result<T> {
  const no = weigerOnbekendePosten<T>(genoemd, isBekend, 'Laat de post leeg voor het totaal.');
  if (no.ok) return no;
  const velden = no.problem.velden?.map((v) => ({
    ...v,
    veld: v.veld.replace(/^regels/, 'cijfers'),
  }));
  return { ok: false, problem: { ...no.problem, ...(velden ? { velden } : {}) } };
}

function dubbelen({ cijfers }: Invoer): VeldFout[] {
  const gezien = new Set<string>();
  return cijfers.flatMap((c, i) => {
    const sleutel = JSON.stringify([c.post, c.grootheid]);
    if (!gezien.has(sleutel)) {
      gezien.add(sleutel);
      return [];
    }
    const wie = c.post === null ? 'Het totaal' : `Post ${c.post}`;
    return { veld: `cijfers.${i}`, melding: `${wie} heeft twee keer ${c.grootheid}.` };
  });
}

/** A figure printed in thousands has no hundreds: such a one is no printed figure. */
function nietInEenheid({ cijfers, eenheid }: Invoer): VeldFout[] {
  // papers in millions print one or two decimals, those in thousands sometimes one
  const stap = eenheid === 'x € 1' ? 1 : PC_EENHEDEN[eenheid] / 100;
  return cijfers.flatMap((c, i) =>
    c.bedragCenten % stap === 0
      ? []
      : {
          veld: `cijfers.${i}.bedragCenten`,
          melding: `Dit is geen cijfer ${eenheid} met ten hoogste twee decimalen. Geef het zoals het is gedrukt.`,
        },
  );
}
