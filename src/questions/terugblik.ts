import { z } from 'zod';
import { METHODEN, type Methode } from '../core/prognose/terugspelen/methoden.ts';
import type { Score } from '../core/prognose/terugspelen/scores.ts';
import { RIJP_NA, type TerugblikUitkomst } from '../core/prognose/terugspelen/terugspelen.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { getal, maandKort, procent } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { aandeelOfOnbekend, centenOfOnbekend, verdeling } from './basis/velden.ts';

const score = z.object({
  aantal: z.int(),
  methoden: z.array(
    z.object({
      methode: z.enum(METHODEN),
      aantal: z.int(),
      wape: aandeelOfOnbekend,
      vertekening: aandeelOfOnbekend,
    }),
  ),
  dekking80: aandeelOfOnbekend,
  crpsWinst: aandeelOfOnbekend,
});
const uitvoer = z.object({
  isKlaar: z.boolean(),
  maandeinden: z.array(z.string()),
  nietRijp: z.int(),
  jaren: z.array(
    z.object({
      peil: z.string(),
      verwachtCenten: verdeling,
      zei: z.record(z.enum(METHODEN), centenOfOnbekend),
      werdCenten: centenOfOnbekend,
    }),
  ),
  jaarScore: score.nullable(),
  perLeeftijd: z.array(z.object({ van: z.int(), tot: z.int(), score })),
  perPost: z.array(z.object({ post: z.string(), naam: z.string(), score })),
});
type Antwoord = z.output<typeof uitvoer>;

/** How good the forecast was: replayed as of then, against what it became. */
export const vraag = defineVraag({
  id: 'terugblik',
  titel: 'Hoe goed is deze voorspelling?',
  vraagzin: 'Hoe goed voorspelde deze rekenwijze eerdere jaren, met wat toen bekend was?',
  groep: 'Waar eindigt het jaar',
  volgorde: 9,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({
    maanden: z.int().min(6).max(60).default(36).meta({
      title: 'Maanden terug',
      description: 'Zo veel maandeinden wordt teruggekeken.',
    }),
  }),
  uitvoer,
  compute: async (ctx, { maanden }) => {
    const { gemeente, peildatum } = ctx;
    const jaar = Number(peildatum.slice(0, 4));
    const vraagNaar = { gemeente, peildatum, jaar, basis: 'leverjaar' as const };
    const stand = await ctx.prognoses.reken('terugblik', vraagNaar, { parameters: { maanden } });
    return {
      antwoord: stand.klaar ? await toAntwoord(ctx, stand.uitkomst) : LEEG,
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: await bronBerichten(ctx),
      ontbreekt: stand.klaar ? ontbreekt(stand.uitkomst) : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Voor elk maandeinde is de prognose opnieuw gemaakt met alleen wat toen bekend was, en gelegd naast wat het werd.',
  `Een zorgmaand telt mee als zij ten minste ${RIJP_NA} maanden oud is. Gemiddeld ernaast: alle afwijkingen zonder teken,`,
  'gedeeld door alles wat het werd. Vertekening: hetzelfde met teken; positief is te hoog geschat. Raak: hoe vaak de',
  'uitkomst binnen de bandbreedte van 80% viel. Winst: hoeveel beter de hele verdeling was (CRPS, benaderd met zeven',
  'percentielen) dan de rechte lijn (jaar) of chain ladder (maanden). Een post telt mee zodra er een jaar van bekend is. Chain ladder trekt elke maand door zoals eerdere',
  'maanden verliepen; toewijzingen is wat was toegewezen maal het deel daarvan dat werd gedeclareerd. De toewijzingen',
  'zijn gewaardeerd tegen de tarieven van nu. Alleen posten met declaraties; van andere is niet bewaard wat wanneer bekend was.',
].join(' ');

const LEEG: Antwoord = {
  ...{ isKlaar: false, maandeinden: [], nietRijp: 0, jaren: [], jaarScore: null },
  ...{ perLeeftijd: [], perPost: [] },
};

async function toAntwoord(ctx: VraagContext, u: TerugblikUitkomst): Promise<Antwoord> {
  const posten = await ctx.register.posten(ctx.gemeente);
  const namen = new Map(posten.map((p) => [p.code, p.naam]));
  return uitvoer.parse({
    ...u,
    isKlaar: true,
    perPost: u.perPost.map((p) => ({ ...p, naam: namen.get(p.post) ?? p.post })),
  });
}

const ontbreekt = (u: TerugblikUitkomst): string[] => [
  ...(u.nietRijp > 0
    ? [
        `Nog niet te beoordelen: ${getal(u.nietRijp)} voorspellingen, want de zorg is te kort geleden.`,
      ]
    : []),
  ...(u.maandeinden.length === 0
    ? ['Declaraties van ten minste een jaar: niet geladen, dus geen terugblik.']
    : []),
  'Posten zonder declaraties: niet in de terugblik.',
];

const wapeVan = (s: Pick<Score, 'methoden'>, methode: Methode): number | null =>
  s.methoden.find((m) => m.methode === methode)?.wape ?? null;
const vertekeningVan = (s: Pick<Score, 'methoden'>, methode: Methode): number | null =>
  s.methoden.find((m) => m.methode === methode)?.vertekening ?? null;

function zinVan({ isKlaar, maandeinden, jaarScore: s }: Antwoord): string {
  if (!isKlaar) return 'De terugblik wordt nog berekend. Dat kan een minuut duren.';
  if (maandeinden.length === 0) return 'Er is nog te weinig geschiedenis om terug te blikken.';
  if (!s || s.aantal === 0 || s.dekking80 === null)
    return `Teruggekeken is naar ${maandeinden.length} maandeinden, maar nog geen heel jaar is lang genoeg voorbij om de eindstand te beoordelen.`;
  const raak = Math.round(s.dekking80 * s.aantal);
  return [
    `Wij voorspelden de eindstand van eerdere jaren ${s.aantal} keer, met alleen wat toen bekend was.`,
    `Gemiddeld zaten wij er ${procent(wapeVan(s, 'stuurhuis'), 1)} naast; een rechte lijn zat er ${procent(wapeVan(s, 'rechteLijn'), 1)} naast.`,
    `De uitkomst lag ${raak} van de ${s.aantal} keer binnen onze bandbreedte van 80%; dat hoort ongeveer ${Math.round(0.8 * s.aantal)} keer te zijn.`,
    neiging(vertekeningVan(s, 'stuurhuis')),
  ].join(' ');
}

function neiging(vertekening: number | null): string {
  if (vertekening === null || Math.abs(vertekening) < 0.005)
    return 'Wij zaten niet vaker te hoog dan te laag.';
  return `Gemiddeld schatten wij ${procent(Math.abs(vertekening), 1)} te ${vertekening > 0 ? 'hoog' : 'laag'}.`;
}

const leeftijdNaam = (van: number, tot: number): string => {
  if (van === 0) return 'Zorg van de maand zelf';
  if (van === tot) return `Zorg van ${van} ${van === 1 ? 'maand' : 'maanden'} terug`;
  return `Zorg van ${van} tot en met ${tot} maanden terug`;
};

const METHODE_NAMEN: Readonly<Record<Methode, string>> = {
  stuurhuis: 'Stuurhuis',
  rechteLijn: 'Rechte lijn',
  chainLadder: 'Chain ladder',
  toewijzingen: 'Toewijzingen',
};

const KOLOMMEN: Tabel['kolommen'] = [
  { veld: 'wat', label: 'Voorspelling van', soort: 'tekst' },
  { veld: 'aantal', label: 'Aantal', soort: 'aantal' },
  ...METHODEN.map((m) => ({
    veld: m,
    label: `${METHODE_NAMEN[m]}, gemiddeld ernaast`,
    soort: 'aandeel' as const,
  })),
  {
    veld: 'vertekening',
    label: 'Vertekening',
    soort: 'aandeel',
    uitleg: 'Positief is te hoog geschat.',
  },
  {
    veld: 'raak',
    label: 'Raak (80%)',
    soort: 'aandeel',
    uitleg: 'Hoe vaak de uitkomst binnen de bandbreedte van 80% viel; hoort 80% te zijn.',
  },
  {
    veld: 'winst',
    label: 'Winst',
    soort: 'aandeel',
    uitleg: 'Hoeveel beter dan de rechte lijn (jaar) of chain ladder (maanden).',
  },
];

function tabelVan({ jaarScore, perLeeftijd, perPost }: Antwoord): Tabel {
  const rij = (wat: string, s: Antwoord['perPost'][number]['score'], isJaar = false) => ({
    wat,
    aantal: s.aantal,
    ...Object.fromEntries(
      METHODEN.map((m) => [m, m === 'rechteLijn' && !isJaar ? 'n.v.t.' : wapeVan(s, m)]),
    ),
    vertekening: vertekeningVan(s, 'stuurhuis'),
    raak: s.dekking80,
    winst: s.crpsWinst,
  });
  return {
    titel: 'Hoe ver voorspellingen ernaast zaten',
    kolommen: KOLOMMEN,
    rijen: [
      ...(jaarScore ? [rij('De eindstand van het jaar', jaarScore, true)] : []),
      ...perLeeftijd
        .filter((l) => l.score.aantal > 0)
        .map((l) => rij(leeftijdNaam(l.van, l.tot), l.score)),
      ...perPost.filter((p) => p.score.aantal > 0).map((p) => rij(p.naam, p.score)),
    ],
    noot: `Alleen zorg die ten minste ${RIJP_NA} maanden oud is, telt mee.`,
  };
}

/** What was known then: the fan at each month-end, against what the year became. */
function grafiekVan({ jaren }: Antwoord): Grafiek | null {
  if (jaren.length === 0) return null;
  return {
    soort: 'assen',
    titel: 'Wat wij aan het eind van elke maand van het hele jaar verwachtten',
    beschrijving:
      'Per maandeinde de verwachte zorg met declaraties van dat kalenderjaar met de bandbreedte van 80%, de rechte lijn, en wat het jaar werd.',
    eenheid: 'centen',
    categorieen: jaren.map((j) => maandKort(j.peil)),
    reeksen: [
      {
        naam: 'Bandbreedte (80%)',
        vorm: 'band',
        waarden: jaren.map((j) => j.verwachtCenten.p90),
        laag: jaren.map((j) => j.verwachtCenten.p10),
      },
      { naam: 'Verwacht', vorm: 'lijn', waarden: jaren.map((j) => j.verwachtCenten.p50) },
      {
        naam: 'Rechte lijn',
        vorm: 'lijn',
        waarden: jaren.map((j) => j.zei.rechteLijn ?? null),
        voorlopig: true,
      },
      { naam: 'Werd', vorm: 'lijn', waarden: jaren.map((j) => j.werdCenten) },
    ],
  };
}
