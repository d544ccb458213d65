import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { type Maand, maandVan } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { DREMPEL } from '../core/onthulling/drempel.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { Bedragen, Rij, Toegewezen } from '../facts/port.ts';
import type { ObligoRij } from '../facts/verloopport.ts';
import { telling } from './basis/aantallen.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, jaar } from './basis/velden.ts';
import { isRijp, verzilveringVan } from './basis/verzilvering.ts';
import { gekozenJaar } from './basis/woorden.ts';

/** Amounts are exact, counts of toewijzingen are hidden below the threshold. */
const klasse = z.object({ toewijzingen: z.int().nullable(), openCenten: centen });

const uitvoer = z.object({
  jaar: z.int(),
  posten: z.array(
    z.object({
      post: z.string().nullable(),
      naam: z.string(),
      toegewezenCenten: centen,
      toegekendCenten: centen,
      inBeoordelingCenten: centen,
      /** Allocated in months that are over, and neither approved nor in beoordeling. */
      openVoorbijCenten: centen,
      /** Allocated in the months to come. */
      openKomendCenten: centen,
      obligoCenten: centen,
      verzilvering: aandeelOfOnbekend,
      /** The obligo at the verzilvering of the ripe months; `null` when none is ripe. */
      verwachtCenten: centenOfOnbekend,
      /** By how firm it is; counts are `null` where they speak of fewer than ten clients. */
      vastheid: z.object({ hard: klasse, verwacht: klasse, slapend: klasse, zonderPrijs: klasse }),
    }),
  ),
  slaapNa: z.int(),
});
type Obligo = z.output<typeof uitvoer>;
type Post = Obligo['posten'][number];

/** What was promised by toewijzing and has not come in yet. */
export const vraag = defineVraag({
  id: 'obligo',
  titel: 'Obligo',
  vraagzin: 'Voor welk bedrag zijn wij nog verplichtingen aangegaan?',
  groep: 'Waar landt het',
  volgorde: 3,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'data', 'beheer'],
  invoer: z.object({
    jaar,
    slaapNa: z.int().min(1).max(24).default(3).meta({
      title: 'Slapend na (maanden)',
      description: 'Zo veel maanden zonder declaratie maakt een toewijzing slapend.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const { gemeente, peildatum, facts, register } = ctx;
    // safe (both): a year and a month make a month
    const filter = {
      leverperiodeVan: `${gekozen}-01` as Maand,
      leverperiodeTot: `${gekozen}-12` as Maand, // idem
    };
    const snede = { gemeente, peildatum, per: ['post', 'leverperiode'] as const, filter };
    const maanden = { van: filter.leverperiodeVan, tot: filter.leverperiodeTot };
    const [toegewezen, bedragen, open, posten] = await Promise.all([
      facts.toegewezen(snede),
      facts.bedragen(snede),
      facts.obligo({ gemeente, peildatum, ...maanden }, invoer.slaapNa),
      register.posten(gemeente),
    ]);
    const namen = new Map<string | null, string>(posten.map((p) => [p.code, p.naam]));
    const gedeclareerd = groepeer(bedragen, (b) => b.post);
    const perPost = groepeer(open, (o) => o.post);
    const regels = [...groepeer(toegewezen, (t) => t.post)].map(([post, eigen]) => ({
      post,
      naam: namen.get(post) ?? 'Niet toe te delen',
      ...obligoVan(
        eigen,
        gedeclareerd.get(post) ?? [],
        perPost.get(post) ?? [],
        maandVan(peildatum),
      ),
    }));
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, posten: regels, slaapNa: invoer.slaapNa }),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: await bronBerichten(ctx),
      ontbreekt: watOntbreekt(regels),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Obligo is wat is toegewezen en nog niet is toegekend of in beoordeling is. Toegewezen is de waarde van',
  'de lopende toewijzingen per maand: omvang maal het gemiddelde toegekende tarief, of het budget verdeeld',
  'over de looptijd. Is op een toewijzing in een maand meer gedeclareerd dan toegewezen, dan is het obligo van',
  'die maand nul. Hard: in de laatste maanden is erop gedeclareerd. Slapend: zo veel maanden oud en niet meer op',
  'gedeclareerd. Verwacht: nog te jong om dat te zeggen. Niet te waarderen: er is geen prijs bekend.',
  'Verwacht bedrag is het obligo maal de verzilvering van de maanden die minstens zes maanden oud zijn.',
].join(' ');

type Vastheid = Post['vastheid'];

function vastheidVan(rijen: readonly ObligoRij[]): Vastheid {
  const van = (naam: ObligoRij['klasse']): Vastheid['hard'] => {
    const rij = rijen.find((r) => r.klasse === naam);
    if (!rij) return { toewijzingen: 0, openCenten: toCenten(0) };
    const isTeKlein = rij.clienten < DREMPEL;
    return {
      toewijzingen: isTeKlein ? null : rij.toewijzingen,
      openCenten: toCenten(rij.voorbijCenten + rij.komendCenten),
    };
  };
  return {
    hard: van('hard'),
    verwacht: van('verwacht'),
    slapend: van('slapend'),
    zonderPrijs: van('zonderPrijs'),
  };
}

function obligoVan(
  toegewezen: readonly Rij<'leverperiode', Toegewezen>[],
  bedragen: readonly Rij<'leverperiode', Bedragen>[],
  open: readonly ObligoRij[],
  nu: Maand,
): Omit<Post, 'post' | 'naam'> {
  const som = <R>(rijen: readonly R[], kies: (r: R) => number) =>
    toCenten(rijen.reduce((s, r) => s + kies(r), 0));
  const openVoorbijCenten = som(open, (r) => r.voorbijCenten);
  const openKomendCenten = som(open, (r) => r.komendCenten);
  const obligoCenten = toCenten(openVoorbijCenten + openKomendCenten);
  const perMaand = new Map(bedragen.map((b) => [b.leverperiode, b.toegekendCenten]));
  const rijp = toegewezen.filter((t) => isRijp(t.leverperiode, nu));
  const verzilvering = verzilveringVan(
    rijp.map((t) => ({
      toegewezenCenten: t.waardeCenten,
      toegekendCenten: perMaand.get(t.leverperiode) ?? 0,
    })),
  );
  return {
    toegewezenCenten: som(toegewezen, (t) => t.waardeCenten),
    toegekendCenten: som(bedragen, (b) => b.toegekendCenten),
    inBeoordelingCenten: som(bedragen, (b) => b.inBeoordelingCenten),
    ...{ openVoorbijCenten, openKomendCenten, obligoCenten, verzilvering },
    verwachtCenten:
      verzilvering === null ? null : toCenten(Math.round(obligoCenten * verzilvering)),
    vastheid: vastheidVan(open),
  };
}

function watOntbreekt(posten: readonly Post[]): string[] {
  const zonder = posten.filter((p) => p.vastheid.zonderPrijs.toewijzingen !== 0);
  return [
    ...zonder.map(
      (p) =>
        `${p.naam}: ${telling(p.vastheid.zonderPrijs.toewijzingen)} toewijzingen zonder prijs, niet in het obligo.`,
    ),
    'Verplichtingen buiten toewijzingen (subsidies, bijdragen aan gemeenschappelijke regelingen, facturen): niet in dit obligo.',
  ];
}

function zinVan({ jaar: j, posten, slaapNa }: Obligo, { peildatum }: Gezegd): string {
  if (posten.length === 0)
    return `Over ${j} zijn op ${datumVoluit(peildatum)} geen toewijzingen bekend.`;
  const som = (kies: (p: Post) => number) => posten.reduce((t, p) => t + kies(p), 0);
  const bekend = posten.filter((p) => p.verwachtCenten !== null);
  const basis = bekend.reduce((t, p) => t + p.obligoCenten, 0);
  const verwacht = bekend.reduce((t, p) => t + (p.verwachtCenten ?? 0), 0);
  return [
    `Op ${datumVoluit(peildatum)} staat voor ${j} nog ${euroFijn(som((p) => p.obligoCenten))} aan toegewezen zorg open: ${euroFijn(som((p) => p.openVoorbijCenten))} over maanden die voorbij zijn en ${euroFijn(som((p) => p.openKomendCenten))} over de lopende en komende maanden.`,
    basis > 0
      ? `${bekend.length < posten.length ? `Van ${euroFijn(basis)} daarvan is de verzilvering bekend; hiervan` : 'Daarvan'} wordt naar verwachting ${euroFijn(verwacht)} (${procent(verwacht / basis)}) ook gedeclareerd.`
      : 'Welk deel daarvan ook wordt gedeclareerd, is nog niet te zeggen.',
    `Op ${euroFijn(som((p) => p.vastheid.hard.openCenten))} is de laatste ${slaapNa} maanden gedeclareerd; ${euroFijn(som((p) => p.vastheid.slapend.openCenten))} slaapt: daarop is ${slaapNa} maanden niets gedeclareerd.`,
  ].join(' ');
}

const KOLOMMEN: Tabel['kolommen'] = [
  { veld: 'post', label: 'Post', soort: 'tekst' },
  { veld: 'toegewezen', label: 'Toegewezen', soort: 'bedrag', totaal: 'som' },
  { veld: 'toegekend', label: 'Toegekend', soort: 'bedrag', totaal: 'som' },
  { veld: 'inBeoordeling', label: 'In beoordeling', soort: 'bedrag', totaal: 'som' },
  { veld: 'voorbij', label: 'Open, voorbije maanden', soort: 'bedrag', totaal: 'som' },
  { veld: 'komend', label: 'Open, lopende en komende maanden', soort: 'bedrag', totaal: 'som' },
  { veld: 'obligo', label: 'Obligo', soort: 'bedrag', totaal: 'som' },
  {
    veld: 'verzilvering',
    label: 'Verzilvering',
    soort: 'aandeel',
    uitleg: 'Toegekend gedeeld door toegewezen, in maanden die minstens zes maanden oud zijn.',
  },
  { veld: 'verwacht', label: 'Verwacht', soort: 'bedrag', totaal: 'som' },
  {
    veld: 'hard',
    label: 'Hard',
    soort: 'bedrag',
    totaal: 'som',
    uitleg: 'Op deze toewijzingen is in de laatste maanden gedeclareerd.',
  },
  {
    veld: 'jong',
    label: 'Nog te jong',
    soort: 'bedrag',
    totaal: 'som',
    uitleg: 'Te kort geleden begonnen om te zeggen of erop wordt gedeclareerd.',
  },
  { veld: 'slapend', label: 'Slapend', soort: 'bedrag', totaal: 'som' },
  { veld: 'aantalSlapend', label: 'Slapende toewijzingen', soort: 'aantal' },
  {
    veld: 'zonderPrijs',
    label: 'Niet te waarderen',
    soort: 'aantal',
    uitleg: 'Toewijzingen zonder prijs: niet in het obligo.',
  },
];

function tabelVan({ jaar: j, posten }: Obligo): Tabel {
  return {
    titel: `Obligo per post, ${j}`,
    kolommen: KOLOMMEN,
    rijen: posten.map((p) => ({
      post: p.naam,
      toegewezen: p.toegewezenCenten,
      toegekend: p.toegekendCenten,
      inBeoordeling: p.inBeoordelingCenten,
      voorbij: p.openVoorbijCenten,
      komend: p.openKomendCenten,
      obligo: p.obligoCenten,
      verzilvering: p.verzilvering,
      verwacht: p.verwachtCenten,
      hard: p.vastheid.hard.openCenten,
      jong: p.vastheid.verwacht.openCenten,
      slapend: p.vastheid.slapend.openCenten,
      aantalSlapend: telling(p.vastheid.slapend.toewijzingen),
      zonderPrijs: telling(p.vastheid.zonderPrijs.toewijzingen),
    })),
  };
}

function grafiekVan({ jaar: j, posten }: Obligo): Grafiek | null {
  if (posten.length === 0) return null;
  return {
    soort: 'liggend',
    titel: `Toegekend en nog open, per post, ${j}`,
    beschrijving: `Per post van ${j} wat is toegekend, wat over voorbije maanden nog openstaat en wat over de komende maanden is toegewezen.`,
    eenheid: 'centen',
    categorieen: posten.map((p) => p.naam),
    reeksen: [
      {
        naam: 'Toegekend',
        vorm: 'staaf',
        stapel: 'j',
        waarden: posten.map((p) => p.toegekendCenten),
      },
      {
        naam: 'Open, voorbije maanden',
        vorm: 'staaf',
        stapel: 'j',
        waarden: posten.map((p) => p.openVoorbijCenten),
        voorlopig: true,
      },
      {
        naam: 'Open, lopende en komende maanden',
        vorm: 'staaf',
        stapel: 'j',
        waarden: posten.map((p) => p.openKomendCenten),
        voorlopig: true,
      },
    ],
  };
}
