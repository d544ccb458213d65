import { z } from 'zod';
import { type Maand, maandVan } from '../core/basis/datum.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import { toonbaar } from '../core/onthulling/drempel.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroKort, maandKort, procent } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import type { Bedragen, Rij, Toegewezen } from '../facts/port.ts';
import { telling, VERBORGEN } from './basis/aantallen.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { aandeelOfOnbekend, centen, jaar } from './basis/velden.ts';
import { isRijp, verzilveringVan } from './basis/verzilvering.ts';
import { gekozenJaar } from './basis/woorden.ts';

const uitvoer = z.object({
  jaar: z.int(),
  maanden: z.array(
    z.object({
      maand: z.string(),
      post: z.string().nullable(),
      toegewezenCenten: centen,
      toegekendCenten: centen,
      verzilvering: aandeelOfOnbekend,
      /** Young months are still being declared: their share says nothing yet. */
      rijp: z.boolean(),
      /** `null`: fewer than ten, which may be a person or two. */
      toewijzingen: z.int().nullable(),
      zonderPrijs: z.int().nullable(),
    }),
  ),
  /** Over the ripe months together; `null` when there is none. */
  verzilveringRijp: aandeelOfOnbekend,
  /** Most in one month, all posts together; `null`: fewer than ten. */
  zonderPrijsHoogste: z.int().nullable(),
});
type Verzilvering = z.output<typeof uitvoer>;

/** How much of what was allocated is really delivered. */
export const vraag = defineVraag({
  id: 'verzilvering',
  titel: 'Verzilvering',
  vraagzin: 'Hoeveel van de toegewezen zorg wordt echt geleverd?',
  groep: 'Waar landt het',
  volgorde: 2,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'wijkteam', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    // safe (both): a year and a month make a month
    const filter = {
      leverperiodeVan: `${gekozen}-01` as Maand,
      leverperiodeTot: `${gekozen}-12` as Maand, // idem
    };
    const { gemeente, peildatum } = ctx;
    const snede = { gemeente, peildatum, per: ['post', 'leverperiode'] as const, filter };
    const [toegewezen, bedragen] = await Promise.all([
      ctx.facts.toegewezen(snede),
      ctx.facts.bedragen(snede),
    ]);
    const toegekend = new Map(
      bedragen.map((b) => [`${b.post}|${b.leverperiode}`, b.toegekendCenten]),
    );
    const laatste = maandVan(peildatum);
    const maanden = toegewezen
      .filter((t) => t.leverperiode <= laatste)
      .map((t) => {
        const geleverd = toegekend.get(`${t.post}|${t.leverperiode}`) ?? 0;
        return {
          maand: t.leverperiode,
          post: t.post,
          toegewezenCenten: t.waardeCenten,
          toegekendCenten: geleverd,
          verzilvering: t.waardeCenten > 0 ? geleverd / t.waardeCenten : null,
          rijp: isRijp(t.leverperiode, laatste),
          toewijzingen: toonbaar(t.toewijzingen),
          zonderPrijs: toonbaar(t.zonderPrijs),
        };
      });
    return {
      antwoord: uitvoer.parse({
        jaar: gekozen,
        maanden,
        verzilveringRijp: verzilveringVan(maanden.filter((m) => m.rijp)),
        zonderPrijsHoogste: toonbaar(hoogste(toegewezen.filter((t) => t.leverperiode <= laatste))),
      }),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: await bronBerichten(ctx),
      ontbreekt: watOntbreekt(maanden, bedragen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

/** Most toewijzingen without a price in one month. */
const hoogste = (rijen: readonly Rij<'leverperiode', Toegewezen>[]): number =>
  Math.max(
    0,
    ...[...groepeer(rijen, (t) => t.leverperiode).values()].map((g) =>
      g.reduce((s, t) => s + t.zonderPrijs, 0),
    ),
  );

/** What stands on one side only: care without a toewijzing, and toewijzingen without a price. */
function watOntbreekt(
  maanden: readonly { maand: string; post: string | null }[],
  bedragen: readonly Rij<'post' | 'leverperiode', Bedragen>[],
): string[] {
  const toegewezen = new Set(maanden.map((m) => `${m.post}|${m.maand}`));
  const los = bedragen
    .filter((b) => !toegewezen.has(`${b.post}|${b.leverperiode}`))
    .reduce((som, b) => som + b.toegekendCenten, 0);
  const zonderToewijzing =
    los === 0
      ? []
      : [
          `${euroKort(los)} is toegekend in een post en maand zonder toewijzing; dat staat hier niet bij.`,
        ];
  return [
    ...zonderToewijzing,
    'Toewijzingen zonder prijs (nog nooit gedeclareerd, geen budget) zitten niet in de waarde; wat erop is toegekend wel.',
  ];
}

const AFLEIDING = [
  'Toegewezen is de waarde van de lopende toewijzingen per maand: omvang maal het gemiddelde toegekende',
  'tarief van het product, of het budget verdeeld over de looptijd. Toegekend is wat over dezelfde maand',
  'is toegekend. Maanden jonger dan zes maanden zijn nog niet rijp: daar wordt nog op gedeclareerd.',
].join(' ');

function zinVan(
  { jaar: j, maanden, verzilveringRijp, zonderPrijsHoogste: zonder }: Verzilvering,
  { peildatum }: Gezegd,
): string {
  if (maanden.length === 0)
    return `Over ${j} zijn op ${datumVoluit(peildatum)} geen toewijzingen bekend.`;
  const toegewezen = maanden.reduce((som, m) => som + m.toegewezenCenten, 0);
  return [
    `In ${j} is tot en met ${datumVoluit(peildatum)} voor ${euroKort(toegewezen)} aan zorg toegewezen.`,
    verzilveringRijp === null
      ? 'Nog geen maand van dit jaar is oud genoeg om te zeggen welk deel daarvan wordt geleverd.'
      : `Van de maanden die oud genoeg zijn, is ${procent(verzilveringRijp)} geleverd en toegekend.`,
    zonder === 0
      ? ''
      : `${zonder === null ? `${VERBORGEN.replace(/^m/, 'M')} toewijzingen hebben` : aantalVan(zonder, 'toewijzing heeft', 'toewijzingen hebben')} nog geen prijs en tellen niet mee.`,
  ]
    .filter(Boolean)
    .join(' ');
}

function tabelVan({ jaar: j, maanden }: Verzilvering): Tabel {
  return {
    titel: `Verzilvering per post en maand, ${j}`,
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'maand', label: 'Zorgmaand', soort: 'maand' },
      { veld: 'toegewezen', label: 'Toegewezen', soort: 'bedrag', totaal: 'som' },
      { veld: 'toegekend', label: 'Toegekend', soort: 'bedrag', totaal: 'som' },
      {
        veld: 'verzilvering',
        label: 'Verzilvering',
        soort: 'aandeel',
        uitleg: 'Toegekend gedeeld door toegewezen.',
      },
      { veld: 'rijp', label: 'Rijp', soort: 'tekst', uitleg: 'Nee: er wordt nog op gedeclareerd.' },
      { veld: 'toewijzingen', label: 'Toewijzingen', soort: 'aantal' },
      { veld: 'zonderPrijs', label: 'Zonder prijs', soort: 'aantal' },
    ],
    rijen: maanden.map((m) => ({
      post: m.post ?? 'Niet toe te delen',
      maand: m.maand,
      toegewezen: m.toegewezenCenten,
      toegekend: m.toegekendCenten,
      verzilvering: m.verzilvering,
      rijp: m.rijp ? 'ja' : 'nee',
      toewijzingen: telling(m.toewijzingen),
      zonderPrijs: telling(m.zonderPrijs),
    })),
  };
}

function grafiekVan({ jaar: j, maanden }: Verzilvering): Grafiek | null {
  const perMaand = [...groepeer(maanden, (m) => m.maand)].sort(([a], [b]) => a.localeCompare(b));
  if (perMaand.length === 0) return null;
  const som = (kies: (m: Verzilvering['maanden'][number]) => number) =>
    perMaand.map(([, groep]) => groep.reduce((t, m) => t + kies(m), 0));
  return {
    soort: 'assen',
    titel: `Toegewezen en toegekend per maand, ${j}`,
    beschrijving: `Per zorgmaand van ${j} de waarde van de toewijzingen en wat daarvan tot nu toe is toegekend.`,
    eenheid: 'centen',
    categorieen: perMaand.map(([maand]) => maandKort(maand)),
    reeksen: [
      { naam: 'Toegewezen', vorm: 'lijn', waarden: som((m) => m.toegewezenCenten) },
      { naam: 'Toegekend', vorm: 'staaf', waarden: som((m) => m.toegekendCenten) },
    ],
  };
}
