import { z } from 'zod';
import { dagenTussen } from '../core/basis/datum.ts';
import { opbrengstInJaar } from '../core/maatregelen/ingroei.ts';
import { isPm } from '../core/maatregelen/opbrengst.ts';
import { aantalVan, datumVoluit } from '../definitie/notatie.ts';
import { rekenvorm } from '../definitie/plan/maatregel.ts';
import { planVan } from '../definitie/plan/plan.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanPlan, leesPlan } from './basis/plan.ts';

const uitvoer = z.object({
  posten: z.array(
    z.object({
      waar: z.enum(['maatregel', 'perspectief', 'basislijn']),
      code: z.string(),
      naam: z.string(),
      jaren: z.array(z.int()),
      reden: z.string().nullable(),
      /** By when it should be known; `null` = nobody said. */
      bekendOp: z.string().nullable(),
      sinds: z.string().nullable(),
      /** How long it has been PM, in days at the peildatum; `null` = not recorded. */
      dagenOud: z.int().nullable(),
      teLaat: z.boolean(),
    }),
  ),
});
type Uit = z.output<typeof uitvoer>;

/** Everything that is still PM: where, why, since when and by when it should be known. */
export const vraag = defineVraag({
  id: 'pm-posten',
  titel: 'PM-posten',
  vraagzin: 'Welke bedragen staan nog op PM, hoe lang al en wanneer weten we ze?',
  groep: 'Plannen en narekenen',
  volgorde: 5,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const plan = await leesPlan(ctx);
    const perspectieven = await planVan(ctx.register, ctx.gemeente, 'perspectief');
    const oud = (sinds: string | undefined) =>
      // safe: the acts keep existing days only
      sinds === undefined ? null : Math.max(0, dagenTussen(sinds as never, ctx.peildatum));
    const maatregelen = plan.maatregelen.flatMap((m) => {
      if (m.pmSinds.length === 0) return [];
      const jaren = m.pmSinds.map((p) => p.jaar);
      const pm = pmVan(m, jaren);
      const sinds = m.pmSinds.map((p) => p.sinds).sort()[0];
      return {
        ...{ waar: 'maatregel' as const, code: m.code, naam: m.naam, jaren },
        ...{ reden: pm?.reden ?? null, bekendOp: pm?.bekendOp ?? null },
        ...{ sinds: sinds ?? null, dagenOud: oud(sinds) },
        teLaat: pm?.bekendOp != null && pm.bekendOp < ctx.peildatum,
      };
    });
    const staten = [
      ...perspectieven.map((p) => ({ waar: 'perspectief' as const, staat: p })),
      ...plan.basislijnen.map((b) => ({ waar: 'basislijn' as const, staat: b })),
    ];
    const regels = staten.flatMap(({ waar, staat }) =>
      staat.regels.flatMap((r) => {
        const pm = r.perJaar.filter((p) => isPm(p.bedrag));
        const eerste = pm[0]?.bedrag;
        if (!eerste || !isPm(eerste)) return [];
        const { reden, bekendOp } = eerste;
        return {
          ...{ waar, code: r.code, naam: r.naam, jaren: pm.map((p) => p.jaar), reden, bekendOp },
          ...{ sinds: null, dagenOud: null },
          teLaat: bekendOp !== null && bekendOp < ctx.peildatum,
        };
      }),
    );
    return {
      antwoord: { posten: [...maatregelen, ...regels] },
      status: 'definitief',
      eenheid: 'dagen',
      bronnen: bronnenVanPlan([...plan.maatregelen, ...perspectieven]),
      ontbreekt:
        plan.maatregelen.length + staten.length === 0
          ? ['Er zijn geen maatregelen, basislijnen of perspectieven vastgelegd.']
          : [],
      afleiding:
        'Een PM is een bedrag dat komt maar nog niet te noemen is. De leeftijd telt vanaf de dag waarop de PM is vastgelegd, bij een voorbeeld vanaf de dag van het stuk. Een PM die bekend had moeten zijn, heet te laat.',
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

function pmVan(m: Parameters<typeof rekenvorm>[0], jaren: readonly number[]) {
  for (const soort of ['besparing', 'extraInkomsten'] as const)
    for (const jaar of jaren) {
      const zonder = { ...rekenvorm(m), vertragingMaanden: 0, gestoptPer: null };
      const o = opbrengstInJaar(zonder, soort, jaar);
      if (o && isPm(o)) return o;
    }
  return null;
}

function zinVan({ posten }: Uit): string {
  if (posten.length === 0) return 'Er staat niets meer op PM.';
  const laat = posten.filter((p) => p.teLaat).length;
  const oudste = Math.max(-1, ...posten.map((p) => p.dagenOud ?? -1));
  const oud = oudste >= 0 ? ` De oudste staat er al ${aantalVan(oudste, 'dag', 'dagen')}.` : '';
  const teLaat = laat > 0 ? ` ${aantalVan(laat, 'had', 'hadden')} al bekend moeten zijn.` : '';
  return `Er ${posten.length === 1 ? 'staat' : 'staan'} ${aantalVan(posten.length, 'post', 'posten')} op PM.${oud}${teLaat}`;
}

function tabelVan({ posten }: Uit): Tabel {
  return {
    titel: 'PM-posten',
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'waar', label: 'Waar', soort: 'tekst' },
      { veld: 'jaren', label: 'Jaren', soort: 'tekst' },
      { veld: 'reden', label: 'Reden', soort: 'tekst' },
      { veld: 'sinds', label: 'PM sinds', soort: 'datum' },
      { veld: 'oud', label: 'Leeftijd', soort: 'dagen' },
      { veld: 'bekendOp', label: 'Bekend op', soort: 'datum' },
    ],
    rijen: posten.map((p) => ({
      post: p.code === p.naam ? p.naam : `${p.code} ${p.naam}`,
      waar: p.waar,
      jaren: p.jaren.join(', '),
      reden: p.reden ?? 'niet gegeven',
      sinds: p.sinds,
      oud: p.dagenOud,
      bekendOp:
        p.bekendOp === null
          ? 'niet afgesproken'
          : p.teLaat
            ? `te laat (${datumVoluit(p.bekendOp)})`
            : p.bekendOp,
    })),
  };
}
