import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { type Datum, type Maand, maandVan, parseDatum, plusMaanden } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroKort, opsomming, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import type { Bedragen, Rij } from '../facts/port.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { type Opvolgers, opvolgersVan } from './basis/opvolging.ts';
import { bronTabel } from './basis/tabellen.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, jaar, wet } from './basis/velden.ts';
import { gekozenJaar, WET_NAMEN } from './basis/woorden.ts';

const uitvoer = z.object({
  jaar: z.int(),
  vergelekenTot: z.string(),
  aanbieders: z.array(
    z.object({
      aanbieder: z.string(),
      naam: z.string().nullable(),
      wet,
      toegekendCenten: centen,
      aandeel: aandeelOfOnbekend,
      /** The same months of a year earlier, as they were known a year earlier. */
      vorigJaarCenten: centenOfOnbekend,
      groei: aandeelOfOnbekend,
      prestaties: z.int(),
      /** Codes of providers that this one took over: their money stands here, of both years. */
      voorgangers: z.array(z.string()),
      /** Nothing this year; several providers went on with its care. */
      isGesplitst: z.boolean(),
    }),
  ),
  /** Compared with the same months a year earlier: with money now only, with money then only. */
  nieuw: z.int(),
  weg: z.int(),
  overgenomen: z.int(),
  totaalCenten: centen,
  /** Share of the five largest. */
  aandeelVijfGrootste: aandeelOfOnbekend,
});
type Aanbieders = z.output<typeof uitvoer>;
type Regel = Rij<'aanbieder' | 'wet', Bedragen>;

/** Providers: size, share and growth, compared at equal distance so that lateness is no shrinkage. */
export const vraag = defineVraag({
  id: 'aanbieders',
  titel: 'Aanbieders',
  vraagzin: 'Welke aanbieders leveren de zorg, en hoe verandert dat?',
  groep: 'Waar landt het',
  volgorde: 1,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar, wet: wet.optional().meta({ title: 'Wet' }) }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const filterWet = invoer.wet ? { wet: [invoer.wet] } : {};
    const tot = laatsteMaand(ctx.peildatum, gekozen);
    const [nu, toen, namen, opvolgingen] = await Promise.all([
      regels(ctx, ctx.peildatum, gekozen, tot, filterWet),
      regels(ctx, jaarEerder(ctx.peildatum), gekozen - 1, plusMaanden(tot, -12), filterWet),
      ctx.facts.aanbieders(ctx.gemeente),
      ctx.facts.tabel('opvolgingen', { gemeente: ctx.gemeente, peildatum: ctx.peildatum }),
    ]);
    const opvolgers = opvolgersVan(opvolgingen, ctx.peildatum);
    return {
      antwoord: toAntwoord({
        ...{ jaarNr: gekozen, tot, opvolgers },
        nu: opOpvolger(nu, opvolgers),
        toen: opOpvolger(toen, opvolgers),
        namen: new Map(namen.map((n) => [n.aanbieder, n.naam])),
      }),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [
        ...(await bronBerichten(ctx)),
        ...bronTabel('opvolging van aanbieders', opvolgingen),
      ],
      ontbreekt: [
        'Aanbieders die taakgericht of met subsidie worden betaald, declareren niet met berichten.',
      ],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Toegekend bedrag per aanbieder over de zorgmaanden van het jaar, zoals bekend op de peildatum.',
  'De groei vergelijkt met dezelfde maanden een jaar eerder, zoals die toen, ook een jaar eerder, bekend',
  'waren: zo lijkt late declaratie geen krimp. Wie toen wel declareerde en nu niet, staat er met nul bij. Nam een andere aanbieder de zorg over, dan staat het geld van beide bij de opvolger,',
  'in beide jaren. De volgorde is die van het bedrag en is geen oordeel.',
].join(' ');

/** The last care month that the comparison takes: December, or the month of the peildatum. */
function laatsteMaand(peildatum: Datum, jaarNr: number): Maand {
  // safe: a year and a month make a month
  const december = `${jaarNr}-12` as Maand;
  const nu = maandVan(peildatum);
  return nu < december ? nu : december;
}

function jaarEerder(datum: Datum): Datum {
  const [j, rest] = [Number(datum.slice(0, 4)) - 1, datum.slice(4)];
  return parseDatum(`${j}${rest}`) ?? parseDatum(`${j}-02-28`) ?? datum;
}

function regels(
  ctx: VraagContext,
  peildatum: Datum,
  jaarNr: number,
  tot: Maand,
  filter: { wet?: readonly ('wmo' | 'jeugd' | 'participatie')[] },
): Promise<readonly Regel[]> {
  const { gemeente } = ctx;
  // safe: a year and a month make a month
  const leverperiodeVan = `${jaarNr}-01` as Maand;
  return ctx.facts.bedragen({
    gemeente,
    peildatum,
    per: ['aanbieder', 'wet'],
    filter: { ...filter, leverperiodeVan, leverperiodeTot: tot },
  });
}

type Kort = Pick<Regel, 'aanbieder' | 'wet' | 'toegekendCenten' | 'prestaties'> & {
  readonly voorgangers: readonly string[];
};

const sleutel = (r: Pick<Regel, 'aanbieder' | 'wet'>): string => `${r.wet}|${r.aanbieder}`;

/** Money by provider and law, of who was taken over under the code of the successor. */
function opOpvolger(regels: readonly Regel[], opvolgers: Opvolgers): Kort[] {
  const eigen = regels.map((r) => ({ ...r, nu: opvolgers.laatste(r.aanbieder) }));
  return [...groepeer(eigen, (r) => `${r.wet}|${r.nu}`).values()].flatMap((groep) => {
    const [eerste] = groep;
    if (!eerste) return [];
    const voorgangers = groep.map((r) => r.aanbieder).filter((agb) => agb !== eerste.nu);
    return {
      ...{ aanbieder: eerste.nu, wet: eerste.wet, voorgangers: voorgangers.sort() },
      toegekendCenten: toCenten(groep.reduce((s, r) => s + r.toegekendCenten, 0)),
      prestaties: groep.reduce((s, r) => s + r.prestaties, 0),
    };
  });
}

/** Who had money a year earlier and has no line now: nothing this year is a fact worth showing. */
function gestopt(nu: readonly Kort[], toen: readonly Kort[]): Kort[] {
  const bekend = new Set(nu.map(sleutel));
  return toen
    .filter((r) => r.toegekendCenten > 0 && !bekend.has(sleutel(r)))
    .map((r) => ({ ...r, toegekendCenten: toCenten(0), prestaties: 0 }));
}

interface Vergelijking {
  readonly jaarNr: number;
  readonly tot: Maand;
  readonly nu: readonly Kort[];
  readonly toen: readonly Kort[];
  readonly namen: ReadonlyMap<string, string>;
  readonly opvolgers: Opvolgers;
}

function toAntwoord({ jaarNr, tot, nu, toen, namen, opvolgers }: Vergelijking): Aanbieders {
  const vorig = new Map(toen.map((r) => [sleutel(r), r]));
  const totaal = nu.reduce((som, r) => som + r.toegekendCenten, 0);
  const weg = gestopt(nu, toen);
  const gesorteerd = [...nu, ...weg].sort((a, b) => b.toegekendCenten - a.toegekendCenten);
  const vijf = gesorteerd.slice(0, 5).reduce((som, r) => som + r.toegekendCenten, 0);
  const wie = (regels: readonly Kort[]) => new Set(regels.map((r) => r.aanbieder));
  const [nuWie, toenWie] = [wie(nu), wie(toen)];
  return uitvoer.parse({
    jaar: jaarNr,
    vergelekenTot: tot,
    aanbieders: gesorteerd.map((r) => {
      const eerder = vorig.get(sleutel(r));
      const vorigCenten = eerder?.toegekendCenten ?? null;
      return {
        aanbieder: r.aanbieder,
        naam: namen.get(r.aanbieder) ?? null,
        wet: r.wet,
        toegekendCenten: r.toegekendCenten,
        aandeel: totaal > 0 ? r.toegekendCenten / totaal : null,
        vorigJaarCenten: vorigCenten,
        groei: vorigCenten !== null && vorigCenten > 0 ? r.toegekendCenten / vorigCenten - 1 : null,
        prestaties: r.prestaties,
        voorgangers: [...new Set([...r.voorgangers, ...(eerder?.voorgangers ?? [])])].sort(),
        isGesplitst: opvolgers.isGesplitst(r.aanbieder),
      };
    }),
    nieuw: [...nuWie].filter((a) => !toenWie.has(a)).length,
    weg: [...toenWie].filter((a) => !nuWie.has(a) && !opvolgers.isGesplitst(a)).length,
    overgenomen: new Set([...nu, ...toen].flatMap((r) => r.voorgangers)).size,
    totaalCenten: totaal,
    aandeelVijfGrootste: totaal > 0 ? vijf / totaal : null,
  });
}

function zinVan(antwoord: Aanbieders, { peildatum }: Gezegd): string {
  const { jaar: j, aanbieders, totaalCenten, aandeelVijfGrootste } = antwoord;
  if (aanbieders.length === 0)
    return `Over ${j} zijn op ${datumVoluit(peildatum)} nog geen declaraties toegekend.`;
  const metGeld = aanbieders.filter((a) => a.prestaties > 0);
  const aantal = new Set(metGeld.map((a) => a.aanbieder)).size;
  const { nieuw, weg, overgenomen } = antwoord;
  return [
    `Over ${j} is ${euroKort(totaalCenten)} toegekend aan ${aantalVan(aantal, 'aanbieder', 'aanbieders')}.`,
    `Op de vijf grootste regels (aanbieder en wet) komt ${procent(aandeelVijfGrootste)} daarvan terecht.`,
    nieuw + weg > 0
      ? `Vergeleken met dezelfde maanden van ${j - 1} ${nieuw === 1 ? 'is' : 'zijn'} er ${nieuw} nieuw, en is aan ${weg} nog niets toegekend.`
      : '',
    overgenomen > 0
      ? `${aantalVan(overgenomen, 'aanbieder is', 'aanbieders zijn')} overgenomen; het geld staat bij de opvolger.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

/** The name, with whom it took over or that several went on. */
function naamVan(a: Aanbieders['aanbieders'][number]): string {
  const naam = a.naam ?? `Aanbieder ${a.aanbieder}`;
  if (a.voorgangers.length > 0) return `${naam} (met voorganger ${opsomming(a.voorgangers)})`;
  return a.isGesplitst ? `${naam} (voortgezet door andere aanbieders)` : naam;
}

function tabelVan({ jaar: j, aanbieders }: Aanbieders): Tabel {
  return {
    titel: `Aanbieders in ${j}`,
    kolommen: [
      { veld: 'naam', label: 'Aanbieder', soort: 'tekst' },
      {
        veld: 'agb',
        label: 'AGB-code',
        soort: 'tekst',
        uitleg: 'Landelijk nummer van zorgaanbieders.',
      },
      { veld: 'wet', label: 'Wet', soort: 'tekst' },
      { veld: 'toegekend', label: 'Toegekend', soort: 'bedrag', totaal: 'som' },
      { veld: 'aandeel', label: 'Aandeel', soort: 'aandeel' },
      {
        veld: 'vorig',
        label: 'Zelfde maanden vorig jaar',
        soort: 'bedrag',
        uitleg: 'Zoals een jaar eerder bekend.',
      },
      { veld: 'groei', label: 'Groei', soort: 'aandeel' },
      { veld: 'prestaties', label: 'Declaratieregels', soort: 'aantal', totaal: 'som' },
    ],
    rijen: aanbieders.map((a) => ({
      naam: naamVan(a),
      agb: a.aanbieder,
      wet: WET_NAMEN[a.wet],
      toegekend: a.toegekendCenten,
      aandeel: a.aandeel,
      vorig: a.vorigJaarCenten,
      groei: a.groei,
      prestaties: a.prestaties,
    })),
    noot: 'Onbekende groei: een jaar eerder was er nog niets van deze aanbieder bekend.',
  };
}

function grafiekVan({ jaar: j, aanbieders }: Aanbieders): Grafiek | null {
  const grootste = aanbieders.slice(0, 15);
  if (grootste.length === 0) return null;
  return {
    soort: 'liggend',
    titel: `Toegekend per aanbieder, ${j} en dezelfde maanden vorig jaar`,
    beschrijving: `De ${grootste.length} grootste bedragen per aanbieder in ${j}, naast dezelfde maanden een jaar eerder.`,
    eenheid: 'centen',
    categorieen: grootste.map((a) => a.naam ?? a.aanbieder),
    reeksen: [
      { naam: `${j}`, vorm: 'staaf', waarden: grootste.map((a) => a.toegekendCenten) },
      {
        naam: `${j - 1}, toen bekend`,
        vorm: 'staaf',
        voorlopig: true,
        waarden: grootste.map((a) => a.vorigJaarCenten),
      },
    ],
  };
}
