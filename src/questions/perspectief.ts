import { z } from 'zod';
import { exclusiefPm, sluitendVan } from '../core/maatregelen/sluitend.ts';
import { eindregel, rekenStaat, type StaatUitkomst } from '../core/maatregelen/staat.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroFijn } from '../definitie/notatie.ts';
import { planVan } from '../definitie/plan/plan.ts';
import { type Perspectief, staatregels } from '../definitie/plan/scenario.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanPlan, leesPlan, werkUit } from './basis/plan.ts';
import { sluitend } from './basis/plan-velden.ts';
import { staatTabel, staatUit } from './basis/staat.ts';
import { centenOfOnbekend } from './basis/velden.ts';

const uitvoer = z.object({
  code: z.string().nullable(),
  naam: z.string().nullable(),
  /** The scenario whose figures stand in the row of the sociaal domein; `null` = as printed. */
  scenario: z.string().nullable(),
  jaren: z.array(z.int()),
  regels: staatUit,
  uitkomst: z.array(
    z.object({ jaar: z.int(), saldoCenten: centenOfOnbekend, aantalPm: z.int(), sluitend }),
  ),
});
type Uit = z.output<typeof uitvoer>;

/** The municipality-wide perspective, with its PM rows visible. */
export const vraag = defineVraag({
  id: 'perspectief',
  titel: 'Financieel perspectief',
  vraagzin: 'Wat betekent het sociaal domein voor de hele begroting, en wat staat nog op PM?',
  groep: 'Plannen en narekenen',
  volgorde: 6,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    code: z.string().trim().optional().meta({
      title: 'Perspectief',
      description: 'Leeg is het eerste dat is vastgelegd.',
    }),
    scenario: z.string().trim().optional().meta({
      title: 'Scenario',
      description: 'Reken met de cijfers van dit scenario. Leeg is zoals gedrukt.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const [plan, alle] = await Promise.all([
      leesPlan(ctx),
      planVan(ctx.register, ctx.gemeente, 'perspectief'),
    ]);
    const p = invoer.code ? alle.find((x) => x.code === invoer.code) : alle[0];
    const gekozen = werkUit(plan).find((u) => u.scenario.id === invoer.scenario);
    const ontbreekt = [
      ...(p ? [] : ['Er is geen financieel perspectief vastgelegd.']),
      ...(invoer.scenario && !gekozen ? [`Scenario ${invoer.scenario} is niet vastgelegd.`] : []),
      ...(gekozen && !gekozen.scenario.doorgerekend
        ? [`${gekozen.scenario.naam} is niet doorgerekend: de regel staat zoals gedrukt.`]
        : []),
      ...(gekozen && p && p.koppel === null
        ? ['Dit perspectief heeft geen regel voor een scenario.']
        : []),
    ];
    const bruikbaar = gekozen?.scenario.doorgerekend && p?.koppel ? gekozen : undefined;
    const regels = p ? rekenStaat(metScenario(p, bruikbaar), p.jaren) : [];
    return {
      antwoord: uitvoer.parse({
        code: p?.code ?? null,
        naam: p?.naam ?? null,
        scenario: bruikbaar?.scenario.id ?? null,
        jaren: p?.jaren ?? [],
        regels,
        uitkomst: uitkomstVan(regels),
      }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(p ? [p] : []),
      ontbreekt: [...ontbreekt, ...pmRegels(regels)],
      afleiding:
        'Elk totaal is de som van de regels erboven. Een PM-regel blijft staan, telt niet mee en wordt geteld: zolang er een PM is, heet een uitkomst nooit sluitend. Wat is gedrukt, staat ernaast.',
    };
  },
  zin: zinVan,
  tabel: ({ regels, jaren, naam }) => staatTabel(naam ?? 'Financieel perspectief', regels, jaren),
  grafiek: grafiekVan,
});

/** The rows, with those of a scenario in the place of the printed forecast. */
function metScenario(p: Perspectief, u: ReturnType<typeof werkUit>[number] | undefined) {
  const regels = staatregels(p.regels);
  if (!u) return regels;
  return regels.map((r) => {
    if (r.code === p.koppel) {
      const perJaar = u.jaren.flatMap((j) => {
        if (j.berekendCenten === null) return [];
        return [{ jaar: j.jaar, bedrag: { bedragCenten: j.berekendCenten } }];
      });
      return { ...r, naam: `${r.naam} (${u.scenario.naam})`, perJaar };
    }
    return r;
  });
}

function uitkomstVan(regels: readonly StaatUitkomst[]): Uit['uitkomst'] {
  return (eindregel(regels)?.cellen ?? []).map((c) => ({
    jaar: c.jaar,
    saldoCenten: c.centen,
    aantalPm: c.aantalPm,
    sluitend: sluitendVan(c.centen, c.aantalPm),
  }));
}

const pmRegels = (regels: readonly StaatUitkomst[]): string[] =>
  regels.filter((r) => r.cellen.some((c) => c.isPm)).map((r) => `${r.naam}: PM.`);

function zinVan({ uitkomst, naam, scenario }: Uit): string {
  if (uitkomst.length === 0) return 'Er is geen financieel perspectief vastgelegd.';
  const delen = uitkomst.map((u) => `${u.jaar} ${euroFijn(u.saldoCenten)}`);
  const pm = Math.max(0, ...uitkomst.map((u) => u.aantalPm));
  const slot =
    pm > 0
      ? ` Dit is ${exclusiefPm(pm)}: of het sluit, is nog niet te zeggen.`
      : uitkomst.every((u) => u.sluitend === 'sluitend')
        ? ' Het perspectief is sluitend.'
        : ' Het perspectief is niet sluitend.';
  return `${naam}${scenario ? `, met scenario ${scenario}` : ''}: ${delen.join('; ')}.${slot}`;
}

function grafiekVan({ uitkomst, naam }: Uit): Grafiek | null {
  if (uitkomst.length === 0) return null;
  return {
    soort: 'assen',
    titel: naam ?? 'Financieel perspectief',
    beschrijving: `De uitkomst van ${naam} per jaar, zonder PM-posten. Onder nul is een tekort.`,
    eenheid: 'centen',
    categorieen: uitkomst.map((u) => String(u.jaar)),
    reeksen: [{ naam: 'Uitkomst', vorm: 'staaf', waarden: uitkomst.map((u) => u.saldoCenten) }],
  };
}
