import { z } from 'zod';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { STROOM_NAMEN } from '../core/basis/domein.ts';
import { groepeer } from '../core/basis/groepeer.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { datumVoluit, euroFijn, opsomming, procent } from '../definitie/notatie.ts';
import type { Cel, Kolom, Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd, type VraagContext } from '../definitie/vraag.ts';
import type { Post } from '../register/port.ts';
import { bronBerichten } from './basis/bronnen.ts';
import {
  type Boekperioden,
  boekperiodenVan,
  createIndeling,
  MAANDEN,
  watOntbreektIn,
} from './basis/grootboek.ts';
import { leesSporen, NIVEAUS, type Niveau, type Spoor } from './basis/herleiding.ts';
import { bronTabel } from './basis/tabellen.ts';
import { centen, centenOfOnbekend, jaar, stroom, wet } from './basis/velden.ts';
import { gekozenJaar, wetNaam } from './basis/woorden.ts';

const uitvoer = z.object({
  jaar: z.int(),
  tot: z.enum(NIVEAUS),
  /** Last period of the boekjaar in the ledger; `null` = no ledger of the year. */
  periode: z.int().nullable(),
  regels: z.array(
    z.object({
      /** `null`: booked on no post. */
      post: z.string().nullable(),
      naam: z.string(),
      wet: wet.nullable(),
      stroom: stroom.nullable(),
      /** `null`: not to be traced. */
      organisatie: z.string().nullable(),
      product: z.string().nullable(),
      aanbieder: z.string().nullable(),
      wijk: z.string().nullable(),
      bedragCenten: centen,
    }),
  ),
  /** Lasten in the ledger: what is traced and what is not make it to the cent. */
  grootboekCenten: centenOfOnbekend,
  herleidCenten: centen,
  nietTeHerleidenCenten: centenOfOnbekend,
});
type Landt = z.output<typeof uitvoer>;
type Regel = Landt['regels'][number];

/** Each euro of the ledger, traced from post to organisation, product, provider or wijk. */
export const vraag = defineVraag({
  id: 'waar-landt-het-geld',
  titel: 'Waar landt het geld',
  vraagzin: 'Bij wie komt het geld terecht, en wat is niet te herleiden?',
  groep: 'Waar landt het',
  volgorde: 0,
  doel: 'sturing',
  rollen: ['controller', 'beleid', 'bestuur', 'contract', 'data', 'beheer'],
  invoer: z.object({
    jaar,
    tot: z.enum(NIVEAUS).default('product').meta({
      title: 'Tot en met',
      description:
        'Hoe ver het geld wordt gevolgd. Per wijk staan product en aanbieder er niet bij: zulke regels gaan al snel over een paar mensen.',
    }),
  }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const posten = await ctx.register.posten(ctx.gemeente);
    const grootboek = await leesLasten(ctx, posten, gekozen);
    const tot = grootboek.perioden.laatste ?? MAANDEN;
    const bereik = { jaar: gekozen, tot, niveau: invoer.tot };
    const sporen = await leesSporen(ctx, posten, bereik);
    const antwoord = uitvoer.parse({
      ...{ jaar: gekozen, tot: invoer.tot, periode: grootboek.perioden.laatste },
      ...sluitAan(sporen, grootboek, posten),
    });
    return {
      antwoord,
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [
        ...bronTabel('grootboek', grootboek.rijen),
        ...(await bronBerichten(ctx)),
        { naam: 'tabellen en maandcijfers van de andere stromen', standPer: ctx.peildatum },
      ],
      ontbreekt: watOntbreekt(antwoord, grootboek.perioden),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Het grootboek is de maat: de lasten van het boekjaar per post. Daarnaast ligt wat de bron van elke stroom zegt over',
  'dezelfde perioden: van declaraties wat tot en met de laatste ervan is toegekend, van verbonden partijen het voorschot,',
  'van pgb wat is besteed, facturen die niet zijn afgewezen, en uitkeringen. Een subsidiepost hoort bij een instelling',
  'als die de enige is. Het verschil per post heet niet te herleiden; is het negatief, dan zegt de bron meer dan is',
  'geboekt. De regels tellen tot op de cent op tot het grootboek. De vraag "Aansluiting" benoemt de verschillen.',
].join(' ');

interface Lasten {
  readonly perioden: Boekperioden;
  readonly perPost: ReadonlyMap<string | null, Centen>;
  readonly rijen: Parameters<typeof bronTabel>[1];
}

async function leesLasten(
  { facts, gemeente, peildatum }: VraagContext,
  posten: readonly Post[],
  boekjaar: number,
): Promise<Lasten> {
  const [rijen, schema] = await Promise.all([
    facts.tabelSom('grootboek', {
      ...{ gemeente, peildatum, filter: { boekjaar, soort: 'last' as const }, som: ['bedrag'] },
      per: ['boekperiode', 'kostenplaats', 'kostensoort', 'taakveld', 'soort', 'post'],
    }),
    facts.tabel('rekeningschema', { gemeente, peildatum }),
  ]);
  const postVan = createIndeling(posten, schema);
  const perPost = new Map(
    [...groepeer(rijen, postVan)].map(([post, groep]) => [
      post,
      toCenten(groep.reduce((s, r) => s + (r.bedrag ?? 0), 0)),
    ]),
  );
  return { perioden: boekperiodenVan(rijen.map((r) => r.boekperiode)), perPost, rijen };
}

/** Puts beside each post what is left of its ledger; without a ledger there is nothing to reconcile to. */
function sluitAan(
  sporen: readonly Spoor[],
  { perioden: { laatste: periode }, perPost }: Lasten,
  posten: readonly Post[],
) {
  const kop = (code: string | null) => {
    const post = posten.find((p) => p.code === code);
    return {
      ...{ post: code, wet: post?.wet ?? null, stroom: post?.stroom ?? null },
      naam: post?.naam ?? (code === null ? 'Geboekt zonder post' : code),
    };
  };
  const perSpoor = groepeer(sporen, (s) => s.post);
  const codes = [...new Set<string | null>([...perPost.keys(), ...perSpoor.keys()])];
  const leeg = { organisatie: null, product: null, aanbieder: null, wijk: null };
  const regels = codes.flatMap((code): Regel[] => {
    const eigen = code === null ? [] : (perSpoor.get(code) ?? []);
    const rest = toCenten((perPost.get(code) ?? 0) - eigen.reduce((s, x) => s + x.bedrag, 0));
    return [
      ...eigen.map(({ bedrag, ...s }) => ({ ...kop(code), ...s, bedragCenten: bedrag })),
      ...(periode === null || rest === 0 ? [] : [{ ...kop(code), ...leeg, bedragCenten: rest }]),
    ];
  });
  const herleid = toCenten(sporen.reduce((s, x) => s + x.bedrag, 0));
  const geboekt = toCenten([...perPost.values()].reduce((s, x) => s + x, 0));
  return {
    regels: regels.sort(opKeten),
    herleidCenten: herleid,
    grootboekCenten: periode === null ? null : geboekt,
    nietTeHerleidenCenten: periode === null ? null : toCenten(geboekt - herleid),
  };
}

/** By law and post; what is not to be traced comes last of its post. */
function opKeten(a: Regel, b: Regel): number {
  const tekst = (r: Regel) =>
    [wetNaam(r.wet), r.naam, r.organisatie ?? '\uffff', r.product, r.aanbieder, r.wijk].map(
      (x) => x ?? '',
    );
  const [x, y] = [tekst(a), tekst(b)];
  return x.map((t, i) => t.localeCompare(y[i] ?? '', 'nl')).find((v) => v !== 0) ?? 0;
}

function watOntbreekt(a: Landt, perioden: Boekperioden): string[] {
  const grootboek = watOntbreektIn(a.jaar, perioden);
  if (a.periode === null)
    return [`${opsomming(grootboek)} Wat niet te herleiden is, is daarom niet te zeggen.`];
  const zonder = [...groepeer(a.regels, (r) => r.naam)]
    .filter(([, groep]) => groep.every((r) => r.organisatie === null))
    .map(([naam]) => naam);
  return [
    ...grootboek,
    ...(zonder.length > 0 ? [`Helemaal niet te herleiden: ${opsomming(zonder)}.`] : []),
    'Baten en reserves staan hier niet bij: het gaat om lasten.',
  ];
}

/** The amounts that are not to be traced, each taken as far as it goes: they may point both ways. */
const losVan = (regels: readonly Regel[]): number =>
  regels.filter((r) => r.organisatie === null).reduce((s, r) => s + Math.abs(r.bedragCenten), 0);

function zinVan(a: Landt, { peildatum }: Gezegd): string {
  if (a.regels.length === 0)
    return `Over ${a.jaar} is op ${datumVoluit(peildatum)} niet bekend waar het geld landt.`;
  const grootste = [
    ...groepeer(
      a.regels.filter((r) => r.organisatie !== null),
      (r) => r.organisatie,
    ),
  ]
    .map(([wie, groep]) => ({ wie, som: groep.reduce((s, r) => s + r.bedragCenten, 0) }))
    .sort((x, y) => y.som - x.som)
    .slice(0, 3)
    .map(({ wie, som }) => `${euroFijn(som)} bij ${wie}`);
  const waar = `Het meeste komt terecht: ${opsomming(grootste)}.`;
  if (a.grootboekCenten === null)
    return `Van ${euroFijn(a.herleidCenten)} in ${a.jaar} is bekend waar het landt, zonder grootboek om op aan te sluiten. ${waar}`;
  const los = losVan(a.regels);
  return [
    `Van ${euroFijn(a.grootboekCenten)} lasten in het grootboek van ${a.jaar} is ${euroFijn(a.herleidCenten)} te herleiden.`,
    los === 0
      ? 'Er blijft niets over.'
      : `Per saldo is ${euroFijn(a.nietTeHerleidenCenten)} niet te herleiden; de verschillen per post zijn samen ${euroFijn(los)} (${procent(los / Math.max(1, a.grootboekCenten), 1)}).`,
    waar,
  ].join(' ');
}

const PRODUCT: Kolom = { veld: 'product', label: 'Product', soort: 'tekst' };
const AANBIEDER: Kolom = { veld: 'aanbieder', label: 'Aanbieder', soort: 'tekst' };
const WIJK: Kolom = { veld: 'wijk', label: 'Wijk', soort: 'tekst' };
/** What is shown after the organisation, by how far money is followed. */
const KETEN: Readonly<Record<Niveau, readonly Kolom[]>> = {
  organisatie: [],
  product: [PRODUCT],
  aanbieder: [PRODUCT, AANBIEDER],
  wijk: [WIJK],
};

/** What a source does not tell is not unknown to us: it does not divide its money that far. */
const verder = (r: Regel, deel: string | null): Cel =>
  deel ?? (r.organisatie === null ? '' : 'niet verder verdeeld');

function tabelVan(a: Landt): Tabel {
  return {
    titel: `Waar landt het geld, ${a.jaar}`,
    kolommen: [
      { veld: 'wet', label: 'Wet', soort: 'tekst' },
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'stroom', label: 'Stroom', soort: 'tekst' },
      { veld: 'organisatie', label: 'Organisatie', soort: 'tekst' },
      ...KETEN[a.tot],
      { veld: 'bedrag', label: 'Lasten', soort: 'bedrag', totaal: 'som' },
    ],
    rijen: a.regels.map((r) => ({
      wet: wetNaam(r.wet),
      post: r.naam,
      stroom: r.stroom === null ? 'geen' : STROOM_NAMEN[r.stroom],
      organisatie: r.organisatie ?? 'niet te herleiden',
      product: verder(r, r.product),
      aanbieder: verder(r, r.aanbieder),
      wijk: verder(r, r.wijk),
      bedrag: r.bedragCenten,
    })),
    ...(a.grootboekCenten === null
      ? {}
      : { noot: 'Het totaal is dat van het grootboek, tot op de cent.' }),
  };
}

function grafiekVan(a: Landt): Grafiek | null {
  const perPost = [...groepeer(a.regels, (r) => r.naam)];
  if (perPost.length === 0) return null;
  const som = (kies: (r: Regel) => boolean) =>
    perPost.map(([, groep]) => groep.filter(kies).reduce((s, r) => s + r.bedragCenten, 0));
  return {
    soort: 'liggend',
    titel: `Lasten ${a.jaar} per post: herleid en niet te herleiden`,
    beschrijving: `Per post welk deel van de lasten van ${a.jaar} te herleiden is tot een organisatie, en welk deel niet.`,
    eenheid: 'centen',
    categorieen: perPost.map(([naam]) => naam),
    reeksen: [
      { naam: 'Herleid', vorm: 'staaf', waarden: som((r) => r.organisatie !== null) },
      {
        naam: 'Niet te herleiden',
        vorm: 'staaf',
        waarden: som((r) => r.organisatie === null),
        voorlopig: true,
      },
    ],
  };
}
