import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { naast, type Verklaring, zoekVerklaringen } from '../core/maatregelen/herleid.ts';
import { opbrengstInJaar } from '../core/maatregelen/ingroei.ts';
import { telbaar } from '../core/maatregelen/opbrengst.ts';
import { exclusiefPm, naMarge, nodigUitPm, sluitendVan } from '../core/maatregelen/sluitend.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { euroFijn, opsomming } from '../definitie/notatie.ts';
import { rekenvorm } from '../definitie/plan/maatregel.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import {
  bronnenVanPlan,
  GEEN_PLAN,
  leesPlan,
  margeIn,
  type Plan,
  type Uitgewerkt,
  werkUit,
} from './basis/plan.ts';
import { perHardheid, sluitend } from './basis/plan-velden.ts';
import { centen, centenOfOnbekend } from './basis/velden.ts';

const jaarUit = z.object({
  jaar: z.int(),
  basisCenten: centenOfOnbekend,
  berekendCenten: centenOfOnbekend,
  gepubliceerdCenten: centenOfOnbekend,
  verschilCenten: centenOfOnbekend,
  /** Whether rounding in print explains the difference; `null` = nothing to compare. */
  herleidbaar: z.boolean().nullable(),
  aantalPm: z.int(),
  pm: z.array(z.string()),
  sluitend,
  laagCenten: centenOfOnbekend,
  hoogCenten: centenOfOnbekend,
  besparingCenten: centen,
  extraInkomstenCenten: centen,
  vermedenKostenCenten: centen,
  overlapCenten: centen,
  begrensdCenten: centen,
  waarvanMaximumCenten: centen,
  nogTeBesluitenCenten: centen,
  perHardheid,
  uitvoeringskostenCenten: centen,
  margeCenten: centenOfOnbekend,
  naMargeCenten: centenOfOnbekend,
  gepubliceerdNaMargeCenten: centenOfOnbekend,
  /** What the PM posts must bring in together to close, by our figure and by the printed one. */
  nodigUitPmCenten: centenOfOnbekend,
  nodigUitPmNaMargeCenten: centenOfOnbekend,
  nodigUitPmGepubliceerdCenten: centenOfOnbekend,
  nodigUitPmGepubliceerdNaMargeCenten: centenOfOnbekend,
});
const uitvoer = z.object({
  jaren: z.array(z.int()),
  scenarios: z.array(
    z.object({
      id: z.string(),
      naam: z.string(),
      basislijn: z.string(),
      doorgerekend: z.boolean(),
      maatregelen: z.array(z.string()),
      overlappen: z.array(
        z.object({ naam: z.string(), maatregelen: z.array(z.string()), basisCenten: centen }),
      ),
      aspecten: z.array(z.object({ aspect: z.string(), oordeel: z.string() })),
      perJaar: z.array(jaarUit),
      /** What one cause would explain the years that do not follow from the measures. */
      verklaringen: z.array(z.string()),
    }),
  ),
  /** From each scenario to the next: what it adds, by ours and by the printed figures. */
  stappen: z.array(
    z.object({
      van: z.string(),
      naar: z.string(),
      perJaar: z.array(
        z.object({
          jaar: z.int(),
          berekendCenten: centenOfOnbekend,
          gepubliceerdCenten: centenOfOnbekend,
          verschilCenten: centenOfOnbekend,
        }),
      ),
    }),
  ),
});
type Vergelijking = z.output<typeof uitvoer>;
type Scenario = Vergelijking['scenarios'][number];
type Jaar = z.output<typeof jaarUit>;

/** What each scenario does to the deficit, year by year, beside what was printed of it. */
export const vraag = defineVraag({
  id: 'scenario-vergelijking',
  titel: 'Scenario’s vergeleken',
  vraagzin: 'Wat doet elk scenario met het tekort, en wat weten we niet?',
  groep: 'Plannen en narekenen',
  volgorde: 1,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  invoer: z.object({}),
  uitvoer,
  compute: async (ctx) => {
    const plan = await leesPlan(ctx);
    const uitgewerkt = werkUit(plan);
    const scenarios = uitgewerkt.map((u) => scenarioUit(u, plan));
    const jaren = [...new Set(scenarios.flatMap((s) => s.perJaar.map((j) => j.jaar)))].sort();
    return {
      antwoord: { jaren, scenarios, stappen: stappenVan(scenarios) },
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: bronnenVanPlan([...plan.scenarios, ...plan.basislijnen]),
      ontbreekt: watOntbreekt(scenarios, plan),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Elk scenario is de basislijn plus de opbrengst van zijn maatregelen. Negatief is een tekort. Besparingen en extra',
  'inkomsten tellen mee, vermeden kosten en uitvoeringskosten staan ernaast. Van een maximum telt het maximum, van een',
  'bereik het midden; PM telt niet mee en wordt geteld. Wat is gedrukt, staat ernaast zoals gedrukt: herleidbaar is een',
  'jaar als het verschil niet groter is dan de afronding van de gedrukte rij en van de basislijn samen.',
].join(' ');

/** Half the unit of the printed row and half that of the baseline: what rounding may do. */
const margeVan = ({ scenario, basislijn }: Uitgewerkt): number =>
  ((scenario.afgerondOp?.bedragCenten ?? 0) + (basislijn.afgerondOp?.bedragCenten ?? 0)) / 2;

function scenarioUit(u: Uitgewerkt, plan: Plan): Scenario {
  const { scenario } = u;
  const perJaar = u.jaren.map((j) => jaarVan(u, j));
  return {
    id: scenario.id,
    naam: scenario.naam,
    basislijn: scenario.basislijn,
    doorgerekend: scenario.doorgerekend,
    maatregelen: u.maatregelen.map((m) => m.code),
    overlappen: u.overlappen.map((o) => ({ ...o, maatregelen: [...o.maatregelen] })),
    aspecten: scenario.aspecten,
    perJaar,
    verklaringen: verklaringenVan(u, perJaar, plan),
  };
}

function jaarVan(u: Uitgewerkt, j: Uitgewerkt['jaren'][number]): Jaar {
  const { scenario, basislijn } = u;
  const gedrukt = scenario.gedrukt.find((g) => g.jaar === j.jaar)?.bedrag.bedragCenten ?? null;
  // an indicative scenario has no figure of ours: it is drawn as such, never as a number
  const berekend = scenario.doorgerekend ? j.berekendCenten : null;
  const marge = margeIn(basislijn, j.jaar);
  const eigen = naast(j.jaar, berekend, gedrukt, margeVan(u));
  const losse = scenario.kosten.filter((k) => k.jaar === j.jaar);
  return {
    ...eigen,
    basisCenten: j.basisCenten,
    aantalPm: j.aantalPm,
    pm: [...j.pm],
    sluitend: sluitendVan(berekend, j.aantalPm),
    laagCenten: berekend === null ? null : j.laagCenten,
    hoogCenten: berekend === null ? null : j.hoogCenten,
    besparingCenten: j.besparingCenten,
    extraInkomstenCenten: j.extraInkomstenCenten,
    vermedenKostenCenten: j.vermedenKostenCenten,
    overlapCenten: j.overlapCenten,
    begrensdCenten: j.begrensdCenten,
    waarvanMaximumCenten: j.waarvanMaximumCenten,
    nogTeBesluitenCenten: j.nogTeBesluitenCenten,
    perHardheid: { ...j.perHardheid },
    uitvoeringskostenCenten: toCenten(
      losse.reduce<number>((s, k) => s + k.bedrag.bedragCenten, j.kostenCenten),
    ),
    margeCenten: marge,
    naMargeCenten: naMarge(berekend, marge),
    gepubliceerdNaMargeCenten: naMarge(gedrukt, marge),
    nodigUitPmCenten: nodigUitPm(berekend),
    nodigUitPmNaMargeCenten: nodigUitPm(naMarge(berekend, marge)),
    nodigUitPmGepubliceerdCenten: nodigUitPm(gedrukt),
    nodigUitPmGepubliceerdNaMargeCenten: nodigUitPm(naMarge(gedrukt, marge)),
  };
}

/** Every measure is tried: left out where it is in, taken along where it is not. */
function verklaringenVan(u: Uitgewerkt, jaren: readonly Jaar[], plan: Plan): string[] {
  const kandidaten = plan.maatregelen.map(rekenvorm).map((m) => ({
    code: m.code,
    doetMee: u.maatregelen.some((x) => x.code === m.code),
    perJaar: jaren.map(({ jaar }) => {
      const bedragen = (['besparing', 'extraInkomsten'] as const).map((s) =>
        opbrengstInJaar(m, s, jaar),
      );
      return bedragen.reduce<number>((s, o) => s + (o ? (telbaar(o) ?? 0) : 0), 0);
    }),
  }));
  return zoekVerklaringen(jaren, kandidaten, margeVan(u)).map(inWoorden);
}

function inWoorden(v: Verklaring): string {
  if (v.soort !== 'vastBedrag') {
    return v.soort === 'weggelaten'
      ? `zonder maatregel ${v.code} valt elk jaar binnen de afronding`
      : `met maatregel ${v.code} erbij valt elk jaar binnen de afronding`;
  }
  const richting = v.bedragCenten < 0 ? 'minder' : 'meer';
  return `een vast bedrag van ${euroFijn(Math.abs(v.bedragCenten))} per jaar ${richting} opbrengst verklaart deze jaren; het stuk noemt het niet`;
}

function stappenVan(scenarios: readonly Scenario[]): Vergelijking['stappen'] {
  const doorgerekend = scenarios.filter((s) => s.doorgerekend);
  return doorgerekend.slice(1).flatMap((naar, i) => {
    const van = doorgerekend[i];
    if (!van || van.basislijn !== naar.basislijn) return [];
    const perJaar = naar.perJaar.map((n) => {
      const v = van.perJaar.find((j) => j.jaar === n.jaar);
      const verschil = (a: Centen | null | undefined, b: Centen | null) =>
        a === null || a === undefined || b === null ? null : toCenten(b - a);
      const berekendCenten = verschil(v?.berekendCenten, n.berekendCenten);
      const gepubliceerdCenten = verschil(v?.gepubliceerdCenten, n.gepubliceerdCenten);
      const verschilCenten = verschil(gepubliceerdCenten, berekendCenten);
      return { jaar: n.jaar, berekendCenten, gepubliceerdCenten, verschilCenten };
    });
    return [{ van: van.id, naar: naar.id, perJaar }];
  });
}

function watOntbreekt(scenarios: readonly Scenario[], plan: Plan): string[] {
  if (scenarios.length === 0) return [GEEN_PLAN];
  const zonder = scenarios
    .filter((s) => !s.doorgerekend)
    .map((s) => `${s.naam}: niet doorgerekend.`);
  const pm = new Set(scenarios.flatMap((s) => s.perJaar.flatMap((j) => j.pm)));
  const namen = plan.maatregelen.filter((m) => pm.has(m.code));
  const afgewezen = plan.maatregelen.filter((m) => m.besluit.stand === 'afgewezen');
  return [
    ...zonder,
    ...namen.map((m) => `${m.code} ${m.naam}: opbrengst is nog PM.`),
    ...afgewezen.map((m) => `${m.code} ${m.naam}: afgewezen, telt niet mee.`),
  ];
}

function zinVan({ scenarios, jaren }: Vergelijking): string {
  const laatste = jaren.at(-1);
  if (laatste === undefined) return GEEN_PLAN;
  const delen = scenarios.map((s) => {
    const j = s.perJaar.at(-1);
    if (!s.doorgerekend || !j || j.berekendCenten === null) return `${s.naam} is niet doorgerekend`;
    const pm = exclusiefPm(j.aantalPm);
    return `${s.naam} ${euroFijn(j.berekendCenten)}${pm ? ` (${pm})` : ''}`;
  });
  const niet = scenarios.filter((s) => s.perJaar.some((j) => j.herleidbaar === false));
  const rest =
    niet.length === 0
      ? ''
      : ` Niet herleidbaar tot de gepubliceerde maatregelen: ${opsomming(niet.map((s) => `${s.naam} in ${jarenVan(s)}`))}.`;
  return `Saldo in ${laatste}: ${delen.join('; ')}.${rest}`;
}

const jarenVan = (s: Scenario): string =>
  opsomming(s.perJaar.filter((j) => j.herleidbaar === false).map((j) => String(j.jaar)));

const herleidInWoorden = (h: boolean | null): string =>
  h === null ? 'niets gedrukt' : h ? 'klopt of afronding' : 'niet herleidbaar';

function tabelVan({ scenarios }: Vergelijking): Tabel {
  return {
    titel: 'Saldo per scenario en jaar',
    kolommen: [
      { veld: 'scenario', label: 'Scenario', soort: 'tekst' },
      { veld: 'jaar', label: 'Jaar', soort: 'tekst' },
      { veld: 'berekend', label: 'Berekend', soort: 'bedrag' },
      { veld: 'pm', label: 'Aantal PM', soort: 'aantal' },
      { veld: 'gedrukt', label: 'Gedrukt', soort: 'bedrag' },
      { veld: 'verschil', label: 'Verschil', soort: 'bedrag' },
      { veld: 'oordeel', label: 'Herleidbaar', soort: 'tekst' },
      { veld: 'naMarge', label: 'Na marge', soort: 'bedrag' },
      { veld: 'nodig', label: 'Nodig uit PM', soort: 'bedrag' },
    ],
    rijen: scenarios.flatMap((s) =>
      s.perJaar.map((j) => ({
        scenario: s.naam,
        jaar: j.jaar,
        berekend: s.doorgerekend ? j.berekendCenten : 'niet doorgerekend',
        pm: j.aantalPm,
        gedrukt: j.gepubliceerdCenten ?? 'niet gedrukt',
        verschil: j.verschilCenten ?? 'n.v.t.',
        oordeel: herleidInWoorden(j.herleidbaar),
        naMarge: s.doorgerekend ? (j.naMargeCenten ?? 'geen marge') : 'n.v.t.',
        nodig: s.doorgerekend ? j.nodigUitPmCenten : 'n.v.t.',
      })),
    ),
    noot: scenarios.flatMap((s) => s.verklaringen.map((v) => `${s.naam}: ${v}.`)).join(' '),
  };
}

/** One line a scenario; an indicative one has a place in the legend and no points. */
function grafiekVan({ scenarios, jaren }: Vergelijking): Grafiek | null {
  if (scenarios.length === 0) return null;
  return {
    soort: 'assen',
    titel: 'Saldo per scenario',
    beschrijving: `Het saldo van ${opsomming(scenarios.map((s) => s.naam))} van ${jaren[0]} tot en met ${jaren.at(-1)}, zonder PM-posten. Onder nul is een tekort.`,
    eenheid: 'centen',
    categorieen: jaren.map(String),
    reeksen: scenarios.map((s) => ({
      naam: s.doorgerekend ? s.naam : `${s.naam}: niet doorgerekend`,
      vorm: 'lijn' as const,
      waarden: jaren.map((j) =>
        s.doorgerekend ? (s.perJaar.find((p) => p.jaar === j)?.berekendCenten ?? null) : null,
      ),
      ...(s.doorgerekend ? {} : { voorlopig: true }),
    })),
  };
}
