import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { type Datum, laatsteDag, maandVan, parseDatum, plusMaanden } from '../core/basis/datum.ts';
import {
  brugVanPost,
  brugVanTotaal,
  STAPPEN,
  type Stap,
} from '../core/verklaring/verschil-prognoses.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, opsomming, saldoInWoorden } from '../definitie/notatie.ts';
import { WORDT_BEREKEND } from '../definitie/prognoses.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type VraagContext } from '../definitie/vraag.ts';
import type { PcMoment } from '../register/port.ts';
import { bronnenVanJaar } from './basis/bronnen.ts';
import { bronStuk, gemeldVerwacht, isAfronding, laatstGemeld, stukNaam } from './basis/gemeld.ts';
import { basis, centen, centenOfOnbekend, jaar, soort } from './basis/velden.ts';
import { leesVerschillen, type Verschillen } from './basis/verschil.ts';
import { gekozenJaar } from './basis/woorden.ts';

const brug = z.object({
  vanCenten: centen,
  stappen: z.record(z.enum(STAPPEN), centen),
  totCenten: centen,
});
const uitvoer = z.object({
  jaar: z.int(),
  basis: z.enum(['boekjaar', 'leverjaar']),
  /** The earlier day, and what was reported as of it; `null` = nothing was. */
  sinds: z.string(),
  gemeld: z
    .object({
      stuk: z.string(),
      document: z.string(),
      eenheid: z.string(),
      /** As printed, or from the printed saldo and the budget of then; `null` = no total printed. */
      verwachtCenten: centenOfOnbekend,
      /** Reported less ours at that peildatum, and whether rounding in print explains it. */
      verschilCenten: centenOfOnbekend,
      isAfronding: z.boolean(),
    })
    .nullable(),
  /** `null` while it is being computed, or when one of both is not known. */
  totaal: brug
    .extend({
      saldoVanCenten: centenOfOnbekend,
      saldoTotCenten: centenOfOnbekend,
      /** By how much the budget (lasten less baten) changed: it moves the saldo, not the bridge. */
      begrotingCenten: centenOfOnbekend,
    })
    .nullable(),
  posten: z.array(
    z.object({
      post: z.string(),
      naam: z.string(),
      soort,
      gemeldCenten: centenOfOnbekend,
      brug: brug.nullable(),
    }),
  ),
});
type Verschil = z.output<typeof uitvoer>;

/** Why the year-end moved since an earlier day, by default since the last figure that was reported. */
export const vraag = defineVraag({
  id: 'verschil-tussen-prognoses',
  titel: 'Verschil tussen prognoses',
  vraagzin: 'Waarom is de verwachte eindstand veranderd sinds wij hem meldden?',
  groep: 'Waar eindigt het jaar',
  volgorde: 3,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'contract', 'bestuur', 'regio', 'data', 'beheer'],
  invoer: z.object({
    jaar,
    basis,
    sinds: z
      .string()
      .refine((t) => parseDatum(t) !== null, 'Geef een bestaande dag als JJJJ-MM-DD')
      .optional()
      .meta({
        title: 'Sinds',
        description: 'Een eerdere peildatum. Leeg is die van het laatst gemelde cijfer.',
      }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const moment = invoer.sinds ? null : await laatstGemeld(ctx, gekozen);
    const sinds = kiesSinds(ctx, invoer.sinds, moment);
    const kop = { jaar: gekozen, basis: invoer.basis, sinds };
    const v = sinds < ctx.peildatum ? await leesVerschillen(ctx, kop) : null;
    return {
      antwoord: v ? toAntwoord(v, kop, moment) : { ...kop, gemeld: null, totaal: null, posten: [] },
      status: 'prognose',
      eenheid: 'eurocenten',
      bronnen: [
        ...(await bronnenVanJaar(ctx, v?.nu.posten ?? [])),
        ...(moment ? [bronStuk(moment)] : []),
      ],
      ontbreekt: ontbreekt(ctx, kop, moment, v),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'De brug gaat van ons cijfer op de eerdere peildatum naar dat van nu; de stappen tellen tot op de cent op.',
  'Nieuwe en gestopte zorg: wat er sindsdien aan toewijzingen bij kwam en af ging voor de maanden die toen nog',
  'moesten komen, voor zover dat meer was dan een jaar eerder in dezelfde tijd, maal het deel van toewijzingen dat',
  'wordt gedeclareerd. Prijs: dezelfde toewijzingen tegen de tarieven van nu. Nagekomen declaraties: wat de toen',
  'voorbije maanden nu meer of minder gaan kosten, zonder de creditregels (correcties). Eerdere jaren: de',
  'afwikkeling daarvan. Andere stromen: posten zonder declaraties. Prognose zelf: de rest, wat de rekenwijze bijleerde.',
].join(' ');

function kiesSinds(
  ctx: VraagContext,
  gevraagd: string | undefined,
  moment: PcMoment | null,
): Datum {
  const dag = gevraagd === undefined ? null : parseDatum(gevraagd);
  return dag ?? moment?.peildatum ?? laatsteDag(plusMaanden(maandVan(ctx.peildatum), -1));
}

interface Kop {
  readonly jaar: number;
  readonly basis: 'boekjaar' | 'leverjaar';
  readonly sinds: Datum;
}

function ontbreekt(
  ctx: VraagContext,
  { jaar: j, sinds }: Kop,
  moment: PcMoment | null,
  v: Verschillen | null,
): string[] {
  if (sinds >= ctx.peildatum) return [`De dag ${datumVoluit(sinds)} ligt niet voor de peildatum.`];
  if (!v) return [WORDT_BEREKEND];
  return [
    ...(moment ? [] : [`Over ${j} is voor deze peildatum geen gemeld cijfer vastgelegd.`]),
    ...v.posten
      .filter((p) => p.toen.verwachtCenten === null || p.nu.verwachtCenten === null)
      .map((p) => `${naamVan(v, p.post)}: op een van beide dagen geen cijfer, niet in de brug.`),
  ];
}

const naamVan = (v: Verschillen, code: string): string =>
  v.nu.posten.find((p) => p.post === code)?.naam ?? code;

function toAntwoord(v: Verschillen, kop: Kop, moment: PcMoment | null): Verschil {
  const van = v.toen.totaal.verwachtCenten?.p50 ?? null;
  const tot = v.nu.totaal.verwachtCenten?.p50 ?? null;
  const soorten = new Map(v.nu.posten.map((p) => [p.post, p.soort]));
  // reservemutaties are in no total
  const tellend = v.posten.filter((p) => soorten.get(p.post) !== 'reservemutatie');
  const isBate = (post: string) => soorten.get(post) === 'bate';
  const begroot = new Map(v.toen.posten.map((p) => [p.post, p.begrootCenten]));
  const saldi = {
    saldoVanCenten: v.toen.totaal.saldoCenten?.p50 ?? null,
    saldoTotCenten: v.nu.totaal.saldoCenten?.p50 ?? null,
    begrotingCenten: verschilVan(v.toen.totaal.begrootCenten, v.nu.totaal.begrootCenten),
  };
  return uitvoer.parse({
    ...kop,
    gemeld: moment && gemeldVan(moment, v.toen.totaal.begrootCenten, van),
    totaal:
      van === null || tot === null
        ? null
        : { ...brugVanTotaal(tellend, isBate, van, tot), ...saldi },
    posten: v.posten.map((p) => ({
      post: p.post,
      naam: naamVan(v, p.post),
      soort: soorten.get(p.post),
      gemeldCenten:
        moment && gemeldVerwacht(moment, p.post, begroot.get(p.post) ?? null, isBate(p.post)),
      brug: brugVanPost(p),
    })),
  });
}

const verschilVan = (van: Centen | null, tot: Centen | null): Centen | null =>
  van === null || tot === null ? null : toCenten(tot - van);

function gemeldVan(
  moment: PcMoment,
  begroot: Centen | null,
  ons: Centen | null,
): NonNullable<Verschil['gemeld']> {
  const verwachtCenten = gemeldVerwacht(moment, null, begroot);
  const verschilCenten = verschilVan(ons, verwachtCenten);
  return {
    ...{ stuk: stukNaam(moment), document: moment.document, eenheid: moment.eenheid },
    verwachtCenten,
    verschilCenten,
    isAfronding: verschilCenten !== null && isAfronding(moment, verschilCenten),
  };
}

const STAPNAMEN: Readonly<Record<Stap, string>> = {
  nieuweZorg: 'Nieuwe zorg',
  gestopteZorg: 'Gestopte zorg',
  prijs: 'Prijs',
  nagekomenDeclaraties: 'Nagekomen declaraties',
  correcties: 'Correcties (credits)',
  eerdereJaren: 'Eerdere jaren',
  andereStromen: 'Andere stromen',
  model: 'Prognose zelf',
};

const hogerOfLager = (x: number): string => `${euroFijn(Math.abs(x))} ${x > 0 ? 'hoger' : 'lager'}`;

function zinVan({ jaar: j, sinds, gemeld, totaal }: Verschil): string {
  if (!totaal) return `Het verschil met ${datumVoluit(sinds)} is voor ${j} niet te geven.`;
  const { vanCenten, totCenten, stappen } = totaal;
  const groot = STAPPEN.filter((s) => Math.abs(stappen[s]) >= 100)
    .sort((a, b) => Math.abs(stappen[b]) - Math.abs(stappen[a]))
    .map((s) => `${STAPNAMEN[s].toLowerCase()} ${hogerOfLager(stappen[s])}`);
  const saldo =
    totaal.saldoTotCenten === null
      ? `Nu verwachten wij ${euroFijn(totCenten)}`
      : `Nu verwachten wij ${saldoInWoorden(totaal.saldoTotCenten)}`;
  const verschil = totCenten - vanCenten;
  return [
    gemeldInWoorden(gemeld, sinds, totaal),
    verschil === 0
      ? `${saldo}: dat is niet veranderd.`
      : `${saldo}: de lasten min baten vallen ${hogerOfLager(verschil)} uit.`,
    groot.length > 0 ? `Het verschil: ${opsomming(groot)}.` : '',
    totaal.begrotingCenten
      ? `De begroting (lasten min baten) werd intussen ${hogerOfLager(totaal.begrotingCenten)}.`
      : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function gemeldInWoorden(
  gemeld: Verschil['gemeld'],
  sinds: string,
  totaal: NonNullable<Verschil['totaal']>,
): string {
  const { vanCenten, saldoVanCenten } = totaal;
  const ons = saldoVanCenten === null ? euroFijn(vanCenten) : saldoInWoorden(saldoVanCenten);
  if (gemeld?.verwachtCenten == null) return `Op ${datumVoluit(sinds)} was de verwachting ${ons}.`;
  // the reported saldo is ours, moved by how much more lasten were reported than we had
  const toen =
    saldoVanCenten === null
      ? euroFijn(gemeld.verwachtCenten)
      : saldoInWoorden(saldoVanCenten - (gemeld.verschilCenten ?? 0));
  const naast =
    gemeld.isAfronding || gemeld.verschilCenten === null ? '' : ` (ons cijfer was toen ${ons})`;
  return `In ${gemeld.stuk}, stand ${datumVoluit(sinds)}, meldden wij ${toen}${naast}.`;
}

const BRUGKOLOMMEN: Tabel['kolommen'] = STAPPEN.map((s) => ({
  veld: s,
  label: STAPNAMEN[s],
  soort: 'bedrag' as const,
}));

function tabelVan({ jaar: j, sinds, gemeld, totaal, posten }: Verschil): Tabel {
  const rij = (b: NonNullable<Verschil['posten'][number]['brug']> | null) => ({
    van: b?.vanCenten ?? null,
    ...Object.fromEntries(STAPPEN.map((s) => [s, b?.stappen[s] ?? null])),
    tot: b?.totCenten ?? null,
  });
  return {
    titel: `Van de prognose van ${datumVoluit(sinds)} naar die van nu, ${j}`,
    kolommen: [
      { veld: 'naam', label: 'Post', soort: 'tekst' },
      { veld: 'gemeld', label: 'Gemeld', soort: 'bedrag', uitleg: 'Zoals gedrukt in het stuk.' },
      { veld: 'van', label: 'Ons cijfer toen', soort: 'bedrag' },
      ...BRUGKOLOMMEN,
      { veld: 'tot', label: 'Nu', soort: 'bedrag' },
    ],
    rijen: posten.map((p) => ({
      naam: p.naam,
      gemeld: gemeld ? (p.gemeldCenten ?? 'niet gemeld') : 'niet gemeld',
      ...rij(p.brug),
    })),
    ...(totaal
      ? {
          totaalrij: {
            naam: 'Totaal (lasten min baten)',
            gemeld: gemeld?.verwachtCenten ?? 'niet gemeld',
            ...rij(totaal),
          },
        }
      : {}),
    noot: 'Steeds de middelste uitkomst; die van posten tellen niet precies op tot die van het totaal. Dat verschil zit in "Prognose zelf".',
  };
}

/** The bridge of the total, from what was reported (where it was) over our figure to that of now. */
function grafiekVan({ jaar: j, sinds, gemeld, totaal }: Verschil): Grafiek | null {
  if (!totaal) return null;
  const stappen = STAPPEN.filter((s) => totaal.stappen[s] !== 0);
  const isGemeld = gemeld !== null && gemeld.verwachtCenten !== null;
  const begin = isGemeld ? [`Gemeld in ${gemeld.stuk}`, 'Verschil met ons cijfer toen'] : ['Toen'];
  const niveaus = isGemeld ? [gemeld.verwachtCenten, null] : [totaal.vanCenten];
  const eerste = isGemeld ? [null, 0 - (gemeld.verschilCenten ?? 0)] : [null];
  return {
    soort: 'waterval',
    titel: `Waardoor de verwachting van ${j} veranderde`,
    beschrijving: `De verwachte lasten min baten van ${j} zoals ze op ${datumVoluit(sinds)} waren, elke oorzaak van verandering, en zoals ze nu zijn.`,
    eenheid: 'centen',
    categorieen: [...begin, ...stappen.map((s) => STAPNAMEN[s]), 'Nu'],
    reeksen: [
      {
        naam: 'Verwacht',
        vorm: 'staaf',
        waarden: [...niveaus, ...stappen.map(() => null), totaal.totCenten],
      },
      {
        naam: 'Verandering',
        vorm: 'staaf',
        waarden: [...eerste, ...stappen.map((s) => totaal.stappen[s]), null],
      },
    ],
  };
}
