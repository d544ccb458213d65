import { z } from 'zod';
import { STROOM_NAMEN } from '../core/basis/domein.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, kans, kansCel } from '../definitie/notatie.ts';
import { type BerekendePrognose, WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import { bronBerichten, bronnenVanJaar } from './basis/bronnen.ts';
import { ontbrekendeStromen } from './basis/ontbreekt.ts';
import { dekkingStandPer, vanDeclaraties } from './basis/posten.ts';
import {
  basis,
  centenOfOnbekend,
  jaar,
  soort,
  stroom,
  verdelingOfOnbekend,
  wet,
} from './basis/velden.ts';
import { verloop, verloopVan, waaier } from './basis/waaier.ts';
import { dekkingInWoorden, gekozenJaar, saldoMetBand, wetNaam } from './basis/woorden.ts';

const bedragen = {
  begrootCenten: centenOfOnbekend,
  begrootPrimitiefCenten: centenOfOnbekend,
  gedeclareerdCenten: centenOfOnbekend,
  inBeoordelingCenten: centenOfOnbekend,
  inBeoordelingGewogenCenten: verdelingOfOnbekend,
  naleveringCenten: verdelingOfOnbekend,
  nogTeLeverenCenten: verdelingOfOnbekend,
  afwikkelingVoorgaandeJarenCenten: verdelingOfOnbekend,
  verwachtCenten: verdelingOfOnbekend,
  saldoCenten: verdelingOfOnbekend,
  kansOverschrijding: z.number().min(0).max(1).nullable(),
  lineairCenten: centenOfOnbekend,
};

const uitvoer = z.object({
  jaar: z.int(),
  basis: z.enum(['boekjaar', 'leverjaar']),
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      wet: wet.nullable(),
      taakveld: z.string().nullable(),
      autorisatieniveau: z.string().nullable(),
      stroom,
      soort,
      ...bedragen,
      grond: z.enum(['declaraties', 'realisatie', 'opgave', 'begroting', 'geen']),
      signalen: z.array(z.object({ code: z.string(), melding: z.string() })),
    }),
  ),
  /** `null` while it is being computed. */
  totaal: z
    .object({
      ...bedragen,
      /** The posts that `lineairCenten` is of, and what is expected of those. */
      lineairPosten: z.int(),
      lineairVerwachtCenten: centenOfOnbekend,
    })
    .nullable(),
  /** Lasten at the level at which the raad authorises; empty when the budget names none. */
  niveaus: z.array(
    z.object({
      niveau: z.string(),
      begrootCenten: centenOfOnbekend,
      verwachtCenten: verdelingOfOnbekend,
      kansOverschrijding: z.number().min(0).max(1).nullable(),
    }),
  ),
  dekking: z.array(
    z.object({
      stroom,
      aandeel: z.number(),
      standPer: z.string().nullable(),
      grond: z.string(),
    }),
  ),
  /** The care of the year that comes by declarations, added up month by month. */
  verloop: z.array(verloop),
});
type Jaarprognose = z.output<typeof uitvoer>;
type Bedragen = Omit<
  NonNullable<Jaarprognose['totaal']>,
  'lineairPosten' | 'lineairVerwachtCenten'
>;

/** Where the year ends: per post and in total, with its uncertainty. */
export const vraag = defineVraag({
  id: 'jaarprognose',
  titel: 'Jaarprognose',
  vraagzin: 'Waar eindigt het jaar, en hoe zeker is dat?',
  groep: 'Waar eindigt het jaar',
  volgorde: 2,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({ jaar, basis }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gevraagd = { jaar: gekozenJaar(ctx, invoer.jaar), basis: invoer.basis };
    const { gemeente, peildatum } = ctx;
    const stand = await ctx.prognoses.jaar({ gemeente, peildatum, ...gevraagd });
    return {
      antwoord: stand.klaar ? toAntwoord(stand, ctx) : leeg(gevraagd),
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: stand.klaar
        ? await bronnenVanJaar(ctx, stand.uitkomst.posten)
        : await bronBerichten(ctx),
      ontbreekt: stand.klaar ? await ontbrekendeStromen(ctx, gevraagd.jaar) : [WORDT_BEREKEND],
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Verwacht is wat is toegekend, plus wat in beoordeling is (gewogen met het deel dat in de laatste 24 maanden werd',
  'toegekend, ook van wat na afkeuring terugkwam; zonder geschiedenis 95%),',
  'plus wat van de voorbije maanden nog gedeclareerd wordt (nalevering), plus wat dit jaar nog geleverd wordt,',
  'plus de afwikkeling van eerdere jaren. De nalevering volgt uit hoe snel eerder werd ingediend (wat na afkeuring terugkomt telt daarin mee; alleen het deel dat wordt toegekend telt), ook per',
  'kwartaal en rond de jaarwisseling (chain ladder). Voor de jongste maanden weegt mee wat op grond van de',
  'toewijzingen te verwachten was (Benktander en Cape Cod). Posten zonder declaraties volgen hun eigen',
  'maandcijfers of opgave. De spreiding komt uit hoe ver deze methode er eerder naast zat.',
  'De bandbreedte komt uit 2.000 trekkingen; sommen zijn sommen van trekkingen.',
].join(' ');

const leeg = (gevraagd: Pick<Jaarprognose, 'jaar' | 'basis'>): Jaarprognose => ({
  ...gevraagd,
  posten: [],
  totaal: null,
  niveaus: [],
  dekking: [],
  verloop: [],
});

/** Keeps of the outcome what the answer promises. */
const toAntwoord = ({ uitkomst, maanden }: BerekendePrognose, ctx: VraagContext): Jaarprognose =>
  uitvoer.parse({
    ...uitkomst,
    niveaus: uitkomst.perNiveau.map((g) => ({ niveau: g.sleutel, ...g })),
    dekking: dekkingStandPer(uitkomst.dekking, ctx),
    verloop: verloopVan(maanden),
  });

function zinVan(
  { jaar: j, basis: b, totaal, niveaus, dekking }: Jaarprognose,
  { peildatum }: Gezegd,
): string {
  if (!totaal) return `De prognose van ${j} wordt nog berekend.`;
  const begin = `Stand ${datumVoluit(peildatum)}.`;
  if (!totaal.saldoCenten) {
    return `${begin} Voor ${j} is geen saldo te geven: er is geen begroting of er zijn geen cijfers.`;
  }
  const zinnen = [
    begin,
    `${j} eindigt naar verwachting ${saldoMetBand(totaal.saldoCenten)}.`,
    totaal.kansOverschrijding === null
      ? ''
      : `De kans op een tekort is ${kans(totaal.kansOverschrijding)}.`,
    niveauInWoorden(niveaus),
    dekkingInWoorden(dekking),
    b === 'leverjaar' ? 'Dit is het leverjaar: alleen zorg die in het jaar is geleverd.' : '',
  ];
  return zinnen.filter(Boolean).join(' ');
}

/** The level at which the lasten are likeliest to end above what the raad authorised. */
function niveauInWoorden(niveaus: Jaarprognose['niveaus']): string {
  const [eerste] = niveaus
    .filter((n) => n.kansOverschrijding !== null)
    .sort((x, y) => (y.kansOverschrijding ?? 0) - (x.kansOverschrijding ?? 0));
  if (!eerste) return '';
  return `Op het niveau waarop de raad autoriseert is de kans dat de lasten hoger uitkomen het grootst bij ${eerste.niveau}: ${kans(eerste.kansOverschrijding)}.`;
}

const rijVan = (b: Bedragen) => ({
  begroot: b.begrootCenten,
  toegekend: b.gedeclareerdCenten,
  inBeoordeling: b.inBeoordelingCenten,
  gewogen: b.inBeoordelingGewogenCenten?.p50 ?? null,
  nalevering: b.naleveringCenten?.p50 ?? null,
  nogTeLeveren: b.nogTeLeverenCenten?.p50 ?? null,
  afwikkeling: b.afwikkelingVoorgaandeJarenCenten?.p50 ?? null,
  verwacht: b.verwachtCenten?.p50 ?? null,
  laag: b.verwachtCenten?.p10 ?? null,
  hoog: b.verwachtCenten?.p90 ?? null,
  saldo: b.saldoCenten?.p50 ?? null,
  kans: kansCel(b.kansOverschrijding),
  lineair: b.lineairCenten,
});

const KOLOMMEN: Tabel['kolommen'] = [
  { veld: 'naam', label: 'Post', soort: 'tekst' },
  { veld: 'wet', label: 'Wet', soort: 'tekst' },
  { veld: 'stroom', label: 'Stroom', soort: 'tekst', uitleg: 'Waar de cijfers vandaan komen.' },
  { veld: 'soort', label: 'Soort', soort: 'tekst' },
  { veld: 'begroot', label: 'Begroot', soort: 'bedrag', totaal: 'saldo' },
  { veld: 'toegekend', label: 'Toegekend', soort: 'bedrag', totaal: 'saldo' },
  {
    veld: 'inBeoordeling',
    label: 'In beoordeling',
    soort: 'bedrag',
    totaal: 'saldo',
    uitleg: 'Zoals ingediend.',
  },
  {
    veld: 'gewogen',
    label: 'Waarvan verwacht',
    soort: 'bedrag',
    uitleg: 'Het deel van wat in beoordeling is dat naar verwachting wordt toegekend.',
  },
  {
    veld: 'nalevering',
    label: 'Nog te declareren',
    soort: 'bedrag',
    uitleg: 'Zorg van voorbije maanden die nog gedeclareerd wordt.',
  },
  { veld: 'nogTeLeveren', label: 'Nog te leveren', soort: 'bedrag' },
  {
    veld: 'afwikkeling',
    label: 'Eerdere jaren',
    soort: 'bedrag',
    uitleg: 'Afwikkeling van eerdere jaren die in dit boekjaar valt.',
  },
  { veld: 'verwacht', label: 'Verwacht', soort: 'bedrag' },
  { veld: 'laag', label: 'Laag (10%)', soort: 'bedrag' },
  { veld: 'hoog', label: 'Hoog (90%)', soort: 'bedrag' },
  {
    veld: 'saldo',
    label: 'Saldo',
    soort: 'bedrag',
    uitleg: 'Positief is voordeel, negatief is nadeel.',
  },
  { veld: 'kans', label: 'Kans op overschrijding', soort: 'aandeel' },
  { veld: 'niveau', label: 'Autorisatieniveau', soort: 'tekst' },
  {
    veld: 'kansNiveau',
    label: 'Kans op dat niveau',
    soort: 'aandeel',
    uitleg: 'De kans dat de lasten van dit autorisatieniveau samen boven de begroting uitkomen.',
  },
  {
    veld: 'lineair',
    label: 'Rechte lijn',
    soort: 'bedrag',
    uitleg:
      'Toegekend of gerealiseerd tot nu toe, doorgetrokken naar twaalf maanden. Het totaal is alleen van de posten die een rechte lijn hebben.',
  },
];

function tabelVan({ jaar: j, posten, totaal, niveaus }: Jaarprognose): Tabel {
  const perNiveau = new Map(niveaus.map((n) => [n.niveau, n.kansOverschrijding]));
  const niveauVan = (niveau: string | null, van: string) => ({
    niveau: niveau ?? 'niet opgegeven',
    kansNiveau:
      niveau === null || van !== 'last' ? 'n.v.t.' : kansCel(perNiveau.get(niveau) ?? null),
  });
  return {
    titel: `Jaarprognose ${j} per post`,
    kolommen: KOLOMMEN,
    rijen: posten.map((p) => ({
      naam: p.naam,
      wet: wetNaam(p.wet),
      stroom: STROOM_NAMEN[p.stroom],
      soort: p.soort,
      ...rijVan(p),
      ...niveauVan(p.autorisatieniveau, p.soort),
      inBeoordeling: vanDeclaraties(p.stroom, p.inBeoordelingCenten),
      gewogen: vanDeclaraties(p.stroom, p.inBeoordelingGewogenCenten?.p50 ?? null),
      nalevering: vanDeclaraties(p.stroom, p.naleveringCenten?.p50 ?? null),
      afwikkeling: vanDeclaraties(p.stroom, p.afwikkelingVoorgaandeJarenCenten?.p50 ?? null),
    })),
    ...(totaal
      ? {
          totaalrij: {
            naam: 'Totaal (lasten min baten)',
            wet: '',
            stroom: '',
            soort: '',
            ...rijVan(totaal),
            niveau: '',
            kansNiveau: '',
          },
        }
      : {}),
    noot: 'Verwacht is de middelste uitkomst; middelste uitkomsten van posten tellen niet op tot die van het totaal.',
  };
}

/** The fan of the care that comes by declarations: the part of which the end is uncertain. */
function grafiekVan(
  { jaar: j, posten, verloop: v }: Jaarprognose,
  { peildatum }: Gezegd,
): Grafiek | null {
  const declaraties = posten.filter((p) => p.stroom === 'declaraties');
  const som = (kies: (p: (typeof posten)[number]) => number | null) =>
    declaraties.reduce((t, p) => t + (kies(p) ?? 0), 0);
  const heeftBegroting = declaraties.some((p) => p.begrootCenten !== null);
  return waaier(v, {
    jaar: j,
    peildatum,
    begrootCenten: heeftBegroting ? som((p) => p.begrootCenten) : null,
    lineairCenten: declaraties.some((p) => p.lineairCenten !== null)
      ? som((p) => p.lineairCenten)
      : null,
  });
}
