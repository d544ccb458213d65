import { z } from 'zod';
import {
  type Groepscijfer,
  grootteklasse,
  type Levering,
  metAfwezigen,
  perJaar,
} from '../core/iv3/lasten.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, euro, opsomming, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag } from '../definitie/vraag.ts';
import { bestondIn, gedeeldeVoorgangers } from '../normen/herindelingen.ts';
import { TAAKVELDGENERATIES } from '../normen/iv3-taakvelden.ts';
import { kies, leesLeveringen, voegSamen } from './basis/iv3.ts';
import { bronTabel } from './basis/tabellen.ts';
import { centenOfOnbekend } from './basis/velden.ts';

const cijfer = z.object({
  gemeenten: z.int(),
  nietGeleverd: z.array(z.string()).readonly(),
  lastenCenten: centenOfOnbekend,
  inwoners: z.int().nullable(),
  perInwonerCenten: centenOfOnbekend,
});
const jaarcijfer = z.object({
  jaar: z.int(),
  verslagsoort: z.enum(['begroting', 'jaarrekening']),
  /** `null`: no municipality was chosen. */
  eigen: cijfer.nullable(),
  klasse: cijfer.nullable(),
  land: cijfer,
});
const uitvoer = z.object({
  /** CBS code and name; `null` = the country. */
  gekozen: z.object({ code: z.string(), naam: z.string() }).nullable(),
  /** What was asked for, when that is not one municipality; and which ones it may be. */
  nietGevonden: z.object({ gevraagd: z.string(), kandidaten: z.array(z.string()) }).nullable(),
  klasse: z.string().nullable(),
  jaren: z.array(jaarcijfer),
});
type Iv3 = z.output<typeof uitvoer>;
type Jaarcijfer = Iv3['jaren'][number];

/** Lasten of the social domain per inhabitant, budget against account, of all municipalities. */
export const vraag = defineVraag({
  id: 'gemeenten-iv3',
  titel: 'Gemeenten vergeleken (Iv3)',
  vraagzin: 'Wat geven gemeenten per inwoner uit, begroot en volgens de jaarrekening?',
  groep: 'Vergelijken',
  volgorde: 1,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  zonderFeiten: true,
  landelijk: true,
  invoer: z.object({
    vergelijk: z.string().trim().max(60).optional().meta({
      title: 'Gemeente',
      description:
        'Naam of CBS-code. Leeg is de eigen gemeente, of het hele land als die er niet bij zit.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const geleverd = await leesLeveringen(ctx);
    const leveringen = metAfwezigen(geleverd, bestondIn);
    const { code, kandidaten } = kies(geleverd, invoer.vergelijk || ctx.gemeente);
    const gevraagd = code === null ? invoer.vergelijk : undefined;
    const eigen = code === null ? [] : voegSamen(leveringen, code);
    const laatste = eigen.filter((l) => l.gevuld > 0).at(-1);
    const klasse = laatste?.inwoners ? grootteklasse(laatste.inwoners) : null;
    const antwoord = uitvoer.parse({
      gekozen: laatste && code !== null ? { code, naam: laatste.naam } : null,
      nietGevonden: gevraagd ? { gevraagd, kandidaten: [...kandidaten] } : null,
      klasse,
      jaren: jarenVan(leveringen, eigen, klasse),
    });
    return {
      antwoord,
      status: 'definitief',
      eenheid: 'eurocenten per inwoner',
      bronnen: bronTabel('CBS, Iv3-open data (CC BY 4.0)', geleverd),
      ontbreekt: watOntbreekt(antwoord),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Lasten van de taakvelden van hoofdstuk 6, zoals gemeenten ze aan het CBS leverden, gedeeld door de inwoners',
  'van de gemeenten die leverden. Opgeheven gemeenten tellen bij hun opvolger. Een levering met overal nul is niet',
  'geleverd; een gemeente die in dat jaar bestond en niet in de cijfers staat ook niet. Negatieve bedragen tellen mee zoals ze zijn. Het zijn lasten, geen saldo: baten gaan er niet af.',
  'Tussen 2022 en 2023 en tussen 2024 en 2025 veranderden de taakvelden. Het is een verkenning, geen oordeel.',
].join(' ');

function jarenVan(
  leveringen: readonly Levering[],
  eigen: readonly Levering[],
  klasse: string | null,
): Jaarcijfer[] {
  const vind = (lijst: readonly Groepscijfer[], l: Groepscijfer) =>
    lijst.find((e) => e.jaar === l.jaar && e.verslagsoort === l.verslagsoort) ?? null;
  const eigenJaren = perJaar(eigen);
  const klasseJaren = perJaar(
    leveringen.filter(
      (l) => klasse !== null && l.inwoners !== null && grootteklasse(l.inwoners) === klasse,
    ),
  );
  return perJaar(leveringen).map((land) => ({
    ...{ jaar: land.jaar, verslagsoort: land.verslagsoort, land },
    eigen: vind(eigenJaren, land),
    klasse: vind(klasseJaren, land),
  }));
}

/** Which municipality was not found, or which ones it may be. */
function nietGevondenInWoorden(niet: Iv3['nietGevonden']): string[] {
  if (niet === null) return [];
  const { gevraagd, kandidaten } = niet;
  return kandidaten.length === 0
    ? [`Een gemeente "${gevraagd}" staat niet in de Iv3-cijfers.`]
    : [`"${gevraagd}" kan meer gemeenten zijn. Kies uit: ${kandidaten.join(', ')}.`];
}

function watOntbreekt({ gekozen, nietGevonden, jaren }: Iv3): string[] {
  if (jaren.length === 0)
    return ['Iv3-cijfers van gemeenten: niet geladen. Lees ze in met "voorbeeld iv3".'];
  const uit = nietGevondenInWoorden(nietGevonden);
  for (const j of jaren) {
    const wie = gekozen ? j.eigen?.nietGeleverd : j.land.nietGeleverd;
    if (wie && wie.length > 0)
      uit.push(`${j.jaar}, ${j.verslagsoort}: niet geleverd door ${opsomming(wie)}.`);
    if (gekozen && !j.eigen)
      uit.push(`${j.jaar}, ${j.verslagsoort}: ${gekozen.naam} staat niet in de cijfers.`);
  }
  const gedeeld = gekozen ? gedeeldeVoorgangers(gekozen.code) : [];
  if (gedeeld.length > 0)
    uit.push(
      `Een deel van opgeheven gemeente ${opsomming(gedeeld)} (CBS-code) hoort hierbij; dat deel is niet uit de cijfers te halen.`,
    );
  uit.push(
    'Opvang van vluchtelingen (6.1, vanaf 2022) en Tozo (6.3, 2020 en 2021) zitten in de lasten.',
    'Centrumgemeenten doen taken voor hun regio (beschermd wonen, maatschappelijke opvang, vrouwenopvang): hun lasten per inwoner zijn daardoor hoger. Welke gemeenten dat zijn, staat niet in de cijfers.',
  );
  return uit;
}

function zinVan({ gekozen, nietGevonden, klasse, jaren }: Iv3): string {
  const laatste = jaren
    .filter(
      (j) =>
        j.verslagsoort === 'jaarrekening' &&
        (gekozen ? j.eigen?.perInwonerCenten : j.land.perInwonerCenten),
    )
    .at(-1);
  if (!laatste) return 'Er zijn geen Iv3-cijfers om te vergelijken.';
  const begroot = jaren.find((j) => j.jaar === laatste.jaar && j.verslagsoort === 'begroting');
  const eigen = (gekozen ? laatste.eigen : laatste.land)?.perInwonerCenten ?? null;
  const raming = (gekozen ? begroot?.eigen : begroot?.land)?.perInwonerCenten ?? null;
  const land = laatste.land.perInwonerCenten;
  if (eigen === null || land === null) return 'Er zijn geen Iv3-cijfers om te vergelijken.';
  const wie = gekozen
    ? gekozen.naam
    : `${aantalVan(laatste.land.gemeenten, 'gemeente', 'gemeenten')} samen`;
  const soort = laatste.klasse?.perInwonerCenten ?? null;
  return [
    ...nietGevondenInWoorden(nietGevonden),
    `In ${laatste.jaar} ${gekozen ? 'gaf' : 'gaven'} ${wie} volgens de jaarrekening ${euro(eigen)} per inwoner uit aan taakveld 6${raming === null ? '' : `, ${procent(Math.abs(eigen / raming - 1))} ${eigen >= raming ? 'meer' : 'minder'} dan begroot`}.`,
    gekozen
      ? `Alle gemeenten samen: ${euro(land)}${soort === null || klasse === null ? '' : `; gemeenten met ${klasse}: ${euro(soort)}`}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

const KOLOMMEN: Tabel['kolommen'] = [
  { veld: 'jaar', label: 'Jaar', soort: 'tekst' },
  { veld: 'soort', label: 'Verslag', soort: 'tekst' },
  { veld: 'eigen', label: 'Gekozen gemeente, per inwoner', soort: 'bedrag' },
  { veld: 'klasse', label: 'Zelfde grootteklasse, per inwoner', soort: 'bedrag' },
  { veld: 'land', label: 'Alle gemeenten, per inwoner', soort: 'bedrag' },
  { veld: 'lasten', label: 'Lasten gekozen gemeente', soort: 'bedrag' },
  { veld: 'lastenLand', label: 'Lasten alle gemeenten', soort: 'bedrag' },
  { veld: 'gemeenten', label: 'Gemeenten geleverd', soort: 'aantal' },
  { veld: 'nietGeleverd', label: 'Niet geleverd', soort: 'aantal' },
];

function tabelVan({ gekozen, jaren }: Iv3): Tabel {
  return {
    titel: gekozen
      ? `Lasten taakveld 6 per inwoner: ${gekozen.naam}`
      : 'Lasten taakveld 6 per inwoner',
    kolommen: KOLOMMEN,
    rijen: jaren.map((j) => ({
      jaar: String(j.jaar),
      soort: j.verslagsoort,
      eigen: gekozen ? (j.eigen?.perInwonerCenten ?? null) : 'n.v.t.',
      klasse: gekozen ? (j.klasse?.perInwonerCenten ?? null) : 'n.v.t.',
      land: j.land.perInwonerCenten,
      lasten: gekozen ? (j.eigen?.lastenCenten ?? null) : 'n.v.t.',
      lastenLand: j.land.lastenCenten,
      gemeenten: j.land.gemeenten,
      nietGeleverd: j.land.nietGeleverd.length,
    })),
    noot: 'Bron: CBS, Iv3-open data, CC BY 4.0.',
  };
}

/** A line per generation of taakvelden: a change of definition is a gap. */
function grafiekVan({ gekozen, jaren }: Iv3): Grafiek | null {
  const alle = [...new Set(jaren.map((j) => j.jaar))].sort();
  if (alle.length === 0) return null;
  const waarden = (soort: Jaarcijfer['verslagsoort'], van: number, tot: number) =>
    alle.map((jaar) => {
      const j = jaren.find((x) => x.jaar === jaar && x.verslagsoort === soort);
      const in_ = jaar >= van && jaar <= tot;
      return in_ ? ((gekozen ? j?.eigen : j?.land)?.perInwonerCenten ?? null) : null;
    });
  const reeksen = TAAKVELDGENERATIES.flatMap(({ van, tot }) =>
    (['begroting', 'jaarrekening'] as const).map((soort) => ({
      naam: `${soort === 'begroting' ? 'Begroot' : 'Jaarrekening'} (indeling ${van}${tot === null ? ' en later' : ` t/m ${tot}`})`,
      vorm: 'lijn' as const,
      waarden: waarden(soort, van, tot ?? 9999),
      voorlopig: soort === 'begroting',
    })),
  ).filter((r) => r.waarden.some((w) => w !== null));
  return {
    soort: 'assen',
    titel: gekozen ? `Lasten per inwoner, ${gekozen.naam}` : 'Lasten per inwoner, alle gemeenten',
    beschrijving:
      'Per jaar de lasten van taakveld 6 per inwoner, begroot en volgens de jaarrekening; waar de indeling verandert, begint een nieuwe lijn.',
    eenheid: 'centen',
    categorieen: alle.map(String),
    reeksen,
  };
}
