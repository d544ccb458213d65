import { z } from 'zod';
import { type Centen, roundCenten, toCenten } from '../core/basis/bedrag.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euro, euroKort } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { SW_PLEKKEN } from '../facts/tabelsoorten/stromen.ts';
import type { Feitrij, MetDag } from '../facts/tabelsoorten/tabelsoorten.ts';
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

const uitvoer = z.object({
  jaar: z.int(),
  plekken: z.array(
    z.object({
      plek: z.enum(SW_PLEKKEN),
      maanden: z.int(),
      /** Mean over the months that are known. */
      plaatsen: z.number().nullable(),
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
    const perPlek = groepeer(rijen, (r) => r.plek);
    const plekken = SW_PLEKKEN.flatMap((plek) => {
      const groep = perPlek.get(plek);
      return groep ? [plekVan(plek, groep)] : [];
    });
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
  'maanden, maal twaalf. Wat als: plaatsen maal het verschil in opbrengst per plaats; de rest blijft gelijk.',
].join(' ');

type Rij = MetDag<Feitrij<'sw'>>;

function plekVan(plek: Plek['plek'], rijen: readonly Rij[]): Plek {
  const geteld = rijen.filter((r) => r.plaatsen !== null);
  const som = (kies: (r: Rij) => Centen | null) => {
    const { som: uit, onbekend } = somBekend(rijen, kies);
    return onbekend === 0 ? uit : null;
  };
  const loonkosten = som((r) => r.loonkosten);
  const opbrengst = som((r) => r.opbrengst);
  const rijksbijdrage = som((r) => r.rijksbijdrage);
  const metBeide = geteld.filter((r) => r.opbrengst !== null);
  const plaatsmaanden = metBeide.reduce((s, r) => s + (r.plaatsen ?? 0), 0);
  const totaal = metBeide.reduce((s, r) => s + (r.opbrengst ?? 0), 0);
  return {
    plek,
    maanden: rijen.length,
    plaatsen:
      geteld.length === 0
        ? null
        : geteld.reduce((s, r) => s + (r.plaatsen ?? 0), 0) / geteld.length,
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
  { plaatsen, van, naar }: { plaatsen: number; van: Plek['plek']; naar: Plek['plek'] },
): Sw['watAls'] {
  if (plaatsen === 0) return null;
  const per = (plek: Plek['plek']) =>
    plekken.find((p) => p.plek === plek)?.opbrengstPerPlaatsPerJaarCenten ?? null;
  const [voor, na] = [per(van), per(naar)];
  const verschil = voor === null || na === null ? null : toCenten(na - voor);
  return {
    ...{ plaatsen, van, naar, verschilPerPlaatsCenten: verschil },
    effectPerJaarCenten: verschil === null ? null : toCenten(verschil * plaatsen),
  };
}

function watOntbreekt(plekken: readonly Plek[], gekozen: number): string[] {
  if (plekken.length === 0) return [`SW-plaatsen ${gekozen}: niet geladen.`];
  return plekken
    .filter((p) => p.resultaatCenten === null || p.maanden < 12)
    .map((p) => {
      const wat =
        p.resultaatCenten === null
          ? 'loonkosten, opbrengst of rijksbijdrage niet volledig bekend'
          : `${p.maanden} maanden bekend`;
      return `${PLEK_NAMEN[p.plek]}: ${wat}.`;
    });
}

function zinVan({ jaar: j, plekken, watAls }: Sw, { peildatum }: Gezegd): string {
  const plaatsen = plekken.reduce((s, p) => s + (p.plaatsen ?? 0), 0);
  if (plekken.length === 0)
    return `Over ${j} zijn op ${datumVoluit(peildatum)} geen SW-plaatsen bekend.`;
  const resultaat = somBekend(plekken, (p) => p.resultaatCenten);
  return [
    `In ${j} zijn er gemiddeld ${aantalVan(Math.round(plaatsen), 'SW-plaats', 'SW-plaatsen')}.`,
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
  if (w.effectPerJaarCenten === null || w.verschilPerPlaatsCenten === null)
    return `${wat}, dan is niet te zeggen wat dat oplevert.`;
  return `${wat}, dan scheelt dat ${euro(w.effectPerJaarCenten)} per jaar (${euro(w.verschilPerPlaatsCenten)} per plaats).`;
}

function tabelVan({ jaar: j, plekken }: Sw): Tabel {
  return {
    titel: `SW-plaatsen naar soort, ${j}`,
    kolommen: [
      { veld: 'plek', label: 'Soort plek', soort: 'tekst' },
      { veld: 'maanden', label: 'Maanden', soort: 'aantal' },
      { veld: 'plaatsen', label: 'Plaatsen', soort: 'getal' },
      { veld: 'loonkosten', label: 'Loonkosten', soort: 'bedrag', totaal: 'som' },
      { veld: 'opbrengst', label: 'Opbrengst', soort: 'bedrag', totaal: 'som' },
      { veld: 'rijksbijdrage', label: 'Rijksbijdrage', soort: 'bedrag', totaal: 'som' },
      { veld: 'resultaat', label: 'Resultaat', soort: 'bedrag', totaal: 'som' },
      { veld: 'perPlaats', label: 'Opbrengst per plaats per jaar', soort: 'bedrag' },
    ],
    rijen: plekken.map((p) => ({
      plek: PLEK_NAMEN[p.plek],
      maanden: p.maanden,
      plaatsen: p.plaatsen,
      loonkosten: p.loonkostenCenten,
      opbrengst: p.opbrengstCenten,
      rijksbijdrage: p.rijksbijdrageCenten,
      resultaat: p.resultaatCenten,
      perPlaats: p.opbrengstPerPlaatsPerJaarCenten,
    })),
  };
}

function grafiekVan({ jaar: j, plekken }: Sw): Grafiek | null {
  if (plekken.length === 0) return null;
  return {
    soort: 'liggend',
    titel: `Opbrengst per plaats per jaar, ${j}`,
    beschrijving: `Per soort plek wat een plaats in ${j} naar een heel jaar gerekend opbrengt.`,
    eenheid: 'centen',
    categorieen: plekken.map((p) => PLEK_NAMEN[p.plek]),
    reeksen: [
      {
        naam: 'Opbrengst per plaats',
        vorm: 'staaf',
        waarden: plekken.map((p) => p.opbrengstPerPlaatsPerJaarCenten),
      },
    ],
  };
}
