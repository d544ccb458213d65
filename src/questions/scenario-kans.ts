import { z } from 'zod';
import { BASIS, type KansUitkomst, rekenKans } from '../core/maatregelen/kans.ts';
import { exclusiefPm } from '../core/maatregelen/sluitend.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroFijn, kansCel, kans as kansTekst, procent } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bronnenVanPlan, leesPlan, type Uitgewerkt, werkUit } from './basis/plan.ts';
import { spreidingVan } from './basis/spreiding.ts';
import { centenOfOnbekend, verdelingOfOnbekend } from './basis/velden.ts';

const uitvoer = z.object({
  scenario: z.string().nullable(),
  naam: z.string().nullable(),
  doelCenten: z.int(),
  trekkingen: z.int(),
  zaad: z.int(),
  perJaar: z.array(
    z.object({
      jaar: z.int(),
      saldoCenten: verdelingOfOnbekend,
      kans: z.number().nullable(),
      kansFout: z.number().nullable(),
      gemiddeldeFoutCenten: z.number().nullable(),
      aantalPm: z.int(),
      /** Where the spread of the baseline comes from. */
      basis: z.enum(['prognose', 'opgegeven', 'zonderSpreiding']),
    }),
  ),
  tornado: z.array(
    z.object({
      code: z.string(),
      naam: z.string(),
      laagCenten: centenOfOnbekend,
      hoogCenten: centenOfOnbekend,
    }),
  ),
});
type Uit = z.output<typeof uitvoer>;

const deel = (titel: string, standaard: number) =>
  z
    .int()
    .min(0)
    .max(200)
    .default(standaard)
    .meta({
      title: `${titel} (%)`,
      description: 'Een rekenaanname: welk deel van het bedrag komt uit.',
    });

/** How likely a scenario is to reach its target, and what moves it most. */
export const vraag = defineVraag({
  id: 'scenario-kans',
  titel: 'Kans dat een scenario slaagt',
  vraagzin: 'Hoe groot is de kans dat het doel wordt gehaald, en waar hangt dat van af?',
  groep: 'Plannen en narekenen',
  volgorde: 7,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({
    scenario: z.string().trim().optional().meta({
      title: 'Scenario',
      description: 'Leeg is het laatste dat is doorgerekend.',
    }),
    doelEuro: z.int().min(-2_000_000_000).max(2_000_000_000).default(0).meta({
      title: 'Doel: saldo in euro',
      description: 'Nul is sluitend. Negatief is een tekort dat nog mag.',
    }),
    waarschijnlijkLaag: deel('Waarschijnlijk: ten minste', 60),
    waarschijnlijkMidden: deel('Waarschijnlijk: meestal', 90),
    waarschijnlijkHoog: deel('Waarschijnlijk: ten hoogste', 100),
    aannameLaag: deel('Aanname: ten minste', 0),
    aannameMidden: deel('Aanname: meestal', 60),
    aannameHoog: deel('Aanname: ten hoogste', 100),
    trekkingen: z.int().min(100).max(100_000).default(10_000).meta({ title: 'Trekkingen' }),
    zaad: z.int().min(0).max(2_147_483_647).default(1).meta({
      title: 'Zaad',
      description: 'Hetzelfde zaad geeft dezelfde cijfers.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const plan = await leesPlan(ctx);
    const alle = werkUit(plan);
    const u = invoer.scenario
      ? alle.find((x) => x.scenario.id === invoer.scenario)
      : alle.findLast((x) => x.scenario.doorgerekend);
    const basis = u ? await spreidingVan(ctx, u) : null;
    const kop = {
      trekkingen: invoer.trekkingen,
      zaad: invoer.zaad,
      doelCenten: invoer.doelEuro * 100,
    };
    const uitkomst =
      u?.scenario.doorgerekend && basis
        ? rekenKans({
            basis: u.basis,
            maatregelen: u.maatregelen,
            overlappen: u.overlappen,
            budget: plan.budget,
            spreiding: basis.spreiding,
            realisatie: realisatieVan(invoer),
            ...kop,
          })
        : null;
    return {
      antwoord: antwoordVan(u ?? null, uitkomst, basis?.herkomst ?? [], kop),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan(u ? [u.scenario, u.basislijn] : []),
      ontbreekt:
        basis && !basis.klaar ? [WORDT_BEREKEND] : watOntbreekt(u ?? null, basis?.herkomst ?? []),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Elke trekking kiest voor de basislijn en voor elke maatregel een uitkomst, die voor alle jaren geldt. Een bereik is',
  'een driehoek van laag naar hoog, een maximum alles tussen nul en dat bedrag, een gewoon bedrag komt uit naar zijn',
  'hardheid: aantoonbaar helemaal, waarschijnlijk en aanname voor het deel dat hierboven staat. Die delen zijn',
  'rekenaannames; zet ze naar uw eigen ervaring. Een PM zonder bereik doet niet mee en wordt geteld. De rekenfout',
  'zegt hoeveel de kans door het trekken zelf kan schelen.',
].join(' ');

type Invoer = Readonly<Record<'waarschijnlijk' | 'aanname', readonly [number, number, number]>>;
const realisatieVan = (i: {
  waarschijnlijkLaag: number;
  waarschijnlijkMidden: number;
  waarschijnlijkHoog: number;
  aannameLaag: number;
  aannameMidden: number;
  aannameHoog: number;
}): Invoer & { aantoonbaar: readonly [number, number, number] } => ({
  aantoonbaar: [1, 1, 1],
  waarschijnlijk: [
    i.waarschijnlijkLaag / 100,
    i.waarschijnlijkMidden / 100,
    i.waarschijnlijkHoog / 100,
  ],
  aanname: [i.aannameLaag / 100, i.aannameMidden / 100, i.aannameHoog / 100],
});

function antwoordVan(
  u: Uitgewerkt | null,
  uitkomst: KansUitkomst | null,
  herkomst: readonly Uit['perJaar'][number]['basis'][],
  kop: Pick<Uit, 'trekkingen' | 'zaad' | 'doelCenten'>,
): Uit {
  const naamVan = (code: string) =>
    code === BASIS ? 'de basislijn' : (u?.maatregelen.find((m) => m.code === code)?.naam ?? code);
  return uitvoer.parse({
    scenario: u?.scenario.id ?? null,
    naam: u?.scenario.naam ?? null,
    ...kop,
    perJaar: (uitkomst?.perJaar ?? []).map((j, i) => ({
      ...j,
      basis: herkomst[i] ?? 'zonderSpreiding',
    })),
    tornado: (uitkomst?.tornado ?? []).map((t) => ({ ...t, naam: naamVan(t.code) })),
  });
}

function watOntbreekt(
  u: Uitgewerkt | null,
  herkomst: readonly Uit['perJaar'][number]['basis'][],
): string[] {
  if (!u) return ['Er is geen doorgerekend scenario vastgelegd.'];
  if (!u.scenario.doorgerekend) return [`${u.scenario.naam} is niet doorgerekend.`];
  const zonder = u.basis.filter((_, i) => herkomst[i] === 'zonderSpreiding').map((b) => b.jaar);
  const pm = [...new Set(u.jaren.flatMap((j) => j.pm))];
  return [
    ...(zonder.length > 0
      ? [
          `De basislijn heeft geen bereik in ${zonder.join(', ')}: haar onzekerheid telt daar niet mee.`,
        ]
      : []),
    ...(pm.length > 0 ? [`PM, niet meegerekend zonder bereik: ${pm.join(', ')}.`] : []),
  ];
}

function zinVan(u: Uit): string {
  const eind = u.perJaar.at(-1);
  if (u.naam === null || !eind) return 'Er is geen doorgerekend scenario vastgelegd.';
  if (eind.kans === null) return `${u.naam}: de kans is niet bekend.`;
  const pm = exclusiefPm(eind.aantalPm);
  const grootste = u.tornado[0];
  const wat = grootste ? ` Het meest hangt het af van ${grootste.naam}.` : '';
  const doel =
    u.doelCenten === 0 ? 'sluitend te zijn' : `een saldo van ${euroFijn(u.doelCenten)} te halen`;
  return `De kans dat ${u.naam} in ${eind.jaar} genoeg oplevert om ${doel}, is ${kansTekst(eind.kans)} (rekenfout ${procent(eind.kansFout, 1)})${pm ? `, ${pm}` : ''}.${wat}`;
}

function tabelVan({ perJaar, tornado }: Uit): Tabel {
  const balken = tornado
    .slice(0, 10)
    .map((t) => `${t.naam}: ${euroFijn(t.laagCenten)} tot ${euroFijn(t.hoogCenten)}`);
  return {
    titel: 'Saldo en kans per jaar',
    kolommen: [
      { veld: 'jaar', label: 'Jaar', soort: 'tekst' },
      { veld: 'p10', label: 'Laag (p10)', soort: 'bedrag' },
      { veld: 'p50', label: 'Midden (p50)', soort: 'bedrag' },
      { veld: 'p90', label: 'Hoog (p90)', soort: 'bedrag' },
      { veld: 'kans', label: 'Kans op het doel', soort: 'aandeel' },
      { veld: 'fout', label: 'Rekenfout', soort: 'aandeel' },
      { veld: 'pm', label: 'Aantal PM', soort: 'aantal' },
    ],
    rijen: perJaar.map((j) => ({
      jaar: j.jaar,
      p10: j.saldoCenten?.p10 ?? null,
      p50: j.saldoCenten?.p50 ?? null,
      p90: j.saldoCenten?.p90 ?? null,
      kans: kansCel(j.kans),
      fout: j.kansFout,
      pm: j.aantalPm,
    })),
    noot:
      balken.length > 0
        ? `Wat het saldo van het laatste jaar het meest beweegt (p10 tot p90): ${balken.join('; ')}.`
        : 'Niets in dit scenario heeft een bereik.',
  };
}

/** The tornado: what moves the last year most, largest first. */
function grafiekVan({ tornado, perJaar }: Uit): Grafiek | null {
  const balken = tornado.slice(0, 12);
  if (balken.length === 0) return null;
  return {
    soort: 'liggend',
    titel: `Wat het saldo van ${perJaar.at(-1)?.jaar} het meest beweegt`,
    beschrijving:
      'Per maatregel en voor de basislijn: hoeveel het saldo lager of hoger wordt als die laag (p10) of hoog (p90) uitvalt.',
    eenheid: 'centen',
    categorieen: balken.map((t) => t.naam),
    reeksen: [
      {
        naam: 'Valt laag uit',
        vorm: 'staaf',
        waarden: balken.map((t) => t.laagCenten),
        stapel: 'a',
      },
      {
        naam: 'Valt hoog uit',
        vorm: 'staaf',
        waarden: balken.map((t) => t.hoogCenten),
        stapel: 'a',
      },
    ],
  };
}
