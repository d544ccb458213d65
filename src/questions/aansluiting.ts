import { z } from 'zod';
import {
  betaalverschillen,
  boekingsverschillen,
  stroomverschillen,
  VERSCHILSOORTEN,
  type Verschil,
  type Verschilsoort,
} from '../core/aansluiting/verschillen.ts';
import { type Centen, toCenten } from '../core/basis/bedrag.ts';
import { type Datum, dagenTussen } from '../core/basis/datum.ts';
import type { Grafiek } from '../definitie/grafiek.ts';
import { aantalVan, datumVoluit, euroPrecies, opsomming } from '../definitie/notatie.ts';
import type { Tabel } from '../definitie/tabel.ts';
import { defineVraag, type Gezegd } from '../definitie/vraag.ts';
import { type Administraties, leesAdministraties } from './basis/aansluiting.ts';
import { bronBerichten } from './basis/bronnen.ts';
import { watOntbreektIn } from './basis/grootboek.ts';
import { bronTabel } from './basis/tabellen.ts';
import { centen, centenOfOnbekend, jaar } from './basis/velden.ts';
import { gekozenJaar } from './basis/woorden.ts';

/** The largest differences, line by line; the sums are of all. */
const MAX_REGELS = 500;

const SOORTNAMEN: Readonly<Record<Verschilsoort, string>> = {
  transitorisch: 'transitorisch',
  nietGeboekt: 'nog niet geboekt',
  voorschot: 'voorschot',
  inBeoordeling: 'in beoordeling',
  memoriaal: 'memoriaal',
  dubbel: 'dubbel',
  nietVerklaard: 'niet verklaard',
};

const delen = z.object({
  transitorisch: centen,
  nietGeboekt: centen,
  voorschot: centen,
  inBeoordeling: centen,
  memoriaal: centen,
  dubbel: centen,
  nietVerklaard: centen,
});
const uitvoer = z.object({
  jaar: z.int(),
  posten: z.array(
    z.object({
      /** `null`: bookings that belong to no post. */
      post: z.string().nullable(),
      naam: z.string(),
      soort: z.enum(['last', 'bate']),
      /** Toegekend by messages, or what the stroom's own source says over the same months. */
      bronCenten: centenOfOnbekend,
      geboektCenten: centen,
      betaaldCenten: centenOfOnbekend,
      /** Booked minus source: the parts add up to it, to the cent. */
      geboekt: delen,
      /** Paid minus booked, of posts with declarations. */
      betaald: delen.nullable(),
      /** Every difference between source and ledger as a positive amount, so that none hides another. */
      afwijkingCenten: centen,
    }),
  ),
  /** Differences between sources and ledger by kind, over all posts, as positive amounts. */
  perSoort: z.array(
    z.object({ soort: z.enum(VERSCHILSOORTEN), aantal: z.int(), afwijkingCenten: centen }),
  ),
  regels: z.array(
    z.object({
      stap: z.enum(['bron-grootboek', 'grootboek-betaling']),
      post: z.string().nullable(),
      kenmerk: z.string().nullable(),
      soort: z.enum(VERSCHILSOORTEN),
      bedragCenten: centen,
      /** How many days it stands open; of what is not booked yet. */
      dagenOud: z.int().nullable(),
    }),
  ),
});
type Aansluiting = z.output<typeof uitvoer>;
type Postregel = Aansluiting['posten'][number];

/** Messages to ledger to payments; every difference named, to the cent. */
export const vraag = defineVraag({
  id: 'aansluiting',
  titel: 'Aansluiting',
  vraagzin: 'Sluiten berichten, grootboek en betalingen op elkaar aan?',
  groep: 'Gegevens',
  volgorde: 4,
  doel: 'sturing',
  rollen: ['controller', 'data', 'beheer'],
  invoer: z.object({ jaar }),
  uitvoer,
  compute: async (ctx, invoer) => {
    const gekozen = gekozenJaar(ctx, invoer.jaar);
    const a = await leesAdministraties(ctx, gekozen);
    return {
      antwoord: sluitAan(a, gekozen, ctx.peildatum),
      status: 'voorlopig',
      eenheid: 'eurocenten',
      bronnen: [
        ...(await bronBerichten(ctx)),
        ...bronTabel('grootboek', a.grootboekSinds),
        ...bronTabel('betalingen', a.betalingenSinds),
      ],
      ontbreekt: watOntbreekt(a, gekozen),
      afleiding: AFLEIDING,
    };
  },
  zin: zinVan,
  tabel: tabelVan,
  grafiek: grafiekVan,
});

const AFLEIDING = [
  'Per declaratie (BerichtIdentificatie) staat wat in het boekjaar is toegekend naast wat onder dat kenmerk is',
  'geboekt. Transitorisch: toegekend in een periode die nog open is, of geboekt in of over een ander jaar. Nog niet',
  'geboekt: toegekend in een periode die in het grootboek staat, en toch nergens geboekt. In beoordeling: geboekt',
  'zonder oordeel. Dubbel: een geheel aantal keren geboekt. Boekingen zonder declaratie volgen hun aard: voorschot,',
  'transitorisch of memoriaal. Wat geen regel verklaart, heet niet verklaard. Andere stromen: hun eigen cijfer over',
  'de maanden die in het grootboek staan. Elk verschil staat in precies een soort en de soorten tellen op tot het verschil.',
].join(' ');

function sluitAan(a: Administraties, gekozen: number, peildatum: Datum): Aansluiting {
  const naarPost = new Map(a.posten.map((p) => [p.code, p]));
  const stromen = new Set(a.stroomposten.map((s) => s.post));
  const isStroom = (post: string | null) => {
    const stroom = post === null ? undefined : naarPost.get(post)?.stroom;
    return stroom !== undefined && stroom !== 'declaraties';
  };
  const declaraties = a.boekingen.filter((b) => !isStroom(b.post));
  const boek = [
    ...boekingsverschillen(a.berichten, declaraties),
    ...stroomverschillen(a.stroomposten, a.boekingen),
  ];
  const betaal = betaalverschillen(declaraties, a.betalingen);
  const posten = [
    ...[...a.berichten, ...declaraties, ...a.betalingen].map((r) => r.post),
    ...a.boekingen.map((b) => b.post).filter((p) => p !== null && isStroom(p)),
    ...stromen,
  ];
  return uitvoer.parse({
    jaar: gekozen,
    posten: [...new Set(posten)]
      .map((post) =>
        regelVan(a, post, {
          boek,
          betaal,
          stroom: isStroom(post),
          naam: post === null ? 'Zonder post' : (naarPost.get(post)?.naam ?? `Post ${post}`),
          soort: post !== null && naarPost.get(post)?.soort === 'bate' ? 'bate' : 'last',
        }),
      )
      .sort(
        (x, y) => Number(x.post === null) - Number(y.post === null) || x.naam.localeCompare(y.naam),
      ),
    perSoort: naarSoort(boek),
    regels: [
      ...boek.map((v) => ({ stap: 'bron-grootboek' as const, ...v })),
      ...betaal.map((v) => ({ stap: 'grootboek-betaling' as const, ...v })),
    ]
      .sort((x, y) => Math.abs(y.bedrag) - Math.abs(x.bedrag))
      .slice(0, MAX_REGELS)
      .map(({ bedrag, sinds, ...v }) => ({
        ...v,
        bedragCenten: bedrag,
        dagenOud: sinds === undefined ? null : dagenTussen(sinds, peildatum),
      })),
  });
}

const absoluut = (verschillen: readonly Verschil[]): Centen =>
  toCenten(verschillen.reduce((s, v) => s + Math.abs(v.bedrag), 0));

const naarSoort = (verschillen: readonly Verschil[]) =>
  VERSCHILSOORTEN.map((soort) => {
    const eigen = verschillen.filter((v) => v.soort === soort);
    return { soort, aantal: eigen.length, afwijkingCenten: absoluut(eigen) };
  }).filter((s) => s.aantal > 0);

interface Verschillen {
  readonly boek: readonly Verschil[];
  readonly betaal: readonly Verschil[];
  readonly stroom: boolean;
  readonly naam: string;
  readonly soort: Postregel['soort'];
}

function regelVan(a: Administraties, post: string | null, v: Verschillen): Postregel {
  const som = (bedragen: readonly Centen[]) => toCenten(bedragen.reduce((s, b) => s + b, 0));
  const van = <T extends { post: string | null }>(lijst: readonly T[]) =>
    lijst.filter((r) => r.post === post);
  const [stroom] = van(a.stroomposten);
  return {
    post,
    naam: v.naam,
    soort: v.soort,
    bronCenten: v.stroom ? (stroom?.bron ?? null) : som(van(a.berichten).map((b) => b.toegekend)),
    geboektCenten: som(van(a.boekingen).map((b) => b.bedrag)),
    betaaldCenten: v.stroom ? null : som(van(a.betalingen).map((b) => b.bedrag)),
    geboekt: delenVan(van(v.boek)),
    betaald: v.stroom ? null : delenVan(van(v.betaal)),
    afwijkingCenten: absoluut(van(v.boek)),
  };
}

const delenVan = (verschillen: readonly Verschil[]): Postregel['geboekt'] =>
  delen.parse(
    Object.fromEntries(
      VERSCHILSOORTEN.map((soort) => [
        soort,
        verschillen.filter((v) => v.soort === soort).reduce((s, v) => s + v.bedrag, 0),
      ]),
    ),
  );

function watOntbreekt(a: Administraties, gekozen: number): string[] {
  const uit = watOntbreektIn(gekozen, a.perioden);
  if (a.betalingen.length === 0) uit.push(`Betalingen ${gekozen}: niet geladen.`);
  const zonderBron = new Set(
    a.boekingen
      .map((b) => b.post)
      .filter((p) => {
        const post = a.posten.find((x) => x.code === p);
        return post && post.stroom !== 'declaraties' && !a.stroomposten.some((s) => s.post === p);
      }),
  );
  for (const p of zonderBron)
    uit.push(`Post ${p}: wel geboekt, maar geen eigen cijfer om mee te vergelijken.`);
  return uit;
}

const totaal = (posten: readonly Postregel[], kies: (p: Postregel) => number | null): number =>
  posten.reduce((s, p) => s + (p.soort === 'bate' ? -1 : 1) * (kies(p) ?? 0), 0);

/** Posts that the sentence names; the table has all. */
const MAX_POSTEN = 3;

function zinVan({ jaar: j, posten, perSoort, regels }: Aansluiting, { peildatum }: Gezegd): string {
  const met = posten.filter((p) => p.bronCenten !== null);
  if (posten.every((p) => p.geboektCenten === 0))
    return `Van ${j} is op ${datumVoluit(peildatum)} geen grootboek geladen; aansluiten kan nog niet.`;
  const verschil = totaal(met, (p) => p.geboektCenten - (p.bronCenten ?? 0));
  const anders = posten
    .filter((p) => p.afwijkingCenten !== 0)
    .sort((x, y) => y.afwijkingCenten - x.afwijkingCenten);
  const betaald = posten.reduce((s, p) => s + Math.abs(p.betaald?.nietVerklaard ?? 0), 0);
  return [
    verschil === 0
      ? `In ${j} is in totaal evenveel geboekt als de bronnen zeggen.`
      : `In ${j} is in totaal ${euroPrecies(Math.abs(verschil))} ${verschil < 0 ? 'minder' : 'meer'} geboekt dan de bronnen zeggen.`,
    ...(anders.length === 0
      ? ['Elke post met een bron sluit op de cent aan.']
      : [verschilPerPost(anders), verschilPerSoort(perSoort), ouderdom(regels)]),
    betaald > 0 ? `Tussen grootboek en betalingen is ${euroPrecies(betaald)} niet verklaard.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

function verschilPerPost(anders: readonly Postregel[]): string {
  const namen = anders
    .slice(0, MAX_POSTEN)
    .map((p) => `${p.naam} ${euroPrecies(p.afwijkingCenten)}`);
  const rest = anders.length - namen.length;
  const delen =
    rest > 0 ? [...namen, `nog ${aantalVan(rest, 'andere post', 'andere posten')}`] : namen;
  return `Per post, zonder meer en minder tegen elkaar weg te strepen, verschilt: ${opsomming(delen)}.`;
}

const verschilPerSoort = (perSoort: Aansluiting['perSoort']): string =>
  `Naar soort is dat ${opsomming(perSoort.map((s) => `${SOORTNAMEN[s.soort]} ${euroPrecies(s.afwijkingCenten)}`))}.`;

/** What was left out of the ledger, and since when the oldest of it. */
function ouderdom(regels: Aansluiting['regels']): string {
  const dagen = regels.flatMap((r) => (r.soort === 'nietGeboekt' ? (r.dagenOud ?? []) : []));
  if (dagen.length === 0) return '';
  return `Nog niet geboekt ${dagen.length === 1 ? 'is' : 'zijn'} ${aantalVan(dagen.length, 'declaratie', 'declaraties')} uit een afgesloten periode; de oudste staat ${aantalVan(Math.max(...dagen), 'dag', 'dagen')} open.`;
}

function tabelVan({ jaar: j, posten }: Aansluiting): Tabel {
  const bedrag = (veld: string, label: string) => ({
    veld,
    label,
    soort: 'bedrag' as const,
    totaal: 'saldo' as const,
  });
  return {
    titel: `Aansluiting per post, ${j}`,
    kolommen: [
      { veld: 'post', label: 'Post', soort: 'tekst' },
      { veld: 'soort', label: 'Soort', soort: 'tekst' },
      {
        veld: 'bron',
        label: 'Bron',
        soort: 'bedrag',
        uitleg: 'Toegekend volgens berichten, of het eigen cijfer van de stroom.',
      },
      bedrag('geboekt', 'Geboekt'),
      bedrag('verschil', 'Verschil'),
      ...VERSCHILSOORTEN.map((s) => bedrag(s, SOORTNAMEN[s])),
      {
        veld: 'afwijking',
        label: 'Alles wat verschilt',
        soort: 'bedrag',
        uitleg: 'Elk verschil als positief bedrag: meer en minder vallen niet tegen elkaar weg.',
      },
      { veld: 'betaald', label: 'Betaald', soort: 'bedrag' },
      { veld: 'openBetaald', label: 'Betaald min geboekt, niet verklaard', soort: 'bedrag' },
    ],
    rijen: posten.map((p) => ({
      post: p.naam,
      soort: p.soort,
      bron: p.bronCenten,
      geboekt: p.geboektCenten,
      verschil: p.bronCenten === null ? null : p.geboektCenten - p.bronCenten,
      ...p.geboekt,
      afwijking: p.afwijkingCenten,
      betaald: p.betaald === null ? 'n.v.t.' : p.betaaldCenten,
      openBetaald: p.betaald === null ? 'n.v.t.' : p.betaald.nietVerklaard,
    })),
  };
}

/** From what the sources say to what is booked, by named difference. */
function grafiekVan({ jaar: j, posten }: Aansluiting): Grafiek | null {
  const met = posten.filter((p) => p.bronCenten !== null);
  if (met.length === 0) return null;
  const stappen = VERSCHILSOORTEN.map((s) => totaal(met, (p) => p.geboekt[s]));
  const leeg = stappen.map(() => null);
  return {
    soort: 'waterval',
    titel: `Van bron naar grootboek, ${j}`,
    beschrijving: `Wat de bronnen over ${j} zeggen, elk benoemd verschil, en wat in het grootboek staat.`,
    eenheid: 'centen',
    categorieen: ['Bronnen', ...VERSCHILSOORTEN.map((s) => SOORTNAMEN[s]), 'Grootboek'],
    reeksen: [
      {
        naam: 'Stand',
        vorm: 'staaf',
        waarden: [totaal(met, (p) => p.bronCenten), ...leeg, totaal(met, (p) => p.geboektCenten)],
      },
      { naam: 'Verschil', vorm: 'staaf', waarden: [null, ...stappen, null] },
    ],
  };
}
