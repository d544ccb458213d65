import { z } from 'zod';
import { type Centen, roundCenten, toCenten } from '../core/basis/bedrag.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { DREMPEL, voegKleineSamen } from '../core/onthulling/drempel.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euro, euroKort, opsomming } from '../definitie/notatie.ts';
import type { Cel, Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { SW_PLEKKEN } from '../facts/tabelsoorten/stromen.ts';
import type { Feitrij, MetDag } from '../facts/tabelsoorten/tabelsoorten.ts';
import { VERBORGEN } from './basis/aantallen.ts';
import { bronTabel, somBekend } from './basis/tabellen.ts';
import { centenOfOnbekend, jaar } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

const PLEK_NAMEN: Readonly<Record<(typeof SW_PLEKKEN)[number], string>> = {
  beschutBinnen: 'Beschut binnen',
  werkenOpLocatie: 'Werken op locatie',
  groepsdetachering: 'Groepsdetachering',
  individueleDetachering: 'Individuele detachering',
  begeleidWerken: 'Begeleid werken',
  nieuwBeschut: 'Nieuw beschut werk',
};

/** Kinds of places that may only be shown together. */
const SAMEN = 'samen';

const uitvoer = z.object({
  jaar: z.int(),
  plekken: z.array(
    z.object({
      plek: z.enum([...SW_PLEKKEN, SAMEN]),
      /** The kinds that this row holds: several where each by itself would show few persons. */
      soorten: z.array(z.enum(SW_PLEKKEN)),
      maanden: z.int(),
      /** Mean over the months that are known; `null` = not known, or too few to show. */
      plaatsen: z.number().nullable(),
      /** Fewer than ten places in all: nothing of them is shown. */
      verborgen: z.boolean(),
      loonkostenCenten: centenOfOnbekend,
      opbrengstCenten: centenOfOnbekend,
      rijksbijdrageCenten: centenOfOnbekend,
      /** Yield + rijksbijdrage - wages; unknown when one of these is. */
      resultaatCenten: centenOfOnbekend,
      opbrengstPerPlaatsPerJaarCenten: centenOfOnbekend,
    }),
  ),
  watAls: z
    .object({
      plaatsen: z.int(),
      van: z.enum(SW_PLEKKEN),
      naar: z.enum(SW_PLEKKEN),
      /** One of the two kinds has too few places to be shown by itself. */
      verborgen: z.boolean(),
      verschilPerPlaatsCenten: centenOfOnbekend,
      effectPerJaarCenten: centenOfOnbekend,
    })
    .nullable(),
});
type Sw = z.output<typeof uitvoer>;
type Plek = Sw['plekken'][number];

/** Places of sheltered work by kind, with what they yield; and what moving some would do. */
export const vraag = defineVraag({
  id: 'sw',
  titel: 'Sociale werkvoorziening',
  vraagzin: 'Wat kosten en leveren de SW-plaatsen op, per soort plek?',
  groep: 'Waar landt het',
  volgorde: 8,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'data', 'beheer'],
  invoer: z.object({
    jaar,
    plaatsen: z.int().min(0).max(10_000).default(0).meta({
      title: 'Wat als: plaatsen verschuiven',
      description: 'Aantal plaatsen dat naar een andere soort plek gaat; 0 is geen vergelijking.',
    }),
    van: z.enum(SW_PLEKKEN).default('beschutBinnen').meta({ title: 'Van' }),
    naar: z.enum(SW_PLEKKEN).default('individueleDetachering').meta({ title: 'Naar' }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum } = ctx;
    const rijen = (await ctx.facts.tabel('sw', { gemeente, peildatum })).filter((r) =>
      r.maand.startsWith(`${gekozen}-`),
    );
    const plekken = plekkenVan(rijen);
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, plekken, watAls: watAlsVan(plekken, invoer) }),
      status: 'voorlopig',
      eenheid: 'eurocenten en plaatsen',
      bronnen: bronTabel('SW-plaatsen naar soort', rijen),
      ontbreekt: watOntbreekt(plekken, gekozen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Plaatsen is het gemiddelde over de maanden die bekend zijn. Het resultaat is opbrengst plus rijksbijdrage',
  'min loonkosten. De opbrengst per plaats per jaar is de opbrengst gedeeld door de plaatsen van dezelfde',
  `maanden, maal twaalf. Soorten met minder dan ${DREMPEL} plaatsen staan samen op een regel, zo nodig met de eerstvolgende`,
  'soort erbij, zodat niet te zien is wat een paar mensen verdienen. Wat als: plaatsen maal het verschil in opbrengst per plaats; de rest blijft gelijk.',
].join(' ');

type Rij = MetDag<Feitrij<'sw'>>;
type Soort = (typeof SW_PLEKKEN)[number];

interface Groep {
  readonly soort: Soort;
  readonly rijen: readonly Rij[];
  /** Mean over the months that are known. */
  readonly plaatsen: number | null;
}

/** One row a kind of place; kinds with few persons are put together, or not shown at all. */
function plekkenVan(rijen: readonly Rij[]): Plek[] {
  const perPlek = groepeer(rijen, (r) => r.plek);
  const groepen = SW_PLEKKEN.flatMap((soort): Groep[] => {
    const eigen = perPlek.get(soort);
    return eigen ? [{ soort, rijen: eigen, plaatsen: plaatsenVan(eigen) }] : [];
  });
  const { apart, samen, teKlein } = voegKleineSamen(groepen, (g) => g.plaatsen);
  return [
    ...apart.map((g) => plekVan([g], false)),
    ...(samen.length > 0 ? [plekVan(samen, teKlein)] : []),
  ];
}

function plaatsenVan(rijen: readonly Rij[]): number | null {
  const geteld = rijen.flatMap((r) => r.plaatsen ?? []);
  return geteld.length === 0 ? null : geteld.reduce((s, n) => s + n, 0) / geteld.length;
}

function plekVan(groepen: readonly Groep[], verborgen: boolean): Plek {
  const soorten = groepen.map((g) => g.soort);
  const bekend = groepen.every((g) => g.plaatsen !== null);
  return {
    plek: soorten.length === 1 ? (soorten[0] ?? SAMEN) : SAMEN,
    soorten,
    verborgen,
    maanden: Math.min(...groepen.map((g) => g.rijen.length)),
    plaatsen: verborgen || !bekend ? null : groepen.reduce((s, g) => s + (g.plaatsen ?? 0), 0),
    ...(verborgen ? GEEN_GELD : geldVan(groepen.flatMap((g) => g.rijen))),
  };
}

const GEEN_GELD = {
  loonkostenCenten: null,
  opbrengstCenten: null,
  rijksbijdrageCenten: null,
  resultaatCenten: null,
  opbrengstPerPlaatsPerJaarCenten: null,
} as const;

function geldVan(rijen: readonly Rij[]) {
  const som = (kies: (r: Rij) => Centen | null) => {
    const { som: uit, onbekend } = somBekend(rijen, kies);
    return onbekend === 0 ? uit : null;
  };
  const loonkosten = som((r) => r.loonkosten);
  const opbrengst = som((r) => r.opbrengst);
  const rijksbijdrage = som((r) => r.rijksbijdrage);
  const metBeide = rijen.filter((r) => r.plaatsen !== null && r.opbrengst !== null);
  const plaatsmaanden = metBeide.reduce((s, r) => s + (r.plaatsen ?? 0), 0);
  const totaal = metBeide.reduce((s, r) => s + (r.opbrengst ?? 0), 0);
  return {
    loonkostenCenten: loonkosten,
    opbrengstCenten: opbrengst,
    rijksbijdrageCenten: rijksbijdrage,
    resultaatCenten:
      loonkosten === null || opbrengst === null || rijksbijdrage === null
        ? null
        : toCenten(opbrengst + rijksbijdrage - loonkosten),
    opbrengstPerPlaatsPerJaarCenten:
      plaatsmaanden === 0 ? null : roundCenten((totaal / plaatsmaanden) * 12),
  };
}

function watAlsVan(
  plekken: readonly Plek[],
  { plaatsen, van, naar }: { plaatsen: number; van: Soort; naar: Soort },
): Sw['watAls'] {
  if (plaatsen === 0) return null;
  const per = (plek: Soort) =>
    plekken.find((p) => p.plek === plek)?.opbrengstPerPlaatsPerJaarCenten ?? null;
  const [voor, na] = [per(van), per(naar)];
  const verschil = voor === null || na === null ? null : toCenten(na - voor);
  return {
    ...{ plaatsen, van, naar, verschilPerPlaatsCenten: verschil },
    verborgen: plekken.some(
      (p) => (p.plek === SAMEN || p.verborgen) && [van, naar].some((s) => p.soorten.includes(s)),
    ),
    effectPerJaarCenten: verschil === null ? null : toCenten(verschil * plaatsen),
  };
}

function watOntbreekt(plekken: readonly Plek[], gekozen: number): string[] {
  if (plekken.length === 0) return [`SW-plaatsen ${gekozen}: niet geladen.`];
  return plekken.flatMap((p) => {
    if (p.verborgen) return [`${naamVan(p)}: ${VERBORGEN} plaatsen, daarom niet getoond.`];
    if (p.resultaatCenten === null)
      return [`${naamVan(p)}: loonkosten, opbrengst of rijksbijdrage niet volledig bekend.`];
    return p.maanden < 12 ? [`${naamVan(p)}: ${p.maanden} maanden bekend.`] : [];
  });
}

/** A row by its kind, or by all the kinds that it holds. */
function naamVan({ soorten }: Plek): string {
  const namen = soorten.map((s, i) => (i === 0 ? PLEK_NAMEN[s] : PLEK_NAMEN[s].toLowerCase()));
  return namen.length < 2 ? namen.join('') : `${opsomming(namen)} samen`;
}

function zinVan({ jaar: j, plekken, watAls }: Sw, { peildatum }: Gezegd): string {
  if (plekken.length === 0)
    return `Over ${j} zijn op ${datumVoluit(peildatum)} geen SW-plaatsen bekend.`;
  if (plekken.some((p) => p.verborgen))
    return `In ${j} zijn er ${VERBORGEN} SW-plaatsen. Wat zij kosten en opbrengen, wordt niet getoond.`;
  const plaatsen = plekken.reduce((s, p) => s + (p.plaatsen ?? 0), 0);
  const minstens = plekken.some((p) => p.plaatsen === null) ? 'ten minste ' : '';
  const resultaat = somBekend(plekken, (p) => p.resultaatCenten);
  return [
    `In ${j} zijn er gemiddeld ${minstens}${aantalVan(Math.round(plaatsen), 'SW-plaats', 'SW-plaatsen')}.`,
    resultaat.som === null || resultaat.onbekend > 0
      ? 'Het resultaat is niet volledig bekend.'
      : `Opbrengst en rijksbijdrage zijn samen ${euroKort(Math.abs(resultaat.som))} ${resultaat.som < 0 ? 'lager' : 'hoger'} dan de loonkosten.`,
    watAls === null ? '' : watAlsInWoorden(watAls),
  ]
    .filter(Boolean)
    .join(' ');
}

function watAlsInWoorden(w: NonNullable<Sw['watAls']>): string {
  const wat = `Gaan ${aantalVan(w.plaatsen, 'plaats', 'plaatsen')} van ${PLEK_NAMEN[w.van].toLowerCase()} naar ${PLEK_NAMEN[w.naar].toLowerCase()}`;
  if (w.verborgen)
    return `${wat}, dan is niet te zeggen wat dat oplevert: een van beide soorten heeft te weinig plaatsen om apart te tonen.`;
  if (w.effectPerJaarCenten === null || w.verschilPerPlaatsCenten === null)
    return `${wat}, dan is niet te zeggen wat dat oplevert.`;
  return `${wat}, dan scheelt dat ${euro(w.effectPerJaarCenten)} per jaar (${euro(w.verschilPerPlaatsCenten)} per plaats).`;
}

/** What stands where money would tell what few persons earn. */
const getoond = (p: Plek, centen: Centen | null): Cel => (p.verborgen ? 'niet getoond' : centen);

function tabelVan({ jaar: j, plekken }: Sw): Tabel {
  const totaal = plekken.some((p) => p.verborgen) ? {} : ({ totaal: 'som' } as const);
  return {
    titel: `SW-plaatsen naar soort, ${j}`,
    kolommen: [
      { veld: 'plek', label: 'Soort plek', soort: 'tekst' },
      { veld: 'maanden', label: 'Maanden', soort: 'aantal' },
      { veld: 'plaatsen', label: 'Plaatsen', soort: 'getal' },
      { veld: 'loonkosten', label: 'Loonkosten', soort: 'bedrag', ...totaal },
      { veld: 'opbrengst', label: 'Opbrengst', soort: 'bedrag', ...totaal },
      { veld: 'rijksbijdrage', label: 'Rijksbijdrage', soort: 'bedrag', ...totaal },
      { veld: 'resultaat', label: 'Resultaat', soort: 'bedrag', ...totaal },
      { veld: 'perPlaats', label: 'Opbrengst per plaats per jaar', soort: 'bedrag' },
    ],
    rijen: plekken.map((p) => ({
      plek: naamVan(p),
      maanden: p.maanden,
      plaatsen: p.verborgen ? VERBORGEN : p.plaatsen,
      loonkosten: getoond(p, p.loonkostenCenten),
      opbrengst: getoond(p, p.opbrengstCenten),
      rijksbijdrage: getoond(p, p.rijksbijdrageCenten),
      resultaat: getoond(p, p.resultaatCenten),
      perPlaats: getoond(p, p.opbrengstPerPlaatsPerJaarCenten),
    })),
  };
}

function grafiekVan({ jaar: j, plekken }: Sw): Grafiek | null {
  if (plekken.length === 0 || plekken.some((p) => p.verborgen)) return null;
  return {
    soort: 'liggend',
    titel: `Opbrengst per plaats per jaar, ${j}`,
    beschrijving: `Per soort plek wat een plaats in ${j} naar een heel jaar gerekend opbrengt.`,
    eenheid: 'centen',
    categorieen: plekken.map(naamVan),
    reeksen: [
      {
        naam: 'Opbrengst per plaats',
        vorm: 'staaf',
        waarden: plekken.map((p) => p.opbrengstPerPlaatsPerJaarCenten),
      },
    ],
  };
}
