import { z } from 'zod';
import { jaarVan } from '../core/basis/datum.ts';
import { opbrengstInJaar } from '../core/maatregelen/ingroei.ts';
import { isPm, OPBRENGSTSOORTEN, type Opbrengstsoort } from '../core/maatregelen/opbrengst.ts';
import { resteffect, structureelEffect } from '../core/maatregelen/resteffect.ts';
import { exclusiefPm } from '../core/maatregelen/sluitend.ts';
import { aantalVan, euroFijn, opsomming } from '../definitie/notatie.ts';
import { BESLUITSTANDEN, FASEN, ORGANEN, rekenvorm } from '../definitie/plan/maatregel.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import {
  bronnenVanPlan,
  HARDHEID_NAMEN,
  leesPlan,
  OPBRENGSTSOORT_NAMEN,
  opbrengstCel,
  type Plan,
  scenariojaren,
  somBekend,
} from './basis/plan.ts';
import {
  hardheidUit,
  jaarOpbrengstUit,
  perHardheid,
  rekenmaatregelUit,
} from './basis/plan-velden.ts';
import { centenOfOnbekend } from './basis/velden.ts';

/** Three routes to a decision: the college at once, first to be worked out, or the raad. */
const ROUTES = ['college', 'uitwerken', 'raad', 'elders'] as const;

const maatregelUit = z.object({
  code: z.string(),
  naam: z.string(),
  onderdeel: z.string().nullable(),
  fase: z.enum(FASEN),
  hardheid: hardheidUit,
  isPilot: z.boolean(),
  zonderUitvoeringstoets: z.boolean(),
  orgaan: z.enum(ORGANEN),
  besluit: z.enum(BESLUITSTANDEN),
  route: z.enum(ROUTES),
  scenarios: z.array(z.string()),
  /** By kind; kinds are never added up with each other. */
  opbrengsten: z.array(
    z.object({ soort: z.enum(OPBRENGSTSOORTEN), perJaar: z.array(jaarOpbrengstUit) }),
  ),
  structureelCenten: centenOfOnbekend,
  resteffectDitJaarCenten: centenOfOnbekend,
  kostenCenten: centenOfOnbekend,
  reken: rekenmaatregelUit,
});
const uitvoer = z.object({
  jaren: z.array(z.int()),
  maatregelen: z.array(maatregelUit),
  /** What stands on the posts that measures land on: a post cannot go below zero. */
  budgetten: z.array(z.object({ post: z.string(), jaar: z.int(), bedragCenten: z.int() })),
  totalen: z.array(
    z.object({
      soort: z.enum(OPBRENGSTSOORTEN),
      jaar: z.int(),
      bedragCenten: centenOfOnbekend,
      aantalPm: z.int(),
      perHardheid,
    }),
  ),
});
type Uit = z.output<typeof uitvoer>;
type Regel = z.output<typeof maatregelUit>;

/** The register of measures: what each yields, how firm, who decides, and what is not known. */
export const vraag = defineVraag({
  id: 'maatregelen',
  titel: 'Maatregelen',
  vraagzin: 'Welke maatregelen zijn er, wat brengen ze op en hoe hard is dat?',
  groep: 'Plannen en narekenen',
  volgorde: 2,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    fase: z.enum(FASEN).optional().meta({ title: 'Fase', description: 'Leeg is elke fase.' }),
    scenario: z.string().trim().optional().meta({
      title: 'Scenario',
      description: 'Alleen de maatregelen van dit scenario. Leeg is alle.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const plan = await leesPlan(ctx);
    const jaren = planjaren(plan, jaarVan(ctx.peildatum));
    const gekozen = plan.scenarios.find((s) => s.id === invoer.scenario);
    const maatregelen = plan.maatregelen
      .filter((m) => invoer.fase === undefined || m.fase === invoer.fase)
      .filter((m) => !invoer.scenario || (gekozen?.maatregelen.includes(m.code) ?? false))
      .map((m) => regelVan(m, plan, jaren, ctx));
    return {
      antwoord: uitvoer.parse({
        jaren,
        maatregelen,
        budgetten: budgettenVan(plan, jaren),
        totalen: totalenVan(maatregelen, jaren),
      }),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(plan.maatregelen),
      ontbreekt: watOntbreekt(maatregelen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: () => null,
});

const AFLEIDING = [
  'Per maatregel staat wat hij per jaar opbrengt. Besparing, extra inkomsten en vermeden kosten worden nooit bij elkaar',
  'opgeteld. Een PM telt niet als nul. Resteffect dit jaar is het deel van de opbrengst van dit jaar dat na de peildatum',
  'nog kan komen. De maatregelen staan er zoals ze nu zijn vastgelegd.',
].join(' ');

function budgettenVan({ maatregelen, budget }: Plan, jaren: readonly number[]) {
  const posten = new Set(maatregelen.flatMap((m) => m.landing.map((l) => l.post)));
  return [...posten].flatMap((post) =>
    jaren.flatMap((jaar) => {
      const bedragCenten = budget(post, jaar);
      return bedragCenten === null ? [] : { post, jaar, bedragCenten };
    }),
  );
}

/** The years that the scenarios speak of; without any: this year and the four after it. */
export function planjaren(plan: Plan, ditJaar: number): number[] {
  const jaren = plan.basislijnen.flatMap((b) =>
    scenariojaren(
      plan.scenarios.filter((s) => s.basislijn === b.code),
      b,
    ),
  );
  if (jaren.length > 0) return [...new Set(jaren)].sort((a, b) => a - b);
  return Array.from({ length: 5 }, (_, i) => ditJaar + i);
}

function routeVan(m: Plan['maatregelen'][number], heeftPm: boolean): (typeof ROUTES)[number] {
  if (m.besluit.orgaan !== 'college' && m.besluit.orgaan !== 'raad') return 'elders';
  if (heeftPm) return 'uitwerken';
  return m.besluit.orgaan;
}

/** One measure as an answer gives it. */
export function regelVan(
  m: Plan['maatregelen'][number],
  plan: Plan,
  jaren: readonly number[],
  { peildatum }: Pick<VraagContext, 'peildatum'>,
): Regel {
  const reken = rekenvorm(m);
  const laatste = jaren.at(-1) ?? jaarVan(peildatum);
  const opbrengsten = OPBRENGSTSOORTEN.filter((s) => m.opbrengsten.some((r) => r.soort === s)).map(
    (soort) => ({
      soort,
      perJaar: jaren.map((jaar) => ({ jaar, bedrag: opbrengstInJaar(reken, soort, jaar) })),
    }),
  );
  const heeftPm = opbrengsten.some((o) => o.perJaar.some((p) => p.bedrag && isPm(p.bedrag)));
  return maatregelUit.parse({
    ...{ code: m.code, naam: m.naam, onderdeel: m.onderdeel, fase: m.fase },
    ...{ hardheid: m.hardheid, isPilot: m.isPilot },
    zonderUitvoeringstoets: m.uitvoeringstoets === null,
    orgaan: m.besluit.orgaan,
    besluit: m.besluit.stand,
    route: routeVan(m, heeftPm),
    scenarios: plan.scenarios.filter((s) => s.maatregelen.includes(m.code)).map((s) => s.id),
    opbrengsten,
    structureelCenten: structureelEffect(reken, laatste),
    resteffectDitJaarCenten: resteffect(reken, peildatum),
    kostenCenten: somBekend(reken.kosten.map((k) => k.bedragCenten)),
    reken,
  });
}

function totalenVan(maatregelen: readonly Regel[], jaren: readonly number[]) {
  return OPBRENGSTSOORTEN.flatMap((soort) =>
    maatregelen.every((m) => !m.opbrengsten.some((o) => o.soort === soort))
      ? []
      : jaren.map((jaar) => ({ soort, jaar, ...totaalVan(maatregelen, soort, jaar) })),
  );
}

function totaalVan(maatregelen: readonly Regel[], soort: Opbrengstsoort, jaar: number) {
  const cellen = maatregelen.flatMap((m) => {
    const bedrag = m.opbrengsten
      .find((o) => o.soort === soort)
      ?.perJaar.find((p) => p.jaar === jaar)?.bedrag;
    return bedrag ? [{ hardheid: m.hardheid, bedrag }] : [];
  });
  const centenVan = (b: (typeof cellen)[number]['bedrag']) => {
    if ('pm' in b) return null;
    if ('bedragCenten' in b) return b.bedragCenten;
    return 'maximumCenten' in b ? b.maximumCenten : b.middenCenten;
  };
  const van = (h: Regel['hardheid']) =>
    somBekend(cellen.filter((c) => c.hardheid === h).map((c) => centenVan(c.bedrag))) ?? 0;
  return {
    bedragCenten: somBekend(cellen.map((c) => centenVan(c.bedrag))),
    aantalPm: cellen.filter((c) => 'pm' in c.bedrag).length,
    perHardheid: {
      aantoonbaar: van('aantoonbaar'),
      waarschijnlijk: van('waarschijnlijk'),
      aanname: van('aanname'),
    },
  };
}

function watOntbreekt(maatregelen: readonly Regel[]): string[] {
  if (maatregelen.length === 0) return ['Er zijn geen maatregelen vastgelegd.'];
  const zonder = maatregelen.filter((m) => m.zonderUitvoeringstoets && m.fase !== 'idee');
  if (zonder.length === 0) return [];
  const wie = opsomming(zonder.map((m) => (m.isPilot ? `${m.code} (pilot)` : m.code)));
  return [`Zonder uitvoeringstoets: ${wie}.`];
}

function zinVan({ maatregelen, totalen, jaren }: Uit): string {
  const jaar = jaren.at(-1);
  if (maatregelen.length === 0) return 'Er zijn geen maatregelen vastgelegd.';
  const delen = totalen
    .filter((t) => t.jaar === jaar && (t.bedragCenten !== null || t.aantalPm > 0))
    .map((t) => {
      const pm = exclusiefPm(t.aantalPm);
      return `${OPBRENGSTSOORT_NAMEN[t.soort]} ${t.bedragCenten === null ? 'zonder bedrag' : euroFijn(t.bedragCenten)}${pm ? `, ${pm}` : ''}`;
    });
  const per = delen.length > 0 ? ` In ${jaar}: ${delen.join('; ')}.` : '';
  return `Er ${maatregelen.length === 1 ? 'is' : 'zijn'} ${aantalVan(maatregelen.length, 'maatregel', 'maatregelen')}.${per}`;
}

/** What each stand of a decision is called. */
export const BESLUIT_NAMEN = {
  nietVoorgelegd: 'nog niet voorgelegd',
  voorgesteld: 'voorgesteld',
  genomen: 'genomen',
  afgewezen: 'afgewezen',
} as const;
const ORGAAN_NAMEN: Readonly<Record<string, string>> = {
  gemeenschappelijkeRegeling: 'gemeenschappelijke regeling',
};
/** Who decides, as it is said. */
export const orgaanNaam = (orgaan: string): string => ORGAAN_NAMEN[orgaan] ?? orgaan;

function tabelVan({ maatregelen, jaren }: Uit): Tabel {
  return {
    titel: 'Maatregelen en hun opbrengst per jaar',
    kolommen: [
      { veld: 'maatregel', label: 'Maatregel', soort: 'tekst' },
      { veld: 'soortnaam', label: 'Soort', soort: 'tekst' },
      { veld: 'hardheid', label: 'Hardheid', soort: 'tekst' },
      { veld: 'besluit', label: 'Besluit', soort: 'tekst' },
      { veld: 'toets', label: 'Uitvoeringstoets', soort: 'tekst' },
      ...jaren.map((j) => ({ veld: `j${j}`, label: String(j), soort: 'bedrag' as const })),
      { veld: 'rest', label: 'Resteffect dit jaar', soort: 'bedrag' },
    ],
    rijen: maatregelen.flatMap((m) =>
      m.opbrengsten.map((o, i) => ({
        maatregel: `${m.code} ${m.naam}`,
        soortnaam: OPBRENGSTSOORT_NAMEN[o.soort],
        hardheid: HARDHEID_NAMEN[m.hardheid],
        besluit: `${orgaanNaam(m.orgaan)}: ${BESLUIT_NAMEN[m.besluit]}`,
        toets: m.zonderUitvoeringstoets ? 'ontbreekt' : 'gedaan',
        ...Object.fromEntries(
          // safe: the answer holds just the shapes of a yield
          o.perJaar.map((p) => [`j${p.jaar}`, opbrengstCel(p.bedrag as never)]),
        ),
        rest: i === 0 ? (m.resteffectDitJaarCenten ?? 'PM') : 'n.v.t.',
      })),
    ),
    noot: 'Besparing en extra inkomsten verkleinen het tekort; vermeden kosten niet. Tel ze niet bij elkaar op.',
  };
}
