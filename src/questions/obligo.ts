import { z } from 'zod';
import { toCenten } from '../core/basis/bedrag.ts';
import { type Maand, maandVan } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroFijn, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { Bedragen, Rij, Toegewezen } from '../facts/port.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { aandeelOfOnbekend, centen, centenOfOnbekend, jaar } from './basis/velden.ts';
import { isRijp, verzilveringVan } from './basis/verzilvering.ts';
import { gekozenJaar } from './basis/woorden.ts';

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
      zonderPrijs: z.int(),
    }),
  ),
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
  invoer: z.object({ jaar }),
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
    const [toegewezen, bedragen, posten] = await Promise.all([
      facts.toegewezen(snede),
      facts.bedragen(snede),
      register.posten(gemeente),
    ]);
    const namen = new Map<string | null, string>(posten.map((p) => [p.code, p.naam]));
    const gedeclareerd = groepeer(bedragen, (b) => b.post);
    const regels = [...groepeer(toegewezen, (t) => t.post)].map(([post, maanden]) => ({
      post,
      naam: namen.get(post) ?? 'Niet toe te delen',
      ...obligoVan(maanden, gedeclareerd.get(post) ?? [], maandVan(peildatum)),
    }));
    return {
      antwoord: uitvoer.parse({ jaar: gekozen, posten: regels }),
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
  'over de looptijd. Is in een maand meer gedeclareerd dan toegewezen, dan is het obligo van die maand nul.',
  'Verwacht is het obligo maal de verzilvering van de maanden die minstens zes maanden oud zijn.',
].join(' ');

const NUL = { toegekendCenten: 0, inBeoordelingCenten: 0 };

function obligoVan(
  maanden: readonly Rij<'leverperiode', Toegewezen>[],
  bedragen: readonly Rij<'leverperiode', Bedragen>[],
  nu: Maand,
): Omit<Post, 'post' | 'naam'> {
  const perMaand = new Map(bedragen.map((b) => [b.leverperiode, b]));
  const regels = maanden.map((m) => ({
    maand: m.leverperiode,
    toegewezenCenten: m.waardeCenten,
    zonderPrijs: m.zonderPrijs,
    ...NUL,
    ...perMaand.get(m.leverperiode),
  }));
  const som = (kies: (r: (typeof regels)[number]) => number) =>
    toCenten(regels.reduce((s, r) => s + kies(r), 0));
  const open = (r: (typeof regels)[number]) =>
    Math.max(0, r.toegewezenCenten - r.toegekendCenten - r.inBeoordelingCenten);
  const obligoCenten = som(open);
  const verzilvering = verzilveringVan(regels.filter((r) => isRijp(r.maand, nu)));
  return {
    toegewezenCenten: som((r) => r.toegewezenCenten),
    toegekendCenten: som((r) => r.toegekendCenten),
    inBeoordelingCenten: som((r) => r.inBeoordelingCenten),
    openVoorbijCenten: som((r) => (r.maand < nu ? open(r) : 0)),
    openKomendCenten: som((r) => (r.maand >= nu ? open(r) : 0)),
    obligoCenten,
    verzilvering,
    verwachtCenten:
      verzilvering === null ? null : toCenten(Math.round(obligoCenten * verzilvering)),
    zonderPrijs: Math.max(0, ...regels.map((r) => r.zonderPrijs)),
  };
}

function watOntbreekt(posten: readonly Post[]): string[] {
  const zonder = posten.reduce((som, p) => som + p.zonderPrijs, 0);
  return [
    ...(zonder > 0
      ? [`${aantalVan(zonder, 'toewijzing', 'toewijzingen')} zonder prijs: niet in het obligo.`]
      : []),
    'Verplichtingen buiten toewijzingen (subsidies, bijdragen aan gemeenschappelijke regelingen, facturen): niet in dit obligo.',
  ];
}

function zinVan({ jaar: j, posten }: Obligo, { peildatum }: Gezegd): string {
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
  { veld: 'zonderPrijs', label: 'Zonder prijs', soort: 'aantal' },
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
      zonderPrijs: p.zonderPrijs,
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
